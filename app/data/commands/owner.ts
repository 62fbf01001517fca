/** Who looks after a customer: their own word, written like any other field, so it merges, is undone and shows a conflict. */
import { customerDoc, parseDocName } from '#shared/doc/name.ts'
import type { CustomerRow } from '#shared/domain/record.ts'
import { createActor } from '#shared/policy/actor.ts'
import { decide } from '#shared/policy/decide.ts'
import type { Written } from '../doc-store.ts'
import { actorOf, type Ketu } from '../ketu.ts'
import { readTeamFacts } from '../queries/team.ts'

/** Who made a customer looks after it until somebody else is named. */
export const ownerOf = ({ owner, bornBy }: Pick<CustomerRow, 'owner' | 'bornBy'>): string => owner || bornBy

export interface OwnerChoice {
  readonly member: string
  readonly name: string
}

/** Active members who may work on the customer, by name; none for an asker who may not. */
export async function ownerChoices(ketu: Ketu, customer: string): Promise<readonly OwnerChoice[]> {
  const name = customerDoc(customer)
  const [row, asker, facts] = await Promise.all([ketu.db.docs.get(name), actorOf(ketu), readTeamFacts(ketu)])
  const doc = parseDocName(name)
  if (row === undefined || doc === undefined) return []
  const write = { kind: 'doc.write', doc, scope: row.scope } as const
  if (!decide(asker, write)) return []
  return facts.members
    .filter(
      ({ id, state }) =>
        state === 'active' && decide(createActor(id, facts.grants, facts.territories, ketu.now()), write),
    )
    .map(({ id, name: said }) => ({ member: id, name: said }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

export function changeOwner(ketu: Ketu, customer: string, to: OwnerChoice): Promise<Written> {
  return ketu.store.write({ label: 'changeOwner', values: { name: to.name }, customer }, writer =>
    writer.edit(customerDoc(customer), customer, { owner: to.member }),
  )
}
