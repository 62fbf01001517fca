/**
 * The server's time in the hands of devices (rules `time:` in shared/sync/SPEC.md): every answer brings a ticket, and what was
 * written offline comes back with the newest one. What the two together prove is a mark: written not before, not after. Whether
 * that fits what the record says of itself is for readers to say: the server knows nothing of content.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { KnownTicket, Ticket, TimeMark, TimeProof } from '#shared/sync/message.ts'
import type { Session } from './session.ts'

export type WrittenBetween = Pick<TimeMark, 'after' | 'before'>

export interface Tickets {
  /** For the answer to a request that was dealt with. */
  issue(session: Session): Ticket
  /** What the proof of an entry is worth, at the moment it is stored. */
  judge(session: Session, entry: { readonly n: number; readonly proof: TimeProof }, knows: KnownTicket): WrittenBetween
}

export interface TicketPorts {
  readonly secret: string
  /** ms since the epoch. */
  readonly clock: () => number
}

/** How exact an elapsed time is that a page vouches for. */
const exactMs = 5_000
/** A save and the answer that brings a newer ticket may cross each other; so may a save and a contact. */
const crossingMs = 2 * 60_000
const sealBytes = 16

export function createTickets({ secret, clock }: TicketPorts): Tickets {
  /** When each device was last answered; before this server began, nobody knows. */
  const answered = new Map<string, number>()
  const begun = clock()

  const sealOf = ({ ws, device }: Session, at: number): Buffer =>
    createHmac('sha256', secret).update(`ticket:${ws}:${device}:${at}`).digest().subarray(0, sealBytes)

  const isOurs = (session: Session, { at, seal }: Ticket): boolean =>
    seal.length === sealBytes && timingSafeEqual(sealOf(session, at), seal)

  return {
    issue: session => {
      const at = clock()
      answered.set(session.device, at)
      return { at, seal: new Uint8Array(sealOf(session, at)) }
    },
    judge: (session, { n, proof: { ticket, elapsedMs } }, knows) => {
      const before = clock()
      // time:T4: made when the device had a newer one. What it had made by then may have waited long, and keeps its own.
      const isReplayed = knows.at - ticket.at > crossingMs && n > knows.n
      if (!isOurs(session, ticket) || ticket.at > before || isReplayed) return { after: 0, before }
      const moment = ticket.at + (elapsedMs ?? Infinity)
      const lastAnswered = answered.get(session.device) ?? begun
      // time:T3: in touch after that moment without bringing it, or from the future: its own word for the moment is not enough.
      if (moment > before + exactMs || moment < lastAnswered - crossingMs) return { after: ticket.at, before }
      return { after: Math.max(ticket.at, moment - exactMs), before: Math.min(before, moment + exactMs) }
    },
  }
}

/** frame:F9: an answer to a device that understands tickets brings one. */
export const withTicket = <Reply extends object>(
  tickets: Tickets,
  session: Session,
  request: { readonly knows?: KnownTicket },
  reply: Reply,
): Reply & { readonly ticket?: Ticket } =>
  request.knows === undefined ? reply : { ...reply, ticket: tickets.issue(session) }
