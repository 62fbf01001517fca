/** Runs a composed server: a port, the clocks that drive it, and an end without loose threads. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import { createAdaptorServer, type WebSocketServerLike } from '@hono/node-server'
import { WebSocketServer } from 'ws'
import { maxRoomFrameBytes } from '#shared/sync/limit.ts'
import type { Composed } from './compose.ts'
import type { Config } from './config.ts'
import { listenWide } from './listen.ts'
import { createTlsRenewal, type Tls, type TlsRenewal } from './tls.ts'

export interface Listening {
  readonly port: number
  /** Takes no more work, lets requests finish, closes sockets with "come back later"; resolves when all is quiet. */
  close(): Promise<void>
}

export interface ServePorts {
  readonly config: Pick<Config, 'port' | 'host' | 'tls'>
  readonly composed: Pick<Composed, 'app' | 'tick' | 'pingSockets' | 'compact' | 'closeSockets' | 'close'>
  readonly report: (error: unknown) => void
  /** Calls back again and again; returns its stop. */
  readonly every: (ms: number, call: () => void) => () => void
  /** For a certificate that is renewed while it runs. */
  readonly files: Pick<TlsRenewal, 'readFile' | 'clock' | 'say'>
}

const tickMs = 1000
const pingMs = 15_000
const compactMs = 60_000
/** How soon a renewed certificate is found. Files are read, not watched: links and mounts of containers tell watchers nothing. */
export const renewMs = 60_000
/** A request that takes longer than this to finish while the server stops is cut off. */
const graceMs = 5000

/** Header and request limits against clients that send slowly or endlessly. */
const limits = { maxHeaderSize: 16 * 1024, headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 20_000 }

/**
 * Only what asks for a socket leaves HTTP, and with it its time limits. Node would hand over every request that names any upgrade; what
 * nobody takes then stays open for ever, from any stranger.
 */
const shouldUpgradeCallback = ({ headers, httpVersion }: IncomingMessage): boolean =>
  httpVersion === '1.1' && headers.upgrade?.toLowerCase() === 'websocket'

/** Rejects when the port cannot be had (`EADDRINUSE`, `EACCES`). */
export async function serve({ config, composed, report, every, files }: ServePorts): Promise<Listening> {
  // The largest frame of a room. Fragments cost memory of their own, and no client of ours makes them.
  const maxPayload = maxRoomFrameBytes
  const websockets = new WebSocketServer({ noServer: true, maxPayload, maxFragments: 1024, perMessageDeflate: false })
  // The adapter's own type of this server has no optional properties; it is this one it was written for.
  const options = { fetch: composed.app.fetch, websocket: { server: websockets as unknown as WebSocketServerLike } }
  const serverOptions = { ...limits, shouldUpgradeCallback }
  const { tls } = config
  const secrets = tls && { cert: tls.cert, key: tls.key }
  const server =
    secrets === undefined
      ? createAdaptorServer({ ...options, createServer, serverOptions })
      : createAdaptorServer({
          ...options,
          createServer: createTlsServer,
          serverOptions: { ...serverOptions, ...secrets },
        })
  const { port, close } = await listenWide(server as Server, config)

  const stops = [
    every(tickMs, () => void composed.tick().catch(report)),
    every(pingMs, () => composed.pingSockets()),
    every(compactMs, () => void composed.compact().catch(report)),
  ]
  if (tls !== undefined) {
    const use = ({ cert, key }: Tls): void => (server as TlsServer).setSecureContext({ cert, key })
    stops.push(every(renewMs, createTlsRenewal({ ...files, current: tls, use })))
  }
  return {
    port,
    close: async () => {
      for (const stop of stops) stop()
      const closed = close()
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
