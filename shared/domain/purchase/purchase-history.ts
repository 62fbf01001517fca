/** What each customer bought, by business day: the ground of everything that is read from orders (DOMAIN 3). */
import { countThrough } from '../analysis/quantile.ts'
import { type Day, dayToNumber } from '../day.ts'

/** Net of a customer's day in minor units. Contributions fit; several rows of a day are summed. */
export interface CustomerDay {
  readonly customer: string
  readonly day: Day
  readonly revenue: number
}

/** Days are numbers (`dayToNumber`), ascending. It holds all that is known; who reads it says up to which day. */
export interface PurchaseHistory {
  readonly customer: string
  /** Days whose net is not 0. */
  readonly days: readonly number[]
  /** sums[n] = net of the first n of them, minor units. */
  readonly sums: readonly number[]
  /** Purchase days: net above zero. A return is none, and takes none back that was made on another day. */
  readonly purchases: readonly number[]
}

/** As much of it as tells the rhythm. */
export type PurchaseDays = Pick<PurchaseHistory, 'purchases'>

/** Of every customer with a row, ordered by id. Integers are summed, so the order of the rows does not matter. */
export function purchaseHistories(rows: readonly CustomerDay[]): readonly PurchaseHistory[] {
  const numbers = new Map<Day, number>()
  const numberOf = (day: Day): number => {
    let number = numbers.get(day)
    if (number === undefined) numbers.set(day, (number = dayToNumber(day)))
    return number
  }
  const entries = new Map<string, Entry[]>()
  for (const { customer, day, revenue } of rows) {
    const entry = { day: numberOf(day), net: revenue }
    const own = entries.get(customer)
    if (own) own.push(entry)
    else entries.set(customer, [entry])
  }
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([customer, own]) => historyOf(customer, own))
}

interface Entry {
  readonly day: number
  readonly net: number
}

function historyOf(customer: string, entries: Entry[]): PurchaseHistory {
  entries.sort((a, b) => a.day - b.day)
  const [days, sums, purchases]: [number[], number[], number[]] = [[], [0], []]
  let sum = 0
  for (let n = 0; n < entries.length; ) {
    const day = entries[n]?.day ?? 0
    let net = 0
    for (; entries[n]?.day === day; n++) net += entries[n]?.net ?? 0
    if (net === 0) continue
    days.push(day)
    sums.push((sum += net))
    if (net > 0) purchases.push(day)
  }
  return { customer, days, sums, purchases }
}

/** Net from one day number to another, both included. */
export function netBetween({ days, sums }: PurchaseHistory, from: number, to: number): number {
  return to < from ? 0 : (sums[countThrough(days, to)] ?? 0) - (sums[countThrough(days, from - 1)] ?? 0)
}

/** Purchase days from one day number to another, both included. */
export const purchasesBetween = ({ purchases }: PurchaseHistory, from: number, to: number): number =>
  to < from ? 0 : countThrough(purchases, to) - countThrough(purchases, from - 1)

/** Purchase days up to a day number, that day included. */
export const purchasesThrough = ({ purchases }: PurchaseDays, to: number): readonly number[] => {
  const count = countThrough(purchases, to)
  return count === purchases.length ? purchases : purchases.slice(0, count)
}

/** Net of the last `days` days up to `asOf`, that day included; `daysAgo` shifts the window into the past. */
export const netOfLast = (history: PurchaseHistory, days: number, asOf: number, daysAgo = 0): number =>
  netBetween(history, asOf - daysAgo - days + 1, asOf - daysAgo)
