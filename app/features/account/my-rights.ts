/** What the signed-in person may do here, from the facts this device knows; the server decides again. */
import type { Ketu } from '#app/data/ketu.ts'
import { actorOf } from '#app/data/ketu.ts'
import { factsOf } from '#app/data/facts.ts'
import type { Role } from '#shared/doc/fact.ts'
import { isInForce } from '#shared/policy/actor.ts'
import { decide } from '#shared/policy/decide.ts'

export interface Territory {
  readonly id: string
  readonly name: string
}

export interface MyRights {
  /** Roles in force; without a territory, everywhere. */
  readonly grants: readonly { readonly role: Role; readonly territory: string | undefined }[]
  /** Where this person may invite a role to; '' is the whole workspace. */
  readonly invitable: readonly { readonly role: Role; readonly territory: string }[]
  readonly territories: readonly Territory[]
  readonly mayAddTerritory: boolean
}

const roles: readonly Role[] = ['rep', 'manager', 'viewer', 'admin']

export async function readMyRights(ketu: Ketu): Promise<MyRights> {
  const [actor, grants, territories] = await Promise.all([
    actorOf(ketu),
    factsOf(ketu.db, 'grant'),
    factsOf(ketu.db, 'territory'),
  ])
  const names = new Map(territories.map(({ id, name }) => [id, name]))
  const places = [...territories.map(({ id }) => id), '']
  const place = (territory: string) => (territory === '' ? {} : { territory })
  return {
    grants: grants
      .filter(grant => grant.member === ketu.me.member && isInForce(grant, ketu.now()))
      .map(({ role, territory }) => ({ role, territory: territory === undefined ? undefined : names.get(territory) })),
    invitable: places.flatMap(territory =>
      roles
        .filter(role => decide(actor, { kind: 'invite.create', role, ...place(territory) }))
        .map(role => ({ role, territory })),
    ),
    territories: territories.map(({ id, name }) => ({ id, name })),
    mayAddTerritory: decide(actor, { kind: 'territory.create' }),
  }
}
