/** `npm run lighthouse`: what Lighthouse says of sign-in, Today and a customer of the sample team, as a phone. */
import { buildChanged } from './build-changed.ts'
import { installBench } from './install-bench.ts'
import { runSteps } from './step.ts'

await installBench()
const measure = { name: 'lighthouse', args: ['test/bench/lighthouse.ts'], isLoud: true }
if (!(await buildChanged()) || !(await runSteps([measure]))) process.exitCode = 1
