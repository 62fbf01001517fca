/** The sync centre: what is safe, what needs a person, what waits, and what this device keeps. Every number is counted, none guessed. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useKetu, useLive, useSyncControl, useSyncState } from '#app/context.tsx'
import { exportFile } from '#app/data/export/export.ts'
import { handledTray, openTray } from '#app/data/queries/sync.ts'
import type { SyncState } from '#app/data/sync/state.ts'
import { failureWords } from '#app/done.tsx'
import { useMinute } from '#app/now.ts'
import { saveFile } from '#app/platform/share.ts'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { FoldedSection, SectionHeader } from '#app/ui/row.tsx'
import { ActionBar, BackLink, PageBar, Screen, Strip } from '#app/ui/screen.tsx'
import { useToast } from '#app/ui/toast.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { ConflictList } from './conflict-list.tsx'
import { DeviceRows } from './device-rows.tsx'
import { OutboxList } from './outbox-list.tsx'
import { oldWaitDays, syncSentence } from './sync-sentence.ts'
import { TrayCard } from './tray-card.tsx'
import './sync.css'

export function SyncScreen() {
  const { sync, shell } = useWords()
  const state = useSyncState()
  const now = useMinute()
  const old = oldWaitDays(state, now)
  const toMe = (
    <BackLink label={shell.backTo(shell.me)} render={<Link to="/me" />}>
      {shell.me}
    </BackLink>
  )
  return (
    <Screen
      title={sync.title}
      top={<PageBar title={sync.title} start={toMe} />}
      head={old === undefined ? undefined : <Strip tone="notice">{sync.old(state.waiting, old)}</Strip>}
      foot={<Buttons />}
    >
      <StateSentence state={state} />
      <NeedsYou count={state.needsYou} />
      <OutboxList state={state} />
      <DeviceRows state={state} />
      <Handled />
    </Screen>
  )
}

function StateSentence({ state }: { state: SyncState }) {
  const words = useWords()
  const { icon, title, detail, tone } = syncSentence(words, state)
  return (
    <div className={`sync-state ${tone}`}>
      <span className="sync-sign">
        <Icon name={icon} size="large" />
      </span>
      <div role="status">
        <h2>{title}</h2>
        <p>{detail}</p>
        {state.problem === 'signed-out' ? (
          <Button look="text" render={<Link to="/sign-in" />}>
            {words.sync.signIn}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function NeedsYou({ count }: { count: number }) {
  const { sync } = useWords()
  const tray = useLive(({ db }) => openTray(db)) ?? []
  if (count === 0) return null
  return (
    <div>
      <SectionHeader count={count}>{sync.needsYou}</SectionHeader>
      <ConflictList />
      {tray.map(item => (
        <TrayCard key={item.id} item={item} />
      ))}
    </div>
  )
}

/** What was put aside or sent again stays readable. */
function Handled() {
  const { sync } = useWords()
  const [open, setOpen] = useState(false)
  const handled = useLive(({ db }) => handledTray(db))
  if (handled === undefined || handled.length === 0) return null
  return (
    <FoldedSection
      count={handled.length}
      open={open}
      onToggle={() => setOpen(!open)}
      content={handled.map(item => <TrayCard key={item.id} item={item} />)}
    >
      {sync.handled}
    </FoldedSection>
  )
}

function Buttons() {
  const ketu = useKetu()
  const words = useWords()
  const { sync } = words
  const { syncNow } = useSyncControl()
  const { show } = useToast()
  const [busy, setBusy] = useState<'export' | 'sync'>()
  const once = async (what: 'export' | 'sync', work: () => Promise<void>) => {
    setBusy(what)
    try {
      await work()
    } catch (error) {
      show({ text: failureWords(words, error) })
    } finally {
      setBusy(undefined)
    }
  }
  const exportAll = async () => {
    const { name, blob } = await exportFile(ketu, 'everything')
    saveFile(name, blob)
    show({ text: sync.exported })
  }
  return (
    <ActionBar>
      <Button grow icon="download" disabled={busy !== undefined} onClick={() => void once('export', exportAll)}>
        {busy === 'export' ? sync.exporting : sync.export}
      </Button>
      <Button grow icon="refresh" disabled={busy !== undefined} onClick={() => void once('sync', syncNow)}>
        {busy === 'sync' ? sync.nowBusy : sync.now}
      </Button>
    </ActionBar>
  )
}
