/** The open poke sockets: who may hear of which scope, now. A socket carries hints only; a device that misses one pulls later. */
import type { Sessions } from '#server/auth/session.ts'
import type { PokeHub } from '#server/sync/poke-hub.ts'
import { closeCode } from '#shared/api/close-code.ts'
import type { Scope } from '#shared/doc/name.ts'
import type { Actor } from '#shared/policy/actor.ts'
import { decide } from '#shared/policy/decide.ts'
import type { Poke } from '#shared/sync/message.ts'
import { type ClosableSocket, createMemberSockets, type SocketsControl } from './member-sockets.ts'
import type { Caller } from './route.ts'

/** What is used of a WebSocket. */
export interface PokeSocket extends ClosableSocket {
  send(text: string): void
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

export interface PokeSockets extends SocketsControl {
  open(socket: PokeSocket, caller: Caller, epoch: number): OpenSocket
}

/** Tabs of one device share one socket; a few more are left over by reloads. */
const maxPerSession = 5
/** A reader this far behind is not reading. */
const maxBufferedBytes = 64 * 1024
const unsupportedData = 1003
/** A scope is told of at once, and what comes within this time after it together: one person’s visits are one pull for the others. */
const paceMs = 500

export interface PokePorts {
  readonly hub: Pick<PokeHub, 'subscribe'>
  readonly sessions: Pick<Sessions, 'living'>
  readonly clock: () => number
  /** Calls back once after the time; returns its stop. */
  readonly after: (ms: number, call: () => void) => () => void
}

export function createPokeSockets({ hub, sessions, clock, after }: PokePorts): PokeSockets {
  const { add, ...control } = createMemberSockets({ sessions, clock, maxPerSession })
  const crowds = new Map<string, Crowd>()

  /** The sockets of a workspace, which listen together. */
  function crowdOf(ws: string): Crowd {
    const there = crowds.get(ws)
    if (there !== undefined) return there
    const ears = new Set<Ear>()
    const waiting = new Map<Scope, { seq: number; readonly stop: () => void }>()
    const tellNow = (scope: Scope, seq: number): void => {
      const stop = after(paceMs, () => {
        const news = waiting.get(scope)
        waiting.delete(scope)
        if (news !== undefined && news.seq > seq) tellNow(scope, news.seq)
      })
      waiting.set(scope, { seq, stop })
      tellReaders(ears, scope, seq)
    }
    const unsubscribe = hub.subscribe(ws, (scope, seq) => {
      const news = waiting.get(scope)
      if (news === undefined) tellNow(scope, seq)
      else news.seq = Math.max(news.seq, seq)
    })
    const stop = (): void => {
      unsubscribe()
      for (const news of waiting.values()) news.stop()
    }
    const crowd = { ears, stop }
    crowds.set(ws, crowd)
    return crowd
  }

  function join(ws: string, ear: Ear): () => void {
    const crowd = crowdOf(ws)
    crowd.ears.add(ear)
    return () => {
      crowd.ears.delete(ear)
      if (crowd.ears.size > 0 || crowds.get(ws) !== crowd) return
      crowds.delete(ws)
      crowd.stop()
    }
  }

  return {
    ...control,
    open: (socket, caller, epoch) => {
      const say = (text: string): void => {
        try {
          if (socket.bufferedAmount > maxBufferedBytes) member.drop()
          else socket.send(text)
        } catch {
          // It ended meanwhile, and must not keep the others from hearing (poke:K2).
          member.drop()
        }
      }
      const tell = (poke: Poke): void => say(JSON.stringify(poke))
      const member = add(socket, caller, {
        onRights: () => {
          // Told first: the device pulls, and learns from the answer what to wipe.
          tell({ type: 'rights' })
          if (member.actor().grants.length === 0) member.close(closeCode.rightsEnded)
        },
        onEnd: () => stop(),
      })
      const stop = join(caller.auth.workspace, { actor: member.actor, say })
      tell({ type: 'hello', epoch })
      // Between the handshake and this moment the rights may have changed.
      member.recheck()
      return { heard: member.heard, spoke: () => member.close(unsupportedData), closed: member.closed }
    },
  }
}

interface Ear {
  readonly actor: () => Actor
  readonly say: (text: string) => void
}

interface Crowd {
  readonly ears: Set<Ear>
  readonly stop: () => void
}

/** Asked once for all devices and tabs of a member: they share the rights of this moment. */
function tellReaders(ears: Iterable<Ear>, scope: Scope, seq: number): void {
  const text = JSON.stringify({ type: 'poke', scope, seq } satisfies Poke)
  const mayRead = new Map<Actor, boolean>()
  for (const { actor, say } of [...ears]) {
    const who = actor()
    const may = mayRead.get(who) ?? decide(who, { kind: 'scope.read', scope })
    mayRead.set(who, may)
    if (may) say(text)
  }
}
