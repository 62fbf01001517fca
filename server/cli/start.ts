/** `npm start`: builds the app when its sources changed, then serves it. */
import { hashSources, isBuilt, rememberBuild } from './build-stamp.ts'
import { buildSteps } from './checks.ts'
import { runSteps } from './step.ts'

const hash = hashSources()
const isFresh = isBuilt(hash)
if (isFresh || (await runSteps(buildSteps))) {
  if (!isFresh) rememberBuild(hash)
  await import('../main.ts')
} else process.exitCode = 1
