/** Ratios a period is asked for that need no model of their own (DOMAIN 3.9). Each keeps its parts, so that scopes add up. */
import { weightedMean } from '../analysis/part.ts'
import { type Share, shareOf } from '../analysis/share.ts'
import type { Day } from '../day.ts'
import type { AbcClass } from '../purchase/abc.ts'
import { isKept, type PromiseFact, promisesDue } from '../standing/promises-due.ts'

interface Span {
  readonly start: Day
  readonly end: Day
}

/** 承诺兑现率: our promises kept on time ÷ those that came due in the period. */
export function promisesKept(promises: readonly PromiseFact[], { start, end }: Span): Share {
  const due = promisesDue(promises, start, end)
  return shareOf(due.filter(one => isKept(one, end)).length, due.length)
}

/** 赢单率: won ÷ closed in the period. */
export function winRate(
  opportunities: readonly { readonly closedOn: Day; readonly isWon: boolean }[],
  { start, end }: Span,
): Share {
  const closed = opportunities.filter(({ closedOn }) => closedOn >= start && closedOn <= end)
  return shareOf(closed.filter(({ isWon }) => isWon).length, closed.length)
}

/** A类客户占比: of those whose class is known. */
export function classShare(classes: readonly (AbcClass | null)[], abc: AbcClass = 'A'): Share {
  const known = classes.filter(one => one !== null)
  return shareOf(known.filter(one => one === abc).length, known.length)
}

/** An index of a scope: the mean over its customers, by importance. Who has no index, or no importance, is not in it. */
export function meanByImportance(
  customers: readonly {
    readonly customer: string
    readonly value: number | null
    readonly importance: number | null
  }[],
): { readonly value: number | null; readonly coverage: number } {
  const known = customers
    .filter(one => one.value !== null && one.importance !== null)
    .sort((a, b) => (a.customer < b.customer ? -1 : 1))
  return {
    value: weightedMean(known.map(({ value, importance }) => ({ value, weight: importance ?? 0 }))),
    coverage: customers.length === 0 ? 0 : known.length / customers.length,
  }
}
