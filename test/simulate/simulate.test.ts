/** A few dozen seeds in every run of the tests; any number of them with `npm run test:simulate`. */
import { expect, it } from 'vitest'
import { keptSeeds } from './seed.ts'
import { type Report, simulate } from './simulate.ts'
import { failureOf, linesOf, summaryOf, vacuity } from './summary.ts'

const seeds = Number(process.env['KETU_SEEDS'] ?? 24)
const firstSeed = 1

it('rel:D1 the same seed is the same run, task by task', async () => {
  const [first, again] = [await simulate({ seed: 7, operations: 150 }), await simulate({ seed: 7, operations: 150 })]
  expect(first.fingerprint).toBe(again.fingerprint)
  expect(first.tasks).toBe(again.tasks)
  expect([...first.hits]).toEqual([...again.hits])
  const other = await simulate({ seed: 8, operations: 150 })
  expect(other.fingerprint).not.toBe(first.fingerprint)
}, 120_000)

it(
  `rel:D1 ${seeds} seeds lose, leak, stall and tear apart nothing, and meet every fault and refusal`,
  async () => {
    const reports: Report[] = []
    for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
      const report = await simulate({ seed })
      expect(report.violations, failureOf(report, 'this commit')).toEqual([])
      reports.push({ ...report, notes: [] })
    }
    const summary = summaryOf(reports)
    console.log(linesOf(summary).join('\n'))
    expect(summary.operations).toBeGreaterThanOrEqual(seeds * 500)
    // Once is all that two dozen runs can be asked for when code changes; hundreds of them have to meet each in a tenth.
    expect(vacuity(summary, seeds < 50 ? 1 / seeds : 0.1)).toEqual([])
  },
  seeds * 30_000,
)

it.for([...new Set(Object.values(keptSeeds))].filter(seed => seed >= firstSeed + seeds || seed < firstSeed))(
  'rel:D1 seed %i, which once broke, is clean',
  { timeout: 60_000 },
  async seed => {
    const report = await simulate({ seed })
    expect(report.violations, failureOf(report, 'this commit')).toEqual([])
  },
)
