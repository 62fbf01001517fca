/** A benefit beyond the trade: the rule, what is due by it, what was given, what it cost, until when. */
import { useLive } from '#app/context.tsx'
import { contactsOf } from '#app/data/queries/customer.ts'
import { MissingRecord } from '#app/missing-record.tsx'
import { useToday } from '#app/now.ts'
import { useWords } from '#app/words/words-context.tsx'
import { liveNote } from './live-note.ts'
import { NoteForm } from './note-form.tsx'

/** @param benefit its id; undefined for a new one. */
export function BenefitScreen({ customer, benefit }: { customer: string; benefit: string | undefined }) {
  const words = useWords()
  const today = useToday()
  const found = useLive(
    async ({ db }) => ({
      row: await liveNote(db, 'benefit', benefit),
      card: await db.cards.get(customer),
      contacts: await contactsOf(db, customer),
    }),
    [benefit, customer],
  )
  if (found === undefined) return null
  const { row, card, contacts } = found
  if (card === undefined || row === 'gone') return <MissingRecord customer={customer} />
  return (
    <NoteForm
      type="benefit"
      row={row}
      home={{ kind: 'customer', id: customer, name: card.name }}
      start={{ side: 'us', day: today }}
      named="title"
      titles={words.market.benefitTitles}
      leaveTo={{ to: '/c/$id', params: { id: customer }, search: { tab: 'analysis' } }}
      lead={<p className="ink-2">{card.name}</p>}
      parts={[
        { kind: 'line', field: 'title' },
        { kind: 'choice', field: 'side', values: ['us', 'them'] },
        { kind: 'area', field: 'note', rows: 2 },
        { kind: 'money', field: 'entitled', hasHint: true },
        { kind: 'money', field: 'given' },
        { kind: 'money', field: 'cost' },
        { kind: 'day', field: 'day' },
        { kind: 'day', field: 'expiresOn' },
        { kind: 'one', field: 'contactId', choices: contacts, none: words.customer.nobodyIn },
      ]}
    />
  )
}
