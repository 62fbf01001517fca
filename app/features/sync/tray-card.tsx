/** Work the server did not accept: its words, why, and what a person can do with it. It never blocks the rest. */
import { useState } from 'react'
import { useKetu, useLive } from '#app/context.tsx'
import { dismissTrayItem, resendTrayItem } from '#app/data/commands/tray.ts'
import type { TrayRow } from '#app/data/db.ts'
import { goalMetrics, namesIn } from '#app/data/queries/reference.ts'
import { failureWords } from '#app/done.tsx'
import { useMinute } from '#app/now.ts'
import { copyText } from '#app/platform/share.ts'
import { Button } from '#app/ui/button.tsx'
import { NoticeCard } from '#app/ui/notice-card.tsx'
import { useToast } from '#app/ui/toast.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { type TrayRecord, trayRecords, trayText } from './tray-text.ts'

export function TrayCard({ item }: { item: TrayRow }) {
  const ketu = useKetu()
  const words = useWords()
  const format = useFormat()
  const now = useMinute()
  const { show } = useToast()
  const [isBusy, setBusy] = useState(false)
  const known = useLive(
    async ({ db }) => ({
      names: await namesIn(
        db,
        item.changes.map(({ type, field, before, after }) => ({ type, field, values: [before, after] })),
      ),
      metrics: await goalMetrics(
        db,
        item.changes.map(change => change.id),
      ),
    }),
    [item.id],
  )
  if (known === undefined) return null
  const { sync } = words
  const title = item.title === '' ? sync.refusedTitle : item.title
  const read = { words, format, names: known.names, now }
  const records = trayRecords(item, read, known.metrics)
  const copy = async () => {
    show({ text: (await copyText(trayText(title, records, read))) ? sync.copied : sync.copyFailed })
  }
  const resend = async () => {
    setBusy(true)
    try {
      const resent = await resendTrayItem(ketu, item)
      show({ text: resent.kind === 'resent' ? sync.resent : sync.resendGone })
    } catch (error) {
      show({ text: failureWords(words, error) })
    } finally {
      setBusy(false)
    }
  }
  const dismiss = async () => {
    await dismissTrayItem(ketu, item.id)
    show({ text: sync.dismissed })
  }
  const isOpen = item.state === 'open'
  return (
    <NoticeCard
      title={title}
      what={`${isOpen ? sync.refused(sync.reason[item.reason]) : sync.handledAs[item.state]} · ${format.moment(item.at, now)}`}
      actions={
        <>
          <Button icon="copy" onClick={() => void copy()}>
            {sync.copy}
          </Button>
          {isOpen ? (
            <>
              <Button onClick={() => void dismiss()}>{sync.dismiss}</Button>
              <Button grow icon="send" disabled={isBusy} onClick={() => void resend()}>
                {sync.resend}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <div className="tray-words">
        {records.map(record => (
          <RecordWords key={record.id} record={record} />
        ))}
      </div>
    </NoticeCard>
  )
}

const shownLines = 8

function RecordWords({ record }: { record: TrayRecord }) {
  const { sync } = useWords()
  const [isAll, setAll] = useState(false)
  const hidden = isAll ? 0 : Math.max(0, record.lines.length - shownLines)
  return (
    <>
      <h4>{record.title}</h4>
      <dl className="pairs">
        {record.lines.slice(0, record.lines.length - hidden).map(line => (
          <div key={line.field}>
            <dt>{line.name}</dt>
            <dd>
              {line.value}
              {line.before === undefined ? null : <small>{`${sync.was} ${line.before}`}</small>}
            </dd>
          </div>
        ))}
      </dl>
      {hidden === 0 ? null : (
        <Button look="text" onClick={() => setAll(true)}>
          {sync.moreChanges(hidden)}
        </Button>
      )}
    </>
  )
}
