/** What this device says of itself in the sync centre: last full sync, storage used, whether the browser keeps it. */
import { Link } from '@tanstack/react-router'
import { useEffect, useSyncExternalStore } from 'react'
import type { SyncState } from '#app/data/sync/state.ts'
import { useHost } from '#app/host.tsx'
import { useMinute } from '#app/now.ts'
import { SettingRow } from '#app/ui/block.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { useToast } from '#app/ui/toast.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

export function DeviceRows({ state }: { state: SyncState }) {
  const { sync } = useWords()
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
      <SettingRow icon="history" name={sync.activity} note={sync.activityNote} link={<Link to="/activity" />} />
    </div>
  )
}

function StorageRow() {
  const { sync } = useWords()
  const format = useFormat()
  const { storage } = useHost()
  const { show } = useToast()
  const use = useSyncExternalStore(storage.subscribe, storage.use)
  useEffect(() => {
    void storage.refresh()
  }, [storage])
  const used = use.usedBytes === undefined ? '' : format.bytes(use.usedBytes)
  const ask = async () => show({ text: (await storage.askToKeep()) ? sync.kept : sync.notKept })
  if (use.isPersistent === true)
    return (
      <SettingRow
        icon="disk"
        name={sync.storage}
        value={
          <>
            {used}
            <StatusWord tone="good">{sync.persistent}</StatusWord>
          </>
        }
      />
    )
  if (use.isPersistent === undefined)
    return <SettingRow icon="disk" name={sync.storage} value={used === '' ? sync.unsure : used} />
  return (
    <>
      <SettingRow
        icon="disk"
        name={sync.storage}
        note={sync.mayBeClearedNote}
        value={
          <>
            {used}
            <StatusWord tone="warn">{sync.mayBeCleared}</StatusWord>
          </>
        }
      />
      <SettingRow
        icon="lock"
        name={sync.keep}
        link={<button type="button" onClick={() => void ask()} />}
        leads={false}
      />
    </>
  )
}
