/**
 * The live room of a document that is on the screen (`room:` in shared/sync/SPEC.md), through y-websocket's own provider:
 * who else looks at it, and what they type. Early delivery only: nothing here counts as saved or synced.
 *
 * 1. The room's document holds what the server has acknowledged and what is typed in it, never other work that waits to be
 *    sent: that is written under another client id, which a room does not take. So it opens once nothing waits.
 * 2. It is connected only while the page is looked at. A close code 44xx ends it for good.
 */
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { customerOf } from '#shared/doc/name.ts'
import { textOf } from '#shared/doc/document.ts'
import { mergeNotes } from '../commands/customer.ts'
import type { UpdateRow } from '../db.ts'
import type { Ketu } from '../ketu.ts'
import { followQuery } from '../live-query.ts'
import { createLiveText, type LiveText } from './live-text.ts'
import { type Person, peopleIn } from './people.ts'

export interface RoomState {
  readonly people: readonly Person[]
  /** The customer's shared notes; undefined before the room is open and when it has ended. */
  readonly notes: LiveText | undefined
}

export interface LiveRoom {
  readonly state: () => RoomState
  readonly subscribe: (listener: () => void) => () => void
  /** Others see that something is being written. */
  readonly sayTyping: (isTyping: boolean) => void
  readonly leave: () => void
}

export interface RoomPorts {
  /** Where rooms are: `wss://…/api/live`. */
  readonly address: string
  /** The page is looked at and the browser knows of no reason why the network should be away. */
  readonly isHere: () => boolean
  /** Calls back when that may have changed. */
  readonly onHint: (call: () => void) => () => void
  /** 0 ≤ x < 1. */
  readonly random: () => number
  /** The browser's, when left out. */
  readonly socket?: typeof WebSocket
  readonly report: (error: unknown) => void
}

const empty: RoomState = { people: [], notes: undefined }
const backoffMs = 20_000

/** @param on what of the document is looked at: people who look at something else in it are not shown. */
export function joinRoom(ketu: Ketu, doc: string, on: string, ports: RoomPorts): LiveRoom {
  const listeners = new Set<() => void>()
  let state = empty
  let isOver = false
  let isTyping = false
  let open: OpenRoom | undefined
  const show = (next: RoomState): void => {
    state = next
    for (const listener of listeners) listener()
  }
  const stop = (): void => {
    isOver = true
    subscription.unsubscribe()
    open?.close()
    open = undefined
  }
  const rows = followQuery(async () => ketu.db.updates.where('[doc+n]').between([doc, 0], [doc, []]).toArray())
  const subscription = rows.subscribe({
    next: updates => {
      if (isOver) return
      if (open !== undefined) return open.take(updates)
      const isKnown = updates.some(({ seq }) => seq !== undefined)
      if (!isKnown || updates.some(({ out }) => out !== undefined)) return
      open = openRoom(ketu, doc, on, ports, updates, {
        onPeople: people => show({ ...state, people }),
        onEnd: () => {
          stop()
          show(empty)
        },
      })
      open.sayTyping(isTyping)
      show({ ...state, notes: open.notes })
    },
    error: ports.report,
  })
  return {
    state: () => state,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    sayTyping: now => {
      if (now === isTyping) return
      isTyping = now
      open?.sayTyping(now)
    },
    leave: stop,
  }
}

interface OpenRoom {
  readonly notes: LiveText | undefined
  take(updates: readonly UpdateRow[]): void
  sayTyping(isTyping: boolean): void
  close(): void
}

interface RoomOwner {
  onPeople(people: readonly Person[]): void
  onEnd(): void
}

function openRoom(
  ketu: Ketu,
  doc: string,
  on: string,
  ports: RoomPorts,
  acknowledged: readonly UpdateRow[],
  owner: RoomOwner,
): OpenRoom {
  const live = new Y.Doc()
  const taken = new Set<number>()
  const provider = new WebsocketProvider(ports.address, doc, live, {
    ...(ports.socket && { WebSocketPolyfill: ports.socket }),
    connect: false,
    disableBc: true,
    // The provider has no jitter of its own: pages that lost one server must not come back together.
    maxBackoffTime: backoffMs * (1 + ports.random()),
  })
  const { awareness } = provider
  const take = (updates: readonly UpdateRow[]): void => {
    live.transact(() => {
      for (const { n, out, bytes } of updates) {
        if (out !== undefined || taken.has(n)) continue
        taken.add(n)
        Y.applyUpdate(live, bytes, provider)
      }
    }, provider)
  }
  take(acknowledged)
  const customer = customerOf(doc)
  const notes =
    customer === on
      ? createLiveText({
          live,
          textIn: copy => textOf(copy, customer, 'notes'),
          store: typed => mergeNotes(ketu, customer, typed),
        })
      : undefined

  const sayTyping = (isTyping: boolean): void => awareness.setLocalState({ on, isTyping })
  const follow = (): void => {
    if (!ports.isHere()) provider.disconnect()
    else if (!provider.shouldConnect) provider.connect()
  }
  sayTyping(false)
  awareness.on('change', () => owner.onPeople(peopleIn(awareness.getStates(), live.clientID, ketu.me.member, on)))
  provider.on('closed', () => owner.onEnd())
  // No use in asking while the network is known to be away; the hint that it is back connects again.
  provider.on('connection-error', follow)
  const stopHints = ports.onHint(follow)
  follow()
  return {
    notes,
    take,
    sayTyping,
    close: () => {
      stopHints()
      provider.destroy()
      awareness.destroy()
      live.destroy()
    },
  }
}
