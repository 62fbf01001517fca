/** Competitors: what the company wrote of them, and what was heard of them at every customer the person may read. */
import type { NoteRow } from '#shared/domain/record.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { cardsOf } from './card.ts'
import { notesOfType } from './note.ts'

export interface HeardNews {
  readonly news: NoteRow<'rivalNews'>
  readonly card: CardRow
}

export interface KnownCompetitor {
  readonly name: string
  /** Absent: only heard of. */
  readonly row: NoteRow<'competitor'> | undefined
  /** Newest first. */
  readonly heard: readonly HeardNews[]
}

/** Those written down in their order, then the others by who was heard of last. */
export async function knownCompetitors(db: KetuDb): Promise<readonly KnownCompetitor[]> {
  const [rows, news] = await Promise.all([notesOfType(db, 'competitor'), notesOfType(db, 'rivalNews')])
  const cards = await cardsOf(
    db,
    news.map(({ customer }) => customer),
  )
  const heard = new Map<string, HeardNews[]>()
  for (const one of news.toSorted((a, b) => (a.day === b.day ? b.bornAt - a.bornAt : a.day < b.day ? 1 : -1))) {
    const card = cards.get(one.customer)
    if (card !== undefined) heard.set(one.competitor, [...(heard.get(one.competitor) ?? []), { news: one, card }])
  }
  const written = new Map(rows.map(row => [row.name, row]))
  return [...new Set([...written.keys(), ...heard.keys()])]
    .filter(name => name !== '')
    .map(name => ({ name, row: written.get(name), heard: heard.get(name) ?? [] }))
}

/** Offered wherever a competitor is named: first whom this customer spoke of, the one heard of last at the top. */
export async function competitorNames(db: KetuDb, customer?: string): Promise<readonly string[]> {
  const lastHere = ({ heard }: KnownCompetitor): string =>
    heard.find(({ card }) => card.id === customer)?.news.day ?? ''
  const known = (await knownCompetitors(db)).map(each => ({ name: each.name, last: lastHere(each) }))
  return known.sort((a, b) => (a.last === b.last ? 0 : a.last < b.last ? 1 : -1)).map(({ name }) => name)
}
