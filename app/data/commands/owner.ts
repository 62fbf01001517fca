/** Who looks after a customer: a field like any other, so it is written offline, merges, is undone and shows a conflict. */
import { customerDoc, parseDocName, sampleScope, territoryScope } from '#shared/doc/name.ts'
import { createActor } from '#shared/policy/actor.ts'
import { type Action, decide } from '#shared/policy/decide.ts'
import type { Written } from '../doc-store.ts'
import { actorOf, type Ketu } from '../ketu.ts'
import { readTeamFacts } from '../queries/team.ts'

export interface OwnerChoice {
  readonly member: string
  readonly name: string
}

/** Active members who may work on a new customer of the territory, by name. */
export async function ownerChoicesIn(ketu: Ketu, territory: string): Promise<readonly OwnerChoice[]> {
  const doc = { kind: 'plan', territory, year: 2000 } as const
  return whoMayWrite(ketu, { kind: 'doc.write', doc, scope: territoryScope(territory) })
}

/** Active members who may work on the customer, by name; none for an asker who may not. */
export async function ownerChoices(ketu: Ketu, customer: string): Promise<readonly OwnerChoice[]> {
  const name = customerDoc(customer)
  const [row, doc] = [await ketu.db.docs.get(name), parseDocName(name)]
  return row === undefined || doc === undefined || row.scope === sampleScope
    ? []
    : whoMayWrite(ketu, { kind: 'doc.write', doc, scope: row.scope })
}

async function whoMayWrite(ketu: Ketu, write: Extract<Action, { kind: 'doc.write' }>): Promise<readonly OwnerChoice[]> {
  const [asker, facts] = await Promise.all([actorOf(ketu), readTeamFacts(ketu)])
  if (!decide(asker, write)) return []
  return facts.members
    .filter(
      ({ id, state }) =>
        state === 'active' && decide(createActor(id, facts.grants, facts.territories, ketu.now()), write),
    )
    .map(({ id, name }) => ({ member: id, name }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

export function changeOwner(ketu: Ketu, customer: string, to: OwnerChoice): Promise<Written> {
  return ketu.store.write({ label: 'changeOwner', values: { name: to.name }, customer }, writer =>
    writer.edit(customerDoc(customer), customer, { owner: to.member }),
  )
}
