/** `npm run test:fuzz -- --mutants 5000000 --from 1`: as many mutants as you like; exit code 1 when one did harm. */
import { parseArgs } from 'node:util'
import { linesOf, maxGrownBytes, runFuzz } from './run.ts'

const { values } = parseArgs({ options: { mutants: { type: 'string' }, from: { type: 'string' } } })
const mutants = Number(values.mutants ?? 100_000)
const from = Number(values.from ?? 1)
if (![mutants, from].every(Number.isInteger) || mutants < 1) throw new Error('--mutants and --from take whole numbers')
const start = performance.now()
const run = await runFuzz({ mutants, from })
for (const line of linesOf(run)) console.log(line)
console.log(`${Math.round(run.mutants / ((performance.now() - start) / 1000))} mutants a second`)
process.exitCode = run.broken.length === 0 && run.grownBytes <= maxGrownBytes ? 0 : 1
