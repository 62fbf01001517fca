/** Names of what ids stand for: people, customers and other records, to read a value that is an id. */
import { fieldShape } from '#shared/domain/field-shape.ts'
import type { GoalMetric } from '#shared/domain/record.ts'
import type { KetuDb } from '../db.ts'
import { memberNames } from '../facts.ts'

export interface Mention {
  readonly type: string
  readonly field: string
  readonly values: readonly unknown[]
}

/** What goals among these records measure: whether a target is money. */
export async function goalMetrics(db: KetuDb, ids: readonly string[]): Promise<ReadonlyMap<string, GoalMetric>> {
  const goals = await db.goals.bulkGet([...new Set(ids)])
  return new Map(goals.filter(goal => goal !== undefined).map(goal => [goal.id, goal.metric]))
}

/** Of all members, and of the records the mentions point at. */
export async function namesIn(db: KetuDb, mentions: readonly Mention[]): Promise<ReadonlyMap<string, string>> {
  const ids = mentions
    .filter(({ type, field }) => fieldShape(type, field) === 'record')
    .flatMap(({ values }) => values.flat())
    .filter((id): id is string => typeof id === 'string' && id !== '')
  const members = await memberNames(db)
  if (ids.length === 0) return members
  const wanted = [...new Set(ids)]
  const [customers, contacts, actions, goals, visits, orders] = await Promise.all([
    db.customers.bulkGet(wanted),
    db.contacts.bulkGet(wanted),
    db.actions.bulkGet(wanted),
    db.goals.bulkGet(wanted),
    db.visits.bulkGet(wanted),
    db.orders.bulkGet(wanted),
  ])
  const named = [...customers, ...contacts].map(row => row && ([row.id, row.name] as const))
  const titled = [...actions, ...goals].map(row => row && ([row.id, row.title] as const))
  const dated = [...visits, ...orders].map(row => row && ([row.id, row.day] as const))
  return new Map([...members, ...[...named, ...titled, ...dated].filter(entry => entry !== undefined)])
}
