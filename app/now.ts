/** The time as screens show it: moves on once a minute and when the person comes back to the page. */
import { useSyncExternalStore } from 'react'
import { type Day, dayOfInstant } from '#shared/domain/day.ts'
import { useKetu } from './context.tsx'

const minuteMs = 60_000

const subscribe = (changed: () => void): (() => void) => {
  const timer = setInterval(changed, minuteMs / 2)
  document.addEventListener('visibilitychange', changed)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', changed)
  }
}

/** The beginning of the current minute (ms since the epoch). */
export function useMinute(): number {
  const { now } = useKetu()
  return useSyncExternalStore(subscribe, () => Math.floor(now() / minuteMs) * minuteMs)
}

/** Today in the workspace's zone. */
export function useToday(): Day {
  const { now, workspace } = useKetu()
  return useSyncExternalStore(subscribe, () => dayOfInstant(now(), workspace.zone))
}
