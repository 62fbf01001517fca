/** What customers say of our products, from all of them that this device has, with how important each is. */
import { feedbackByProduct, type ProductFeedback } from '#shared/domain/account/feedback-inbox.ts'
import { sampleTerritory } from '#shared/doc/name.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import type { CardRow } from '../db.ts'
import type { Ketu } from '../ketu.ts'
import { cardsOf } from './card.ts'
import { standingOfCustomer } from './customer-standing.ts'
import { notesOfType } from './note.ts'
import { analysisSettings } from './settings.ts'

export type InboxFeedback = NoteRow<'feedback'> & { readonly card: CardRow }

export interface FeedbackInbox {
  readonly products: readonly ProductFeedback<InboxFeedback>[]
  /** With each state, whatever the product. */
  readonly counts: ReadonlyMap<NoteRow<'feedback'>['state'], number>
  /** All that were named, in alphabetical order. */
  readonly named: readonly string[]
}

export interface InboxFilter {
  readonly state?: NoteRow<'feedback'>['state'] | undefined
  readonly product?: string | undefined
}

/** Practising on samples is no feedback. */
export async function feedbackInbox(ketu: Ketu, { state, product }: InboxFilter): Promise<FeedbackInbox> {
  const { db } = ketu
  const [rows, settings] = await Promise.all([notesOfType(db, 'feedback'), analysisSettings(db)])
  const cards = await cardsOf(
    db,
    rows.map(({ customer }) => customer),
  )
  const all = rows.flatMap((row): InboxFeedback[] => {
    const card = cards.get(row.customer)
    return card === undefined || card.territory === sampleTerritory ? [] : [{ ...row, card }]
  })
  const shown = all.filter(
    row => (state === undefined || row.state === state) && (product === undefined || row.product === product),
  )
  const importance = await importanceOf(ketu, new Set(shown.map(({ card }) => card.id)))
  const counts = new Map<NoteRow<'feedback'>['state'], number>()
  for (const row of all) counts.set(row.state, (counts.get(row.state) ?? 0) + 1)
  return {
    products: feedbackByProduct(
      shown.map(feedback => ({ feedback, importance: importance.get(feedback.card.id) ?? null })),
      settings,
    ),
    counts,
    named: [...new Set(all.map(row => row.product))].filter(name => name !== '').sort(),
  }
}

async function importanceOf(ketu: Ketu, customers: ReadonlySet<string>): Promise<ReadonlyMap<string, number | null>> {
  const pages = await Promise.all([...customers].map(id => standingOfCustomer(ketu, id)))
  return new Map(
    pages.flatMap(page => (page === undefined ? [] : [[page.customer.id, page.standing.importance.value] as const])),
  )
}
