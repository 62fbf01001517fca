/**
 * Rights are asked for with every request and by every open socket each second, and change with a fact or when a grant
 * begins or ends by the clock: in between, what was found of a member is what would be found.
 */
import type { GrantFact } from '#shared/policy/actor.ts'

export interface RememberedRights<T> {
  /** `at` in ms since the epoch; it may run backwards. */
  of(member: string, at: number): T
  /** Call it with every fact that was taken in. */
  forget(): void
}

/** `find` must depend on nothing but the facts, the member and which of the grants have begun and ended. */
export function rememberRights<T>(
  grants: () => Iterable<GrantFact>,
  find: (member: string, at: number) => T,
): RememberedRights<T> {
  const remembered = new Map<string, { readonly rights: T; readonly since: number; readonly until: number }>()
  return {
    of(member, at) {
      const known = remembered.get(member)
      if (known !== undefined && known.since <= at && at < known.until) return known.rights
      const rights = find(member, at)
      remembered.set(member, { rights, ...unchangedAround(grants(), member, at) })
      return rights
    },
    forget: () => remembered.clear(),
  }
}

/** From the last beginning or end of one of the member's grants up to the next, exclusive: as `isInForce` counts them. */
function unchangedAround(grants: Iterable<GrantFact>, member: string, at: number) {
  let since = -Infinity
  let until = Infinity
  for (const grant of grants) {
    if (grant.member !== member) continue
    for (const turn of [grant.from, grant.to ?? Infinity])
      if (turn <= at) since = Math.max(since, turn)
      else until = Math.min(until, turn)
  }
  return { since, until }
}
