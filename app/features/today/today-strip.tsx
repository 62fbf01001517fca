/** One calm line while work waits without a server; amber when it has waited for days (UX 5.4). */
import { useSyncState } from '#app/context.tsx'
import { useMinute } from '#app/now.ts'
import { WaitingMark } from '#app/ui/mark.tsx'
import { Strip } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'

const dayMs = 86_400_000
const oldDays = 3

export function TodayStrip() {
  const { shell } = useWords()
  const { pill, waiting, waitingSince } = useSyncState()
  const minute = useMinute()
  const days = waitingSince === undefined ? 0 : Math.floor((minute - waitingSince) / dayMs)
  if (waiting > 0 && days >= oldDays) return <Strip tone="notice">{shell.pendingOld(waiting, days)}</Strip>
  if (pill !== 'offline' || waiting === 0) return null
  return <Strip mark={<WaitingMark />}>{shell.stripOfflineWaiting(waiting)}</Strip>
}
