/** The segment the list is narrowed to: its name, who is in it, and the way back to everybody. */
import { useEffect, useMemo } from 'react'
import { useLive } from '#app/context.tsx'
import type { Profile } from '#app/data/queries/profile.ts'
import { segments } from '#app/data/queries/segment.ts'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { useProfiles } from '#app/use-profiles.ts'
import { useWords } from '#app/words/words-context.tsx'
import { membersOf } from '#shared/domain/segment/segment-match.ts'
import type { SegmentRule } from '#shared/domain/segment/segment-rule.ts'

interface SegmentFilterProps {
  readonly segment: string
  /** Ids; undefined until they are counted. */
  readonly onMembers: (members: ReadonlySet<string> | undefined) => void
  readonly onClear: () => void
}

export function SegmentFilter({ segment, onMembers, onClear }: SegmentFilterProps) {
  const { segments: words } = useWords()
  const found = useLive(segments)?.find(({ row }) => row.id === segment)
  const profiles = useProfiles()?.customers
  const members = useMemo(
    () => (found?.rule && profiles ? membersIn(found.rule, profiles) : undefined),
    [found, profiles],
  )
  useEffect(() => onMembers(members), [members, onMembers])
  return (
    <div className="filters">
      <ChipGroup label={words.pick} line>
        <Chip pressed label={words.clearFilter} onClick={onClear}>
          {words.filter(found?.row.name ?? '')}
        </Chip>
      </ChipGroup>
    </div>
  )
}

const membersIn = (rule: SegmentRule, profiles: readonly Profile[]): ReadonlySet<string> =>
  new Set(
    membersOf(
      rule,
      profiles.map(({ id, facts }) => ({ customer: id, facts })),
    ).members,
  )
