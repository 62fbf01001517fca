/** Says that a customer is a sample, wherever it is named in a list. Nothing for any other. */
import { sampleTerritory } from '#shared/doc/name.ts'
import { Tag } from './ui/mark.tsx'
import { useWords } from './words/words-context.tsx'

export function SampleTag({ territory }: { territory: string | undefined }) {
  const { sample } = useWords()
  return territory === sampleTerritory ? <Tag>{sample.tag}</Tag> : null
}
