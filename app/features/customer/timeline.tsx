/** What happened with the customer, newest first: visits, plans, orders and issues, each opening its page (feat:A2, G9). */
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { type Day, yearOf } from '#shared/domain/day.ts'
import type { NoteRow, OrderRow, VisitRow } from '#shared/domain/record.ts'
import type { GradedTime } from '#shared/domain/visit-time.ts'
import { useLive } from '#app/context.tsx'
import { commentCounts } from '#app/data/queries/comment.ts'
import { type TimelineFilter, timelineOf } from '#app/data/queries/customer.ts'
import { touchpointsOf } from '#app/data/queries/touchpoint.ts'
import { waitingRecords } from '#app/data/queries/waiting.ts'
import { useToday } from '#app/now.ts'
import { Button } from '#app/ui/button.tsx'
import { WaitingMark } from '#app/ui/mark.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { useVisitTimes, VisitTimeSign } from '#app/visit-time.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { type TimelineLine, withGaps } from './timeline-gaps.ts'
import { issueState, orderWords, visitWords } from './timeline-words.ts'
import { GapLine, TouchpointFilters } from './touchpoint-lines.tsx'

/** On the overview; below it a button leads to all of them. */
const shortLength = 5
const pageLength = 50

interface TimelineProps {
  readonly customer: string
  readonly isShort?: boolean
  /** Leads to the whole list. */
  readonly onAll?: () => void
  /** Below it, once it stands: nothing is pushed down under a finger. */
  readonly children?: ReactNode
}

export function Timeline({ customer, isShort = false, onAll, children }: TimelineProps) {
  const { customer: words } = useWords()
  const [pages, setPages] = useState(1)
  const limit = isShort ? shortLength : pages * pageLength
  const [filter, setFilter] = useState<TimelineFilter>('all')
  const found = useLive(({ db }) => timelineOf(db, customer, limit + 1, filter), [customer, limit, filter])
  const today = useToday()
  const touchpoints = useLive(
    async ({ db }) => (isShort ? undefined : await touchpointsOf(db, customer, today)),
    [customer, isShort, today],
  )
  const waiting = useLive(({ db }) => waitingRecords(db))
  const comments = useLive(
    ({ db }) =>
      commentCounts(
        db,
        (found ?? []).flatMap(entry => (entry.kind === 'visit' ? [entry.visit.id] : [])),
      ),
    [found],
  )
  const visits = useMemo(() => found?.flatMap(entry => (entry.kind === 'visit' ? [entry.visit] : [])), [found])
  const times = useVisitTimes(visits)
  if (found === undefined) return null
  const isMore = found.length > limit
  const shown = found.slice(0, limit)
  const lines = filter === 'all' ? withGaps(shown, touchpoints?.gaps ?? []) : shown
  const more = isShort ? onAll : () => setPages(pages + 1)
  return (
    <>
      {found.length === 0 && filter === 'all' ? (
        <p className="tab-note">{words.noRecords}</p>
      ) : (
        <div className="timeline">
          {touchpoints === undefined ? null : (
            <TouchpointFilters touchpoints={touchpoints} filter={filter} onFilter={setFilter} />
          )}
          {lines.length === 0 ? <p className="tab-note">{words.noRecords}</p> : null}
          {byYear(lines).map(({ year, entries }) => (
            <YearOfEntries
              key={year}
              year={year}
              entries={entries}
              waiting={waiting ?? new Set()}
              comments={comments ?? new Map()}
              times={times}
            />
          ))}
          {isMore && more !== undefined ? (
            <div className="tab-more">
              <Button look="text" onClick={more}>
                {isShort ? words.allRecords : words.moreRecords}
              </Button>
            </div>
          ) : null}
        </div>
      )}
      {children}
    </>
  )
}

interface YearOfEntriesProps {
  readonly year: number
  readonly entries: readonly TimelineLine[]
  readonly waiting: ReadonlySet<string>
  /** How many each visit has. */
  readonly comments: ReadonlyMap<string, number>
  readonly times: ReadonlyMap<string, GradedTime>
}

