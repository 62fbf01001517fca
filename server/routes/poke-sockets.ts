/** The open poke sockets: who may hear of which scope, now. A socket carries hints only; a device that misses one pulls later. */
import type { Sessions } from '#server/auth/session.ts'
import type { PokeHub } from '#server/sync/poke-hub.ts'
import { closeCode } from '#shared/api/close-code.ts'
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

export function createPokeSockets({
  hub,
  sessions,
  clock,
}: {
  readonly hub: Pick<PokeHub, 'subscribe'>
  readonly sessions: Pick<Sessions, 'living'>
  readonly clock: () => number
}): PokeSockets {
  const { add, ...control } = createMemberSockets({ sessions, clock, maxPerSession })
  return {
    ...control,
    open: (socket, caller, epoch) => {
      const tell = (poke: Poke): void => {
        if (socket.bufferedAmount > maxBufferedBytes) member.drop()
        else socket.send(JSON.stringify(poke))
      }
      const member = add(socket, caller, {
        onRights: () => {
          // Told first: the device pulls, and learns from the answer what to wipe.
          tell({ type: 'rights' })
          if (member.actor().grants.length === 0) member.close(closeCode.rightsEnded)
        },
        onEnd: () => stop(),
      })
      const stop = hub.subscribe(caller.auth.workspace, (scope, seq) => {
        if (decide(member.actor(), { kind: 'scope.read', scope })) tell({ type: 'poke', scope, seq })
      })
      tell({ type: 'hello', epoch })
      // Between the handshake and this moment the rights may have changed.
      member.recheck()
      return { heard: member.heard, spoke: () => member.close(unsupportedData), closed: member.closed }
    },
  }
}
