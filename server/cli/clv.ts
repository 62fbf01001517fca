/** `npm run bench:clv`: the models of customer value on public order logs, as JSON lines (test/bench/clv.ts). */
import { runStep } from './step.ts'

const args = ['test/bench/clv.ts', ...process.argv.slice(2)]
if (!(await runStep({ name: 'customer value', args, isLoud: true, isBare: true }))) process.exitCode = 1
