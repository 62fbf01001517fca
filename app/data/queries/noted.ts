/** What was noted together with a visit: judgements, needs, issues and the like, steps and an order. */
import {
  type ActionRow,
  type JudgementRow,
  judgedOfContact,
  judgedParts,
  type NoteRow,
  type OrderRow,
  type VisitRow,
} from '#shared/domain/record.ts'
import type { KetuDb } from '../db.ts'
import { rowsOfAll, sameCustomers } from './alias.ts'

export interface NotedWithVisit {
  readonly notes: readonly NoteRow[]
  readonly judgements: readonly JudgementRow[]
  readonly actions: readonly ActionRow[]
  readonly order: OrderRow | undefined
  /** Names of the contacts judged, by id. */
  readonly names: ReadonlyMap<string, string>
}

/** Each in the order it was noted; deleted ones are left out. */
export async function notedWith(
  db: KetuDb,
  { id, customer, order }: Pick<VisitRow, 'id' | 'customer' | 'order'>,
): Promise<NotedWithVisit> {
  const same = await sameCustomers(db, customer)
  const [notes, judgements, actions, ordered, contacts] = await Promise.all([
    rowsOfAll(same, one => db.notes.where('[customer+type]').between([one], [one, []]).toArray()),
    db.judgements.where('customer').anyOf(same).toArray(),
    db.actions.where('customer').anyOf(same).toArray(),
    order === '' ? undefined : db.orders.get(order),
    db.contacts.where('customer').anyOf(same).toArray(),
  ])
  return {
    notes: living(notes).filter(note => 'visit' in note && note.visit === id),
    judgements: living(judgements)
      .filter(({ visit }) => visit === id)
      .sort(byWhom),
    actions: living(actions).filter(({ visitId }) => visitId === id),
    order: ordered?.deletedAt === undefined ? ordered : undefined,
    names: new Map(contacts.map(contact => [contact.id, contact.name])),
  }
}

const parts: readonly string[] = [...judgedParts, ...judgedOfContact]

/** The customer first, then person by person. */
const byWhom = (a: JudgementRow, b: JudgementRow): number =>
  a.contactId === b.contactId ? parts.indexOf(a.part) - parts.indexOf(b.part) : a.contactId < b.contactId ? -1 : 1

const living = <R extends { readonly id: string; readonly bornAt: number; readonly deletedAt?: number }>(
  rows: readonly R[],
): R[] => rows.filter(row => row.deletedAt === undefined).sort((a, b) => a.bornAt - b.bornAt || (a.id < b.id ? -1 : 1))
