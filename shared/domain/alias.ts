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
