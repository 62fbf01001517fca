/**
 * What this page knows of the server's time, kept in memory for the moment of saving. The ticket says when the server was last
 * heard; while the page lives on, a clock nobody can set counts from there.
 */
import type { TimeProof } from '#shared/sync/message.ts'
import type { KetuDb } from './db.ts'
import { followQuery } from './live-query.ts'
import { type Meta, readMeta } from './meta.ts'

export interface TimeProofPorts {
  readonly db: KetuDb
  /** The clock of the device, ms since the epoch: a person can set it. */
  readonly now: () => number
  /** ms since whenever: nobody can set it, and it may stand still while the device sleeps. */
  readonly steady: () => number
  readonly report: (error: unknown) => void
}

export interface TimeProofs {
  /** Follows the tickets the leading tab is given; returns its stop. */
  start(): () => void
  /** Undefined until a ticket is known. */
  proof(): TimeProof | undefined
}

/** Twice this, once on the way here and once since, is how exact an elapsed time is at worst (time:T2). */
const driftMs = 2_500

interface Known {
  readonly ticket: Meta['ticket']
  /** Both clocks when this page learnt of it. */
  readonly wall: number
  readonly steady: number
}

export function createTimeProofs({ db, now, steady, report }: TimeProofPorts): TimeProofs {
  let known: Known | undefined
  return {
    start: () => {
      const following = followQuery(() => readMeta(db, 'ticket')).subscribe({
        next: ticket => {
          known = ticket && { ticket, wall: now(), steady: steady() }
        },
        error: report,
      })
      return () => following.unsubscribe()
    },
    proof: () => {
      if (known === undefined) return undefined
      const { at, seal, askedAt } = known.ticket
      const elapsedMs = Math.round(steady() - known.steady)
      // Learnt late (a page that slept, or was opened since), a device that slept, a clock that was set: then nobody can tell.
      const isFresh = Math.abs(known.wall - askedAt) <= driftMs
      const isSteady = Math.abs(now() - known.wall - elapsedMs) <= driftMs
      return { ticket: { at, seal }, ...(isFresh && isSteady && elapsedMs >= 0 && { elapsedMs }) }
    },
  }
}
