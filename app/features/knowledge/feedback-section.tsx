/** What the customer says of our products and of how it is served, and what was answered (feat:G11, I12). */
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { NoteRow } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { notesOfCustomer } from '#app/data/queries/note.ts'
import { noteAnswersSeen } from '#app/data/queries/to-deal.ts'
import { StatusWord, type Tone } from '#app/ui/mark.tsx'
import { List, Row } from '#app/ui/row.tsx'
import { Section } from '#app/ui/section.tsx'
import { useWords } from '#app/words/words-context.tsx'

type Feedback = NoteRow<'feedback'>

export function FeedbackSection({ id: customer }: { id: string }) {
  const ketu = useKetu()
  const { needs: words } = useWords()
  const rows = useLive(({ db }) => notesOfCustomer(db, customer, 'feedback'), [customer])
  useEffect(() => {
    if (rows !== undefined) noteAnswersSeen(ketu, rows).catch(reportError)
  }, [ketu, rows])
  if (rows === undefined) return null
  return (
    <Section
      title={words.feedback}
      count={rows.length}
      add={{ word: words.addFeedback, link: <Link to="/c/$id/feedback/new" params={{ id: customer }} /> }}
      empty={rows.length === 0 ? words.feedbackNone : undefined}
    >
      <List label={words.feedback}>
        {rows.toReversed().map(row => (
          <FeedbackRow key={row.id} row={row} />
        ))}
      </List>
    </Section>
  )
}

function FeedbackRow({ row }: { row: Feedback }) {
  const { fields, needs: words } = useWords()
  const facts = [
    fields.values['feedback.kind'][row.kind],
    row.product,
    row.severity === null ? '' : words.severity(row.severity),
  ]
  return (
    <Row
      name={row.text}
      wrap
      detail={
        <>
          {facts.filter(fact => fact !== '').join(' · ')}
          {row.answer === '' ? null : (
            <>
              <br />
              {words.answered(row.answer)}
            </>
          )}
        </>
      }
      figure={<FeedbackState state={row.state} />}
      link={<Link to="/c/$id/feedback/$feedback" params={{ id: row.customer, feedback: row.id }} />}
    />
  )
}

export function FeedbackState({ state }: { state: Feedback['state'] }) {
  const { fields } = useWords()
  return <StatusWord tone={tones[state]}>{fields.values['feedback.state'][state]}</StatusWord>
}

const tones: { readonly [state in Feedback['state']]: Tone } = {
  new: 'warn',
  passed: 'quiet',
  planned: 'quiet',
  done: 'good',
  declined: 'quiet',
}
