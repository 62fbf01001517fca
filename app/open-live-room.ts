/** The browser as a live room needs it: where the server is, whether somebody looks, and when that may have changed. */
import { createCut } from './data/cut.ts'
import type { Ketu } from './data/ketu.ts'
import { joinRoom, type LiveRoom } from './data/live/room.ts'
import { after } from './platform/clock.ts'
import { onHint } from './platform/hints.ts'
import { random } from './platform/random.ts'

const report = (error: unknown): void => console.error(error)

export function openLiveRoom(ketu: Ketu, doc: string, on: string): LiveRoom {
  const cut = createCut({ ...ketu, after, report })
  // Until it is known, nobody is asked.
  let isCut = true
  return joinRoom(ketu, doc, on, {
    address: `${location.origin.replace(/^http/, 'ws')}/api/live`,
    isHere: () => document.visibilityState === 'visible' && navigator.onLine && !isCut,
    onHint: call => {
      const stopHints = onHint(call)
      const stopCut = cut.follow(now => {
        isCut = now
        call()
      })
      return () => {
        stopHints()
        stopCut()
      }
    },
    random,
    report,
  })
}
