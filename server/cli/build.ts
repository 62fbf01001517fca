/** `npm run build`: the app into dist/, within its size. */
import { buildSteps } from './checks.ts'
import { hashSources, rememberBuild } from './build-stamp.ts'
import { runSteps } from './step.ts'

const hash = hashSources()
if (await runSteps(buildSteps)) rememberBuild(hash)
else process.exitCode = 1
