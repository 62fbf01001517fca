/** What waits to be sent, newest first, with its age; a thin line under the oldest while it is on its way. */
import { useState } from 'react'
import { useLive } from '#app/context.tsx'
import { type OutboxLine, outboxLines } from '#app/data/queries/outbox.ts'
import type { SyncState } from '#app/data/sync/state.ts'
import { useMinute } from '#app/now.ts'
import { Button } from '#app/ui/button.tsx'
import { WaitingMark } from '#app/ui/mark.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { activityLine } from '#app/words/field-words.ts'
import type { Words } from '#app/words/zh-CN.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'

const shownAtFirst = 20

export function OutboxList({ state }: { state: SyncState }) {
  const words = useWords()
  const format = useFormat()
  const now = useMinute()
  const { sync } = words
  const [shown, setShown] = useState(shownAtFirst)
  const lines = useLive(({ db }) => outboxLines(db))
  if (lines === undefined || lines.length === 0) return null
  const oldest = lines.reduce((least, line) => Math.min(least, line.at), now)
  const count = lines.reduce((sum, line) => sum + line.count, 0)
  return (
    <div>
      <SectionHeader count={format.count(count)} end={sync.oldest(format.relativeTime(oldest, now))}>
        {sync.waiting}
      </SectionHeader>
      <List label={sync.waiting}>
        {lines.slice(0, shown).map((line, i) => (
          <OutboxRow
            key={line.key}
            line={line}
            isSending={state.pill === 'syncing' && i === Math.min(lines.length, shown) - 1}
          />
        ))}
      </List>
      {lines.length <= shown ? null : (
        <Button look="text" onClick={() => setShown(shown * 5)}>
          {sync.waitingMore(lines.length - shown)}
        </Button>
      )}
    </div>
  )
}

function OutboxRow({ line, isSending }: { line: OutboxLine; isSending: boolean }) {
  const words = useWords()
  const format = useFormat()
  const now = useMinute()
  const name = lineName(words, line)
  const detail = name.includes(line.customerName) ? '' : line.customerName
  return (
    <Row
      compact
      lead={<WaitingMark />}
      leadSize="small"
      leadMiddle
      name={name}
      namePlain
      detail={detail || undefined}
      figure={
        <span className="ink-3 sync-age">
          {format.relativeTime(line.at, now)}
          {isSending ? <span className="row-sending" role="img" aria-label={words.sync.sending} /> : null}
        </span>
      }
    />
  )
}

/** What was done; for a line without an activity (an undo), what it touches. */
export function lineName(words: Words, { label, values, kinds }: OutboxLine): string {
  if (label !== undefined) return activityLine(words, label, values)
  const known: { readonly [kind: string]: string | undefined } = words.sync.kinds
  return [...new Set(kinds.map(kind => known[kind] ?? ''))].filter(word => word !== '').join(' · ')
}
