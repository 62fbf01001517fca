/**
 * A model of customers who buy for a while at a rate of their own and then, unseen, stop. What the models differ in is how
 * they stop. Time is in the unit of the histories they were fitted on.
 */
import type { History } from './history.ts'

export interface PurchaseModel<Params> {
  /** ln L of one customer. In two steps: what hangs on the parameters alone is worked out once. */
  readonly lnLikelihood: (params: Params) => (history: History) => number
  /** P(alive): that the customer has not stopped by the end of the history. */
  readonly aliveChance: (params: Params, history: History) => number
  /** E[X(t)]: purchases after the first that a customer nobody knows yet makes in t. */
  readonly expected: (params: Params, t: number) => number
  /** E[X(T, T + t) | x, tx, T]: purchases the customer makes in the t after the history. */
  readonly expectedNext: (params: Params, history: History, t: number) => number
}

/** Keeps what a function says of each count of purchases. Few counts are many customers'. */
export function byCount(valueOf: (x: number) => number): (x: number) => number {
  const known: (number | undefined)[] = []
  return x => (known[x] ??= valueOf(x))
}

/** Formulas divide by a − 1 and s − 1: nearer to 1 than this they are taken beside it. */
export const besideOne = (value: number): number => 1 + besideZero(value - 1)

export const besideZero = (value: number): number => (Math.abs(value) < 1e-6 ? 1e-6 : value)
