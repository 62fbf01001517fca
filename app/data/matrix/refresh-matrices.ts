/**
 * Keeps the points of the three matrices in `derived`, so that a screen of 5,000 of them only reads. Runs in a worker. Only
 * customers something was written about since are computed again; on another day, or by other settings, all are.
 */
import { customerOf } from '#shared/doc/name.ts'
import type { StandIns } from '#shared/domain/alias.ts'
import { type Day, dayOfInstant } from '#shared/domain/day.ts'
import type { DerivedRow, KetuDb } from '../db.ts'
import { heldDocs, keepDerived } from '../derived.ts'
import { projectionVersion } from '../projection/project.ts'
import { readStandIns, sameIn } from '../queries/alias.ts'
import { cardsOf } from '../queries/card.ts'
import { analysisSettings } from '../queries/settings.ts'
import { customerRowsOf, managersOf, rowsOfEach } from './customer-rows.ts'
import { type CustomerPoints, performancePoints, pointsOfCustomer, type PointView } from './matrix-point.ts'

export interface RefreshPorts {
  readonly db: KetuDb
  /** ms since the epoch. */
  readonly now: () => number
  readonly zone: string
}

/** Raised with every change of what the points hold. */
const pointsVersion = 2
const baseName = 'matrix.base'

/** What was computed of every customer, and up to which update. */
interface Base {
  readonly head: number
  readonly customers: ReadonlyMap<string, CustomerPoints>
}

/** From here on one walk over all rows is less than a question for each customer. */
const manyChanged = 300

/** @returns how many customers were computed. */
export async function refreshMatrices({ db, now, zone }: RefreshPorts): Promise<number> {
  const asOf = dayOfInstant(now(), zone)
  // Before the rows: what is written while they are read is above it, and comes again.
  const head = Number((await db.updates.toCollection().lastKey()) ?? 0)
  const [settings, managers, outdated, kept, all, standIns, held] = await Promise.all([
    analysisSettings(db),
    managersOf(db),
    db.docs.where('projection').notEqual(projectionVersion).count(),
    db.derived.get(baseName),
    db.cards.toCollection().primaryKeys(),
    readStandIns(db),
    heldDocs(db),
  ])
  const ids = all.filter(id => !standIns.has(id))
  const inputs = [
    ...[pointsVersion, projectionVersion, outdated, settings.version, zone],
    ...[...managers].sort(),
    // Who was merged or taken apart changes customers nothing was written about.
    ...[...standIns].map(([id, standIn]) => `${id}=${standIn}`).sort(),
  ].join('/')
  const view: PointView = { managers, settings, asOf, zone }
  const base = kept?.inputs === inputs && kept.asOf === asOf ? (kept.value as Base) : undefined // Written below.
  const changed = base && (await changedSince(db, base, { ids, standIns }))
  if (base && changed?.size === 0 && base.customers.size === ids.length) return 0
  const points =
    base && changed && changed.size <= manyChanged
      ? await someAgain(db, base, changed, { ids, standIns }, view)
      : (await rowsOfEach(db, standIns)).map(rows => pointsOfCustomer(rows, view))
  await keepDerived(db, held, () => db.derived.bulkPut(rowsOf(points, head, { inputs, view })))
  return base && changed && changed.size <= manyChanged ? changed.size : points.length
}

interface Everybody {
  /** Of customers that stand for themselves. */
  readonly ids: readonly string[]
  readonly standIns: StandIns
}

/** Customers with an update since, and those that are new here. */
async function changedSince(db: KetuDb, { head, customers }: Base, { ids, standIns }: Everybody): Promise<Set<string>> {
  const here = new Set(ids)
  const changed = new Set(ids.filter(id => !customers.has(id)))
  await db.updates
    .where('n')
    .above(head)
    .each(({ doc }) => {
      const written = customerOf(doc) ?? ''
      const customer = standIns.get(written) ?? written
      if (here.has(customer)) changed.add(customer)
    })
  return changed
}

async function someAgain(
  db: KetuDb,
  { customers }: Base,
  changed: ReadonlySet<string>,
  { ids, standIns }: Everybody,
  view: PointView,
): Promise<readonly CustomerPoints[]> {
  const cards = await cardsOf(db, changed)
  const again = new Map<string, CustomerPoints>()
  for (const card of cards.values())
    again.set(card.id, pointsOfCustomer(await customerRowsOf(db, card, sameIn(standIns, card.id)), view))
  return ids.flatMap(id => again.get(id) ?? customers.get(id) ?? [])
}

interface Keeping {
  readonly inputs: string
  readonly view: PointView
}

/** Three pictures of one moment, and what they are drawn from. */
function rowsOf(unordered: readonly CustomerPoints[], head: number, { inputs, view }: Keeping): readonly DerivedRow[] {
  const points = unordered.toSorted((a, b) => (a.head.customer < b.head.customer ? -1 : 1))
  const asOf: Day = view.asOf
  const base: Base = { head, customers: new Map(points.map(one => [one.head.customer, one])) }
  const row = (name: string, value: unknown) => ({ name, inputs, asOf, value })
  return [
    row(baseName, base),
    row(
      'matrix.relationship',
      points.flatMap(({ relationship }) => relationship ?? []),
    ),
    row('matrix.performance', performancePoints(points, view)),
    row('matrix.decision', {
      people: points.flatMap(({ people }) => people),
      customers: points.flatMap(({ decision }) => decision ?? []),
    }),
  ]
}
