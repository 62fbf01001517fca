/** `npm run bench`: our own figures, on the app as it is built. */
import { hashSources, isBuilt, rememberBuild } from './build-stamp.ts'
import { buildSteps } from './checks.ts'
import { runSteps } from './step.ts'

const hash = hashSources()
const steps = isBuilt(hash) ? [] : buildSteps
if (await runSteps(steps)) {
  rememberBuild(hash)
  const bench = { name: 'bench', args: ['test/bench/main.ts', ...process.argv.slice(2)], isLoud: true }
  if (!(await runSteps([bench]))) process.exitCode = 1
} else process.exitCode = 1
