/** Which customers a matrix shows: of some classes, of a segment, of one owner. */
import { useMemo, useState } from 'react'
import { useKetu, useLive } from '#app/context.tsx'
import { segments } from '#app/data/queries/segment.ts'
import { SegmentChip } from '#app/segment-chip.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { ClassMark } from '#app/ui/mark.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useWords } from '#app/words/words-context.tsx'
import type { AnyPoint, PointFilter } from './matrix-look.ts'

interface FilterChipsProps {
  readonly points: readonly AnyPoint[]
  readonly filter: PointFilter
  readonly onFilter: (filter: PointFilter) => void
  /** Ids of who is in the segment; undefined until they are counted. */
  readonly onMembers: (members: ReadonlySet<string> | undefined) => void
  /** Of members, by id. */
  readonly names: ReadonlyMap<string, string> | undefined
}

const letters = ['A', 'B', 'C'] as const

/** Nothing to choose among is no filter. */
export function FilterChips({ points, filter, onFilter, onMembers, names }: FilterChipsProps) {
  const { me } = useKetu()
  const { matrix: words, segments: segmentWords, standing, shell } = useWords()
  const [open, setOpen] = useState<'owner' | 'segment'>()
  const saved = useLive(segments)
  const owners = useMemo(() => [...new Set(points.map(({ owner }) => owner))], [points])
  const classes = useMemo(() => letters.filter(letter => points.some(point => point.class === letter)), [points])
  // A rep is in no segment.
  const kinds = saved !== undefined && points.some(({ customer }) => customer !== '') ? saved : []
  const nameOf = (owner: string): string => (owner === me.member ? words.mine : (names?.get(owner) ?? standing.someone))
  if (owners.length < 2 && classes.length < 2 && kinds.length === 0) return null
  const toggle = (letter: string) => {
    const next = new Set(filter.classes)
    if (!next.delete(letter)) next.add(letter)
    onFilter({ ...filter, classes: next })
  }
  const choose = (part: Partial<PointFilter>) => {
    setOpen(undefined)
    onFilter({ ...filter, ...part })
  }
  const close = () => setOpen(undefined)
  return (
    <div className="matrix-filters">
      <ChipGroup label={words.filters} line>
        {classes.map(letter => (
          <Chip
            key={letter}
            pressed={filter.classes.has(letter)}
            label={shell.classMark(letter)}
            onClick={() => toggle(letter)}
          >
            <ClassMark letter={letter} label={shell.classMark(letter)} />
          </Chip>
        ))}
        {filter.segment !== '' ? (
          <SegmentChip segment={filter.segment} onMembers={onMembers} onClear={() => choose({ segment: '' })} />
        ) : kinds.length === 0 ? null : (
          <Chip opens onClick={() => setOpen('segment')}>
            {segmentWords.pick}
          </Chip>
        )}
        {owners.length < 2 ? null : (
          <Chip opens pressed={filter.owner !== ''} onClick={() => setOpen('owner')}>
            {filter.owner === '' ? words.allOwners : nameOf(filter.owner)}
          </Chip>
        )}
      </ChipGroup>
      <Sheet open={open === 'owner'} onClose={close} title={words.owner} closeLabel={shell.close}>
        <Choices
          value={filter.owner}
          onValue={owner => choose({ owner })}
          choices={['', ...owners].map(owner => [owner, owner === '' ? words.allOwners : nameOf(owner)])}
        />
      </Sheet>
      <Sheet open={open === 'segment'} onClose={close} title={segmentWords.pick} closeLabel={shell.close}>
        <Choices
          value={filter.segment}
          onValue={segment => choose({ segment })}
          choices={kinds.map(({ row }) => [row.id, row.name])}
        />
      </Sheet>
    </div>
  )
}

interface ChoicesProps {
  readonly value: string
  readonly onValue: (value: string) => void
  readonly choices: readonly (readonly [value: string, label: string])[]
}

const Choices = ({ value, onValue, choices }: ChoicesProps) =>
  choices.map(([choice, label]) => (
    <button
      key={choice}
      type="button"
      className="menu-item"
      aria-pressed={choice === value}
      onClick={() => onValue(choice)}
    >
      <span>{label}</span>
      {choice === value ? <Icon name="check" /> : null}
    </button>
  ))
