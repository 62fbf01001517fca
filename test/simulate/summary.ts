/** What many runs came to: how often each thing happened, in how many runs, and whether the runs show anything at all. */
import { faults } from './fault.ts'
import type { Report } from './simulate.ts'

/** Answers of the server every set of runs has to meet. */
const answers = [
  'stored',
  'behind',
  'held',
  'refused no-right',
  'refused moved',
  'refused erased',
  'refused over-budget',
  'refused bad-update',
  'refused bad-name',
  'refused bad-client',
  'refused too-big',
  'refused sibling',
]

export interface Summary {
  readonly seeds: number
  readonly operations: number
  readonly broken: readonly number[]
  /** Times, and share of the runs, of everything that came to pass. */
  readonly hits: ReadonlyMap<string, { readonly times: number; readonly share: number }>
}

export function summaryOf(reports: readonly Report[]): Summary {
  const times = new Map<string, number>()
  const runs = new Map<string, number>()
  for (const { hits } of reports)
    for (const [what, count] of hits) {
      times.set(what, (times.get(what) ?? 0) + count)
      runs.set(what, (runs.get(what) ?? 0) + 1)
    }
  const names = [...times.keys()].sort()
  return {
    seeds: reports.length,
    operations: reports.reduce((sum, { operations }) => sum + operations, 0),
    broken: reports.filter(({ violations }) => violations.length > 0).map(({ seed }) => seed),
    hits: new Map(
      names.map(what => [what, { times: times.get(what) ?? 0, share: (runs.get(what) ?? 0) / reports.length }]),
    ),
  }
}

/**
 * Faults and answers that too few of the runs have met: then green means little (rel:D31). A refusal for a missing right is asked of
 * twice as many.
 * @param least share of the runs that has to meet each; chance makes little of a small number of runs.
 */
export function vacuity({ hits }: Summary, least = 0.1): readonly string[] {
  const isRare = (what: string, share: number): boolean => (hits.get(what)?.share ?? 0) < share
  const rare = [...Object.keys(faults), ...answers].filter(what => isRare(what, least))
  return isRare('refused no-right', 2 * least) ? [...rare, 'refused no-right, twice as often'] : rare
}

export const linesOf = ({ seeds, operations, broken, hits }: Summary): readonly string[] => [
  `${seeds} seeds, ${operations} operations, ${broken.length} broken${broken.length > 0 ? `: ${broken.join(' ')}` : ''}`,
  ...[...hits].map(
    ([what, { times, share }]) =>
      `${String(Math.round(share * 100)).padStart(4)} %  ${String(times).padStart(7)}  ${what}`,
  ),
]

/** A run that broke: what happened last, what is wrong, and how to see it again. */
export const failureOf = ({ seed, violations, notes }: Report, commit: string): string =>
  [
    `seed ${seed} at ${commit} broke; see it again with: npm run test:simulate -- --seeds 1 --from ${seed} --trace`,
    ...notes.slice(-40).map(note => `  ${note.slice(0, 240)}`),
    ...violations.slice(0, 12).map(violation => `! ${violation.slice(0, 700)}`),
  ].join('\n')
