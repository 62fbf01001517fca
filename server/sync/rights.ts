/** What a member may do and read now, folded from the facts of the workspace. Facts already folded are not read again. */
import type { Fact } from '#shared/doc/fact.ts'
import type { Scope } from '#shared/doc/name.ts'
import { type Actor, createActor, type GrantFact, type TerritoryNode } from '#shared/policy/actor.ts'
import { createTerritoryTree, type TerritoryTree } from '#shared/policy/territory-tree.ts'
import { readableScopes } from '#shared/policy/decide.ts'
import { decodeFact } from '#shared/sync/fact-body.ts'
import type { LogStore } from '../store/log-store.ts'
import { type RememberedRights, rememberRights } from './remember-rights.ts'

export interface Rights {
  readonly actor: Actor
  readonly readable: readonly Scope[]
  /** Scopes a grant let this member read, before it ended or the territory was moved, and none lets now: the only ones a device
   * may be told to wipe. */
  readonly former: readonly Scope[]
}

export type RightsOf = (ws: string, member: string) => Promise<Rights>

interface Directory {
  seq: number
  readonly grants: Map<string, GrantFact>
  readonly tree: TerritoryTree
  /** Every place a territory has ever had in the tree: what a right once reached is found by them. */
  readonly places: Map<string, TerritoryNode>
  readonly suspended: Set<string>
  readonly rights: RememberedRights<Rights>
}

export function createRights(store: Pick<LogStore, 'factsAfter'>, clock: () => number): RightsOf {
  const directories = new Map<string, Directory>()
  return async (ws, member) => {
    const known = directories.get(ws) ?? createDirectory()
    for (const row of await store.factsAfter(ws, known.seq)) {
      // Two requests may read the same facts at once: folding one twice changes nothing, folding backwards would.
      if (row.seq <= known.seq) continue
      const fact = decodeFact(row.body)
      if (fact !== undefined) fold(known, fact)
      known.seq = row.seq
      known.rights.forget()
    }
    directories.set(ws, known)
    return known.rights.of(member, clock())
  }
}

function createDirectory(): Directory {
  const grants = new Map<string, GrantFact>()
  const directory: Directory = {
    seq: 0,
    grants,
    tree: createTerritoryTree(),
    places: new Map(),
    suspended: new Set(),
    rights: rememberRights(
      () => grants.values(),
      (member, at) => rightsIn(directory, member, at),
    ),
  }
  return directory
}

function fold(directory: Directory, fact: Fact): void {
  if (fact.type === 'grant') directory.grants.set(fact.id, fact)
  if (fact.type === 'territory') {
    directory.tree.take(fact)
    const place = directory.tree.territories.get(fact.id) ?? fact
    directory.places.set(`${place.id} ${place.parent ?? ''}`, place)
  }
  if (fact.type === 'member' && fact.state === 'suspended') directory.suspended.add(fact.id)
  if (fact.type === 'member' && fact.state === 'active') directory.suspended.delete(fact.id)
}

function rightsIn(directory: Omit<Directory, 'rights'>, member: string, at: number): Rights {
  const territories = [...directory.tree.territories.values()]
  const grants = [...directory.grants.values()]
  const actor = createActor(member, directory.suspended.has(member) ? [] : grants, territories, at)
  const readable = readableScopes(actor, territories)
  const places = [...directory.places.values()]
  const everGranted = createActor(member, grants.map(withoutEnd), places, at)
  const former = new Set(readableScopes(everGranted, territories))
  for (const scope of readable) former.delete(scope)
  return { actor, readable, former: [...former] }
}

const withoutEnd = ({ to: _ended, ...grant }: GrantFact): GrantFact => grant
