/** The sample customers of this device, and how far a person is with practising on them. */
import { sampleTerritory } from '#shared/doc/name.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { type Ketu, today } from '../ketu.ts'
import { plannedCustomers, plannedOn } from './visit.ts'

export const sampleCount = (db: KetuDb): Promise<number> => db.cards.where('territory').equals(sampleTerritory).count()

export const sampleIds = async (db: KetuDb): Promise<ReadonlySet<string>> =>
  new Set(await db.cards.where('territory').equals(sampleTerritory).primaryKeys())

export interface Practice {
  /** The sample customer to practise on, with a visit planned for today as long as none was logged. */
  readonly customer: CardRow
  readonly planned: string | undefined
  /** A visit to any sample customer was logged, and not taken back. */
  readonly isDone: boolean
}

/** Undefined without sample customers. */
export async function practice(ketu: Ketu): Promise<Practice | undefined> {
  const { db } = ketu
  const day = today(ketu)
  const [samples, planned] = await Promise.all([
    db.cards.where('territory').equals(sampleTerritory).toArray(),
    plannedCustomers(db, day),
  ])
  const ids = new Set(samples.map(({ id }) => id))
  const logged = await db.activity
    .orderBy('id')
    .reverse()
    .filter(row => row.label === 'logVisit' && row.state === 'done' && ids.has(row.customer ?? ''))
    .first()
  const customer =
    samples.find(({ id }) => id === logged?.customer) ?? planned.find(({ id }) => ids.has(id)) ?? samples[0]
  if (customer === undefined) return undefined
  const plan = await plannedOn(db, customer.id, day)
  return { customer, planned: plan?.id, isDone: logged !== undefined }
}
