/** What the facts say about the workspace and its people, kept in memory and read on from the log. */
import type { FactAuthor } from '#server/sync/append-facts.ts'
import { rememberRights } from '#server/sync/remember-rights.ts'
import type { SessionReply, WorkspaceReply } from '#shared/api/account.ts'
import type { Fact } from '#shared/doc/fact.ts'
import { createTerritoryTree, type TerritoryFact } from '#shared/policy/territory-tree.ts'
import { type Actor, createActor, type GrantFact, isInForce, type TerritoryNode } from '#shared/policy/actor.ts'

export interface FactLog {
  /** Durable when it resolves. */
  append(workspace: string, facts: readonly Fact[], author: FactAuthor): Promise<void>
  /** Facts above `after`, in the order of the log; undefined for one of a kind this server does not know. */
  read(workspace: string, after: number): Promise<readonly { readonly seq: number; readonly fact: Fact | undefined }[]>
}

export type MemberFact = Extract<Fact, { type: 'member' }>

export interface Directory {
  /** Reads what was written since; true when something was. Safe to call side by side. */
  refresh(): Promise<boolean>
  /** Writes facts, durable and taken in when it resolves. */
  state(facts: readonly Fact[], author: FactAuthor): Promise<void>
  workspace(): WorkspaceReply
  /** False for a member who is unknown or suspended. */
  isActive(member: string): boolean
  member(id: string): MemberFact | undefined
  /** undefined for a member who is not active. */
  actor(member: string, at: number): Actor | undefined
  territories(): readonly TerritoryNode[]
  territory(id: string): TerritoryFact | undefined
  hasTerritory(id: string): boolean
  grantsInForce(at: number): readonly GrantFact[]
  session(member: string, device: string, at: number): SessionReply
  /** Called after every change that was taken in; returns its stop. */
  onChange(listener: () => void): () => void
}

export function createDirectory(log: FactLog, workspaceId: string): Directory {
  const facts = createFactTable()
  const listeners = new Set<() => void>()
  let seq = 0
  let reading: Promise<boolean> = Promise.resolve(false)

  const readOn = async (): Promise<boolean> => {
    const rows = await log.read(workspaceId, seq)
    for (const row of rows) {
      if (row.seq <= seq) continue
      if (row.fact !== undefined) facts.take(row.fact)
      seq = row.seq
      actors.forget()
    }
    if (rows.length > 0) for (const listener of listeners) listener()
    return rows.length > 0
  }
  const refresh = (): Promise<boolean> => {
    reading = reading.then(readOn, readOn)
    return reading
  }
  const workspace = (): WorkspaceReply => {
    const fact = facts.workspace.get(workspaceId)
    if (fact === undefined) throw new Error(`the log holds no fact about the workspace ${workspaceId}`)
    const { type: _, ...rest } = fact
    return rest
  }
  const isActive = (member: string): boolean => facts.member.get(member)?.state === 'active'
  const actors = rememberRights(
    () => facts.grant.values(),
    (member, at) => createActor(member, [...facts.grant.values()], [...facts.territory.values()], at),
  )
  const grantsInForce = (at: number): readonly GrantFact[] =>
    [...facts.grant.values()].filter(grant => isInForce(grant, at))

  return {
    refresh,
    state: async (written, author) => {
      await log.append(workspaceId, written, author)
      await refresh()
    },
    workspace,
    isActive,
    member: id => facts.member.get(id),
    actor: (member, at) => (isActive(member) ? actors.of(member, at) : undefined),
    territories: () => [...facts.territory.values()],
    territory: id => facts.territory.get(id),
    hasTerritory: id => facts.territory.has(id),
    grantsInForce,
    session: (member, device, at) => ({
      workspace: workspace(),
      member: { id: member, name: facts.member.get(member)?.name ?? '' },
      device,
      grants: grantsInForce(at)
        .filter(grant => grant.member === member)
        .map(({ id, role, territory }) => ({ id, role, ...(territory === undefined ? {} : { territory }) })),
    }),
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

type FactsById<T extends Fact['type']> = Map<string, Extract<Fact, { type: T }>>

/** The latest fact about each thing: a later one of the same type and id replaces it; territories stay a tree. */
function createFactTable() {
  const workspace: FactsById<'workspace'> = new Map()
  const member: FactsById<'member'> = new Map()
  const tree = createTerritoryTree()
  const grant: FactsById<'grant'> = new Map()
  const take = (fact: Fact): void => {
    if (fact.type === 'workspace') workspace.set(fact.id, fact)
    else if (fact.type === 'member') member.set(fact.id, fact)
    else if (fact.type === 'territory') tree.take(fact)
    else if (fact.type === 'grant') grant.set(fact.id, fact)
  }
  return { workspace, member, territory: tree.territories, grant, take }
}
