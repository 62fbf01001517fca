/** Who is in a segment, of the profiles there are, and what is left of their wallets. Pure. */
import type { Profile } from '#app/data/queries/profile.ts'
import { type WhiteSpace, whiteSpaceOf } from '#shared/domain/segment/segment-look.ts'
import { type Membership, membersOf } from '#shared/domain/segment/segment-match.ts'
import type { SegmentRule } from '#shared/domain/segment/segment-rule.ts'

export interface SegmentMembers extends Membership<Profile> {
  readonly whiteSpace: WhiteSpace
}

export function segmentMembers(rule: SegmentRule, customers: readonly Profile[]): SegmentMembers {
  const found = membersOf(rule, customers)
  return { ...found, whiteSpace: whiteSpaceOf(found.members) }
}
