/**
 * Customers that are one: a register on the loser names the winner, nothing moves, readers go there (DESIGN 4). Where people
 * merged in a circle the smallest id of the circle stands for all.
 */

/** Undefined = not merged, or not here. */
export type MergedInto = (id: string) => string | undefined

/** Who stands for a customer: itself, unless it leads to another. A winner that is not here stands for nobody. */
export function standsFor(id: string, mergedInto: MergedInto, isHere: (id: string) => boolean): string {
  const way = [id]
  for (let at = id; ; ) {
    const next = mergedInto(at)
    if (next === undefined || next === '' || !isHere(next)) return at
    const circle = way.indexOf(next)
    if (circle >= 0) return way.slice(circle).reduce((least, one) => (one < least ? one : least))
    way.push(next)
    at = next
  }
}

/** Who stands for each customer that is one with another; whoever stands for itself is not in it. */
export type StandIns = ReadonlyMap<string, string>

/** @param merged customers that are here and name a winner. @param isHere of the winners they name. */
export function standInsOf(
  merged: readonly { readonly id: string; readonly mergedInto?: string }[],
  isHere: (id: string) => boolean,
): StandIns {
  const into = new Map(merged.map(({ id, mergedInto = '' }) => [id, mergedInto]))
  const stands = merged.map(({ id }) => [id, standsFor(id, one => into.get(one), isHere)] as const)
  return new Map(stands.filter(([id, standIn]) => id !== standIn))
}

/** Rows by the customer they are of; what is kept under one that was merged is the one's who stands for it. In their order. */
export function byCustomer<R extends { readonly customer: string }>(
  rows: readonly R[],
  standIns: StandIns = new Map(),
): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const customer = standIns.get(row.customer) ?? row.customer
    const group = groups.get(customer)
    if (group) group.push(row)
    else groups.set(customer, [row])
  }
  return groups
}
