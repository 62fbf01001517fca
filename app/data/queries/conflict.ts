/** Values that wait for a decision, with what a card needs to show them in words. */
import { customerOf } from '#shared/doc/name.ts'
import type { GoalMetric } from '#shared/domain/record.ts'
import type { KetuDb } from '../db.ts'
import { goalMetrics, namesIn } from './reference.ts'
import { type ConflictItem, openConflicts } from './sync.ts'

export interface ConflictView extends ConflictItem {
  /** Of the goal, to read its target as money or a count. */
  readonly metric: GoalMetric | undefined
}

export interface Conflicts {
  readonly items: readonly ConflictView[]
  /** Names of the people and records the values mention, by id. */
  readonly names: ReadonlyMap<string, string>
}

/** @param customer only those of one customer. */
export async function conflictsToDecide(db: KetuDb, customer?: string): Promise<Conflicts> {
  const all = await openConflicts(db)
  const items = await withMakers(
    db,
    customer === undefined ? all : all.filter(item => customerOf(item.doc) === customer),
  )
  const metrics = await goalMetrics(
    db,
    items.map(item => item.id),
  )
  const mentions = items.map(({ type, field, versions, before = null }) => ({
    type,
    field,
    values: [...versions.map(({ value }) => value), before],
  }))
  return {
    items: items.map(item => ({ ...item, metric: metrics.get(item.id) })),
    names: await namesIn(db, mentions),
  }
}

/** Before anybody was named, who made a customer looked after it. */
const withMakers = (db: KetuDb, items: readonly ConflictItem[]): Promise<ConflictItem[]> =>
  Promise.all(
    items.map(async item => {
      const isUnnamed = item.type === 'customer' && item.field === 'owner' && item.before === ''
      const maker = isUnnamed ? (await db.customers.get(item.id))?.bornBy : undefined
      return maker === undefined ? item : { ...item, before: maker }
    }),
  )
