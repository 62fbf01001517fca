/** `npm run build`: the app into dist/, within its size. */
import { buildSteps } from './checks.ts'
import { rememberBuild } from './build-stamp.ts'
import { runSteps } from './step.ts'

if (await runSteps(buildSteps)) rememberBuild()
else process.exitCode = 1
