/** How visits turn into next steps and next steps into orders, by class of customer (feat:A15). */
import type { Day } from '../day.ts'

/** The latest of each, as lists show them. */
export interface ConvertedCustomer<C extends string> {
  readonly class: C
  readonly lastVisit: Day
  /** '' without a next step. */
  readonly nextTitle: string
  readonly lastOrder: Day
}

export interface Conversion<C extends string> {
  readonly class: C
  /** Customers visited since; of them with a next step that is open; of them with an order since. */
  readonly visited: number
  readonly stepped: number
  readonly ordered: number
}

/** Classes nobody visited since are left out. */
export function conversionsSince<C extends string>(
  customers: readonly ConvertedCustomer<C>[],
  classes: readonly C[],
  since: Day,
): readonly Conversion<C>[] {
  const visited = customers.filter(({ lastVisit }) => lastVisit >= since)
  return classes.flatMap(name => {
    const of = visited.filter(customer => customer.class === name)
    if (of.length === 0) return []
    return [
      {
        class: name,
        visited: of.length,
        stepped: of.filter(({ nextTitle }) => nextTitle !== '').length,
        ordered: of.filter(({ lastOrder }) => lastOrder >= since).length,
      },
    ]
  })
}
