/** In a timeline of all departments: chips that narrow it to one, and the silences between contacts. */
import type { ContactGap } from '#shared/domain/visiting/contact-gaps.ts'
import type { TimelineFilter } from '#app/data/queries/customer.ts'
import type { Touchpoints } from '#app/data/queries/touchpoint.ts'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { useWords } from '#app/words/words-context.tsx'

interface TouchpointFiltersProps {
  readonly touchpoints: Touchpoints
  readonly filter: TimelineFilter
  readonly onFilter: (filter: TimelineFilter) => void
}

/** Only where more than one department was there. */
export function TouchpointFilters({ touchpoints: { departments }, filter, onFilter }: TouchpointFiltersProps) {
  const { market, fields } = useWords()
  if (departments.length < 2) return null
  const label = (value: TimelineFilter): string =>
    value === 'all'
      ? market.allDepartments
      : value === 'orders'
        ? market.ordersOnly
        : fields.values['visit.department'][value]
  return (
    <ChipGroup label={market.department} line>
      {(['all', ...departments, 'orders'] as const).map(value => (
        <Chip key={value} pressed={filter === value} onClick={() => onFilter(value)}>
          {label(value)}
        </Chip>
      ))}
    </ChipGroup>
  )
}

export function GapLine({ gap: { days, isOpen } }: { gap: ContactGap }) {
  const { market } = useWords()
  return (
    <li className="timeline-gap">
      {isOpen ? <StatusWord tone="warn">{market.gapOpen(days)}</StatusWord> : market.gap(days)}
    </li>
  )
}
