/** Who is asking: a member with the grants in force now, each already spread over the territories below it. */
import type { Fact, Role } from '#shared/doc/fact.ts'

/** `territory` absent = the whole workspace. */
export interface Grant {
  readonly role: Role
  readonly territory?: string
}

export interface Actor {
  readonly member: string
  readonly grants: readonly Grant[]
}

export type GrantFact = Extract<Fact, { type: 'grant' }>

/** A territory's place in the tree; its name is of no concern to a policy. */
export interface TerritoryNode {
  readonly id: string
  readonly parent?: string
}

/** `from` counts, `to` does not: a grant that ends at this moment has ended. */
export const isInForce = (grant: GrantFact, at: number): boolean =>
  grant.from <= at && (grant.to === undefined || at < grant.to)

/** The territory and all below it. A cycle in the parents ends the walk, it never repeats it. */
export function territoriesBelow(root: string, territories: readonly TerritoryNode[]): ReadonlySet<string> {
  const below = new Set([root])
  for (const id of below) for (const node of territories) if (node.parent === id) below.add(node.id)
  return below
}

export function createActor(
  member: string,
  grants: readonly GrantFact[],
  territories: readonly TerritoryNode[],
  at: number,
): Actor {
  const spread = grants
    .filter(grant => grant.member === member && isInForce(grant, at))
    .flatMap(({ role, territory }): Grant[] =>
      territory === undefined
        ? [{ role }]
        : [...territoriesBelow(territory, territories)].map(id => ({ role, territory: id })),
    )
  return { member, grants: spread }
}
