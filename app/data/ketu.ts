/** What every command and query of a signed-in device works with: its database, its documents and who it belongs to. */
import { createActor, type Actor } from '#shared/policy/actor.ts'
import { decide } from '#shared/policy/decide.ts'
import { territoryScope } from '#shared/doc/name.ts'
import { type Day, dayOfInstant } from '#shared/domain/day.ts'
import type { KetuDb } from './db.ts'
import type { DocStore } from './doc-store.ts'
import { factsOf } from './facts.ts'

/** The workspace as this device last heard of it. Never asked for twice: it is kept with the session. */
export interface Workspace {
  readonly id: string
  readonly name: string
  /** ISO 4217. */
  readonly currency: string
  /** IANA time zone of business days. */
  readonly zone: string
  readonly weekStart: 1 | 7
}

export interface Me {
  readonly member: string
  readonly name: string
  readonly device: string
}

export interface Ketu {
  readonly db: KetuDb
  readonly store: DocStore
  readonly me: Me
  readonly workspace: Workspace
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly newId: () => string
}

/** Today in the workspace's zone. */
export const today = (ketu: Ketu): Day => dayOfInstant(ketu.now(), ketu.workspace.zone)

export async function actorOf(ketu: Pick<Ketu, 'db' | 'me' | 'now'>): Promise<Actor> {
  const [grants, territories] = await Promise.all([factsOf(ketu.db, 'grant'), factsOf(ketu.db, 'territory')])
  return createActor(ketu.me.member, grants, territories, ketu.now())
}

/** Territories this member may put a customer into, by name. */
export async function writableTerritories(
  ketu: Pick<Ketu, 'db' | 'me' | 'now'>,
): Promise<{ id: string; name: string }[]> {
  const actor = await actorOf(ketu)
  const territories = await factsOf(ketu.db, 'territory')
  return territories
    .filter(({ id }) =>
      decide(actor, { kind: 'doc.write', doc: { kind: 'plan', territory: id, year: 2000 }, scope: territoryScope(id) }),
    )
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
