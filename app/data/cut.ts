/** Whether an airplane drill keeps this device from the server (drill.ts): one row of its database says so to every tab and worker. */
import type { KetuDb } from './db.ts'
import { isCutOff, longestCutMs } from './drill-state.ts'
import { followQuery } from './live-query.ts'
import { readMeta } from './meta.ts'

export interface Cut {
  readonly isCut: () => Promise<boolean>
  /** Calls back with what holds now and after every change; returns its stop. */
  readonly follow: (listener: (isCut: boolean) => void) => () => void
}

export interface CutPorts {
  readonly db: KetuDb
  readonly now: () => number
  readonly after: (ms: number, call: () => void) => () => void
  readonly report: (error: unknown) => void
}

export function createCut({ db, now, after, report }: CutPorts): Cut {
  return {
    isCut: async () => isCutOff(await readMeta(db, 'drill'), now()),
    follow: listener => {
      let stopTimer = (): void => undefined
      const following = followQuery(() => readMeta(db, 'drill')).subscribe({
        next: drill => {
          stopTimer()
          const isCut = isCutOff(drill, now())
          listener(isCut)
          if (isCut && drill !== undefined) stopTimer = after(drill.at + longestCutMs - now(), () => listener(false))
        },
        error: report,
      })
      return () => {
        stopTimer()
        following.unsubscribe()
      }
    },
  }
}
