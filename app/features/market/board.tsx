/** A SWOT or PEST board: four cells of notes, the heaviest first; a note moves to another cell by its menu. */
import { Link, useNavigate } from '@tanstack/react-router'
import { factorCells } from '#shared/domain/fields/knowledge.ts'
import { byWeight, type FactorCell, towsPairs } from '#shared/domain/market/environment.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import { useKetu } from '#app/context.tsx'
import { editNote } from '#app/data/commands/note.ts'
import { deleteRecord } from '#app/data/commands/record.ts'
import type { BoardSubject } from '#app/data/queries/factor.ts'
import { useCommand } from '#app/done.tsx'
import { useToday } from '#app/now.ts'
import { Icon } from '#app/ui/icon.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { Menu, type MenuItem } from '#app/ui/sheet.tsx'
import { fieldValue } from '#app/words/field-words.ts'
import { FactorLink } from './factor-link.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import './market.css'

export type BoardKind = keyof typeof factorCells

interface BoardProps {
  readonly kind: BoardKind
  readonly subject: BoardSubject
  readonly notes: readonly NoteRow<'factor'>[]
  readonly mayWrite: boolean
}

export function Board(props: BoardProps) {
  const { market } = useWords()
  return (
    <section aria-label={market.boards[props.kind]}>
      <h2 className="market-board-title">{market.boards[props.kind]}</h2>
      <div className="market-board">
        {factorCells[props.kind].map(cell => (
          <Cell key={cell} cell={cell} {...props} />
        ))}
      </div>
      {props.kind === 'swot' ? <Tows notes={props.notes} subject={props.subject} /> : null}
    </section>
  )
}

function Cell({ cell, notes, subject, mayWrite, kind }: BoardProps & { cell: FactorCell }) {
  const words = useWords()
  const { market } = words
  const name = fieldValue(words, 'factor', 'cell', cell)
  const inCell = byWeight(notes.filter(note => note.cell === cell))
  const add = (
    <FactorLink subject={subject} factor="new" cell={cell} label={market.addTo(name)}>
      <Icon name="plus" size="small" />
      {market.add}
    </FactorLink>
  )
  return (
    <section className="market-cell" aria-label={name}>
      <SectionHeader {...(inCell.length > 0 && { count: inCell.length })} {...(mayWrite && { end: add })}>
        {name}
      </SectionHeader>
      {inCell.length === 0 ? (
        <p className="section-note">{market.cellHints[cell]}</p>
      ) : (
        <List label={name}>
          {inCell.map(note => (
            <NoteLine key={note.id} note={note} kind={kind} subject={subject} mayWrite={mayWrite} />
          ))}
        </List>
      )}
    </section>
  )
}

interface NoteLineProps {
  readonly note: NoteRow<'factor'>
  readonly kind: BoardKind
  readonly subject: BoardSubject
  readonly mayWrite: boolean
}

function NoteLine({ note, kind, subject, mayWrite }: NoteLineProps) {
  const words = useWords()
  const { market } = words
  const format = useFormat()
  const today = useToday()
  const detail = [
    note.weight === null ? '' : market.weightOf(note.weight),
    note.probability === null ? '' : market.probabilityOf(note.probability),
    note.day === '' ? '' : format.dayOfMonth(note.day),
    note.visit === '' ? '' : market.hasVisit,
  ].filter(word => word !== '')
  const isDue = note.reviewOn !== '' && note.reviewOn <= today
  return (
    <Row
      name={note.text}
      namePlain
      wrap
      detail={
        isDue ? (
          <StatusWord tone="warn" icon="clock">
            {market.reviewNow}
          </StatusWord>
        ) : (
          detail.join(' · ') || undefined
        )
      }
      {...(mayWrite && {
        link: <FactorLink subject={subject} factor={note.id} />,
        action: <NoteMenu note={note} kind={kind} subject={subject} />,
      })}
    />
  )
}

function NoteMenu({ note, kind, subject }: Omit<NoteLineProps, 'mayWrite'>) {
  const ketu = useKetu()
  const words = useWords()
  const { market, shell } = words
  const run = useCommand()
  const navigate = useNavigate()
  const moveTo = (cell: FactorCell): MenuItem => {
    const name = fieldValue(words, 'factor', 'cell', cell)
    return {
      label: market.moveToCell(name),
      run: () => void run(() => editNote(ketu, note, { cell }, note.text), market.movedTo(name)),
    }
  }
  const goal: MenuItem = {
    label: market.makeGoal,
    icon: 'goal',
    run: () => void navigate({ to: '/goals/new', search: goalSearch(subject, note.text) }),
  }
  const remove: MenuItem = {
    label: market.remove,
    icon: 'trash',
    run: () =>
      void run(() => deleteRecord(ketu, { type: 'factor', id: note.id, doc: note.doc }, note.text), shell.deleted),
  }
  return (
    <Menu
      label={market.noteMenu(note.text)}
      closeLabel={shell.close}
      items={[
        ...(note.cell === 'opportunity' || note.cell === 'threat' ? [goal] : []),
        ...factorCells[kind].filter(cell => cell !== note.cell).map(moveTo),
        remove,
      ]}
    />
  )
}

const goalSearch = (subject: BoardSubject, title: string) =>
  'customer' in subject ? { c: subject.customer, title } : { title }

/** What inside and outside say together, each a goal in one tap. */
function Tows({ notes, subject }: Pick<BoardProps, 'notes' | 'subject'>) {
  const { market } = useWords()
  const pairs = towsPairs(notes)
  if (pairs.length === 0) return null
  return (
    <section aria-label={market.tows}>
      <SectionHeader end={market.towsNote}>{market.tows}</SectionHeader>
      <List label={market.tows}>
        {pairs.map(({ kind, inner, outer }) => (
          <Row
            key={kind}
            name={market.towsKinds[kind]}
            namePlain
            wrap
            detail={market.towsPair(inner.text, outer.text)}
            link={<Link to="/goals/new" search={goalSearch(subject, market.towsGoal(inner.text, outer.text))} />}
            figure={<span className="tone-accent">{market.makeGoal}</span>}
          />
        ))}
      </List>
    </section>
  )
}
