/** What purchase models know of a customer (DOMAIN 1.1): how often, how lately, for how long; not who. */

export interface History {
  /** Purchases after the first. */
  readonly x: number
  /** From the first purchase to the last, in units; 0 ≤ tx ≤ T. */
  readonly tx: number
  /** From the first purchase to asOf, in units. */
  readonly T: number
}

/** Customers with the same history, and how many they are. */
export interface HistoryCount extends History {
  readonly count: number
}

/** One row a history, ordered: sums over it have the same bits however the customers were ordered. */
export function countHistories(histories: readonly History[]): readonly HistoryCount[] {
  const rows: { x: number; tx: number; T: number; count: number }[] = []
  for (const { x, tx, T } of histories.toSorted(byHistory)) {
    const last = rows.at(-1)
    if (last && last.x === x && last.tx === tx && last.T === T) last.count++
    else rows.push({ x, tx, T, count: 1 })
  }
  return rows
}

const byHistory = (a: History, b: History): number => a.x - b.x || a.tx - b.tx || a.T - b.T
