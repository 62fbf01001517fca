/** A WebSocket client made of a TCP connection alone: it sends exactly the bytes it is given, wrong ones too (RFC 6455). */
import { createHash } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export interface RawSocket {
  send(...bytes: readonly Uint8Array[]): void
  /** One byte in each packet. */
  sendSlowly(bytes: Uint8Array): Promise<void>
  /** The next frame of the server; undefined when it ends the connection instead. */
  next(): Promise<ServerFrame | undefined>
  /** Says that nothing more will come, and goes on listening. */
  halfClose(): void
  /** Gone at once, without a word. */
  reset(): void
}

export interface ServerFrame {
  readonly opcode: number
  readonly isFinal: boolean
  /** Has to be false: servers do not mask. */
  readonly isMasked: boolean
  readonly payload: Buffer
}

export interface Answer {
  /** Of the HTTP answer; undefined when the connection ended without one. */
  readonly status: number | undefined
  /** By lower-case names. */
  readonly headers: ReadonlyMap<string, string>
  readonly socket: RawSocket
}

/** Sends the request as it is and reads the answer; `behind` goes out behind it in the same packet. */
export async function knockRaw(
  port: number,
  request: string,
  { behind = new Uint8Array(), isSlow = false }: { readonly behind?: Uint8Array; readonly isSlow?: boolean } = {},
): Promise<Answer> {
  const tcp = connect(port, '127.0.0.1')
  tcp.setNoDelay(true)
  const inbox = createInbox(tcp)
  const socket: RawSocket = {
    send: (...bytes) => void tcp.write(Buffer.concat(bytes)),
    sendSlowly: bytes => sendSlowly(tcp, bytes),
    next: () => inbox.take(readFrame),
    halfClose: () => void tcp.end(),
    reset: () => void tcp.resetAndDestroy(),
  }
  const bytes = Buffer.concat([Buffer.from(request, 'latin1'), behind])
  if (isSlow) await sendSlowly(tcp, bytes)
  else tcp.write(bytes)
  const head = await inbox.take(readHead)
  const [line = '', ...lines] = head?.split('\r\n') ?? []
  const headers = new Map(
    lines.map(text => [text.slice(0, text.indexOf(':')).toLowerCase(), text.slice(text.indexOf(':') + 1).trim()]),
  )
  const status = Number(line.split(' ')[1])
  return { status: Number.isInteger(status) && status > 0 ? status : undefined, headers, socket }
}

/** What proves that the server has read the key. */
export const acceptOf = (key: string): string =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')

export interface FrameOptions {
  readonly isFinal?: boolean
  /** The three reserved bits, 4 = the first. */
  readonly reserved?: number
  /** Four bytes; none for a frame that is not masked. */
  readonly mask?: readonly number[] | undefined
  /** Bits of the length, when not the fewest that hold it. */
  readonly lengthBits?: 16 | 64
  /** What the length says, when not the truth. */
  readonly length?: bigint
}

export const opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

/** One frame as a client sends it. */
export function clientFrame(code: number, payload: Uint8Array, options: FrameOptions = {}): Buffer {
  const { isFinal = true, reserved = 0, lengthBits } = options
  const mask = 'mask' in options ? options.mask : [1, 2, 3, 4]
  const length = options.length ?? BigInt(payload.length)
  const bits = lengthBits ?? (length < 126n ? 7 : length < 65_536n ? 16 : 64)
  const head = Buffer.alloc(2 + (bits === 16 ? 2 : bits === 64 ? 8 : 0))
  head[0] = (isFinal ? 0x80 : 0) | (reserved << 4) | code
  head[1] = (mask ? 0x80 : 0) | (bits === 7 ? Number(length) : bits === 16 ? 126 : 127)
  if (bits === 16) head.writeUInt16BE(Number(length), 2)
  if (bits === 64) head.writeBigUInt64BE(length, 2)
  const body = mask ? Buffer.from(payload.map((byte, i) => byte ^ (mask[i % 4] ?? 0))) : payload
  return Buffer.concat([head, Buffer.from(mask ?? []), body])
}

async function sendSlowly(tcp: Socket, bytes: Uint8Array): Promise<void> {
  for (const byte of bytes) await new Promise<void>(resolve => tcp.write(Uint8Array.of(byte), () => resolve()))
}

type Read<T> = (bytes: Buffer) => { readonly value: T; readonly length: number } | undefined

/** The bytes that came, taken off in the order they came. */
function createInbox(tcp: Socket) {
  let bytes = Buffer.alloc(0)
  let isOver = false
  let wake = (): void => undefined
  tcp.on('data', data => {
    bytes = Buffer.concat([bytes, data])
    wake()
  })
  // A server that cuts the connection is what many cases are about.
  tcp.on('error', () => undefined)
  for (const end of ['end', 'close'] as const)
    tcp.on(end, () => {
      isOver = true
      wake()
    })
  return {
    /** Undefined when the connection ends before there is one. */
    take: async <T>(read: Read<T>): Promise<T | undefined> => {
      for (;;) {
        const found = read(bytes)
        if (found !== undefined) {
          bytes = bytes.subarray(found.length)
          return found.value
        }
        if (isOver) return undefined
        await new Promise<void>(resolve => {
          wake = resolve
        })
      }
    },
  }
}

const readHead: Read<string> = bytes => {
  const end = bytes.indexOf('\r\n\r\n')
  return end < 0 ? undefined : { value: bytes.toString('latin1', 0, end), length: end + 4 }
}

const readFrame: Read<ServerFrame> = bytes => {
  const [first, second] = bytes
  if (first === undefined || second === undefined) return undefined
  const bits = second & 127
  const start = bits === 126 ? 4 : bits === 127 ? 10 : 2
  if (bytes.length < start) return undefined
  const size = bits === 126 ? bytes.readUInt16BE(2) : bits === 127 ? Number(bytes.readBigUInt64BE(2)) : bits
  if (bytes.length < start + size) return undefined
  const payload = Buffer.from(bytes.subarray(start, start + size))
  const value = { opcode: first & 15, isFinal: first >= 128, isMasked: second >= 128, payload }
  return { value, length: start + size }
}
