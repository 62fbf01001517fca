/** The team as the facts of this device tell it: territories with their people, and one member with what may be done. */
import type { Fact, Role } from '#shared/doc/fact.ts'
import { type Actor, createActor, type GrantFact, isInForce, territoriesBelow } from '#shared/policy/actor.ts'
import { decide } from '#shared/policy/decide.ts'
import { factsOf } from '../facts.ts'
import { actorOf, type Ketu } from '../ketu.ts'

export interface TeamFacts {
  readonly members: readonly Extract<Fact, { type: 'member' }>[]
  readonly territories: readonly Extract<Fact, { type: 'territory' }>[]
  /** In force now. */
  readonly grants: readonly GrantFact[]
}

export interface TeamPerson {
  readonly member: string
  readonly name: string
  readonly role: Role
  readonly isSuspended: boolean
}

/** `id` '' = the whole workspace. */
export interface TeamPlace {
  readonly id: string
  readonly name: string
  /** 0 for the topmost places shown. */
  readonly depth: number
  readonly people: readonly TeamPerson[]
}

export interface Team {
  /** What the asker manages, each place before those below it. */
  readonly places: readonly TeamPlace[]
  /** Members without any right, for those who may give them one. */
  readonly others: readonly { readonly member: string; readonly name: string; readonly isSuspended: boolean }[]
}

export interface MemberGrant {
  readonly id: string
  readonly role: Role
  /** Absent = the whole workspace. */
  readonly territory?: string
  readonly territoryName?: string
  readonly mayEnd: boolean
}

export interface MemberPage {
  readonly name: string
  readonly isMe: boolean
  readonly isSuspended: boolean
  readonly grants: readonly MemberGrant[]
  readonly maySuspend: boolean
  readonly maySeeDevices: boolean
  readonly mayReset: boolean
}

export async function readTeamFacts(ketu: Pick<Ketu, 'db' | 'now'>): Promise<TeamFacts> {
  const [members, territories, grants] = await Promise.all([
    factsOf(ketu.db, 'member'),
    factsOf(ketu.db, 'territory'),
    factsOf(ketu.db, 'grant'),
  ])
  return { members, territories, grants: grants.filter(grant => isInForce(grant, ketu.now())) }
}

export async function readTeam(ketu: Ketu): Promise<Team> {
  const [actor, facts] = await Promise.all([actorOf(ketu), readTeamFacts(ketu)])
  return teamOf(actor, facts)
}

/** Undefined for somebody this device has not heard of. */
export async function readMember(ketu: Ketu, id: string): Promise<MemberPage | undefined> {
  const [actor, facts] = await Promise.all([actorOf(ketu), readTeamFacts(ketu)])
  return memberOf(actor, facts, id)
}

export function teamOf(actor: Actor, { members, territories, grants }: TeamFacts): Team {
  const byId = new Map(members.map(member => [member.id, member]))
  const peopleIn = (place: string): TeamPerson[] =>
    grants
      .filter(({ territory }) => (territory ?? '') === place)
      .map(({ member, role }) => ({
        member,
        role,
        name: byId.get(member)?.name ?? '',
        isSuspended: byId.get(member)?.state === 'suspended',
      }))
      .sort((a, b) => roleOrder[a.role] - roleOrder[b.role] || compare(a.name, b.name))

  const places = managedPlaces(actor, territories).map(place => ({ ...place, people: peopleIn(place.id) }))
  const placed = new Set(grants.map(({ member }) => member))
  return {
    places: manages(actor, undefined) ? [{ id: '', name: '', depth: 0, people: peopleIn('') }, ...places] : places,
    others: decide(actor, { kind: 'member.reset' })
      ? members
          .filter(({ id }) => !placed.has(id))
          .map(({ id, name, state }) => ({ member: id, name, isSuspended: state === 'suspended' }))
          .sort((a, b) => compare(a.name, b.name))
      : [],
  }
}

export interface ManagedPlace {
  readonly id: string
  readonly name: string
  /** Absent for the topmost places shown. */
  readonly parent?: string
  readonly depth: number
}

/** The territories the actor manages as a tree, each before those below it. */
export function managedPlaces(actor: Actor, territories: TeamFacts['territories']): readonly ManagedPlace[] {
  const managed = territories.filter(({ id }) => manages(actor, id)).sort((a, b) => compare(a.name, b.name))
  const shown = new Set(managed.map(({ id }) => id))
  const places: ManagedPlace[] = []
  const add = ({ id, name }: Pick<ManagedPlace, 'id' | 'name'>, depth: number, parent?: string): void => {
    if (!shown.delete(id)) return
    places.push({ id, name, depth, ...(parent === undefined ? {} : { parent }) })
    for (const child of managed) if (child.parent === id) add(child, depth + 1, id)
  }
  for (const place of managed) if (place.parent === undefined || !shown.has(place.parent)) add(place, 0)
  // Parents that form a circle have no topmost place.
  for (const place of managed) add(place, 0)
  return places
}

