/** What this device says of itself in the sync centre: last full sync, storage used, whether the browser keeps it. */
import { Link } from '@tanstack/react-router'
import { useEffect, useSyncExternalStore } from 'react'
import type { SyncState } from '#app/data/sync/state.ts'
import { useHost, useInstallWay } from '#app/host.tsx'
import { useMinute } from '#app/now.ts'
import { isNearlyFull } from '#app/platform/storage.ts'
import { SettingRow } from '#app/ui/block.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { useToast } from '#app/ui/toast.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

export function DeviceRows({ state }: { state: SyncState }) {
  const { drill, sync } = useWords()
  const format = useFormat()
  const now = useMinute()
  return (
    <div>
      <SettingRow
        icon="clock"
        name={sync.lastFull}
        value={state.lastSynced === undefined ? sync.never : format.moment(state.lastSynced, now)}
      />
      <StorageRow />
      <SettingRow icon="cloudOff" name={drill.title} note={drill.rowNote} link={<Link to="/sync/drill" />} />
      <SettingRow icon="history" name={sync.activity} note={sync.activityNote} link={<Link to="/activity" />} />
    </div>
  )
}

function StorageRow() {
  const { sync } = useWords()
  const format = useFormat()
  const { browser, storage } = useHost()
  const { show } = useToast()
  const way = useInstallWay()
  const use = useSyncExternalStore(storage.subscribe, storage.use)
  useEffect(() => {
    void storage.refresh()
  }, [storage])
  const { isPersistent, isRefused } = use
  const used = use.usedBytes === undefined ? '' : format.bytes(use.usedBytes)
  const ask = async () => show({ text: (await storage.askToKeep()) ? sync.kept : sync.notKept })
  const note = browser.isSecure
    ? way === 'bookmark'
      ? sync.bookmarkNote
      : isRefused
        ? sync.notKept
        : sync.mayBeClearedNote
    : sync.insecureNote
  const isSure = isPersistent === true || (isPersistent === undefined && browser.isSecure)
  return (
    <>
      <SettingRow
        icon="disk"
        name={sync.storage}
        note={isSure ? undefined : note}
        value={
          <>
            {used}
            {isNearlyFull(use) ? (
              <StatusWord tone="warn">{sync.nearlyFull}</StatusWord>
            ) : isPersistent === true ? (
              <StatusWord tone="good">{sync.persistent}</StatusWord>
            ) : isSure ? (
              sync.unsure
            ) : (
              <StatusWord tone="warn">{sync.mayBeCleared}</StatusWord>
            )}
          </>
        }
        link={<Link to="/about/device" />}
      />
      {isPersistent === false ? (
        <SettingRow
          icon="lock"
          name={sync.keep}
          link={<button type="button" onClick={() => void ask()} />}
          leads={false}
        />
      ) : null}
    </>
  )
}
