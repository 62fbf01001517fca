/** A note on a board: what, how much it weighs, the visit it rests on, and when to look at it again. */
import type { NavigateOptions } from '@tanstack/react-router'
import { addDays } from '#shared/domain/day.ts'
import { allFactorCells, factorCells } from '#shared/domain/fields/knowledge.ts'
import type { FactorCell } from '#shared/domain/market/environment.ts'
import { useLive } from '#app/context.tsx'
import { timelineOf } from '#app/data/queries/customer.ts'
import { mayWriteWorkspace } from '#app/data/queries/workspace-right.ts'
import { MissingRecord } from '#app/missing-record.tsx'
import { useToday } from '#app/now.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { CitedVisit } from './cited-visit.tsx'
import type { FormPart, Named } from './form-part.ts'
import { liveNote } from './live-note.ts'
import { MissingNote } from './missing-note.tsx'
import { NoteForm } from './note-form.tsx'

/** A quarter: markets do not turn faster. */
const reviewAfterDays = 90
const recentVisits = 20

interface FactorScreenProps {
  /** Its id; undefined for a new one. */
  readonly factor: string | undefined
  /** Where a new one stands. */
  readonly cell?: FactorCell | undefined
}

export function CustomerFactorScreen({ customer, factor, cell }: FactorScreenProps & { customer: string }) {
  const { market } = useWords()
  const format = useFormat()
  const found = useLive(
    async ({ db }) => ({
      row: await liveNote(db, 'factor', factor),
      card: await db.cards.get(customer),
      entries: await timelineOf(db, customer, recentVisits),
    }),
    [factor, customer],
  )
  const start = useStart(cell)
  if (found === undefined) return null
  const { row, card, entries } = found
  if (card === undefined || row === 'gone') return <MissingRecord customer={customer} />
  const visits = entries.flatMap((entry): Named[] =>
    entry.kind === 'visit' && entry.visit.state === 'done'
      ? [{ id: entry.visit.id, name: [format.dayShort(entry.day), entry.visit.note.slice(0, 24)].join(' ').trim() }]
      : [],
  )
  return (
    <NoteForm
      type="factor"
      row={row}
      home={{ kind: 'customer', id: customer, name: card.name }}
      start={start}
      named="text"
      titles={market.factorTitles}
      leaveTo={{ to: '/c/$id/swot', params: { id: customer } }}
      lead={<p className="ink-2">{card.name}</p>}
      after={<CitedVisit customer={customer} visit={row?.visit ?? ''} />}
      parts={[
        ...partsFor(row?.cell ?? start.cell),
        { kind: 'one', field: 'visit', choices: visits, none: market.noVisit },
      ]}
    />
  )
}

export function CompanyFactorScreen({ factor, cell, about }: FactorScreenProps & { about: string }) {
  const { market } = useWords()
  const found = useLive(
    async ketu => ({ row: await liveNote(ketu.db, 'factor', factor), mayWrite: await mayWriteWorkspace(ketu) }),
    [factor],
  )
  const start = useStart(cell)
  if (found === undefined) return null
  const { row, mayWrite } = found
  if (row === 'gone' || !mayWrite) return <MissingNote title={market.competitors} to="/insights/competitors" />
  const kind = isSwot(row?.cell ?? start.cell) ? 'swot' : 'pest'
  const leaveTo: NavigateOptions = { to: '/insights/board', search: { about: row?.about ?? about, kind } }
  return (
    <NoteForm
      type="factor"
      row={row}
      home={{ kind: 'workspace' }}
      start={{ ...start, about }}
      named="text"
      titles={market.factorTitles}
      leaveTo={leaveTo}
      lead={<p className="ink-2">{row?.about ?? about}</p>}
      parts={partsFor(row?.cell ?? start.cell)}
    />
  )
}

function useStart(cell: FactorCell = 'strength') {
  const day = useToday()
  return { cell, day, reviewOn: addDays(day, reviewAfterDays) }
}

const isSwot = (cell: FactorCell): boolean => factorCells.swot.some(one => one === cell)

const partsFor = (cell: FactorCell): readonly FormPart[] => [
  { kind: 'area', field: 'text' },
  { kind: 'choice', field: 'cell', values: isSwot(cell) ? factorCells.swot : factorCells.pest },
  { kind: 'level', field: 'weight' },
  { kind: 'level', field: 'probability' },
  { kind: 'day', field: 'reviewOn' },
]

export type { FactorCell }

/** A cell of an address. */
export const readCell = (text: unknown): FactorCell | undefined => allFactorCells.find(cell => cell === text)
