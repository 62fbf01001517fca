/** One competitor: strategy, positioning, pricing, us beside them, and what was heard of them at our customers. */
import { Link } from '@tanstack/react-router'
import { comparisonOf } from '#shared/domain/market/environment.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import { useLive } from '#app/context.tsx'
import { type HeardNews, knownCompetitors } from '#app/data/queries/competitor.ts'
import { newestFirst } from '#app/data/queries/market-event.ts'
import { notesOfType } from '#app/data/queries/note.ts'
import { mayWriteWorkspace } from '#app/data/queries/workspace-right.ts'
import { InsightPage } from '#app/insight-page.tsx'
import { Block, SettingRow } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { fieldName } from '#app/words/field-words.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { attributes } from './attribute.ts'
import { MissingNote } from './missing-note.tsx'
import './market.css'

export function CompetitorScreen({ name }: { name: string }) {
  const { market } = useWords()
  const found = useLive(
    async ketu => ({
      competitor: (await knownCompetitors(ketu.db)).find(one => one.name === name),
      research: newestFirst(await notesOfType(ketu.db, 'research')).filter(({ about }) => about === name),
      mayWrite: await mayWriteWorkspace(ketu),
    }),
    [name],
  )
  if (found === undefined) return null
  const { competitor, research, mayWrite } = found
  if (competitor === undefined) return <MissingNote title={market.competitors} to="/insights/competitors" />
  const { row, heard } = competitor
  const edit = (
    <Link
      to="/insights/competitor/$competitor"
      params={{ competitor: row?.id ?? 'new' }}
      search={row === undefined ? { name } : {}}
    />
  )
  return (
    <InsightPage title={name} back={{ label: market.competitors, link: <Link to="/insights/competitors" /> }} isNamed>
      {row === undefined ? (
        <div className="market-invite">
          <p>{market.onlyHeard}</p>
          {mayWrite ? <Button render={edit}>{market.describe}</Button> : null}
        </div>
      ) : (
        <Written row={row} />
      )}
      <SettingRow
        icon="matrix"
        name={market.swot}
        note={market.swotOfNote}
        link={<Link to="/insights/board" search={{ about: name, kind: 'swot' }} />}
      />
      {mayWrite && row !== undefined ? (
        <SettingRow icon="edit" name={market.competitorTitles.edit} link={edit} />
      ) : null}
      <FoundOut research={research} />
      <News heard={heard} />
    </InsightPage>
  )
}

function Written({ row }: { row: NoteRow<'competitor'> }) {
  const words = useWords()
  const fields = (['strategy', 'positioning', 'pricing'] as const).filter(field => row[field] !== '')
  const compared = comparisonOf(row.grid, attributes).filter(({ us, them }) => us !== null || them !== null)
  return (
    <>
      {fields.map(field => (
        <Block key={field} title={fieldName(words, 'competitor', field)}>
          <p>{row[field]}</p>
        </Block>
      ))}
      {compared.length === 0 ? null : <ComparisonTable compared={compared} />}
    </>
  )
}

function ComparisonTable({ compared }: { compared: ReturnType<typeof comparisonOf> }) {
  const { market } = useWords()
  return (
    <Block title={market.comparison}>
      <table className="market-comparison">
        <thead>
          <tr>
            <th scope="col">{market.attribute}</th>
            <th scope="col">{market.us}</th>
            <th scope="col">{market.them}</th>
          </tr>
        </thead>
        <tbody>
          {attributes.map(attribute => {
            const pair = compared.find(one => one.attribute === attribute)
            return pair === undefined ? null : (
              <tr key={attribute}>
                <th scope="row">{market.attributes[attribute]}</th>
                <Level level={pair.us} isAhead={(pair.us ?? 0) > (pair.them ?? 5)} />
                <Level level={pair.them} isAhead={(pair.them ?? 0) > (pair.us ?? 5)} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </Block>
  )
}

function Level({ level, isAhead }: { level: number | null; isAhead: boolean }) {
  return (
    <td {...(isAhead && { className: 'ahead' })}>
      <span className="market-level" aria-hidden="true">
        {[1, 2, 3, 4, 5].map(n => (
          <i key={n} {...(level !== null && n <= level && { className: 'on' })} />
        ))}
      </span>
      {level ?? '–'}
    </td>
  )
}

/** Market research that is about this competitor. */
function FoundOut({ research }: { research: readonly NoteRow<'research'>[] }) {
  const { market } = useWords()
  const format = useFormat()
  if (research.length === 0) return null
  return (
    <section aria-label={market.research}>
      <SectionHeader count={research.length}>{market.research}</SectionHeader>
      <List label={market.research}>
        {research.map(({ id, question, finding, day }) => (
          <Row
            key={id}
            name={finding || question}
            namePlain
            wrap
            detail={finding === '' ? undefined : question}
            {...(day === '' ? {} : { figureNote: format.dayOfMonth(day) })}
          />
        ))}
      </List>
    </section>
  )
}

function News({ heard }: { heard: readonly HeardNews[] }) {
  const { market } = useWords()
  const format = useFormat()
  const prices = heard.flatMap(({ news }) => (news.price === null ? [] : [news.price]))
  const range = prices.length < 2 ? undefined : market.priceRange(...rangeOf(prices, format.money))
  return (
    <section aria-label={market.rivalNews}>
      <SectionHeader count={heard.length} {...(range !== undefined && { end: range })}>
        {market.rivalNews}
      </SectionHeader>
      {heard.length === 0 ? (
        <p className="section-note">{market.noNews}</p>
      ) : (
        <List label={market.rivalNews}>
          {heard.map(({ news, card }) => (
            <Row
              key={news.id}
              name={news.text || news.product}
              namePlain
              wrap
              detail={[card.name, news.product].filter(word => word !== '').join(' · ')}
              link={<Link to="/c/$id/rival/$news" params={{ id: card.id, news: news.id }} />}
              {...(news.price === null ? {} : { figure: format.money(news.price) })}
              {...(news.day === '' ? {} : { figureNote: format.dayOfMonth(news.day) })}
            />
          ))}
        </List>
      )}
    </section>
  )
}

const rangeOf = (prices: readonly number[], words: (price: number) => string): readonly [string, string] => [
  words(Math.min(...prices)),
  words(Math.max(...prices)),
]
