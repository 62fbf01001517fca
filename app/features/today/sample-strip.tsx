/** Says that what is on screen is partly sample data, and takes it away in one tap. */
import { Strip } from '#app/ui/screen.tsx'
import { useSamples } from '#app/use-samples.ts'
import { useWords } from '#app/words/words-context.tsx'

export function SampleStrip() {
  const { sample: words } = useWords()
  const { remove } = useSamples()
  return (
    <Strip>
      {words.banner} ·{' '}
      <button type="button" onClick={() => void remove()}>
        {words.clear}
      </button>
    </Strip>
  )
}
