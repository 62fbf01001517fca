/**
 * Moves a customer to another territory, on the server and at once: nothing of it is queued. What the mover has not sent
 * stays in the way, and what the mover has not seen makes the server say `changed`; then this device syncs and asks again.
 */
import type { MoveReply } from '#shared/api/account.ts'
import { customerDoc, journalsOf, sampleScope, territoryOf, territoryScope } from '#shared/doc/name.ts'
import { decide } from '#shared/policy/decide.ts'
import type { ApiAnswer } from './api.ts'
import type { KetuDb, UpdateRow } from './db.ts'
import { factsOf } from './facts.ts'
import { actorOf, type Ketu } from './ketu.ts'
import { isUnsent } from './outbox.ts'
import type { TeamApi } from './team.ts'

export interface MovePorts {
  readonly db: KetuDb
  readonly api: Pick<TeamApi, 'moveCustomer'>
  readonly syncNow: () => Promise<void>
}

/** `unsent`: work on this customer has not reached the server. */
export type CustomerMoved = ApiAnswer<MoveReply> | { readonly kind: 'unsent' }

export async function moveCustomer(
  { db, api, syncNow }: MovePorts,
  move: { readonly customer: string; readonly to: string },
): Promise<CustomerMoved> {
  await syncNow()
  const updates = await updatesOf(db, move.customer)
  if (updates.some(isUnsent)) return { kind: 'unsent' }
  const answer = await api.moveCustomer(move.customer, { to: move.to, heads: headsOf(updates) })
  if (answer.kind === 'ok' || answer.error === 'changed') await syncNow()
  return answer
}

/** Territories this person may move the customer to, by name; none when they may not move it. */
export async function moveTargets(
  ketu: Pick<Ketu, 'db' | 'me' | 'now'>,
  customer: string,
): Promise<{ id: string; name: string }[]> {
  const [doc, actor, territories] = await Promise.all([
    ketu.db.docs.get(customerDoc(customer)),
    actorOf(ketu),
    factsOf(ketu.db, 'territory'),
  ])
  if (doc === undefined || doc.scope === sampleScope) return []
  const from = territoryOf(doc.scope)
  return territories
    .filter(({ id }) => territoryScope(id) !== doc.scope && decide(actor, { kind: 'customer.move', from, to: id }))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Of the customer and its journals. */
async function updatesOf(db: KetuDb, customer: string): Promise<UpdateRow[]> {
  const journals = await db.docs.where('name').startsWith(journalsOf(customer)).primaryKeys()
  const updates = await Promise.all(
    [customerDoc(customer), ...journals].map(doc => db.updates.where('[doc+n]').between([doc, 0], [doc, []]).toArray()),
  )
  return updates.flat()
}

/** Seq of each document's newest row. */
function headsOf(updates: readonly UpdateRow[]): Record<string, number> {
  const heads: Record<string, number> = {}
  for (const { doc, seq } of updates) if (seq !== undefined) heads[doc] = Math.max(seq, heads[doc] ?? 0)
  return heads
}
