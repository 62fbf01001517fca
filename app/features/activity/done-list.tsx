/** What was done on this device, day by day, newest first. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { daysBetween } from '#shared/domain/day.ts'
import { useLive } from '#app/context.tsx'
import { type ActivityLine, activityPage } from '#app/data/queries/activity.ts'
import { useToday } from '#app/now.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button, RowButton } from '#app/ui/button.tsx'
import { ProgressBar } from '#app/ui/progress.tsx'
import { Row, SectionHeader } from '#app/ui/row.tsx'
import { VirtualList } from '#app/ui/virtual-list.tsx'
import { activityLine } from '#app/words/field-words.ts'
import type { Format } from '#app/words/format.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { ChangedSheet } from './changed-sheet.tsx'
import { type UndoRun, useUndo } from './use-undo.ts'

const pageSize = 200

export function DoneList() {
  const { activity, sync } = useWords()
  const format = useFormat()
  const [limit, setLimit] = useState(pageSize)
  const run = useUndo()
  const page = useLive(({ db }) => activityPage(db, limit), [limit])
  if (page === undefined) return null
  if (page.lines.length === 0) return <EmptyState>{activity.empty}</EmptyState>
  return (
    <>
      <VirtualList
        label={activity.title}
        items={withDays(page.lines, format)}
        itemKey={item => String(item.line.id)}
        remember="activity"
      >
        {({ line, startsDay }) => (
          <>
            {startsDay === undefined ? null : <DayHeader day={startsDay} />}
            <DoneRow line={line} run={run} />
          </>
        )}
      </VirtualList>
      {page.hasMore ? (
        <Button look="text" onClick={() => setLimit(limit + pageSize)}>
          {sync.older}
        </Button>
      ) : null}
      <ChangedSheet run={run} />
    </>
  )
}

interface DatedLine {
  readonly line: ActivityLine
  /** The business day, on its first line. */
  readonly startsDay: string | undefined
}

export function withDays(lines: readonly ActivityLine[], format: Pick<Format, 'dayOf'>): readonly DatedLine[] {
  let last = ''
  return lines.map(line => {
    const day = format.dayOf(line.at)
    const startsDay = day === last ? undefined : day
    last = day
    return { line, startsDay }
  })
}

function DayHeader({ day }: { day: string }) {
  const format = useFormat()
  const ago = daysBetween(day, useToday())
  const name = ago === 0 || ago === 1 ? format.relativeDays(ago === 0 ? 0 : -1) : format.dayShort(day)
  return <SectionHeader>{name.charAt(0).toLocaleUpperCase(format.language) + name.slice(1)}</SectionHeader>
}

function DoneRow({ line, run }: { line: ActivityLine; run: UndoRun }) {
  const words = useWords()
  const format = useFormat()
  const { activity, sync } = words
  const said = activityLine(words, line.label, line.values)
  const isRunning = run.undoing?.line.id === line.id
  const details = [
    said.includes(line.customerName) ? '' : line.customerName,
    line.isBatch && line.state === 'done' ? sync.batch : '',
  ].filter(text => text !== '')
  const button =
    line.state === 'done' && line.isUndoable ? (
      <RowButton
        icon="undo"
        label={`${activity.undo} ${said}`}
        disabled={run.undoing !== undefined}
        onClick={() => run.start(line)}
      >
        {activity.undo}
      </RowButton>
    ) : undefined
  return (
    <>
      <Row
        as="div"
        lead={<time className="activity-time">{format.time(line.at)}</time>}
        leadMiddle
        name={said}
        namePlain
        wrap
        detail={details.join(' · ') || undefined}
        {...(line.state === 'undone'
          ? { figure: <span className="ink-3 activity-undone">{activity.undone}</span> }
          : {})}
        {...(button === undefined ? {} : { action: button })}
        {...(line.customer === '' || line.customerName === ''
          ? {}
          : { link: <Link to="/c/$id" params={{ id: line.customer }} /> })}
      />
      {isRunning && run.undoing !== undefined && run.undoing.of > 1 ? (
        <div className="activity-progress">
          <ProgressBar ratio={run.undoing.undone / run.undoing.of} label={sync.undoing} />
        </div>
      ) : null}
    </>
  )
}
