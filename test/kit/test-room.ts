/** y-websocket's stock provider, unmodified, on a room of a real server: only its socket is given a cookie and an origin. */
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

export interface TestRoom {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** The code of the last close; undefined while none came. */
  code(): number | undefined
  /** Resolves with the code when the server has closed the socket. */
  readonly closed: Promise<number>
  /** The server's answer to the handshake when it was no socket. */
  readonly refusedWith: Promise<number>
  /** Resolves when what is asked is true; it is asked again after every change and message. */
  until(what: () => boolean): Promise<void>
  leave(): void
}

export interface TestRoomOptions {
  readonly cookie?: string
  readonly origin?: string
  readonly doc?: Y.Doc
}

export function joinRoom(url: string, name: string, options: TestRoomOptions = {}): TestRoom {
  const { cookie, origin = url, doc = new Y.Doc() } = options
  let code: number | undefined
  let onClosed = (_: number): void => undefined
  let onRefused = (_: number): void => undefined
  const closed = new Promise<number>(resolve => {
    onClosed = resolve
  })
  const refusedWith = new Promise<number>(resolve => {
    onRefused = resolve
  })
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/api/live`, name, doc, {
    WebSocketPolyfill: cookieSocket(origin, cookie, status => onRefused(status)),
    disableBc: true,
    maxBackoffTime: 100,
  })
  const asked = new Set<() => void>()
  const askAll = (): void => {
    for (const ask of asked) ask()
  }
  provider.on('connection-close', event => {
    if (event !== null) {
      code = event.code
      onClosed(event.code)
    }
    askAll()
  })
  provider.on('sync', askAll)
  provider.on('status', askAll)
  doc.on('update', askAll)
  provider.awareness.on('update', askAll)
  return {
    doc,
    provider,
    code: () => code,
    closed,
    refusedWith,
    until: what =>
      new Promise(resolve => {
        const ask = (): void => {
          if (!what()) return
          asked.delete(ask)
          resolve()
        }
        asked.add(ask)
        ask()
      }),
    leave: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** What a browser adds to a socket of a page. `onRefused` gets the status of a handshake that was answered with no socket. */
export function cookieSocket(
  origin: string,
  cookie: string | undefined,
  onRefused: (status: number) => void = () => undefined,
): typeof globalThis.WebSocket {
  class CookieSocket extends WebSocket {
    constructor(address: string, protocols?: string | string[]) {
      super(address, protocols, { headers: { origin, ...(cookie !== undefined && { cookie }) } })
      this.on('unexpected-response', (_, response) => {
        onRefused(response.statusCode ?? 0)
        this.terminate()
      })
    }
  }
  // Providers are typed for a browser's socket; `ws` speaks the same API.
  return CookieSocket as unknown as typeof globalThis.WebSocket
}

/** A socket on a room that sends what a stock provider never would. */
export interface RawRoom {
  send(data: Uint8Array | string): void
  /** Frames that came so far. */
  readonly frames: readonly Uint8Array[]
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
  end(): void
}

export async function openRawRoom(url: string, name: string, cookie: string): Promise<RawRoom> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/live/${name}`, { headers: { origin: url, cookie } })
  const frames: Uint8Array[] = []
  socket.on('message', (data: Buffer) => frames.push(new Uint8Array(data)))
  // A frame that is too big makes the server end the connection while we still write.
  socket.on('error', () => undefined)
  const closed = new Promise<{ code: number; reason: string }>(resolve => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }))
  })
  await new Promise(resolve => socket.once('open', resolve))
  return { frames, closed, send: data => socket.send(data), end: () => socket.terminate() }
}
