/** The browser as a live room needs it: where the server is, whether somebody looks, and when that may have changed. */
import type { Ketu } from './data/ketu.ts'
import { joinRoom, type LiveRoom } from './data/live/room.ts'
import { onHint } from './platform/hints.ts'
import { random } from './platform/random.ts'

export const openLiveRoom = (ketu: Ketu, doc: string, on: string): LiveRoom =>
  joinRoom(ketu, doc, on, {
    address: `${location.origin.replace(/^http/, 'ws')}/api/live`,
    isHere: () => document.visibilityState === 'visible' && navigator.onLine,
    onHint,
    random,
    report: error => console.error(error),
  })
