/** Runs a composed server: a port, the clocks that drive it, and an end without loose threads. */
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type WebSocketServerLike } from '@hono/node-server'
import { WebSocketServer } from 'ws'
import { maxRoomFrameBytes } from '#shared/sync/limit.ts'
import type { Composed } from './compose.ts'
import type { Config } from './config.ts'

export interface Listening {
  readonly port: number
  /** Takes no more work, lets requests finish, closes sockets with "come back later"; resolves when all is quiet. */
  close(): Promise<void>
}

export interface ServePorts {
  readonly config: Pick<Config, 'port' | 'host' | 'tls'>
  readonly composed: Composed
  readonly report: (error: unknown) => void
}

const tickMs = 1000
const pingMs = 15_000
const compactMs = 60_000
/** A request that takes longer than this to finish while the server stops is cut off. */
const graceMs = 5000

/** Header and request limits against clients that send slowly or endlessly. */
const limits = { maxHeaderSize: 16 * 1024, headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 20_000 }

/** Rejects when the port cannot be had (`EADDRINUSE`, `EACCES`). */
export async function serve({ config, composed, report }: ServePorts): Promise<Listening> {
  // The largest frame of a room. Fragments cost memory of their own, and no client of ours makes them.
  const maxPayload = maxRoomFrameBytes
  const websockets = new WebSocketServer({ noServer: true, maxPayload, maxFragments: 1024, perMessageDeflate: false })
  // The adapter's own type of this server has no optional properties; it is this one it was written for.
  const options = { fetch: composed.app.fetch, websocket: { server: websockets as unknown as WebSocketServerLike } }
  const server =
    config.tls === undefined
      ? createAdaptorServer({ ...options, createServer, serverOptions: limits })
      : createAdaptorServer({ ...options, createServer: createTlsServer, serverOptions: { ...limits, ...config.tls } })
  const { port } = await listen(server as Server, config)

  const timers = [
    setInterval(() => void composed.tick().catch(report), tickMs),
    setInterval(() => composed.pingSockets(), pingMs),
    setInterval(() => void composed.compact().catch(report), compactMs),
  ]
  return {
    port,
    close: async () => {
      for (const timer of timers) clearInterval(timer)
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      composed.closeSockets()
      const cut = setTimeout(() => {
        for (const socket of websockets.clients) socket.terminate()
        ;(server as Server).closeAllConnections()
      }, graceMs)
      await closed
      clearTimeout(cut)
      await composed.close()
    },
  }
}

const listen = (server: Server, { port, host }: Pick<Config, 'port' | 'host'>): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.off('error', reject)
      // A TCP server that listens has an address of this form.
      resolve(server.address() as AddressInfo)
    })
  })
