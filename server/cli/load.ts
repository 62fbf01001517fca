/** `npm run bench:load`: many people at once on one server, a kill in the middle, and what is left (test/bench/load.ts). */
import { runStep } from './step.ts'

const args = ['test/bench/load.ts', ...process.argv.slice(2)]
if (!(await runStep({ name: 'a company at its busiest', args, isLoud: true }))) process.exitCode = 1
