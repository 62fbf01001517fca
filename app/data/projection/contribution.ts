/**
 * Integer contributions per customer and day, and their sums per territory (proj:P9). A row that is new is added to its day;
 * a day on which a row changed is counted again from all its rows.
 */
import type { Table } from 'dexie'
import { type Contribution, contributionOf, noContribution, sumOfContributions } from '#shared/domain/contribution.ts'
import type { OrderRow, VisitRow } from '#shared/domain/record.ts'
import { allEnded } from '../all-ended.ts'
import type { ContribRow, KetuDb, TotalRow } from '../db.ts'
import { type Ahead, readAhead } from './ahead.ts'

/** One customer and day whose rows changed. */
export interface DayChange {
  readonly customer: string
  readonly day: string
  /** Of the customer's journal. */
  readonly territory: string
  /** Rows that had none before; they are stored already. */
  readonly visits: VisitRow[]
  readonly orders: OrderRow[]
  /** True when a row changed or went: adding is not enough. */
  isStale: boolean
}

/** Changes by customer and day. */
export type DayChanges = Map<string, DayChange>

export function changeOfDay(
  changes: DayChanges,
  { customer, day }: { readonly customer: string; readonly day: string },
  territory: string,
): DayChange {
  const key = `${customer} ${day}`
  const known = changes.get(key)
  if (known !== undefined) return known
  const change: DayChange = { customer, day, territory, visits: [], orders: [], isStale: false }
  changes.set(key, change)
  return change
}

/** What is stored of days and their totals. */
export interface SumsAhead {
  readonly days: Ahead<ContribRow, [string, string]>
  readonly totals: Ahead<TotalRow, [string, string]>
}

/** @param foreseen days that will probably change. */
export const sumsAhead = (
  db: KetuDb,
  foreseen: readonly Pick<DayChange, 'customer' | 'day' | 'territory'>[],
): SumsAhead => ({
  days: readAhead(db.contrib, foreseen.map(dayKey)),
  totals: readAhead(db.totals, foreseen.map(totalKey)),
})

const dayKey = ({ customer, day }: { readonly customer: string; readonly day: string }): [string, string] => [
  customer,
  day,
]
const totalKey = ({ territory, day }: { readonly territory: string; readonly day: string }): [string, string] => [
  territory,
  day,
]

/** Writes what the days count for now and moves the totals by the difference. */
export async function refoldDays(db: KetuDb, changes: DayChanges, stored = sumsAhead(db, [])): Promise<void> {
  if (changes.size === 0) return
  const days = [...changes.values()]
  const stale = days.filter(({ isStale }) => isStale)
  const [before, counted] = await allEnded([stored.days.rows(days.map(dayKey)), countAgain(db, stale)])
  const sums = days.map(
    (day, i) =>
      counted.get(day) ??
      sumOfContributions(
        before[i] ? toContribution(before[i]) : noContribution,
        contributionOf(day.visits, day.orders),
      ),
  )
  const deltas = new Map<string, TotalRow>()
  const put: ContribRow[] = []
  const drop: [string, string][] = []
  days.forEach(({ customer, day, territory }, i) => {
    const row: ContribRow = { customer, day, territory, ...(sums[i] ?? noContribution) }
    const old = before[i]
    if (old) addTo(deltas, old, -1)
    addTo(deltas, row, 1)
    if (isNothing(row)) {
      if (old) drop.push([customer, day])
    } else if (old === undefined || !isSame(old, row)) put.push(row)
  })
  await allEnded([writeRows(db.contrib, put, drop), moveTotals(db, [...deltas.values()], stored)])
}

/** What stale days count for, from their rows: one request a customer and table, however many of its days are stale. */
async function countAgain(db: KetuDb, stale: readonly DayChange[]): Promise<ReadonlyMap<DayChange, Contribution>> {
  const counted = new Map<DayChange, Contribution>()
  await allEnded(
    [...byCustomer(stale)].map(async ([customer, changes]) => {
      const days = changes.map(({ day }) => day).sort()
      const [from, to] = [days[0] ?? '', days.at(-1) ?? '']
      const [visits, orders] = await Promise.all([
        db.visits
          .where('[customer+state+day]')
          .between([customer, 'done', from], [customer, 'done', to], true, true)
          .toArray(),
        db.orders.where('[customer+day]').between([customer, from], [customer, to], true, true).toArray(),
      ])
      for (const change of changes) {
        const isOfDay = (row: { readonly day: string }): boolean => row.day === change.day
        counted.set(change, contributionOf(visits.filter(isOfDay), orders.filter(isOfDay)))
      }
    }),
  )
  return counted
}

function byCustomer(changes: readonly DayChange[]): ReadonlyMap<string, readonly DayChange[]> {
  const found = new Map<string, DayChange[]>()
  for (const change of changes) {
    const own = found.get(change.customer)
    if (own) own.push(change)
    else found.set(change.customer, [change])
  }
  return found
}

/** Stored integers are what `contributionOf` once gave. */
const toContribution = ({ visits, orders, revenue }: ContribRow): Contribution => ({
  visits: visits === 1 ? 1 : 0,
  orders: orders === 1 ? 1 : 0,
  revenue,
})

const isNothing = (sums: Pick<TotalRow, 'visits' | 'orders' | 'revenue'>): boolean =>
  sums.visits === 0 && sums.orders === 0 && sums.revenue === 0

const isSame = (a: ContribRow, b: ContribRow): boolean =>
  a.territory === b.territory && a.visits === b.visits && a.orders === b.orders && a.revenue === b.revenue

async function writeRows<R>(
  table: Table<R, [string, string]>,
  put: readonly R[],
  drop: [string, string][],
): Promise<void> {
  if (put.length > 0) await table.bulkPut(put)
  if (drop.length > 0) await table.bulkDelete(drop)
}

function addTo(deltas: Map<string, TotalRow>, row: ContribRow, sign: 1 | -1): void {
  const key = `${row.territory} ${row.day}`
  const sum = deltas.get(key) ?? { territory: row.territory, day: row.day, visits: 0, orders: 0, revenue: 0 }
  sum.visits += sign * row.visits
  sum.orders += sign * row.orders
  sum.revenue += sign * row.revenue
  deltas.set(key, sum)
}

async function moveTotals(db: KetuDb, deltas: readonly TotalRow[], stored: SumsAhead): Promise<void> {
  const moved = deltas.filter(delta => !isNothing(delta))
  if (moved.length === 0) return
  const before = await stored.totals.rows(moved.map(totalKey))
  const put: TotalRow[] = []
  const drop: [string, string][] = []
  moved.forEach((delta, i) => {
    const old = before[i]
    const sum = {
      ...delta,
      visits: delta.visits + (old?.visits ?? 0),
      orders: delta.orders + (old?.orders ?? 0),
      revenue: delta.revenue + (old?.revenue ?? 0),
    }
    if (isNothing(sum)) drop.push([sum.territory, sum.day])
    else put.push(sum)
  })
  await writeRows(db.totals, put, drop)
}
