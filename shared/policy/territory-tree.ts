/**
 * Territories as the log says, always a tree: a move that would put a territory below itself where it stands in the log counts as
 * not done. Two people who move territories below each other at once leave one of the two moves, the same on every device and in
 * every right.
 */
import type { Fact } from '#shared/doc/fact.ts'

export type TerritoryFact = Extract<Fact, { type: 'territory' }>

export interface TerritoryTree {
  /** Takes the next fact of the log. False when its place was refused: the territory stays where it is, its new name counts. */
  take(fact: TerritoryFact): boolean
  /** Each as it stands, in the order they came. */
  readonly territories: ReadonlyMap<string, TerritoryFact>
}

export function createTerritoryTree(): TerritoryTree {
  const territories = new Map<string, TerritoryFact>()
  const isInside = (id: string, outer: string): boolean => {
    for (let at: string | undefined = id; at !== undefined; at = territories.get(at)?.parent)
      if (at === outer) return true
    return false
  }
  return {
    territories,
    take: fact => {
      const { parent, ...rest } = fact
      const isRefused = parent !== undefined && isInside(parent, fact.id)
      const kept = isRefused ? territories.get(fact.id)?.parent : parent
      territories.set(fact.id, kept === undefined ? rest : { ...rest, parent: kept })
      return !isRefused
    },
  }
}
