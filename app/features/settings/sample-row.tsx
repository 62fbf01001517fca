/** Sample customers on and off, in one tap. */
import { useLive } from '#app/context.tsx'
import { sampleCount } from '#app/data/queries/sample.ts'
import { SettingRow } from '#app/ui/block.tsx'
import { SectionHeader } from '#app/ui/row.tsx'
import { useSamples } from '#app/use-samples.ts'
import { useWords } from '#app/words/words-context.tsx'

export function SampleRow() {
  const { sample: words } = useWords()
  const count = useLive(({ db }) => sampleCount(db))
  const { add, remove } = useSamples()
  if (count === undefined) return null
  const run = count === 0 ? add : remove
  return (
    <>
      <SectionHeader>{words.customers}</SectionHeader>
      <SettingRow
        icon={count === 0 ? 'plus' : 'trash'}
        name={count === 0 ? words.add : words.removeAll(count)}
        note={words.note}
        leads={false}
        link={<button type="button" onClick={() => void run()} />}
      />
    </>
  )
}
