/** `npm start`: builds the app when its sources changed, then serves it. */
import { isBuilt, rememberBuild } from './build-stamp.ts'
import { bin, runStep } from './step.ts'

const build = { name: 'build', args: [bin('vite/bin/vite.js'), 'build', '--logLevel', 'warn'] }
if (isBuilt() || (await runStep(build))) {
  rememberBuild()
  await import('../main.ts')
} else process.exitCode = 1
