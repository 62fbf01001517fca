/** Offers sample customers where there are none: a way to look around and to practise. */
import { Button } from './ui/button.tsx'
import { useSamples } from './use-samples.ts'
import { useWords } from './words/words-context.tsx'

export function SampleButton() {
  const { sample: words } = useWords()
  const { add } = useSamples()
  return (
    <Button look="text" onClick={() => void add()}>
      {words.tryIt}
    </Button>
  )
}
