/** What is written in one document, update after update, and how far the server has acknowledged it. */
import * as Y from 'yjs'
import type { Work } from '../peers/work.ts'

export interface Line {
  readonly work: Work
  /** The next update that was not sent since the last `rewind`; undefined when all are. */
  readonly send: () => Uint8Array | undefined
  /** All updates whose clocks end here or before are acknowledged. @returns ms since each new one was sent. */
  readonly reached: (clock: number) => readonly number[]
  /** Goes back to what is acknowledged: what was on its way is sent again. */
  readonly rewind: () => void
  readonly isSettled: () => boolean
  /** Acknowledged updates beyond this clock. */
  readonly beyond: (clock: number) => number
}

/** The first update is what the document was made with: sent and acknowledged. */
export function createLine(work: Work): Line {
  const ends = work.visits.map(update => endOf(update, work.client))
  const sentAt: number[] = []
  let sent = 1
  let acknowledged = 1
  return {
    work,
    send: () => {
      const update = work.visits[sent]
      if (update !== undefined) sentAt[sent++] = performance.now()
      return update
    },
    reached: clock => {
      const took: number[] = []
      for (; (ends[acknowledged] ?? Infinity) <= clock; acknowledged++)
        took.push(performance.now() - (sentAt[acknowledged] ?? performance.now()))
      return took
    },
    rewind: () => {
      sent = acknowledged
    },
    isSettled: () => sent === acknowledged,
    beyond: clock => ends.slice(0, acknowledged).filter(end => end > clock).length,
  }
}

/** The clock after the last struct of this client; 0 when it has none in the update. */
export const endOf = (update: Uint8Array, client: number): number => Y.parseUpdateMeta(update).to.get(client) ?? 0
