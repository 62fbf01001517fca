/** The segment a list or a picture is narrowed to: its name, who is in it, and the way back to everybody. */
import { useEffect, useMemo } from 'react'
import { membersOf } from '#shared/domain/segment/segment-match.ts'
import { useLive } from './context.tsx'
import { segments } from './data/queries/segment.ts'
import { Chip } from './ui/chip.tsx'
import { useProfiles } from './use-profiles.ts'
import { useWords } from './words/words-context.tsx'

interface SegmentChipProps {
  readonly segment: string
  /** Ids; undefined until they are counted. */
  readonly onMembers: (members: ReadonlySet<string> | undefined) => void
  readonly onClear: () => void
}

export function SegmentChip({ segment, onMembers, onClear }: SegmentChipProps) {
  const { segments: words } = useWords()
  const found = useLive(segments)?.find(({ row }) => row.id === segment)
  const profiles = useProfiles()?.customers
  const members = useMemo(
    () => (found?.rule && profiles ? new Set(membersOf(found.rule, profiles).members.map(({ id }) => id)) : undefined),
    [found, profiles],
  )
  useEffect(() => onMembers(members), [members, onMembers])
  return (
    <Chip pressed label={words.clearFilter} onClick={onClear}>
      {words.filter(found?.row.name ?? '')}
    </Chip>
  )
}
