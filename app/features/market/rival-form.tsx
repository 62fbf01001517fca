/** What was heard of a competitor at a customer: who, what, and a price somebody saw. */
import { useLive } from '#app/context.tsx'
import { competitorNames } from '#app/data/queries/competitor.ts'
import { productNames } from '#app/data/queries/product.ts'
import { MissingRecord } from '#app/missing-record.tsx'
import { useToday } from '#app/now.ts'
import { useWords } from '#app/words/words-context.tsx'
import { CitedVisit } from './cited-visit.tsx'
import { liveNote } from './live-note.ts'
import { NoteForm } from './note-form.tsx'

/** @param news its id; undefined for a new one. */
export function RivalScreen({ customer, news }: { customer: string; news: string | undefined }) {
  const { market } = useWords()
  const today = useToday()
  const found = useLive(
    async ({ db }) => ({
      row: await liveNote(db, 'rivalNews', news),
      card: await db.cards.get(customer),
      names: await competitorNames(db, customer),
      products: await productNames(db),
    }),
    [news, customer],
  )
  if (found === undefined) return null
  const { row, card, names, products } = found
  if (card === undefined || row === 'gone') return <MissingRecord customer={customer} />
  return (
    <NoteForm
      type="rivalNews"
      row={row}
      home={{ kind: 'customer', id: customer, name: card.name }}
      start={{ day: today }}
      named="competitor"
      titles={market.rivalTitles}
      leaveTo={{ to: '/c/$id', params: { id: customer }, search: { tab: 'analysis' } }}
      lead={<p className="ink-2">{card.name}</p>}
      after={<CitedVisit customer={customer} visit={row?.visit ?? ''} />}
      parts={[
        { kind: 'name', field: 'competitor', names },
        { kind: 'area', field: 'text' },
        { kind: 'name', field: 'product', names: products },
        { kind: 'money', field: 'price', hasHint: true },
        { kind: 'day', field: 'day' },
      ]}
    />
  )
}
