/** From a customer's orders to its purchases and what the models know of it: (x, tx, T, m) (DOMAIN 1.1). */
import { type Day, dayToNumber } from '../day.ts'
import type { Spend } from './gamma-gamma.ts'
import type { History } from './history.ts'

/** An order as the log has it. */
export interface Sale {
  readonly day: Day
  /** Net in minor units; below zero for a return or credit note. */
  readonly amount: number
  readonly isCancelled?: boolean
  /** Of a return: the day of the purchase it takes back, where that is known. */
  readonly returnOf?: Day
}

/** All a customer bought on one day. */
export interface Purchase {
  /** See `dayToNumber`. */
  readonly day: number
  /** Minor units less what came back, above 0. */
  readonly amount: number
}

/** A purchase history and the mean amount m of its repeat purchases, 0 without any. Times are in the unit asked for. */
export type CustomerHistory = History & Spend

/**
 * Purchases up to asOf, oldest first, whatever the order of the sales. A return lessens the purchase it names, otherwise the
 * latest one up to its day; a purchase of which nothing is left is none.
 */
export function purchasesOf(sales: readonly Sale[], asOf: Day): readonly Purchase[] {
  const seen = sales.filter(({ day, isCancelled }) => day <= asOf && isCancelled !== true)
  const amounts = new Map<Day, number>()
  for (const { day, amount } of seen) if (amount > 0) amounts.set(day, (amounts.get(day) ?? 0) + amount)
  for (const back of seen.filter(({ amount }) => amount < 0).sort(bySale)) {
    const day = back.returnOf ?? latestUpTo(back.day, amounts)
    const left = (amounts.get(day) ?? 0) + back.amount
    if (left > 0) amounts.set(day, left)
    else amounts.delete(day)
  }
  return [...amounts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, amount]) => ({ day: dayToNumber(day), amount }))
}

const bySale = (a: Sale, b: Sale): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.amount - b.amount || ((a.returnOf ?? '') < (b.returnOf ?? '') ? -1 : 1)

function latestUpTo(day: Day, amounts: ReadonlyMap<Day, number>): Day {
  let latest = ''
  for (const known of amounts.keys()) if (known <= day && known > latest) latest = known
  return latest
}

/** Null without a purchase. @param unitDays days of a unit of time. */
export function historyOf(purchases: readonly Purchase[], asOf: Day, unitDays = 7): CustomerHistory | null {
  const [first, last] = [purchases.at(0), purchases.at(-1)]
  if (!first || !last) return null
  const x = purchases.length - 1
  const repeated = purchases.slice(1).reduce((sum, { amount }) => sum + amount, 0)
  return {
    x,
    tx: (last.day - first.day) / unitDays,
    T: (dayToNumber(asOf) - first.day) / unitDays,
    m: x === 0 ? 0 : repeated / x,
  }
}
