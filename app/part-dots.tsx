/** The dots of one part of a customer or a contact, with what was said last. */
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import { useLive } from './context.tsx'
import { analysisSettings } from './data/queries/settings.ts'
import { levelWords, lowestLevel, type RatedPart } from './part-words.ts'
import { DotScale } from './ui/dot-scale.tsx'
import { useFormat, useWords } from './words/words-context.tsx'

interface PartDotsProps {
  readonly part: RatedPart
  readonly value?: number | undefined
  /** The level in use now. */
  readonly was?: number | undefined
  readonly onLevel: (level: number) => void
}

export function PartDots({ part, value, was, onLevel }: PartDotsProps) {
  const words = useWords()
  const format = useFormat()
  // The bands of the potential are the company's own.
  const bands = useLive(async ({ db }) => (part === 'potential' ? analysisSettings(db) : undefined), [part])
  const settings = bands ?? standardSettings
  return (
    <DotScale
      label={words.standing.questions[part]}
      levels={levelWords({ words, format, settings }, part)}
      lowest={lowestLevel(part)}
      value={value}
      was={was === undefined ? undefined : { level: was, words: words.standing.wasLevel(was) }}
      onLevel={onLevel}
    />
  )
}
