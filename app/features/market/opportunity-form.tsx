/** An opportunity: what, how much, until when, with whom; where it stands is moved above it. */
import { opportunityStages } from '#shared/domain/fields/knowledge.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import { useLive } from '#app/context.tsx'
import { contactsOf } from '#app/data/queries/customer.ts'
import { productNames } from '#app/data/queries/product.ts'
import { MissingRecord } from '#app/missing-record.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { NoteForm } from './note-form.tsx'
import { StageChips } from './opportunity-stage.tsx'
import { liveNote } from './live-note.ts'

interface OpportunityScreenProps {
  readonly customer: string
  /** Its id; undefined for a new one. */
  readonly opportunity: string | undefined
  /** What a new one begins with. */
  readonly title?: string | undefined
}

export function OpportunityScreen({ customer, opportunity, title = '' }: OpportunityScreenProps) {
  const words = useWords()
  const found = useLive(
    async ({ db }) => ({
      row: await liveNote(db, 'opportunity', opportunity),
      card: await db.cards.get(customer),
      contacts: await contactsOf(db, customer),
      products: await productNames(db),
    }),
    [opportunity, customer],
  )
  if (found === undefined) return null
  const { row, card, contacts, products } = found
  if (card === undefined || row === 'gone') return <MissingRecord customer={customer} />
  return (
    <NoteForm
      type="opportunity"
      row={row}
      home={{ kind: 'customer', id: customer, name: card.name }}
      start={{ title, stage: 'lead' }}
      named="title"
      titles={words.market.opportunityTitles}
      leaveTo={{ to: '/c/$id', params: { id: customer }, search: { tab: 'analysis' } }}
      lead={<Lead row={row} name={card.name} />}
      parts={[
        { kind: 'line', field: 'title' },
        // Of one that is there the stage is moved at once, above.
        ...(row === undefined
          ? [{ kind: 'choice' as const, field: 'stage', values: opportunityStages.slice(0, 4) }]
          : []),
        { kind: 'money', field: 'amount', hasHint: true },
        { kind: 'day', field: 'closeOn' },
        { kind: 'name', field: 'product', names: products },
        { kind: 'people', field: 'contacts', people: contacts },
      ]}
    />
  )
}

function Lead({ row, name }: { row: NoteRow<'opportunity'> | undefined; name: string }) {
  return (
    <>
      <p className="ink-2">{name}</p>
      {row === undefined ? null : <StageChips row={row} customer={name} />}
    </>
  )
}
