/** `npm run bench:peers`: Ketu beside named peers on the same work in the same run (test/bench/peers). */
import { buildChanged } from './build-changed.ts'
import { installBench } from './install-bench.ts'
import { root, runSteps } from './step.ts'

try {
  await installBench()
} catch (error) {
  // What needs no peer, or one that is there from before, still runs; the rest is told row by row.
  console.error(error instanceof Error ? error.message : error)
}
const args = [`${root}test/bench/peers/main.ts`, ...process.argv.slice(2)]
const measure = { name: 'ours beside peers', args, isLoud: true }
if (!(await buildChanged()) || !(await runSteps([measure]))) process.exitCode = 1
