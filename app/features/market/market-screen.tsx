/** 市场: what changed around us, what was found out, and a PEST board for each market. Admins write it, everybody reads it. */
import { Link } from '@tanstack/react-router'
import { factorCells } from '#shared/domain/fields/knowledge.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import { useLive } from '#app/context.tsx'
import { type Ketu, today } from '#app/data/ketu.ts'
import { newestFirst } from '#app/data/queries/market-event.ts'
import { notesOfType } from '#app/data/queries/note.ts'
import { mayWriteWorkspace } from '#app/data/queries/workspace-right.ts'
import { InsightPage } from '#app/insight-page.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { List, Row } from '#app/ui/row.tsx'
import { Section } from '#app/ui/section.tsx'
import { fieldValue } from '#app/words/field-words.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'

export function MarketScreen() {
  const { market } = useWords()
  const page = useLive(marketPage)
  return (
    <InsightPage title={market.marketTitle}>
      {page === undefined ? null : (
        <>
          <Events events={page.events} mayWrite={page.mayWrite} />
          <Research records={page.research} mayWrite={page.mayWrite} />
          <Boards markets={page.markets} />
        </>
      )}
    </InsightPage>
  )
}

/** '' among the markets is the whole of it. */
async function marketPage(ketu: Ketu) {
  const { db } = ketu
  const [events, research, segments, factors, mayWrite] = await Promise.all([
    notesOfType(db, 'event'),
    notesOfType(db, 'research'),
    notesOfType(db, 'segment'),
    notesOfType(db, 'factor'),
    mayWriteWorkspace(ketu),
  ])
  const ofMarkets = factors.filter(
    ({ customer, cell }) => customer === '' && factorCells.pest.some(one => one === cell),
  )
  const names = [...new Set(['', ...segments.map(({ name }) => name), ...ofMarkets.map(({ about }) => about)])]
  const day = today(ketu)
  const markets = names.map(name => {
    const notes = ofMarkets.filter(({ about }) => about === name)
    return { name, count: notes.length, due: notes.filter(({ reviewOn }) => reviewOn !== '' && reviewOn <= day).length }
  })
  return { events: newestFirst(events), research: newestFirst(research), markets, mayWrite }
}

function Events({ events, mayWrite }: { events: readonly NoteRow<'event'>[]; mayWrite: boolean }) {
  const words = useWords()
  const { market } = words
  const format = useFormat()
  const add = <Link to="/insights/event/$event" params={{ event: 'new' }} />
  return (
    <Section
      title={market.events}
      count={events.length}
      {...(mayWrite && { add: { word: market.add, link: add } })}
      empty={events.length === 0 ? market.eventsEmpty : undefined}
    >
      <List label={market.events}>
        {events.map(({ id, kind, text, day, segment }) => (
          <Row
            key={id}
            name={text}
            namePlain
            wrap
            detail={[fieldValue(words, 'event', 'kind', kind), segment].filter(word => word !== '').join(' · ')}
            {...(day === '' ? {} : { figureNote: format.dayOfMonth(day) })}
            {...(mayWrite && { link: <Link to="/insights/event/$event" params={{ event: id }} /> })}
          />
        ))}
      </List>
    </Section>
  )
}

function Research({ records, mayWrite }: { records: readonly NoteRow<'research'>[]; mayWrite: boolean }) {
  const { market } = useWords()
  const format = useFormat()
  const add = <Link to="/insights/research/$research" params={{ research: 'new' }} />
  return (
    <Section
      title={market.research}
      count={records.length}
      {...(mayWrite && { add: { word: market.add, link: add } })}
      empty={records.length === 0 ? market.researchEmpty : undefined}
    >
      <List label={market.research}>
        {records.map(({ id, question, finding, method, sample, source, about, day }) => (
          <Row
            key={id}
            name={question}
            namePlain
            wrap
            detail={
              <>
                {finding}
                {finding === '' ? null : <br />}
                <span className="ink-3">{[method, sample, source, about].filter(word => word !== '').join(' · ')}</span>
              </>
            }
            {...(day === '' ? {} : { figureNote: format.dayOfMonth(day) })}
            {...(mayWrite && { link: <Link to="/insights/research/$research" params={{ research: id }} /> })}
          />
        ))}
      </List>
    </Section>
  )
}

interface BoardsProps {
  /** How many notes each has, and how many of them are to be looked at again. */
  readonly markets: readonly { readonly name: string; readonly count: number; readonly due: number }[]
}

function Boards({ markets }: BoardsProps) {
  const { market } = useWords()
  return (
    <Section title={market.pestBoards}>
      <List label={market.pestBoards}>
        {markets.map(({ name, count, due }) => (
          <Row
            key={name}
            name={name === '' ? market.wholeMarket : name}
            namePlain
            detail={market.notesCount(count)}
            link={<Link to="/insights/board" search={{ about: name, kind: 'pest' }} />}
            {...(due > 0 && { figure: <StatusWord tone="warn">{market.dueCount(due)}</StatusWord> })}
          />
        ))}
      </List>
    </Section>
  )
}
