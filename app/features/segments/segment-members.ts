/** Who is in a segment, of the profiles there are. Pure. */
import type { Profile } from '#app/data/queries/profile.ts'
import { matcherOf } from '#shared/domain/segment/segment-match.ts'
import type { SegmentRule } from '#shared/domain/segment/segment-rule.ts'
import { type WhiteSpace, whiteSpaceOf } from '#shared/domain/segment/segment-look.ts'

export interface SegmentMembers {
  readonly members: readonly Profile[]
  /** Who might be one, if more were known. */
  readonly undecided: number
  readonly whiteSpace: WhiteSpace
}

export function segmentMembers(rule: SegmentRule, customers: readonly Profile[]): SegmentMembers {
  const match = matcherOf(rule)
  const members: Profile[] = []
  let undecided = 0
  for (const profile of customers) {
    const isMember = match(profile.facts)
    if (isMember) members.push(profile)
    else if (isMember === null) undecided++
  }
  return { members, undecided, whiteSpace: whiteSpaceOf(members) }
}
