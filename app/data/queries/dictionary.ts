/** Every customer and contact by name: what a sentence may mention. */
import type { KetuDb } from '../db.ts'

export interface Named {
  readonly id: string
  readonly name: string
}

export async function dictionary(db: KetuDb): Promise<{
  readonly customers: readonly Named[]
  readonly contacts: readonly (Named & { readonly customer: string })[]
}> {
  const [customers, contacts] = await Promise.all([
    db.cards.toArray(),
    db.contacts.filter(contact => contact.deletedAt === undefined).toArray(),
  ])
  return { customers, contacts }
}
