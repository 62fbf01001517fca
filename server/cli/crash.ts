/** `npm run test:crash -- --kills 200 --seed 7`: kills of the server, of the browser (`--browser`), of a phone at each commit (`--commits`). */
import { runStep } from './step.ts'

const args = ['test/crash/main.ts', ...process.argv.slice(2)]
if (!(await runStep({ name: 'kills', args, isLoud: true }))) process.exitCode = 1
