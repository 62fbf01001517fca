/** `GET /api/poke`: the handshake of a poke socket. Session and origin are checked before it, so a stranger gets 401. */
import { upgradeWebSocket } from '@hono/node-server'
import type { WSEvents } from 'hono/ws'
import type { WebSocket } from 'ws'
import type { OpenSocket, PokeSockets } from './poke-sockets.ts'
import type { Requester } from './requester.ts'
import { type Caller, refuse, type Route } from './route.ts'

export interface PokePorts {
  readonly sockets: PokeSockets
  readonly requester: Requester
  readonly epoch: (workspace: string) => Promise<number>
  readonly report: (error: unknown) => void
}

export function createPokeRoute({ sockets, requester, epoch, report }: PokePorts): Route {
  return {
    method: 'GET',
    path: '/api/poke',
    access: 'session',
    accepts: 'application/json',
    maxBytes: 0,
    respond: async (c, caller) => {
      if (!requester.asksForSocket(c)) return c.body(null, 426, { upgrade: 'websocket' })
      // A page of another site can open a socket with our cookie: no header of ours protects it, only its origin.
      if (!requester.isOwnOrigin(c)) return refuse(c, 'cross-site')
      const events = eventsOf(sockets, caller, await epoch(caller.auth.workspace))
      const answer = await upgradeWebSocket(() => events, { onError: report })(c, async () => {})
      return answer instanceof Response ? answer : refuse(c, 'broken')
    },
  }
}

function eventsOf(sockets: PokeSockets, caller: Caller, epoch: number): WSEvents {
  let open: OpenSocket | undefined
  return {
    onOpen: (_, { raw }) => {
      // The adapter was given a server of `ws`, so this is a socket of `ws`.
      const socket = raw as WebSocket
      open = sockets.open(socket, caller, epoch)
      socket.on('pong', open.heard)
    },
    onMessage: () => open?.spoke(),
    onClose: () => open?.closed(),
    onError: () => open?.closed(),
  }
}
