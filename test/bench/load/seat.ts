/** A socket that is opened again whenever it is gone. */
import type { WebSocket } from 'ws'
import { joinBare } from '../peers/bare-client.ts'
import { endOf, type Line } from './line.ts'

export interface Seat {
  /** Resolves when it is open and has all there is; tries until then, or until it is late. */
  readonly enter: (isLate: () => boolean) => Promise<void>
  readonly leave: () => void
}

/** Where somebody types. */
export interface Desk extends Seat {
  /** Sends the next update; false when nobody is here to send it. */
  readonly type: () => boolean
}

/** Of tries that failed. */
const retryMs = 500

/** A tab that waits for pokes. */
export const createEar = (open: () => WebSocket): Seat =>
  seatOf(open, socket => new Promise((resolve, reject) => socket.once('open', resolve).once('close', reject)))

/** An open document in which nobody types. */
export const createReader = (open: () => WebSocket, { work }: Line): Seat =>
  seatOf(open, socket => joinBare(serverOf(socket), work.doc).synced)

/** An open document in which somebody types. @param onAcknowledged ms it took: what comes back is in the log (room:R5). */
export function createDesk(open: () => WebSocket, line: Line, onAcknowledged: (ms: number) => void): Desk {
  const { doc, client } = line.work
  let send: ((update: Uint8Array) => void) | undefined
  const seat = seatOf(open, async socket => {
    const writer = joinBare(serverOf(socket), doc, {
      writesAs: client,
      onHeard: heard => {
        if (heard.kind === 'update') for (const ms of line.reached(endOf(heard.update, client))) onAcknowledged(ms)
      },
    })
    socket.once('close', () => {
      send = undefined
    })
    // What had arrived before the connection broke is in the answer; the rest is sent again.
    line.reached(endOf(await writer.synced, client))
    line.rewind()
    ;({ send } = writer)
  })
  return {
    ...seat,
    type: () => {
      if (send === undefined) return false
      const update = line.send()
      if (update !== undefined) send(update)
      return true
    },
  }
}

function seatOf(open: () => WebSocket, arrive: (socket: WebSocket) => Promise<unknown>): Seat {
  let here: WebSocket | undefined
  return {
    enter: async isLate => {
      while (here === undefined && !isLate()) {
        const socket = open()
        socket.on('error', () => socket.terminate())
        socket.once('close', () => {
          here = undefined
        })
        try {
          await arrive(socket)
          here = socket
        } catch {
          // The server is not there yet, or has more to do than it can: later.
          socket.terminate()
          await new Promise(resolve => setTimeout(resolve, retryMs))
        }
      }
    },
    leave: () => here?.terminate(),
  }
}

const serverOf = (socket: WebSocket) =>
  ({ name: 'ours', pid: 0, dialect: 'y-websocket', open: () => socket, kill: async () => undefined }) as const
