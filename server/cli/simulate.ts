/** `npm run test:simulate -- --seeds 10000 --from 1`: a team, its phones and its server in one process, with everything going wrong. */
import { runStep } from './step.ts'

const args = ['test/simulate/main.ts', ...process.argv.slice(2)]
if (!(await runStep({ name: 'simulated teams', args, isLoud: true }))) process.exitCode = 1
