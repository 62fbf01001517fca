/** Facts as this device knows them: the workspace, its people and territories. */
import type { Fact } from '#shared/doc/fact.ts'
import { territoryOf } from '#shared/doc/name.ts'
import { territoriesBelow } from '#shared/policy/actor.ts'
import type { KetuDb } from './db.ts'

/** A later fact of the same key replaces what an earlier one said. */
export const factKey = (fact: Fact): string => `${fact.type}/${fact.id}`

type FactOf<T extends Fact['type']> = Extract<Fact, { type: T }>

export async function factsOf<T extends Fact['type']>(db: KetuDb, type: T): Promise<FactOf<T>[]> {
  const rows = await db.facts.where('key').startsWith(`${type}/`).toArray()
  return rows.map(row => row.fact).filter((fact): fact is FactOf<T> => fact.type === type)
}

/** Names of the members, by id. */
export async function memberNames(db: KetuDb): Promise<ReadonlyMap<string, string>> {
  return new Map((await factsOf(db, 'member')).map(member => [member.id, member.name]))
}

/** The territory and all below it. */
export const subtreeOf = async (db: KetuDb, territory: string): Promise<string[]> => [
  ...territoriesBelow(territory, await factsOf(db, 'territory')),
]

/** Name of the territory a document is in; '' when it is in none. */
export async function territoryNameOf({ db }: { readonly db: KetuDb }, doc: string): Promise<string> {
  const row = await db.docs.get(doc)
  const id = row === undefined ? '' : territoryOf(row.scope)
  return (await factsOf(db, 'territory')).find(territory => territory.id === id)?.name ?? ''
}
