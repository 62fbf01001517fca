/** The five dots of one part of a customer, with what was said last. */
import type { JudgedPart } from '#shared/domain/record.ts'
import { standingSettings } from '#app/data/queries/customer-standing.ts'
import { DotScale } from '#app/ui/dot-scale.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { levelWords } from './part-words.ts'

interface PartDotsProps {
  readonly part: JudgedPart
  readonly value?: number | undefined
  /** The level in use now. */
  readonly was?: number | undefined
  readonly onLevel: (level: number) => void
}

export function PartDots({ part, value, was, onLevel }: PartDotsProps) {
  const words = useWords()
  const format = useFormat()
  return (
    <DotScale
      label={words.standing.questions[part]}
      levels={levelWords({ words, format, settings: standingSettings }, part)}
      value={value}
      was={was === undefined ? undefined : { level: was, words: words.standing.wasLevel(was) }}
      onLevel={onLevel}
    />
  )
}
