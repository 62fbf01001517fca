/** What was heard of competitors at this customer, newest first. */
import { Link } from '@tanstack/react-router'
import { useLive } from '#app/context.tsx'
import { notesOfCustomer } from '#app/data/queries/note.ts'
import { List, Row } from '#app/ui/row.tsx'
import { Section } from '#app/ui/section.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

export function RivalSection({ id }: { id: string }) {
  const { market } = useWords()
  const format = useFormat()
  const rows = useLive(({ db }) => notesOfCustomer(db, id, 'rivalNews'), [id])
  if (rows === undefined) return null
  return (
    <Section
      title={market.competitors}
      count={rows.length}
      add={{ word: market.add, link: <Link to="/c/$id/rival/$news" params={{ id, news: 'new' }} /> }}
      empty={rows.length === 0 ? market.rivalsEmpty : undefined}
    >
      <List label={market.competitors}>
        {rows
          .toSorted((a, b) => (a.day < b.day ? 1 : -1))
          .map(row => (
            <Row
              key={row.id}
              name={row.competitor}
              detail={[row.text, row.product].filter(word => word !== '').join(' · ')}
              link={<Link to="/c/$id/rival/$news" params={{ id, news: row.id }} />}
              {...(row.price === null ? {} : { figure: format.money(row.price) })}
              {...(row.day === '' ? {} : { figureNote: format.dayOfMonth(row.day) })}
            />
          ))}
      </List>
    </Section>
  )
}
