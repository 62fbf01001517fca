/** Which customers a matrix shows: of some classes, of one owner. */
import { useMemo, useState } from 'react'
import { useKetu } from '#app/context.tsx'
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
  /** Of members, by id. */
  readonly names: ReadonlyMap<string, string> | undefined
}

const letters = ['A', 'B', 'C'] as const

/** Nothing to choose among is no filter. */
export function FilterChips({ points, filter, onFilter, names }: FilterChipsProps) {
  const { me } = useKetu()
  const { matrix: words, standing, shell } = useWords()
  const [isOpen, setOpen] = useState(false)
  const owners = useMemo(() => [...new Set(points.map(({ owner }) => owner))], [points])
  const classes = useMemo(() => letters.filter(letter => points.some(point => point.class === letter)), [points])
  const nameOf = (owner: string): string => (owner === me.member ? words.mine : (names?.get(owner) ?? standing.someone))
  if (owners.length < 2 && classes.length < 2) return null
  const toggle = (letter: string) => {
    const next = new Set(filter.classes)
    if (!next.delete(letter)) next.add(letter)
    onFilter({ ...filter, classes: next })
  }
  const choose = (owner: string) => {
    setOpen(false)
    onFilter({ ...filter, owner })
  }
  return (
    <div className="matrix-filters">
      <ChipGroup label={words.classFilter} line>
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
        {owners.length < 2 ? null : (
          <Chip opens pressed={filter.owner !== ''} onClick={() => setOpen(true)}>
            {filter.owner === '' ? words.allOwners : nameOf(filter.owner)}
          </Chip>
        )}
      </ChipGroup>
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={words.owner} closeLabel={shell.close}>
        {['', ...owners].map(owner => (
          <button
            key={owner}
            type="button"
            className="menu-item"
            aria-pressed={owner === filter.owner}
            onClick={() => choose(owner)}
          >
            <span>{owner === '' ? words.allOwners : nameOf(owner)}</span>
            {owner === filter.owner ? <Icon name="check" /> : null}
          </button>
        ))}
      </Sheet>
    </div>
  )
}
