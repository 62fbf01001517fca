/** `npm run test:simulate -- --seeds 10000 --from 1`: many seeds; exit code 1 when an invariant broke in any of them. */
import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { defaultOperations, type Report, simulate } from './simulate.ts'
import { failureOf, linesOf, summaryOf, vacuity } from './summary.ts'

// Databases in memory make much that is soon forgotten.
setFlagsFromString('--max-semi-space-size=64')

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string' },
    operations: { type: 'string' },
    /** Faults that are left out, with commas. */
    without: { type: 'string' },
    trace: { type: 'boolean' },
  },
})
const seeds = Number(values.seeds ?? 100)
const from = Number(values.from ?? 1)
const operations = Number(values.operations ?? defaultOperations)
if (![seeds, from, operations].every(Number.isInteger) || seeds < 1)
  throw new Error('--seeds, --from and --operations take whole numbers')
const without = values.without?.split(',') ?? []
const reports: Report[] = []
const start = performance.now()
for (let seed = from; seed < from + seeds; seed++) {
  const onLine = (line: string): void => console.log(line)
  const report = await simulate({ seed, operations, without, ...(values.trace === true && { onLine }) })
  // A clean run has nothing to tell but its counts.
  reports.push(report.violations.length > 0 ? report : { ...report, notes: [] })
  if (report.violations.length > 0) console.log(failureOf(report, commit()))
}
const summary = summaryOf(reports)
for (const line of linesOf(summary)) console.log(line)
console.log(`${((performance.now() - start) / seeds / 1000).toFixed(2)} s a seed`)
const rare = seeds >= 50 && without.length === 0 ? vacuity(summary) : []
if (rare.length > 0) console.log(`met too seldom to mean anything: ${rare.join(', ')}`)
process.exitCode = summary.broken.length + rare.length === 0 ? 0 : 1

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  } catch {
    return 'no commit'
  }
}
