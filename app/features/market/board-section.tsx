/** How many notes each board of the customer has, what is to be looked at again, and the way to both boards. */
import { Link } from '@tanstack/react-router'
import { factorCells } from '#shared/domain/fields/knowledge.ts'
import { useLive } from '#app/context.tsx'
import { factorsOf } from '#app/data/queries/factor.ts'
import { useToday } from '#app/now.ts'
import { StatusWord } from '#app/ui/mark.tsx'
import { List, Row } from '#app/ui/row.tsx'
import { Section } from '#app/ui/section.tsx'
import { fieldValue } from '#app/words/field-words.ts'
import { useWords } from '#app/words/words-context.tsx'

export function BoardSection({ id }: { id: string }) {
  const words = useWords()
  const { market } = words
  const today = useToday()
  const notes = useLive(({ db }) => factorsOf(db, { customer: id }), [id])
  if (notes === undefined) return null
  const open = <Link to="/c/$id/swot" params={{ id }} />
  const due = notes.filter(({ reviewOn }) => reviewOn !== '' && reviewOn <= today).length
  return (
    <Section
      title={market.boardsTitle}
      count={notes.length}
      add={{ word: market.toBoards, link: open, icon: 'right' }}
      empty={notes.length === 0 ? market.boardsEmpty : undefined}
    >
      <List label={market.boardsTitle}>
        {(['swot', 'pest'] as const).map(kind => {
          const counts = factorCells[kind].flatMap(cell => {
            const count = notes.filter(note => note.cell === cell).length
            return count === 0 ? [] : [`${fieldValue(words, 'factor', 'cell', cell)} ${count}`]
          })
          return counts.length === 0 ? null : (
            <Row
              key={kind}
              name={market.boards[kind]}
              namePlain
              wrap
              detail={counts.join(' · ')}
              link={open}
              {...(kind === 'swot' &&
                due > 0 && { figure: <StatusWord tone="warn">{market.dueCount(due)}</StatusWord> })}
            />
          )
        })}
      </List>
    </Section>
  )
}
