/**
 * The open sockets of members: whose they are, what they may do now, and the end of each.
 *
 * Rights are looked at again at every change of the directory and once a second (grants end by the clock, sessions on
 * other nodes): a right or session that ended is effective on an open socket within 2 s (log:L6).
 */
import type { Sessions } from '#server/auth/session.ts'
import { type CloseCode, closeCode } from '#shared/api/close-code.ts'
import type { Actor } from '#shared/policy/actor.ts'
import type { Caller } from './route.ts'

/** What is used of any WebSocket. */
export interface ClosableSocket {
  close(code: number, reason?: string): void
  /** Without a closing handshake: the other side does not answer. */
  terminate(): void
  ping(): void
}

/** Codes of RFC 6455 for frames that have no place here. */
export type FrameFault = 1003 | 1007

export interface MemberSocket {
  /** With the grants of this moment. */
  actor(): Actor
  isOpen(): boolean
  /** The other side answered a ping. */
  heard(): void
  close(code: CloseCode | FrameFault, reason?: string): void
  /** Cuts it: whoever does not read is gone. */
  drop(): void
  /** The other side closed it. */
  closed(): void
}

export interface SocketOwner {
  /** The grants are not what they were. */
  onRights(): void
  /** Called once, however the socket ends. */
  onEnd(): void
}

export interface SocketsControl {
  /** At once, on this node. */
  closeSession(hash: string): void
  /** Call once a second. */
  recheck(): Promise<void>
  /** Call every 15 s: whoever did not answer the ping before is gone. */
  pingAll(): void
  /** The server stops: devices come back later. */
  closeAll(): void
}

export interface MemberSockets extends SocketsControl {
  /** Counts at once; `recheck` the rights with it when the handshake took time. */
  add(socket: ClosableSocket, caller: Caller, owner: SocketOwner): MemberSocket & { recheck(): void }
}

interface Entry {
  readonly socket: ClosableSocket
  readonly caller: Caller
  readonly owner: SocketOwner
  actor: Actor
  isHeard: boolean
  stop: () => void
}

export function createMemberSockets({
  sessions,
  clock,
  maxPerSession,
}: {
  readonly sessions: Pick<Sessions, 'living'>
  readonly clock: () => number
  readonly maxPerSession: number
}): MemberSockets {
  const entries = new Set<Entry>()

  const forget = (entry: Entry): void => {
    if (!entries.delete(entry)) return
    entry.stop()
    entry.owner.onEnd()
  }
  const close = (entry: Entry, code: number, reason?: string): void => {
    if (!entries.has(entry)) return
    forget(entry)
    entry.socket.close(code, reason)
  }
  const drop = (entry: Entry): void => {
    forget(entry)
    entry.socket.terminate()
  }
  const recheckRights = (entry: Entry): void => {
    if (!entries.has(entry)) return
    const { auth, session } = entry.caller
    const actor = auth.directory.actor(session.member, clock())
    if (actor === undefined) return close(entry, closeCode.sessionEnded)
    if (actor === entry.actor || JSON.stringify(actor.grants) === JSON.stringify(entry.actor.grants)) return
    entry.actor = actor
    entry.owner.onRights()
  }

  return {
    add: (socket, caller, owner) => {
      const entry: Entry = { socket, caller, owner, actor: caller.actor, isHeard: true, stop: () => undefined }
      const older = [...entries].filter(other => other.caller.session.hash === caller.session.hash)
      for (const other of older.slice(0, Math.max(0, older.length + 1 - maxPerSession))) close(other, closeCode.tooMany)
      entries.add(entry)
      entry.stop = caller.auth.directory.onChange(() => recheckRights(entry))
      return {
        actor: () => entry.actor,
        isOpen: () => entries.has(entry),
        heard: () => {
          entry.isHeard = true
        },
        close: (code, reason) => close(entry, code, reason),
        drop: () => drop(entry),
        closed: () => forget(entry),
        recheck: () => recheckRights(entry),
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
