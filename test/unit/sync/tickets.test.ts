/** What proofs of time are worth: tickets forged, borrowed, kept, replayed, and what a page may claim of the time since. */
import { describe, expect, it } from 'vitest'
import type { Session } from '#server/sync/session.ts'
import { createTickets, type Tickets, withTicket } from '#server/sync/tickets.ts'
import { createActor } from '#shared/policy/actor.ts'
import type { KnownTicket } from '#shared/sync/message.ts'

const minute = 60_000
const morning = Date.UTC(2026, 10, 23, 0)
const sessionOf = (device: string): Session => ({
  ws: 'w',
  member: 'ann',
  device,
  actor: createActor('ann', [], [], 0),
})
const phone = sessionOf('phone')
const nothingKnown: KnownTicket = { at: 0, n: 0 }

function start(): { readonly clock: { now: number }; readonly tickets: Tickets } {
  const clock = { now: morning }
  return { clock, tickets: createTickets({ secret: 'secret', clock: () => clock.now }) }
}

describe('a proof of time', () => {
  it('time:T3 says not before the ticket and not after the arrival', () => {
    const { clock, tickets } = start()
    const ticket = tickets.issue(phone)
    clock.now += 90 * minute
    const mark = tickets.judge(phone, { n: 1, proof: { ticket } }, nothingKnown)
    expect(mark).toEqual({ after: morning, before: morning + 90 * minute })
  })

  it('time:T3 with the time since the ticket says the moment, within five seconds and never outside ticket and arrival', () => {
    const { clock, tickets } = start()
    const ticket = tickets.issue(phone)
    clock.now += 90 * minute
    const judge = (elapsedMs: number) => tickets.judge(phone, { n: 1, proof: { ticket, elapsedMs } }, nothingKnown)
    expect(judge(60 * minute)).toEqual({
      after: morning + 60 * minute - 5_000,
      before: morning + 60 * minute + 5_000,
    })
    expect(judge(1_000)).toEqual({ after: morning, before: morning + 6_000 })
    expect(judge(90 * minute)).toEqual({ after: morning + 90 * minute - 5_000, before: morning + 90 * minute })
  })

  it('time:T3 of a moment that has not come is its bounds', () => {
    const { clock, tickets } = start()
    const ticket = tickets.issue(phone)
    clock.now += minute
    const mark = tickets.judge(phone, { n: 1, proof: { ticket, elapsedMs: 2 * minute } }, nothingKnown)
    expect(mark).toEqual({ after: morning, before: morning + minute })
  })

  it('time:T3 of a moment before the server last answered is its bounds: it would have come along', () => {
    const { clock, tickets } = start()
    const ticket = tickets.issue(phone)
    clock.now += 60 * minute
    tickets.issue(phone)
    clock.now += 60 * minute
    const judge = (elapsedMs: number) => tickets.judge(phone, { n: 1, proof: { ticket, elapsedMs } }, nothingKnown)
    expect(judge(10 * minute)).toEqual({ after: morning, before: morning + 120 * minute })
    expect(judge(59 * minute).after).toBe(morning + 59 * minute - 5_000)
  })

  it('time:T3 of a moment before the server began is its bounds: nobody remembers the answers', () => {
    const { clock, tickets } = start()
    const ticket = tickets.issue(phone)
    clock.now += 60 * minute
    const restarted = createTickets({ secret: 'secret', clock: () => clock.now })
    const mark = restarted.judge(phone, { n: 1, proof: { ticket, elapsedMs: 10 * minute } }, nothingKnown)
    expect(mark).toEqual({ after: morning, before: morning + 60 * minute })
  })

  it.each([
    ['another device', (tickets: Tickets) => tickets.issue(sessionOf('tablet'))],
    ['another server', () => createTickets({ secret: 'other', clock: () => morning }).issue(phone)],
    ['another workspace', (tickets: Tickets) => tickets.issue({ ...phone, ws: 'v' })],
    ['an earlier time', (tickets: Tickets) => ({ ...tickets.issue(phone), at: morning - minute })],
    ['nobody', () => ({ at: morning, seal: new Uint8Array(16) })],
    ['nobody, with no seal at all', () => ({ at: morning, seal: new Uint8Array(0) })],
  ])('time:T1 time:T4 with the ticket of %s vouches for nothing', (_, ticketOf) => {
    const { clock, tickets } = start()
    const ticket = ticketOf(tickets)
    clock.now += minute
    const mark = tickets.judge(phone, { n: 1, proof: { ticket, elapsedMs: 0 } }, nothingKnown)
    expect(mark).toEqual({ after: 0, before: morning + minute })
  })

  it('time:T4 with a ticket from the future vouches for nothing: the clock of the server was set back', () => {
    const { clock, tickets } = start()
    const ticket = tickets.issue(phone)
    clock.now -= minute
    expect(tickets.judge(phone, { n: 1, proof: { ticket } }, nothingKnown).after).toBe(0)
  })

  it('time:T4 with a ticket kept from before vouches for nothing, once the device has known a newer one', () => {
    const { clock, tickets } = start()
    const kept = tickets.issue(phone)
    clock.now += 60 * minute
    const knows = { at: tickets.issue(phone).at, n: 20 }
    clock.now += minute
    expect(tickets.judge(phone, { n: 21, proof: { ticket: kept, elapsedMs: 0 } }, knows).after).toBe(0)
  })

  it('time:T4 of an entry numbered before the newer ticket came keeps its bounds, with gaps in the numbers or none', () => {
    const { clock, tickets } = start()
    const ticket = tickets.issue(phone)
    clock.now += 60 * minute
    const knows = { at: tickets.issue(phone).at, n: 20 }
    for (const n of [20, 7, 1])
      expect(tickets.judge(phone, { n, proof: { ticket, elapsedMs: 0 } }, knows)).toEqual({
        after: morning,
        before: morning + 60 * minute,
      })
  })

  it('time:T4 that crossed a newer ticket on the way keeps its moment', () => {
    const { clock, tickets } = start()
    const ticket = tickets.issue(phone)
    clock.now += minute
    const knows = { at: tickets.issue(phone).at, n: 20 }
    const mark = tickets.judge(phone, { n: 21, proof: { ticket, elapsedMs: minute - 200 } }, knows)
    expect(mark).toEqual({ after: morning + minute - 5_200, before: morning + minute })
  })

  it('frame:F9 is asked for: an older device gets no ticket', () => {
    const { tickets } = start()
    expect(withTicket(tickets, phone, {}, { epoch: 1 })).toEqual({ epoch: 1 })
    expect(withTicket(tickets, phone, { knows: nothingKnown }, { epoch: 1 })).toEqual({
      epoch: 1,
      ticket: tickets.issue(phone),
    })
  })
})
