/** The barest client of a room: sends and hears frames and keeps no document. What a provider adds is charged to nobody. */
import { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { awarenessFrame } from '#server/rooms/frame.ts'
import { type Heard, knockFrame, readFrame, syncFrame } from './dialect.ts'
import type { RoomServer } from './room-server.ts'

export interface BareClient {
  /** The answer to what was asked when it came in. */
  readonly synced: Promise<Uint8Array>
  readonly send: (update: Uint8Array) => void
  readonly bytesRead: () => number
  readonly close: () => void
}

export interface BareOptions {
  /** What the client has already, as a state vector. */
  readonly vector?: Uint8Array
  /** The Yjs client id it writes with, which a room of ours wants to know first. */
  readonly writesAs?: number
  readonly onHeard?: (heard: Heard) => void
  /** Asks for nothing: a connection that is only held. */
  readonly isIdle?: boolean
}

export const emptyVector = Uint8Array.of(0)

export function joinBare(server: RoomServer, doc: string, options: BareOptions = {}): BareClient {
  const { vector = emptyVector, writesAs, onHeard, isIdle = false } = options
  const { dialect } = server
  const socket = server.open(doc)
  const ask = (): void => socket.send(syncFrame(dialect, doc, 'vector', vector))
  const synced = new Promise<Uint8Array>((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      const heard = readFrame(dialect, data, doc)
      if (heard.kind === 'welcome') {
        if (isIdle) resolve(emptyVector)
        else ask()
      }
      if (heard.kind === 'answer') resolve(heard.update)
      onHeard?.(heard)
    })
    socket.once('open', () => {
      if (writesAs !== undefined && dialect === 'y-websocket')
        socket.send(awarenessFrame([{ client: writesAs, clock: 1, json: '{}' }]))
      if (dialect === 'hocuspocus') socket.send(knockFrame(doc))
      else if (isIdle) resolve(emptyVector)
      else ask()
    })
    socket.once('error', reject)
    socket.once('close', code => reject(new Error(`${server.name} closed the socket of ${doc} with ${code}`)))
  })
  // Whoever waits hears of it; a socket that is closed on purpose has nobody waiting.
  synced.catch(() => undefined)
  return {
    synced,
    send: update => socket.send(syncFrame(dialect, doc, 'update', update)),
    bytesRead: () => bytesReadBy(socket),
    close: () => socket.terminate(),
  }
}

/** Bytes that came over the wire, frames and all: `ws` keeps the stream to itself, under this name. */
export function bytesReadBy(socket: WebSocket): number {
  const stream: unknown = Reflect.get(socket, '_socket')
  if (!(stream instanceof Duplex) || !('bytesRead' in stream)) return 0
  return Number(stream.bytesRead)
}
