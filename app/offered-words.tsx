/** The company's own words where they are offered: chips beside a field, or among the choices everybody has (feat:N1–N5). */
import type { WordListName } from '#shared/domain/word-list.ts'
import { useLive } from './context.tsx'
import { wordLists } from './data/queries/settings.ts'
import { Chip, ChipGroup } from './ui/chip.tsx'

/** As the company wrote them, whatever language is read; none where it has none. */
export const useWordList = (name: WordListName): readonly string[] =>
  useLive(async ({ db }) => (await wordLists(db))[name], [name]) ?? []

interface OfferedWordsProps {
  readonly label: string
  readonly offered: readonly string[]
  readonly said: readonly string[]
  readonly onSaid: (said: readonly string[]) => void
}

/** Nothing where there is nothing to offer. */
export function OfferedWords({ label, offered, said, onSaid }: OfferedWordsProps) {
  if (offered.length === 0) return null
  return (
    <ChipGroup label={label}>
      {offered.map(word => (
        <Chip
          key={word}
          pressed={said.includes(word)}
          onClick={() => onSaid(said.includes(word) ? said.filter(one => one !== word) : [...said, word])}
        >
          {word}
        </Chip>
      ))}
    </ChipGroup>
  )
}

interface OfferedWordProps extends Pick<OfferedWordsProps, 'label' | 'offered'> {
  /** '' for none. */
  readonly said: string
  readonly onSaid: (said: string) => void
}

/** One of them or none. */
export const OfferedWord = ({ said, onSaid, ...offer }: OfferedWordProps) => (
  <OfferedWords {...offer} said={[said]} onSaid={words => onSaid(words.find(word => word !== said) ?? '')} />
)
