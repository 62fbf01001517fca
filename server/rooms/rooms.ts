/** The open rooms of this process and the sockets in them. */
import type { Sessions } from '#server/auth/session.ts'
import type { Accept } from '#server/sync/accept.ts'
import type { PokeHub } from '#server/sync/poke-hub.ts'
import { closeCode } from '#shared/api/close-code.ts'
import type { Scope } from '#shared/doc/name.ts'
import { decide } from '#shared/policy/decide.ts'
import { createMemberSockets, type MemberSocket, type SocketsControl } from '../routes/member-sockets.ts'
import type { Caller } from '../routes/route.ts'
import { createGuest, type RoomSocket } from './guest.ts'
import { createRoom, type Room, type RoomPorts } from './room.ts'

/** What the owner of the socket reports about it. */
export interface OpenRoomSocket {
  /** The other side answered a ping. */
  heard(): void
  received(bytes: Uint8Array): void
  /** A text frame: nothing here is text. */
  spoke(): void
  closed(): void
}

export interface Rooms extends SocketsControl {
  /** Into the room of a document that exists, in the scope it is in; that the caller may read it was looked at before. */
  open(socket: RoomSocket, caller: Caller, doc: string, scope: Scope): OpenRoomSocket
  /** Call once a second: what other nodes stored. */
  readOn(): Promise<void>
  /** Rooms that are open. */
  count(): number
}

export interface RoomsPorts extends RoomPorts {
  readonly hub: Pick<PokeHub, 'subscribe'>
  readonly sessions: Pick<Sessions, 'living'>
  /** Takes what guests write; the rights are those the log says at that moment. */
  readonly accept: Accept
}

/** What is on the screens of one device, with some left over by reloads. */
const maxPerSession = 20
const unsupportedData = 1003

export function createRooms(ports: RoomsPorts): Rooms {
  const { hub, report, accept, store } = ports
  const { add, ...control } = createMemberSockets({ ...ports, maxPerSession })
  const rooms = new Map<string, { readonly room: Room; readonly stop: () => void }>()
  const keyOf = (ws: string, doc: string): string => `${ws}/${doc}`

  function roomOf(ws: string, doc: string, scope: Scope): Room {
    const key = keyOf(ws, doc)
    const open = rooms.get(key)
    if (open !== undefined) return open.room
    const room = createRoom(ports, ws, doc, scope)
    const stop = hub.subscribe(ws, (where, seq) => {
      if (where === room.scope() && seq > room.lookedAt()) void room.readOn()
    })
    rooms.set(key, { room, stop })
    return room
  }

  function close(room: Room): void {
    const key = keyOf(room.ws, room.doc)
    rooms.get(key)?.stop()
    rooms.delete(key)
  }

  return {
    ...control,
    count: () => rooms.size,
    readOn: async () => {
      for (const ws of new Set([...rooms.values()].map(({ room }) => room.ws))) {
        const { head } = await store.head(ws)
        const behind = [...rooms.values()].filter(({ room }) => room.ws === ws && room.lookedAt() < head)
        await Promise.all(behind.map(({ room }) => room.readOn()))
      }
    },
    open: (socket, caller, doc, scope) => {
      const { auth, session } = caller
      const { member: id, device } = session
      const recheck = (): void => {
        if (!decide(member.actor(), { kind: 'scope.read', scope: room.scope() })) member.close(closeCode.rightsEnded)
      }
      // Before the room is looked up: the socket that has to give way may be the last one in it.
      const member: MemberSocket & { recheck(): void } = add(socket, caller, {
        onRights: recheck,
        onEnd: () => {
          if (room.leave(guest)) close(room)
        },
      })
      const room = roomOf(auth.workspace, doc, scope)
      const guest = createGuest({
        ...{ socket, member, room, accept, report },
        session: { ws: auth.workspace, member: id, device, actor: caller.actor },
        user: { id, name: auth.directory.member(id)?.name ?? '' },
      })
      room.enter(guest)
      // Between the handshake and this moment the rights may have changed.
      member.recheck()
      recheck()
      return {
        heard: member.heard,
        received: bytes => {
          if (member.isOpen()) guest.received(bytes)
        },
        spoke: () => member.close(unsupportedData),
        closed: member.closed,
      }
    },
  }
}
