/** A second opinion on who may read what, written from the words of the policy alone: it shares no code with shared/policy. */
import type { Fact, Role } from '#shared/doc/fact.ts'

export interface Rights {
  readonly readable: ReadonlySet<string>
  readonly writable: ReadonlySet<string>
  readonly managed: ReadonlySet<string>
}

/** Whether the one territory is the other or somewhere below it. */
export function isWithin(facts: readonly Fact[], territory: string, root: string): boolean {
  let id: string | undefined = territory
  for (let steps = 0; id !== undefined && steps < 50; steps++) {
    if (id === root) return true
    const parentOf: string = id
    const node: Fact | undefined = facts.findLast(fact => fact.type === 'territory' && fact.id === parentOf)
    id = node?.type === 'territory' ? node.parent : undefined
  }
  return false
}

const writers: readonly Role[] = ['rep', 'manager', 'admin']
const managers: readonly Role[] = ['manager', 'admin']

/** Scopes a member may read, territories they may write in and manage, as of the facts. */
export function oracleRights(facts: readonly Fact[], member: string, at: number): Rights {
  const latest = new Map(facts.map(fact => [`${fact.type} ${fact.id}`, fact]))
  const all = [...latest.values()]
  const territories = all.filter(fact => fact.type === 'territory')
  const isActive = all.some(fact => fact.type === 'member' && fact.id === member && fact.state === 'active')
  const grants = all.filter(
    fact =>
      fact.type === 'grant' &&
      fact.member === member &&
      isActive &&
      fact.from <= at &&
      (fact.to === undefined || at < fact.to),
  )
  const reached = (roles: readonly Role[]): string[] =>
    territories
      .filter(({ id }) =>
        grants.some(
          grant =>
            grant.type === 'grant' &&
            roles.includes(grant.role) &&
            (grant.territory === undefined || isWithin(territories, id, grant.territory)),
        ),
      )
      .map(({ id }) => id)
  const readable = reached(['viewer', ...writers]).map(id => `t:${id}`)
  return {
    readable: new Set([...readable, `m:${member}`, ...(grants.length > 0 ? ['w'] : [])]),
    writable: new Set(reached(writers)),
    managed: new Set(reached(managers)),
  }
}
