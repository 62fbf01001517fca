/** Opportunities with the customer they are at and what happens next there. */
import type { NoteRow } from '#shared/domain/record.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { notesOfType } from './note.ts'

export interface PipelineItem {
  readonly opportunity: NoteRow<'opportunity'>
  readonly card: CardRow
}

/** Of every customer on this device; those of deleted customers are left out. */
export async function pipelineItems(db: KetuDb): Promise<readonly PipelineItem[]> {
  const opportunities = await notesOfType(db, 'opportunity')
  const cards = await db.cards.bulkGet([...new Set(opportunities.map(({ customer }) => customer))])
  const cardOf = new Map(cards.flatMap(card => (card === undefined ? [] : [[card.id, card]])))
  return opportunities.flatMap(opportunity => {
    const card = cardOf.get(opportunity.customer)
    return card === undefined ? [] : [{ opportunity, card }]
  })
}
