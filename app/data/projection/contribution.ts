/** Integer contributions per customer and day, and their sums per territory (proj:P9). */
import { contributionOf } from '#shared/domain/contribution.ts'
import type { OrderRow, VisitRow } from '#shared/domain/record.ts'
import type { ContribRow, KetuDb, TotalRow } from '../db.ts'

/** Per customer: the territory of its journal and the days to count again. */
export type TouchedDays = Map<string, { territory: string; days: Set<string> }>

/** Counts the named days again from their rows and moves the totals by the difference. */
export async function refoldDays(db: KetuDb, touched: TouchedDays): Promise<void> {
  const deltas = new Map<string, TotalRow>()
  const changed = await Promise.all(
    [...touched].map(([customer, { territory, days }]) => refoldCustomer(db, customer, territory, [...days], deltas)),
  )
  await db.contrib.bulkPut(changed.flatMap(c => c.put))
  await db.contrib.bulkDelete(changed.flatMap(c => c.drop))
  await moveTotals(db, [...deltas.values()])
}

interface Changed {
  readonly put: ContribRow[]
  readonly drop: [string, string][]
}

async function refoldCustomer(
  db: KetuDb,
  customer: string,
  territory: string,
  days: string[],
  deltas: Map<string, TotalRow>,
): Promise<Changed> {
  if (days.length === 0) return { put: [], drop: [] }
  const [low, high] = [days.reduce((a, b) => (a < b ? a : b)), days.reduce((a, b) => (a > b ? a : b))]
  const [visits, orders, before] = await Promise.all([
    db.visits
      .where('[customer+state+day]')
      .between([customer, 'done', low], [customer, 'done', high], true, true)
      .toArray(),
    db.orders.where('[customer+day]').between([customer, low], [customer, high], true, true).toArray(),
    db.contrib.bulkGet(days.map((day): [string, string] => [customer, day])),
  ])
  const visitsByDay = byDay<VisitRow>(visits)
  const ordersByDay = byDay<OrderRow>(orders)
  const changed: Changed = { put: [], drop: [] }
  days.forEach((day, i) => {
    const sums = contributionOf(visitsByDay.get(day) ?? [], ordersByDay.get(day) ?? [])
    const row: ContribRow = { customer, day, territory, ...sums }
    const old = before[i]
    if (old) addTo(deltas, old, -1)
    addTo(deltas, row, 1)
    if (row.visits === 0 && row.orders === 0 && row.revenue === 0) changed.drop.push([customer, day])
    else changed.put.push(row)
  })
  return changed
}

function byDay<R extends { readonly day: string }>(rows: readonly R[]): Map<string, R[]> {
  const map = new Map<string, R[]>()
  for (const row of rows) {
    const list = map.get(row.day)
    if (list) list.push(row)
    else map.set(row.day, [row])
  }
  return map
}

function addTo(deltas: Map<string, TotalRow>, row: ContribRow, sign: 1 | -1): void {
  const key = `${row.territory} ${row.day}`
  const sum = deltas.get(key) ?? { territory: row.territory, day: row.day, visits: 0, orders: 0, revenue: 0 }
  sum.visits += sign * row.visits
  sum.orders += sign * row.orders
  sum.revenue += sign * row.revenue
  deltas.set(key, sum)
}

async function moveTotals(db: KetuDb, deltas: readonly TotalRow[]): Promise<void> {
  const moved = deltas.filter(d => d.visits !== 0 || d.orders !== 0 || d.revenue !== 0)
  if (moved.length === 0) return
  const before = await db.totals.bulkGet(moved.map((d): [string, string] => [d.territory, d.day]))
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
    if (sum.visits === 0 && sum.orders === 0 && sum.revenue === 0) drop.push([sum.territory, sum.day])
    else put.push(sum)
  })
  await db.totals.bulkPut(put)
  await db.totals.bulkDelete(drop)
}
