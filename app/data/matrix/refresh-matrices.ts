/**
 * Keeps the points of the three matrices in `derived`, and who is to be looked at, so that a screen of 5,000 of them only reads.
 * Runs in a worker. Only customers something was written about since are computed again; on another day, or by other settings,
 * all are.
 */
import { customerOf, sampleTerritory } from '#shared/doc/name.ts'
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
const pointsVersion = 3
const madeName = 'matrix.made'
const baseName = 'matrix.base'

/** Up to which update, of how many: enough to see that nothing has to be computed again. */
interface Made {
  readonly head: number
  readonly customers: number
}

/** What was computed of every customer. */
type Base = ReadonlyMap<string, CustomerPoints>

/** From here on one walk over all rows is less than a question for each customer. */
const manyChanged = 300

/** @returns how many customers were computed. */
export async function refreshMatrices({ db, now, zone }: RefreshPorts): Promise<number> {
  const asOf = dayOfInstant(now(), zone)
  // Before the rows: what is written while they are read is above it, and comes again.
  const head = Number((await db.updates.toCollection().lastKey()) ?? 0)
  const [settings, managers, outdated, kept, all, standIns] = await Promise.all([
    analysisSettings(db),
    managersOf(db),
    db.docs.where('projection').notEqual(projectionVersion).count(),
    db.derived.get(madeName),
    db.cards.toCollection().primaryKeys(),
    readStandIns(db),
  ])
  const ids = all.filter(id => !standIns.has(id))
  const inputs = [
    ...[pointsVersion, projectionVersion, outdated, settings.version, zone],
    ...[...managers].sort(),
    // Who was merged or taken apart changes customers nothing was written about.
    ...[...standIns].map(([id, standIn]) => `${id}=${standIn}`).sort(),
  ].join('/')
  const view: PointView = { managers, settings, asOf, zone }
  // Both are written below.
  const made = kept?.inputs === inputs && kept.asOf === asOf ? (kept.value as Made) : undefined
  const written = made && (await writtenSince(db, made.head, { ids, standIns }))
  if (made && written?.size === 0 && made.customers === ids.length) return 0
  const held = await heldDocs(db)
  const base = made && ((await db.derived.get(baseName))?.value as Base | undefined)
  const changed = base && written && new Set([...written, ...ids.filter(id => !base.has(id))])
  const isFew = base !== undefined && changed !== undefined && changed.size <= manyChanged
  const points = isFew
    ? await someAgain(db, base, changed, { ids, standIns }, view)
    : (await rowsOfEach(db, standIns)).map(rows => pointsOfCustomer(rows, view))
  await keepDerived(db, held, () => db.derived.bulkPut(rowsOf(points, head, { inputs, view })))
  return isFew ? changed.size : points.length
}

interface Everybody {
  /** Of customers that stand for themselves. */
  readonly ids: readonly string[]
  readonly standIns: StandIns
}

/** Customers with an update since. */
async function writtenSince(db: KetuDb, head: number, { ids, standIns }: Everybody): Promise<ReadonlySet<string>> {
  const here = new Set(ids)
  const written = new Set<string>()
  await db.updates
    .where('n')
    .above(head)
    .each(({ doc }) => {
      const one = customerOf(doc) ?? ''
      const customer = standIns.get(one) ?? one
      if (here.has(customer)) written.add(customer)
    })
  return written
}

async function someAgain(
  db: KetuDb,
  base: Base,
  changed: ReadonlySet<string>,
  { ids, standIns }: Everybody,
  view: PointView,
): Promise<readonly CustomerPoints[]> {
  const cards = await cardsOf(db, changed)
  const again = new Map<string, CustomerPoints>()
  for (const card of cards.values())
    again.set(card.id, pointsOfCustomer(await customerRowsOf(db, card, sameIn(standIns, card.id)), view))
  return ids.flatMap(id => again.get(id) ?? base.get(id) ?? [])
}

interface Keeping {
  readonly inputs: string
  readonly view: PointView
}

/** Pictures of one moment, and what they are drawn from. */
function rowsOf(unordered: readonly CustomerPoints[], head: number, { inputs, view }: Keeping): readonly DerivedRow[] {
  const points = unordered.toSorted((a, b) => (a.head.customer < b.head.customer ? -1 : 1))
  const asOf: Day = view.asOf
  const made: Made = { head, customers: points.length }
  const base: Base = new Map(points.map(one => [one.head.customer, one]))
  const row = (name: string, value: unknown) => ({ name, inputs, asOf, value })
  return [
    row(madeName, made),
    row(baseName, base),
    row(
      'matrix.relationship',
      points.flatMap(({ relationship }) => relationship ?? []),
    ),
    row(
      'matrix.review',
      points.flatMap(({ head: { customer, territory }, review: items }) =>
        // Practising on samples is no work.
        items.length === 0 || territory === sampleTerritory ? [] : [{ customer, items }],
      ),
    ),
    row('matrix.performance', performancePoints(points, view)),
    row('matrix.decision', {
      people: points.flatMap(({ people }) => people),
      customers: points.flatMap(({ decision }) => decision ?? []),
    }),
  ]
}
