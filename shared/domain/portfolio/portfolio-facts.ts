/** What a portfolio is computed from, and how the orders and visits of a customer's window are counted for its profit (DOMAIN 3.6). */
import { isCountedOrder } from '../contribution.ts'
import type { Day } from '../day.ts'
import type { CustomerDay } from '../purchase/purchase-history.ts'
import type { OrderRow, VisitRow } from '../record.ts'
import type { StandingFacts } from '../standing/customer-standing.ts'

export interface PortfolioFacts {
  readonly customers: readonly CustomerFacts[]
  /** Net of each customer's days, all there are. */
  readonly days: readonly CustomerDay[]
}

export interface CustomerFacts {
  readonly id: string
  /** '' without one: customers of one industry are taken to be alike where their own orders say little. */
  readonly industry: string
  /** On the record, as somebody set it; '' without one. */
  readonly class: '' | 'A' | 'B' | 'C'
  /** Gross margin somebody typed in, 0–1. */
  readonly margin: number | null
  /** What it buys of our kind in a year from anybody, minor units. */
  readonly potential: number | null
  /** Potential a year by product line. */
  readonly lines: readonly { readonly line: string; readonly potential: number | null }[]
  /** Customers it sent to us. */
  readonly referred: readonly string[]
  readonly lost: { readonly reason: string; readonly on: Day } | null
  readonly standing: StandingFacts
  readonly served: Served
}

/** What went out to a customer and came back in the window, minor units and minutes. Null: nobody wrote it down, which is not zero. */
export interface Served {
  /** Orders that count, those among them with a cost, and their net. */
  readonly orders: number
  readonly costed: number
  readonly costedNet: number
  readonly cost: number
  readonly discounts: number | null
  /** Above zero. */
  readonly returns: number
  readonly rebates: number | null
  /** Net by category, '' for none. */
  readonly byLine: { readonly [line: string]: number }
  /** Done contacts, those without minutes, and the minutes of the others. */
  readonly visits: number
  readonly unmeasured: number
  readonly minutes: number
  readonly travel: number | null
  readonly samples: number | null
  /** Minutes by the member who wrote them down; a visit without any counts as the settings say. */
  readonly minutesOf: { readonly [member: string]: number }
}

type ServedOrder = Pick<OrderRow, 'amount' | 'isCancelled' | 'deletedAt' | 'discount' | 'cost' | 'category'>
type ServedVisit = Pick<
  VisitRow,
  'state' | 'channel' | 'deletedAt' | 'minutes' | 'travelCost' | 'sampleCost' | 'bornBy'
>

/** @param orders @param visits of the window. @param usual minutes of a contact nobody measured. */
export function servedOf(
  orders: readonly ServedOrder[],
  visits: readonly ServedVisit[],
  rebates: number | null,
  usual: (channel: VisitRow['channel']) => number,
): Served {
  const counted = orders.filter(isCountedOrder)
  const costed = counted.filter(({ cost }) => cost !== null)
  const done = visits.filter(({ state, deletedAt }) => state === 'done' && deletedAt === undefined)
  const byLine: Record<string, number> = {}
  for (const { category, amount } of counted) byLine[category] = (byLine[category] ?? 0) + amount
  const minutesOfVisit = ({ minutes, channel }: ServedVisit): number => minutes ?? usual(channel)
  const minutesOf: Record<string, number> = {}
  for (const visit of done) minutesOf[visit.bornBy] = (minutesOf[visit.bornBy] ?? 0) + minutesOfVisit(visit)
  return {
    orders: counted.length,
    costed: costed.length,
    costedNet: sumOf(costed, ({ amount }) => amount),
    cost: sumOf(costed, ({ cost }) => cost ?? 0),
    discounts: sumOfKnown(counted, ({ discount }) => discount),
    returns: -sumOf(counted, ({ amount }) => Math.min(0, amount)),
    rebates,
    byLine,
    visits: done.length,
    unmeasured: done.filter(({ minutes }) => minutes === null).length,
    minutes: sumOf(done, minutesOfVisit),
    travel: sumOfKnown(done, ({ travelCost }) => travelCost),
    samples: sumOfKnown(done, ({ sampleCost }) => sampleCost),
    minutesOf,
  }
}

const sumOf = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((sum, one) => sum + of(one), 0)

/** Null when none is known. */
function sumOfKnown<T>(all: readonly T[], of: (one: T) => number | null): number | null {
  const known = all.flatMap(one => of(one) ?? [])
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0)
}
