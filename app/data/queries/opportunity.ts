/** Opportunities with the customer they are at and what happens next there. */
import type { NoteRow } from '#shared/domain/record.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { cardsOf } from './card.ts'
import { notesOfType } from './note.ts'

export interface PipelineItem {
  readonly opportunity: NoteRow<'opportunity'>
  readonly card: CardRow
}

/** Of every customer on this device; those of deleted customers are left out. */
export async function pipelineItems(db: KetuDb): Promise<readonly PipelineItem[]> {
  const opportunities = await notesOfType(db, 'opportunity')
  const cards = await cardsOf(
    db,
    opportunities.map(({ customer }) => customer),
  )
  return opportunities.flatMap(opportunity => {
    const card = cards.get(opportunity.customer)
    return card === undefined ? [] : [{ opportunity, card }]
  })
}
