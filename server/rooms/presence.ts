/**
 * Who is in a room and what they say of themselves (y-protocols' awareness). Each guest speaks for one client id, their
 * own, and under the name of their session (room:R7). Relayed at most five times a second, always the latest (room:R8).
 *
 * Clocks: others hear a client's clock with a lead over what they heard of it before, because y-protocols takes nothing
 * at clock 0 for news, nor the state of somebody who came back as they left. The client itself hears its own clock, so
 * that its echo is nothing new to it.
 */
import { maxAwarenessLength } from '#shared/sync/limit.ts'
import type { AwarenessEntry } from './frame.ts'

export interface User {
  /** Id of the member. */
  readonly id: string
  readonly name: string
}

export interface Presence<Guest> {
  /** The client id the guest speaks for; undefined before they said one. */
  clientOf(guest: Guest): number | undefined
  /** False for a state that is not JSON. Entries about others are passed over: stock providers repeat what they hear. */
  hear(guest: Guest, user: User, entries: readonly AwarenessEntry[]): boolean
  /** Everybody who is here, as this guest is to hear of them. */
  everybody(guest: Guest): readonly AwarenessEntry[]
  leave(guest: Guest): void
}

export interface PresencePorts<Guest> {
  /** To everybody here: what each of them is to hear. */
  readonly tell: (entriesFor: (guest: Guest) => readonly AwarenessEntry[]) => void
  /** Whether the guest may speak for a client id nobody else here speaks for. */
  readonly mayClaim: (guest: Guest, client: number) => boolean
  /** One provider: it came back as `guest` before the socket of `other`, which is older, was gone. */
  readonly isBackAs: (guest: Guest, other: Guest) => boolean
  readonly end: (guest: Guest) => void
  /** ms since the epoch. */
  readonly clock: () => number
  /** Calls back once after the time; returns its stop. */
  readonly after: (ms: number, call: () => void) => () => void
}

const relayMs = 200
const gone = 'null'

interface State extends AwarenessEntry {
  /** What others hear of the clock is this much more. */
  readonly lead: number
}

/** Clients that left and may come back while the room is open. */
const maxRemembered = 1000

export function createPresence<Guest>(ports: PresencePorts<Guest>): Presence<Guest> {
  const states = new Map<Guest, State>()
  /** The newest clock others heard of a client. */
  const heardClocks = new Map<number, number>()
  const news = new Set<Guest>()
  let toldAt = Number.NEGATIVE_INFINITY
  let stopTimer: (() => void) | undefined

  const entryOf = ({ client, clock, json, lead }: State, isOwn: boolean): AwarenessEntry => ({
    client,
    clock: isOwn ? clock : clock + lead,
    json,
  })

  function tellNews(): void {
    stopTimer?.()
    stopTimer = undefined
    const told = [...states].filter(([guest]) => news.has(guest))
    news.clear()
    if (told.length === 0) return
    toldAt = ports.clock()
    for (const [, { client, clock, lead }] of told) remember(client, clock + lead)
    ports.tell(guest => told.map(([of, state]) => entryOf(state, of === guest)))
  }

  function remember(client: number, clock: number): void {
    heardClocks.delete(client)
    heardClocks.set(client, clock)
    const oldest = heardClocks.keys().next().value
    if (heardClocks.size > maxRemembered && oldest !== undefined) heardClocks.delete(oldest)
  }

  function tellSoon(guest: Guest): void {
    news.add(guest)
    if (stopTimer !== undefined) return
    const wait = toldAt + relayMs - ports.clock()
    if (wait <= 0) tellNews()
    else stopTimer = ports.after(wait, tellNews)
  }

  function claim(guest: Guest, { client, clock }: AwarenessEntry): boolean {
    const other = [...states].find(([, state]) => state.client === client)?.[0]
    if (other !== undefined && !ports.isBackAs(guest, other)) return false
    if (!ports.mayClaim(guest, client)) return false
    if (other !== undefined) {
      states.delete(other)
      ports.end(other)
    }
    const lead = Math.max(1, (heardClocks.get(client) ?? 0) + 1 - clock)
    states.set(guest, { client, clock: -1, json: gone, lead })
    return true
  }

  return {
    clientOf: guest => states.get(guest)?.client,
    hear: (guest, user, entries) => {
      for (const entry of entries) {
        const { client, clock, json } = entry
        if (!states.has(guest) && (json === gone || !claim(guest, entry))) continue
        const before = states.get(guest)
        if (before === undefined || before.client !== client || json.length > maxAwarenessLength) continue
        if (clock < before.clock || (clock === before.clock && json !== gone)) continue
        const signed = json === gone ? gone : withUser(json, user)
        if (signed === undefined) return false
        states.set(guest, { client, clock, json: signed, lead: before.lead })
        tellSoon(guest)
        // Who leaves is gone at once: the socket may be closed before the next round.
        if (json === gone && news.size > 0) tellNews()
      }
      return true
    },
    everybody: guest => [...states].flatMap(([of, state]) => (state.json === gone ? [] : entryOf(state, of === guest))),
    leave: guest => {
      const state = states.get(guest)
      states.delete(guest)
      news.delete(guest)
      if (states.size === 0) {
        stopTimer?.()
        stopTimer = undefined
      }
      if (state !== undefined && state.json !== gone) ports.tell(() => [entryOf({ ...state, json: gone }, false)])
    },
  }
}

/** The state with the user the session says, whatever it said itself; a colour of theirs stays. Undefined for no JSON. */
function withUser(json: string, { id, name }: User): string | undefined {
  const state = parsed(json)
  if (state === undefined) return undefined
  const fields = isObject(state) ? state : {}
  const claimed = isObject(fields['user']) ? fields['user'] : {}
  return JSON.stringify({ ...fields, user: { ...claimed, id, name } })
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
