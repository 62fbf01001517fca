/** A socket of a room without a network: what it was sent and how it was closed. */
import type { RoomSocket } from '#server/rooms/guest.ts'

export interface FakeRoomSocket extends RoomSocket {
  readonly frames: Uint8Array[]
  code: number | 'cut' | undefined
  isPaused: boolean
  pauses: number
  bufferedAmount: number
}

export function createFakeRoomSocket(): FakeRoomSocket {
  const fake: FakeRoomSocket = {
    frames: [],
    code: undefined,
    isPaused: false,
    pauses: 0,
    bufferedAmount: 0,
    send: (bytes, sent) => {
      fake.frames.push(bytes)
      sent?.()
    },
    close: code => {
      fake.code = code
    },
    terminate: () => {
      fake.code = 'cut'
    },
    ping: () => undefined,
    pause: () => {
      fake.isPaused = true
      fake.pauses++
    },
    resume: () => {
      fake.isPaused = false
    },
  }
  return fake
}
