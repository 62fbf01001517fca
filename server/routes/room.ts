/** `GET /api/live/<document>`: the handshake of a room's socket (`room:` in shared/sync/SPEC.md). A stranger gets 401. */
import { upgradeWebSocket } from '@hono/node-server'
import type { WSEvents } from 'hono/ws'
import type { WebSocket } from 'ws'
import type { OpenRoomSocket, Rooms } from '#server/rooms/rooms.ts'
import { closeCode } from '#shared/api/close-code.ts'
import type { Scope } from '#shared/doc/name.ts'
import { decide } from '#shared/policy/decide.ts'
import type { Requester } from './requester.ts'
import { type Caller, refuse, type Route } from './route.ts'

export interface RoomPorts {
  readonly rooms: Rooms
  readonly requester: Requester
  /** Where a document is; undefined for one that does not exist or is erased. */
  readonly scopeOfDoc: (workspace: string, doc: string) => Promise<Scope | undefined>
  readonly report: (error: unknown) => void
}

export function createRoomRoute({ rooms, requester, scopeOfDoc, report }: RoomPorts): Route {
  return {
    method: 'GET',
    path: '/api/live/:doc',
    access: 'session',
    accepts: 'application/json',
    maxBytes: 0,
    respond: async (c, caller) => {
      const isSocket = requester.asksForSocket(c)
      // A page of another site can open a socket with our cookie: no header of ours protects it, only its origin.
      if (isSocket && !requester.isOwnOrigin(c)) return refuse(c, 'cross-site')
      const doc = c.req.param('doc') ?? ''
      const scope = await scopeOfDoc(caller.auth.workspace, doc)
      const mayRead = scope !== undefined && decide(caller.actor, { kind: 'scope.read', scope })
      if (!isSocket) return mayRead ? c.body(null, 426, { upgrade: 'websocket' }) : refuse(c, 'not-found')
      const events = mayRead ? eventsOf(rooms, caller, doc, scope) : noRoom
      const answer = await upgradeWebSocket(() => events, { onError: report })(c, async () => {})
      return answer instanceof Response ? answer : refuse(c, 'broken')
    },
  }
}

/** Refused with a close code and not with a status: only a final code keeps a stock provider from asking for ever. */
const noRoom: WSEvents = { onOpen: (_, socket) => socket.close(closeCode.noRoom) }

function eventsOf(rooms: Rooms, caller: Caller, doc: string, scope: Scope): WSEvents {
  let open: OpenRoomSocket | undefined
  return {
    onOpen: (_, { raw }) => {
      // The adapter was given a server of `ws`, so this is a socket of `ws`.
      const socket = raw as WebSocket
      open = rooms.open(socket, caller, doc, scope)
      socket.on('pong', open.heard)
    },
    onMessage: ({ data }) => {
      if (data instanceof ArrayBuffer) open?.received(new Uint8Array(data))
      else open?.spoke()
    },
    onClose: () => open?.closed(),
    onError: () => open?.closed(),
  }
}
