/** `npm run test:crash [kills] [seed]`: many kills of the server under write load. */
import { runStep } from './step.ts'

const args = ['test/crash/main.ts', ...process.argv.slice(2)]
if (!(await runStep({ name: 'kills of the server', args, isLoud: true }))) process.exitCode = 1