function YearOfEntries({ year, entries, waiting, comments, times }: YearOfEntriesProps) {
  const { customer: words } = useWords()
  const isThisYear = year === yearOf(useToday())
  return (
    <>
      {isThisYear ? null : <SectionHeader>{String(year)}</SectionHeader>}
      <List label={isThisYear ? words.tabs.records : String(year)}>
        {entries.map(entry =>
          entry.kind === 'gap' ? (
            <GapLine key={`gap ${entry.day}`} gap={entry.gap} />
          ) : entry.kind === 'visit' ? (
            <VisitLine
              key={entry.visit.id}
              visit={entry.visit}
              isWaiting={waiting.has(entry.visit.id)}
              comments={comments.get(entry.visit.id) ?? 0}
              time={times.get(entry.visit.id)}
            />
          ) : entry.kind === 'issue' ? (
            <IssueLine key={entry.issue.id} issue={entry.issue} isWaiting={waiting.has(entry.issue.id)} />
          ) : (
            <OrderLine key={entry.order.id} order={entry.order} isWaiting={waiting.has(entry.order.id)} />
          ),
        )}
      </List>
    </>
  )
}

function byYear(entries: readonly TimelineLine[]): { year: number; entries: TimelineLine[] }[] {
  const years: { year: number; entries: TimelineLine[] }[] = []
  for (const entry of entries) {
    const last = years.at(-1)
    if (last?.year === yearOf(entry.day)) last.entries.push(entry)
    else years.push({ year: yearOf(entry.day), entries: [entry] })
  }
  return years
}

interface VisitLineProps {
  readonly visit: VisitRow
  readonly isWaiting: boolean
  readonly comments: number
  readonly time: GradedTime | undefined
}

function VisitLine({ visit, isWaiting, comments, time }: VisitLineProps) {
  const words = useWords()
  return (
    <Row
      lead={<LineTime day={visit.day} at={visit.at} />}
      name={visitWords(words, visit)}
      wrap
      figureNote={waitingNote(isWaiting, words.customer.toSync) ?? visitNote(words.comments.count, comments, time)}
      link={<Link to="/c/$id/visit/$visit" params={{ id: visit.customer, visit: visit.id }} />}
      {...(visit.note === '' ? {} : { detail: visit.note })}
    />
  )
}

function visitNote(countOf: (n: number) => string, comments: number, time: GradedTime | undefined): ReactNode {
  if (comments === 0 && time === undefined) return undefined
  return (
    <>
      {comments === 0 ? null : <span>{countOf(comments)}</span>}
      {time === undefined ? null : <VisitTimeSign time={time} />}
    </>
  )
}

function OrderLine({ order, isWaiting }: { order: OrderRow; isWaiting: boolean }) {
  const words = useWords()
  const name = orderWords(words, useFormat(), order)
  return (
    <Row
      lead={<LineTime day={order.day} at={null} />}
      name={order.isCancelled ? <del>{name}</del> : name}
      wrap
      figureNote={waitingNote(isWaiting, words.customer.toSync)}
      link={<Link to="/c/$id/order/$order" params={{ id: order.customer, order: order.id }} />}
      {...(order.isCancelled
        ? { detail: words.customer.orderCancelled }
        : order.externalId === ''
          ? {}
          : { detail: order.externalId })}
    />
  )
}

function IssueLine({ issue, isWaiting }: { issue: NoteRow<'issue'>; isWaiting: boolean }) {
  const words = useWords()
  return (
    <Row
      lead={<LineTime day={issue.day} at={null} />}
      name={words.needs.issueLine(issue.title)}
      wrap
      detail={issueState(words, useFormat(), issue)}
      figureNote={waitingNote(isWaiting, words.customer.toSync)}
      link={<Link to="/c/$id/issue/$issue" params={{ id: issue.customer, issue: issue.id }} />}
    />
  )
}

/** Today by the clock, other days by their date. */
function LineTime({ day, at }: { day: Day; at: number | null }) {
  const format = useFormat()
  const isToday = day === useToday()
  if (!isToday) return <time>{format.dayOfMonth(day)}</time>
  return <time>{at === null ? format.relativeDays(0) : format.time(at)}</time>
}

function waitingNote(isWaiting: boolean, word: string): ReactNode {
  if (!isWaiting) return undefined
  return (
    <>
      <WaitingMark />
      {word}
    </>
  )
}