export interface TerritoryPage {
  readonly name: string
  /** '' = at the top. */
  readonly parent: string
  /** Where it may stand, its present place first; '' = at the top, without a name. One alone = it may not be moved. */
  readonly parents: readonly { readonly id: string; readonly name: string }[]
}

/** Undefined for a territory the asker may not change. */
export async function readTerritory(ketu: Ketu, id: string): Promise<TerritoryPage | undefined> {
  const [actor, facts] = await Promise.all([actorOf(ketu), readTeamFacts(ketu)])
  return territoryOf(actor, facts.territories, id)
}

export function territoryOf(
  actor: Actor,
  territories: TeamFacts['territories'],
  id: string,
): TerritoryPage | undefined {
  const known = territories.find(each => each.id === id)
  if (known === undefined || !decide(actor, { kind: 'territory.rename', territory: id })) return undefined
  const { parent } = known
  const below = territoriesBelow(id, territories)
  const mayMoveTo = (to: string | undefined): boolean =>
    decide(actor, {
      kind: 'territory.move',
      ...(parent !== undefined && { from: parent }),
      ...(to !== undefined && { to }),
    })
  const others = territories
    .filter(each => each.id !== parent && !below.has(each.id) && mayMoveTo(each.id))
    .sort((a, b) => compare(a.name, b.name))
  const own = { id: parent ?? '', name: territories.find(each => each.id === parent)?.name ?? '' }
  const top = parent !== undefined && mayMoveTo(undefined) ? [{ id: '', name: '' }] : []
  return {
    name: known.name,
    parent: parent ?? '',
    parents: [own, ...top, ...others.map(each => ({ id: each.id, name: each.name }))],
  }
}

/** True when somebody else sees how this person's work stands. */
export async function isOverseen(ketu: Pick<Ketu, 'db' | 'me' | 'now'>): Promise<boolean> {
  const { me } = ketu
  const { members, grants, territories } = await readTeamFacts(ketu)
  const work = {
    kind: 'member.work',
    member: me.member,
    grants: grants.filter(({ member }) => member === me.member),
  } as const
  return members.some(
    ({ id, state }) =>
      id !== me.member && state === 'active' && decide(createActor(id, grants, territories, ketu.now()), work),
  )
}

/** True when there is anybody to lead: the board then stands in the navigation. */
export async function hasBoard(ketu: Pick<Ketu, 'db' | 'me' | 'now'>): Promise<boolean> {
  // Asked on every start, before anything is shown: of the facts it reads what it needs, once.
  const [grants, territories] = await Promise.all([factsOf(ketu.db, 'grant'), factsOf(ketu.db, 'territory')])
  const actor = createActor(ketu.me.member, grants, territories, ketu.now())
  const places = new Set(managedPlaces(actor, territories).map(({ id }) => id))
  return (
    places.size > 0 &&
    grants.some(grant => grant.member !== actor.member && isIn(places, grant.territory) && isInForce(grant, ketu.now()))
  )
}

/** Grants on the whole workspace are of those who lead it all; only territories have people on the board. */
export const isIn = (places: ReadonlySet<string>, territory: string | undefined): boolean =>
  territory !== undefined && places.has(territory)

export function memberOf(actor: Actor, facts: TeamFacts, id: string): MemberPage | undefined {
  const member = facts.members.find(each => each.id === id)
  if (member === undefined) return undefined
  const grants = facts.grants.filter(grant => grant.member === id)
  const names = new Map(facts.territories.map(territory => [territory.id, territory.name]))
  return {
    name: member.name,
    isMe: id === actor.member,
    isSuspended: member.state === 'suspended',
    grants: grants.map(({ id: grant, role, territory }) => ({
      id: grant,
      role,
      ...(territory === undefined ? {} : { territory, territoryName: names.get(territory) ?? '' }),
      mayEnd: decide(actor, { kind: 'grant.end', role, ...(territory === undefined ? {} : { territory }) }),
    })),
    maySuspend: decide(actor, { kind: 'member.suspend', member: id, grants }),
    maySeeDevices: decide(actor, { kind: 'member.devices', member: id, grants }),
    mayReset: decide(actor, { kind: 'member.reset' }),
  }
}

const manages = (actor: Actor, parent: string | undefined): boolean =>
  decide(actor, { kind: 'territory.create', ...(parent === undefined ? {} : { parent }) })

const roleOrder: { readonly [role in Role]: number } = { admin: 0, manager: 1, rep: 2, viewer: 3 }

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
