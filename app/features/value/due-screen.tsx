/** 该去拜访: silent key accounts with the reason in words, and everybody whose visit is due, in the order to see them. */
import { Link } from '@tanstack/react-router'
import { daysBetween } from '#shared/domain/day.ts'
import { useLive, usePortfolioWork } from '#app/context.tsx'
import type { CardRow } from '#app/data/db.ts'
import { type DueVisits, dueVisits, type SilentReasons } from '#app/data/queries/due.ts'
import { portfolioEntries } from '#app/data/queries/portfolio.ts'
import { InsightPage } from '#app/insight-page.tsx'
import { useToday } from '#app/now.ts'
import { ClassMark } from '#app/ui/mark.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { VirtualList } from '#app/ui/virtual-list.tsx'
import type { Format } from '#app/words/format.ts'
import type { Words } from '#app/words/zh-CN.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import './value.css'

export function DueScreen() {
  const { portfolio } = useWords()
  const today = useToday()
  usePortfolioWork()
  const entries = useLive(portfolioEntries)
  const found = useLive(
    async ({ db }) => (entries === undefined ? undefined : await dueVisits(db, today, entries)),
    [today, entries],
  )
  return (
    <InsightPage title={portfolio.due}>
      {found === undefined ? null : (
        <>
          <Silent silent={found.silent} />
          <Due list={found.list} />
        </>
      )}
    </InsightPage>
  )
}

/** More are in the list below. */
const mostSilent = 20

function Silent({ silent }: Pick<DueVisits, 'silent'>) {
  const { portfolio, shell } = useWords()
  const format = useFormat()
  return (
    <>
      <SectionHeader count={format.count(silent.length)}>{portfolio.silentKey}</SectionHeader>
      {silent.length === 0 ? <p className="value-note">{portfolio.silentNone}</p> : null}
      <List label={portfolio.silentKey}>
        {silent.slice(0, mostSilent).map(({ card, reasons }) => (
          <Row
            key={card.id}
            name={card.name}
            mark={card.class === '' ? undefined : <ClassMark letter={card.class} label={shell.classMark(card.class)} />}
            detail={reasonText(portfolio, format, card.class, reasons)}
            wrap
            link={<Link to="/c/$id" params={{ id: card.id }} />}
          />
        ))}
      </List>
    </>
  )
}

/** What makes it a key account, and what is wrong: A 类 · 34 天没去 · 承诺 1 条未兑现. */
function reasonText(
  words: Words['portfolio'],
  format: Format,
  abc: CardRow['class'],
  { isKey, importance, silence, promises, isLateBuyer }: SilentReasons,
): string {
  return [
    isKey ? words.reasonKey : undefined,
    abc === 'A' ? words.reasonClass(abc) : undefined,
    importance === null ? undefined : words.importanceOf(format.count(importance)),
    silence === null ? words.reasonNever : words.reasonDays(silence),
    promises > 0 ? words.reasonPromises(promises) : undefined,
    isLateBuyer ? words.reasonGap : undefined,
  ]
    .filter(Boolean)
    .join(' · ')
}

function Due({ list }: Pick<DueVisits, 'list'>) {
  const { portfolio, shell } = useWords()
  const today = useToday()
  const format = useFormat()
  return (
    <>
      <SectionHeader count={format.count(list.length)}>{portfolio.dueList}</SectionHeader>
      <p className="value-note">{list.length === 0 ? portfolio.dueNone : portfolio.dueOrder}</p>
      <VirtualList label={portfolio.dueList} items={list} itemKey={({ card }) => card.id}>
        {({ card, due }) => (
          <Row
            as="div"
            name={card.name}
            mark={card.class === '' ? undefined : <ClassMark letter={card.class} label={shell.classMark(card.class)} />}
            detail={
              due.isImportanceAssumed
                ? portfolio.importanceAssumed
                : portfolio.importanceOf(format.count(due.importance))
            }
            figure={format.dueIn(daysBetween(today, due.due))}
            link={<Link to="/c/$id" params={{ id: card.id }} />}
          />
        )}
      </VirtualList>
    </>
  )
}
