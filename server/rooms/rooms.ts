/** The open rooms of this process and the sockets in them. */
import type { Sessions } from '#server/auth/session.ts'
import type { Accept } from '#server/sync/accept.ts'
import type { CommitNews } from '#server/sync/commit-news.ts'
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
  /** Call once a second: what was stored without a word here. */
  readOn(): Promise<void>
  /** Rooms that are open. */
  count(): number
}

export interface RoomsPorts extends RoomPorts {
  readonly hub: Pick<PokeHub, 'subscribe'>
  readonly commits: Pick<CommitNews, 'listen'>
  readonly sessions: Pick<Sessions, 'living'>
  /** Takes what guests write; the rights are those the log says at that moment. */
  readonly accept: Accept
}

/** The rooms of a workspace. */
interface House {
  /** By document. */
  readonly rooms: Map<string, Room>
  /** Whatever stands up to here in the log is in no open document, or its room was told of it. */
  knownTo: number
  readonly stop: () => void
}

/** What could not be read is looked for again with the next look at the whole log. */
async function readThrough(house: House, room: Room | undefined, seq: number): Promise<void> {
  await room?.readOn()
  if (room !== undefined && room.lookedAt() < seq) house.knownTo = 0
}

/** What is on the screens of one device, with some left over by reloads. */
const maxPerSession = 20
const unsupportedData = 1003

export function createRooms(ports: RoomsPorts): Rooms {
  const { hub, commits, report, accept, store } = ports
  const { add, ...control } = createMemberSockets({ ...ports, maxPerSession })
  const houses = new Map<string, House>()

  function houseOf(ws: string): House {
    const there = houses.get(ws)
    if (there !== undefined) return there
    const rooms = new Map<string, Room>()
    const stops = [
      commits.listen(ws, ({ after, through, docs }) => {
        if (after === house.knownTo) house.knownTo = through
        for (const doc of docs) void readThrough(house, rooms.get(doc), through)
      }),
      hub.subscribe(ws, (scope, seq) => {
        if (seq <= house.knownTo) return
        for (const room of rooms.values()) if (room.scope() === scope && seq > room.lookedAt()) void room.readOn()
      }),
    ]
    const house: House = { rooms, knownTo: 0, stop: () => stops.forEach(stop => stop()) }
    houses.set(ws, house)
    return house
  }

  function roomOf(ws: string, doc: string, scope: Scope): Room {
    const { rooms } = houseOf(ws)
    const room = rooms.get(doc) ?? createRoom(ports, ws, doc, scope)
    rooms.set(doc, room)
    return room
  }

  function close({ ws, doc }: Room): void {
    const house = houses.get(ws)
    house?.rooms.delete(doc)
    if (house === undefined || house.rooms.size > 0) return
    house.stop()
    houses.delete(ws)
  }

  return {
    ...control,
    count: () => [...houses.values()].reduce((sum, { rooms }) => sum + rooms.size, 0),
    readOn: async () => {
      for (const [ws, house] of houses) {
        const { head } = await store.head(ws)
        if (head <= house.knownTo) continue
        // Before the rooms have read: commits that are told meanwhile go on from here.
        house.knownTo = head
        const behind = [...house.rooms.values()].filter(room => room.lookedAt() < head)
        await Promise.all(behind.map(room => readThrough(house, room, head)))
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
