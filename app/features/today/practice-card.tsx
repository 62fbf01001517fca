/** The tour: one visit, practised on a sample customer with a sentence that is already typed; then what it became. No slides. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useKetu, useLive } from '#app/context.tsx'
import { keepDraft, readDraft } from '#app/data/draft.ts'
import { type Practice, practice } from '#app/data/queries/sample.ts'
import { Block } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { loadSampleWork } from '#app/words/load-sample-work.ts'
import { useLanguage, useWords } from '#app/words/words-context.tsx'

export function PracticeCard() {
  const state = useLive(practice)
  if (state === undefined) return null
  return state.isDone ? <Practised practice={state} /> : <ToPractise practice={state} />
}

function ToPractise({ practice: { customer, planned } }: { practice: Practice }) {
  const ketu = useKetu()
  const { sample: words } = useWords()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const start = async () => {
    const { practiceSentence } = await loadSampleWork(language)
    // As if typed before: words of the person's own are never replaced.
    if ((await readDraft(ketu.db, customer.id)) === undefined)
      await keepDraft(ketu.db, customer.id, JSON.stringify({ text: practiceSentence }))
    await navigate({ to: '/log', search: { c: customer.id, ...(planned !== undefined && { v: planned }) } })
  }
  return (
    <Block title={words.practiceTitle}>
      <p>{words.practiceText(customer.name)}</p>
      <div className="block-actions">
        <Button look="main" icon="edit" onClick={() => void start()}>
          {words.practise}
        </Button>
      </div>
    </Block>
  )
}

function Practised({ practice: { customer } }: { practice: Practice }) {
  const { sample: words, today } = useWords()
  return (
    <Block title={words.practisedTitle}>
      <p>{words.practisedText}</p>
      <div className="block-actions">
        <Button look="main" render={<Link to="/c/$id" params={{ id: customer.id }} />}>
          {words.seeCustomer}
        </Button>
        <Button render={<Link to="/import" />}>{today.import}</Button>
      </div>
    </Block>
  )
}
