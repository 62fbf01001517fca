/**
 * The open poke sockets: who may hear of which scope, now. A socket carries hints only; a device that misses one pulls later.
 *
 * Rights are looked at again at every change of the directory and once a second (grants end by the clock, sessions on
 * other nodes): a right or session that ended is effective on an open socket within 2 s (log:L6).
 */
import type { Sessions } from '#server/auth/session.ts'
import type { PokeHub } from '#server/sync/poke-hub.ts'
import { type CloseCode, closeCode } from '#shared/api/close-code.ts'
import type { Scope } from '#shared/doc/name.ts'
import { decide } from '#shared/policy/decide.ts'
import type { Actor } from '#shared/policy/actor.ts'
import type { Poke } from '#shared/sync/message.ts'
import type { Caller } from './route.ts'

/** What is used of a WebSocket. */
export interface PokeSocket {
  send(text: string): void
  close(code: number): void
  /** Without a closing handshake: the other side does not answer. */
  terminate(): void
  ping(): void
  /** Bytes handed to the socket and not yet sent. */
  readonly bufferedAmount: number
}

/** What the owner of the socket reports about it. */
export interface OpenSocket {
  /** The other side answered a ping. */
  heard(): void
  /** The other side sent something: it has nothing to say here. */
  spoke(): void
  closed(): void
}

export interface PokeSockets {
  open(socket: PokeSocket, caller: Caller, epoch: number): OpenSocket
  /** At once, on this node. */
  closeSession(hash: string): void
  /** Call once a second. */
  recheck(): Promise<void>
  /** Call every 15 s: whoever did not answer the ping before is gone. */
  pingAll(): void
  /** The server stops: devices come back later. */
  closeAll(): void
}

interface Entry {
  readonly socket: PokeSocket
  readonly caller: Caller
  actor: Actor
  isHeard: boolean
  readonly stops: (() => void)[]
}

/** Tabs of one device share one socket; a few more are left over by reloads. */
const maxPerSession = 5
/** A reader this far behind is not reading. */
const maxBufferedBytes = 64 * 1024
const unsupportedData = 1003

export function createPokeSockets({
  hub,
  sessions,
  clock,
}: {
  readonly hub: Pick<PokeHub, 'subscribe'>
  readonly sessions: Pick<Sessions, 'living'>
  readonly clock: () => number
}): PokeSockets {
  const entries = new Set<Entry>()

  const forget = (entry: Entry): void => {
    entries.delete(entry)
    for (const stop of entry.stops.splice(0)) stop()
  }
  const close = (entry: Entry, code: CloseCode | typeof unsupportedData): void => {
    forget(entry)
    entry.socket.close(code)
  }
  const drop = (entry: Entry): void => {
    forget(entry)
    entry.socket.terminate()
  }
  const tell = (entry: Entry, poke: Poke): void => {
    if (entry.socket.bufferedAmount > maxBufferedBytes) drop(entry)
    else entry.socket.send(JSON.stringify(poke))
  }
  const poke = (entry: Entry, scope: Scope, seq: number): void => {
    if (decide(entry.actor, { kind: 'scope.read', scope })) tell(entry, { type: 'poke', scope, seq })
  }

  const recheckRights = (entry: Entry): void => {
    const { auth, session } = entry.caller
    const actor = auth.directory.actor(session.member, clock())
    if (actor === undefined) return close(entry, closeCode.sessionEnded)
    if (JSON.stringify(actor.grants) === JSON.stringify(entry.actor.grants)) return
    entry.actor = actor
    // Told first: the device pulls, and learns from the answer what to wipe.
    tell(entry, { type: 'rights' })
    if (actor.grants.length === 0) close(entry, closeCode.rightsEnded)
  }

  return {
    open: (socket, caller, epoch) => {
      const entry: Entry = { socket, caller, actor: caller.actor, isHeard: true, stops: [] }
      const { auth, session } = caller
      const older = [...entries].filter(other => other.caller.session.hash === session.hash)
      for (const other of older.slice(0, Math.max(0, older.length + 1 - maxPerSession))) close(other, closeCode.tooMany)
      entries.add(entry)
      entry.stops.push(hub.subscribe(auth.workspace, (scope, seq) => poke(entry, scope, seq)))
      entry.stops.push(auth.directory.onChange(() => recheckRights(entry)))
      tell(entry, { type: 'hello', epoch })
      // Between the handshake and this moment the rights may have changed.
      recheckRights(entry)
      return {
        heard: () => {
          entry.isHeard = true
        },
        spoke: () => close(entry, unsupportedData),
        closed: () => forget(entry),
      }
    },
    closeSession: hash => {
      for (const entry of entries) if (entry.caller.session.hash === hash) close(entry, closeCode.sessionEnded)
    },
    recheck: async () => {
      const hashes = [...new Set([...entries].map(({ caller }) => caller.session.hash))]
      if (hashes.length === 0) return
      const checked = new Set(hashes)
      const living = await sessions.living(hashes)
      for (const entry of entries) {
        const { hash } = entry.caller.session
        if (checked.has(hash) && !living.has(hash)) close(entry, closeCode.sessionEnded)
        else recheckRights(entry)
      }
    },
    pingAll: () => {
      for (const entry of entries) {
        if (!entry.isHeard) {
          drop(entry)
          continue
        }
        entry.isHeard = false
        entry.socket.ping()
      }
    },
    closeAll: () => {
      for (const entry of entries) close(entry, closeCode.serverStopping)
    },
  }
}
