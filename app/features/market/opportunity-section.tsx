/** What may be sold to a customer: each with its stage, moved on with one tap. */
import { Link } from '@tanstack/react-router'
import { isOpen, nextStage } from '#shared/domain/market/pipeline.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import { useLive } from '#app/context.tsx'
import { notesOfCustomer } from '#app/data/queries/note.ts'
import { RowButton } from '#app/ui/button.tsx'
import { List, Row } from '#app/ui/row.tsx'
import { Section } from '#app/ui/section.tsx'
import { fieldValue } from '#app/words/field-words.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { useStage } from './opportunity-stage.tsx'

export function OpportunitySection({ id }: { id: string }) {
  const { market } = useWords()
  const rows = useLive(({ db }) => notesOfCustomer(db, id, 'opportunity'), [id])
  if (rows === undefined) return null
  const link = <Link to="/c/$id/opportunity/$opportunity" params={{ id, opportunity: 'new' }} />
  return (
    <Section
      title={market.opportunities}
      count={rows.filter(isOpen).length}
      add={{ word: market.add, link }}
      empty={rows.length === 0 ? market.opportunitiesEmpty : undefined}
    >
      <List label={market.opportunities}>
        {[...rows.filter(isOpen), ...rows.filter(row => !isOpen(row))].map(row => (
          <OpportunityRow key={row.id} row={row} />
        ))}
      </List>
    </Section>
  )
}

function OpportunityRow({ row }: { row: NoteRow<'opportunity'> }) {
  const words = useWords()
  const format = useFormat()
  const move = useStage(row)
  const stageWords = (stage: string) => fieldValue(words, 'opportunity', 'stage', stage)
  const next = nextStage(row.stage)
  const detail = [
    stageWords(row.stage),
    row.amount === null ? '' : format.moneyShort(row.amount),
    row.stage === 'lost' && row.lostReason !== '' ? fieldValue(words, 'opportunity', 'lostReason', row.lostReason) : '',
    row.closeOn === '' ? '' : words.market.closes(format.dayOfMonth(row.closeOn), isOpen(row)),
    row.product,
  ]
  return (
    <Row
      name={row.title}
      detail={detail.filter(word => word !== '').join(' · ')}
      link={<Link to="/c/$id/opportunity/$opportunity" params={{ id: row.customer, opportunity: row.id }} />}
      wrap
      {...(next === undefined
        ? {}
        : {
            action: (
              <RowButton label={words.market.moveTo(row.title, stageWords(next))} onClick={() => void move(next)}>
                {words.market.toStage(stageWords(next))}
              </RowButton>
            ),
          })}
    />
  )
}
