/** `npm run test:fuzz -- --mutants 5000000 --from 1`: hostile updates and frames against the whole server and a phone that pulls. */
import { runStep } from './step.ts'

const args = ['test/fuzz/main.ts', ...process.argv.slice(2)]
if (!(await runStep({ name: 'mutants', args, isLoud: true }))) process.exitCode = 1
