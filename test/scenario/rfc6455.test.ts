/** RFC 6455, case by case, against the real server: what is sent is made here byte by byte, no client library in between. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeCode } from '#shared/api/close-code.ts'
import { customerDoc } from '#shared/doc/name.ts'
import { maxRoomFrameBytes } from '#shared/sync/limit.ts'
import { awarenessFrame, vectorFrame } from '#server/rooms/frame.ts'
import {
  acceptOf,
  type Answer,
  clientFrame,
  type FrameOptions,
  knockRaw,
  opcode,
  type RawSocket,
  type ServerFrame,
} from '../kit/raw-socket.ts'
import { makeRoomTeam, type RoomTeam, somebody } from '../kit/room-team.ts'
import type { TestPerson } from '../kit/test-server.ts'

let team: RoomTeam
let bo: TestPerson
let doc: string
/** Sits in the same room from the first case to the last. */
let witness: RawSocket

beforeAll(async () => {
  team = await makeRoomTeam()
  bo = await somebody(team, team.north)
  doc = (await team.makeCustomer()).doc
  witness = (await join(await somebody(team, team.north))).socket
})
afterAll(() => team.stop())

const key = 'dGhlIHNhbXBsZSBub25jZQ=='

/** The lines of a handshake; an empty value leaves the line out. */
function handshake(lines: { readonly [name: string]: string } = {}, first?: string, by = bo): string {
  const { url } = team.server
  const all: { readonly [name: string]: string } = {
    Host: new URL(url).host,
    Origin: url,
    Cookie: by.cookie,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': key,
    'Sec-WebSocket-Version': '13',
    ...lines,
  }
  const head = first ?? `GET /api/live/${doc} HTTP/1.1`
  const written = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]))
  return `${[head, ...written].join('\r\n')}\r\n\r\n`
}

async function join(by = bo, options?: { readonly behind?: Uint8Array; readonly isSlow?: boolean }): Promise<Answer> {
  return knockRaw(team.server.port, handshake({}, undefined, by), options)
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const bytes = (...list: readonly number[]): Uint8Array => Uint8Array.from(list)
const none = new Uint8Array()

/** Asks for what the document holds: answered with sync step 2. */
const question = vectorFrame(new Map())
const ask = clientFrame(opcode.binary, question)
const isAnswer = ({ opcode: code, payload }: ServerFrame): boolean =>
  code === opcode.binary && payload[0] === 0 && payload[1] === 1

/** A message of so many bytes that the room reads and passes over: a state that is too long, or that of somebody else. */
function messageOf(size: number): Uint8Array {
  for (let pad = Math.max(0, size - 16); ; pad++) {
    const frame = awarenessFrame([{ client: 1, clock: 1, json: `"${'x'.repeat(pad)}"` }])
    if (frame.length === size) return frame
    if (frame.length > size) throw new Error(`no message has ${size} bytes`)
  }
}

const data = (payload: Uint8Array, options?: FrameOptions): Buffer => clientFrame(opcode.binary, payload, options)
const text = (payload: Uint8Array, options?: FrameOptions): Buffer => clientFrame(opcode.text, payload, options)
const more = (payload: Uint8Array, options?: FrameOptions): Buffer => clientFrame(opcode.continuation, payload, options)
const part: FrameOptions = { isFinal: false }
const closing = (code: number | undefined, reason: Uint8Array = none): Buffer =>
  clientFrame(opcode.close, code === undefined ? reason : bytes(code >> 8, code & 255, ...reason))
const joined = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts)

/**
 * What becomes of it: `answered` = this many questions are, and another one after them; a number = closed with this code; `pong` = these
 * come back, and the socket goes on; `closed without a code` = as the client closed it.
 */
type Outcome =
  | { readonly answered: number }
  | { readonly closed: number }
  | { readonly pong: readonly Uint8Array[] }
  | 'closed without a code'

const goesOn: Outcome = { answered: 0 }
const asked: Outcome = { answered: 1 }
const protocolError: Outcome = { closed: 1002 }
const notUtf8: Outcome = { closed: 1007 }
/** The framing is right; a room speaks no text. */
const noText: Outcome = { closed: 1003 }
const tooBig: Outcome = { closed: 1009 }

type Case = readonly [name: string, sent: Uint8Array, outcome: Outcome]

const framing: readonly Case[] = [
  ['a question', ask, asked],
  ...[4, 2, 1, 7].map((reserved): Case => [`reserved bits ${reserved}`, data(question, { reserved }), protocolError]),
  ...Object.entries(opcode).map(
    ([name, code]): Case => [`a reserved bit of ${name}`, clientFrame(code, none, { reserved: 2 }), protocolError],
  ),
  ['the bit of compression nobody agreed on', data(question, { reserved: 4 }), protocolError],
  ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map(
    (code): Case => [`the reserved opcode ${code}`, clientFrame(code, none), protocolError],
  ),
  ...[3, 11].map(
    (code): Case => [`the reserved opcode ${code} with words`, clientFrame(code, question), protocolError],
  ),
  ...Object.entries(opcode).map(
    ([name, code]): Case => [`${name} without a mask`, clientFrame(code, none, { mask: undefined }), protocolError],
  ),
  ['words without a mask', data(question, { mask: undefined }), protocolError],
  ['a mask of zeros', data(question, { mask: [0, 0, 0, 0] }), asked],
  ['a mask of ones', data(question, { mask: [255, 255, 255, 255] }), asked],
  ['two messages under two masks', joined(ask, data(question, { mask: [9, 8, 7, 6] })), { answered: 2 }],
  ['twenty messages in one packet', joined(...Array.from({ length: 20 }, () => ask)), { answered: 20 }],
]

const lengths: readonly Case[] = [
  ...[16, 124, 125, 126, 127, 128, 1000, 65_534, 65_535, 65_536, 65_537, 1024 * 1024, maxRoomFrameBytes].map(
    (size): Case => [`${size} bytes`, data(messageOf(size)), goesOn],
  ),
  ['a short message whose length takes 16 bits', data(question, { lengthBits: 16 }), asked],
  ['a short message whose length takes 64 bits', data(question, { lengthBits: 64 }), asked],
  ['125 bytes whose length takes 16 bits', data(messageOf(125), { lengthBits: 16 }), goesOn],
  ['65,535 bytes whose length takes 64 bits', data(messageOf(65_535), { lengthBits: 64 }), goesOn],
  ['nothing, which is no message of ours', data(none), { closed: 1007 }],
  ['a byte over the limit', data(none, { length: BigInt(maxRoomFrameBytes + 1) }), tooBig],
  ...[32n, 53n, 62n].map((bits): Case => [`2^${bits} bytes to come`, data(none, { length: 2n ** bits }), tooBig]),
  ['a length with its highest bit set', data(none, { length: 2n ** 63n }), tooBig],
  ['a length of ones', data(none, { length: 2n ** 64n - 1n }), tooBig],
]

const control: readonly Case[] = [
  ...[0, 1, 124, 125].map((size): Case => {
    const payload = Uint8Array.from({ length: size }, (_, i) => i)
    return [`a ping of ${size} bytes`, clientFrame(opcode.ping, payload), { pong: [payload] }]
  }),
  ['a ping of bytes that are no text', clientFrame(opcode.ping, bytes(0, 255, 254)), { pong: [bytes(0, 255, 254)] }],
  [
    'ten pings in one packet',
    joined(...Array.from({ length: 10 }, (_, i) => clientFrame(opcode.ping, bytes(i)))),
    { pong: Array.from({ length: 10 }, (_, i) => bytes(i)) },
  ],
  ['a pong nobody asked for', clientFrame(opcode.pong, none), goesOn],
  ['a pong of 125 bytes nobody asked for', clientFrame(opcode.pong, new Uint8Array(125)), goesOn],
  ...(['ping', 'pong', 'close'] as const).flatMap((name): readonly Case[] => [
    [`a ${name} of 126 bytes`, clientFrame(opcode[name], new Uint8Array(126).fill(3)), protocolError],
    [`a ${name} in fragments`, clientFrame(opcode[name], none, part), protocolError],
    [
      `a ${name} whose length takes 16 bits`,
      clientFrame(opcode[name], bytes(3, 232), { lengthBits: 16 }),
      protocolError,
    ],
    [
      `a ${name} whose length takes 64 bits`,
      clientFrame(opcode[name], bytes(3, 232), { lengthBits: 64 }),
      protocolError,
    ],
  ]),
]

const [half, rest] = [question.subarray(0, 2), question.subarray(2)]
const fragments: readonly Case[] = [
  ['two fragments', joined(data(half, part), more(rest)), asked],
  [
    'a fragment for each byte',
    joined(data(none, part), ...Array.from(question, b => more(bytes(b), part)), more(none)),
    asked,
  ],
  ['an empty first fragment', joined(data(none, part), more(question)), asked],
  ['an empty fragment between two', joined(data(half, part), more(none, part), more(rest)), asked],
  ['an empty last fragment', joined(data(question, part), more(none)), asked],
  ['fragments under masks of their own', joined(data(half, part), more(rest, { mask: [7, 7, 7, 7] })), asked],
  ['fragments of nothing', joined(data(none, part), more(none)), { closed: 1007 }],
  ['a message and another in fragments', joined(ask, data(half, part), more(rest)), { answered: 2 }],
  [
    'a ping between fragments',
    joined(data(half, part), clientFrame(opcode.ping, bytes(7)), more(rest)),
    { pong: [bytes(7)] },
  ],
  ['a pong between fragments', joined(data(half, part), clientFrame(opcode.pong, bytes(7)), more(rest)), asked],
  ['a close between fragments', joined(data(half, part), closing(1000)), { closed: 1000 }],
  ['a continuation of nothing', more(question), protocolError],
  ['a fragment that continues nothing', more(question, part), protocolError],
  ['a continuation after the end', joined(data(half, part), more(rest), more(rest)), protocolError],
  ['a message inside another', joined(data(half, part), data(question)), protocolError],
  ['a message in fragments inside another', joined(data(half, part), data(half, part)), protocolError],
  ['text inside a message', joined(data(half, part), text(utf8('x'))), protocolError],
  ['a message inside text', joined(text(utf8('x'), part), data(question)), protocolError],
  ['a reserved bit of a continuation', joined(data(half, part), more(rest, { reserved: 4 })), protocolError],
  [
    'a thousand fragments',
    joined(data(none, part), ...Array.from({ length: 1000 }, () => more(none, part)), more(question)),
    asked,
  ],
  [
    'fragments without end',
    joined(data(none, part), ...Array.from({ length: 1100 }, () => more(half, part))),
    { closed: 1008 },
  ],
  [
    'fragments that are too much together',
    joined(data(new Uint8Array(maxRoomFrameBytes - 10), part), more(new Uint8Array(11))),
    tooBig,
  ],
]

const valid = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4404, 4999]
const invalid = [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 32_768, 65_535]
const closes: readonly Case[] = [
  ...valid.map((code): Case => [`close ${code}`, closing(code), { closed: code }]),
  ...invalid.map((code): Case => [`close ${code}, which no endpoint may send`, closing(code), protocolError]),
  ['close without a code', closing(undefined), 'closed without a code'],
  ['close with half a code', closing(undefined, bytes(3)), protocolError],
  ['close with a reason', closing(1000, utf8('再见 😀')), { closed: 1000 }],
  ['close with a reason of 123 bytes', closing(1000, new Uint8Array(123).fill(97)), { closed: 1000 }],
  ['close with a reason that is not UTF-8', closing(1000, bytes(0xc3, 0x28)), notUtf8],
  ['close with a reason that was cut in a letter', closing(1000, bytes(0xe5, 0xae)), notUtf8],
  ['close twice', joined(closing(1000), closing(1001)), { closed: 1000 }],
  ['a question after close', joined(closing(1000), ask), { closed: 1000 }],
  ['a ping after close', joined(closing(1001), clientFrame(opcode.ping, none)), { closed: 1001 }],
]

const goodText = ['', 'hello', '\u0000', '客户', '😀', '\u{10ffff}', '\uffff', '\ufdd0', '\ud7ff', '\ue000', '\ufeffx']
const badText: readonly (readonly number[])[] = [
  [0x80],
  [0xbf],
  [0xfe],
  [0xff],
  [0xc0, 0x80],
  [0xc1, 0xbf],
  [0xe0, 0x80, 0x80],
  [0xe0, 0x9f, 0xbf],
  [0xf0, 0x80, 0x80, 0x80],
  [0xf0, 0x8f, 0xbf, 0xbf],
  [0xed, 0xa0, 0x80],
  [0xed, 0xbf, 0xbf],
  [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf5, 0x80, 0x80, 0x80],
  [0xf8, 0x88, 0x80, 0x80, 0x80],
  [0xc3],
  [0xe5, 0xae],
  [0xf0, 0x9f, 0x98],
  [0x61, 0xc3, 0x61],
]
const hex = (list: readonly number[]): string => list.map(byte => byte.toString(16)).join(' ')
const han = utf8('客户')
const texts: readonly Case[] = [
  ...goodText.map((words): Case => [`the text ${JSON.stringify(words)}`, text(utf8(words)), noText]),
  ...badText.map((list): Case => [`a text that is not UTF-8: ${hex(list)}`, text(Uint8Array.from(list)), notUtf8]),
  ['a letter cut between fragments', joined(text(han.subarray(0, 2), part), more(han.subarray(2))), noText],
  ['a letter that is never finished', joined(text(han.subarray(0, 2), part), more(none)), notUtf8],
  ['what is not UTF-8 in the second fragment', joined(text(han, part), more(bytes(0xff))), notUtf8],
]

/** Reads until what was sent has had its effect: as many answers and pongs as are expected, or the end. */
async function outcomeOf(socket: RawSocket, sent: Uint8Array, expected: Outcome): Promise<Outcome> {
  const goes = typeof expected === 'object' && !('closed' in expected) ? expected : undefined
  socket.send(sent)
  if (goes !== undefined) socket.send(ask)
  const wanted = goes !== undefined && 'answered' in goes ? goes.answered + 1 : 1
  const pongs: Uint8Array[] = []
  let answers = 0
  for (;;) {
    const frame = await socket.next()
    if (frame === undefined) throw new Error(`cut off after ${answers} answers`)
    if (frame.isMasked || !frame.isFinal) throw new Error('no frame a server may send')
    if (frame.opcode === opcode.close) return closedWith(socket, frame)
    if (frame.opcode === opcode.pong) pongs.push(Uint8Array.from(frame.payload))
    if (isAnswer(frame)) answers++
    if (answers < wanted || (goes !== undefined && 'pong' in goes && pongs.length < goes.pong.length)) continue
    socket.reset()
    return pongs.length > 0 ? { pong: pongs } : { answered: answers - 1 }
  }
}

/** The server ends the connection when its close was answered. */
async function closedWith(socket: RawSocket, { payload }: ServerFrame): Promise<Outcome> {
  socket.send(closing(1000))
  if ((await socket.next()) !== undefined) throw new Error('a frame after close')
  return payload.length === 0 ? 'closed without a code' : { closed: payload.readUInt16BE(0) }
}

describe.each([
  ['framing', framing],
  ['lengths', lengths],
  ['control frames', control],
  ['fragments', fragments],
  ['closing', closes],
  ['text', texts],
])('rel:D12 RFC 6455 %s', (_, cases) => {
  it.each(cases)('%s', async (_name, sent, outcome) => {
    const { status, socket } = await join()
    expect(status).toBe(101)
    expect(await outcomeOf(socket, sent, outcome)).toEqual(outcome)
  })
})

type Knock = readonly [name: string, lines: { readonly [name: string]: string }, status: number]

const live = (path: string, method = 'GET', version = '1.1'): string => `${method} ${path} HTTP/${version}`

describe('rel:D12 RFC 6455 handshake', () => {
  const knocks: readonly Knock[] = [
    ['of another version', { 'Sec-WebSocket-Version': '12' }, 400],
    ['of version 7', { 'Sec-WebSocket-Version': '7' }, 400],
    ['of a version that is no number', { 'Sec-WebSocket-Version': 'abc' }, 400],
    ['without a version', { 'Sec-WebSocket-Version': '' }, 400],
    ['without a key', { 'Sec-WebSocket-Key': '' }, 400],
    ['with a key that is too short', { 'Sec-WebSocket-Key': 'c2hvcnQ=' }, 400],
    ['with a key that is too long', { 'Sec-WebSocket-Key': randomBytes(20).toString('base64') }, 400],
    ['with a key that is not base64', { 'Sec-WebSocket-Key': '!!!!!!!!!!!!!!!!!!!!!!==' }, 400],
    ['without Upgrade', { Upgrade: '' }, 426],
    ['with an upgrade to something else', { Upgrade: 'h2c' }, 426],
    ['with an upgrade to nothing known', { Upgrade: 'x' }, 426],
    ['without Connection', { Connection: '' }, 426],
    ['with Connection: close', { Connection: 'close' }, 426],
    ['without a host, whose page cannot be ours', { Host: '' }, 403],
    ['without a session', { Cookie: '' }, 401],
    ['with a session that is made up', { Cookie: 'ketu=made-up' }, 401],
    ['with an empty session', { Cookie: 'ketu=' }, 401],
    ['without an origin', { Origin: '' }, 403],
    ['of a page of another site', { Origin: 'https://evil.example' }, 403],
    ['of a page without an origin', { Origin: 'null' }, 403],
    ['of a page on another port', { Origin: 'http://127.0.0.1:1' }, 403],
    ['of a page of a name that begins like ours', { Origin: 'http://127.0.0.1.evil.example' }, 403],
    ['with a header longer than 16 KiB', { 'X-Long': 'x'.repeat(20_000) }, 431],
    ['with a subprotocol that is no token', { 'Sec-WebSocket-Protocol': 'a b, ,' }, 400],
    ['with an extension that is no token', { 'Sec-WebSocket-Extensions': ';;' }, 101],
    ['with a header that is none', { 'X Y': 'z' }, 400],
    ['of version 8, which is the same on the wire', { 'Sec-WebSocket-Version': '8' }, 101],
    ['in other letters', { Upgrade: 'WebSocket', Connection: 'upgrade' }, 101],
    ['beside keep-alive', { Connection: 'keep-alive, Upgrade' }, 101],
    ['with lines nobody asked for', { 'X-Y': 'z', Pragma: 'no-cache' }, 101],
  ]
  it.each(knocks)('%s', async (_, lines, status) => {
    const answer = await knockRaw(team.server.port, handshake(lines))
    expect(answer.status).toBe(status)
    answer.socket.reset()
  })

  const paths: readonly (readonly [name: string, first: string, status: number | undefined])[] = [
    ['by POST', live('/api/live/x', 'POST'), 405],
    ['by PUT', live('/api/live/x', 'PUT'), 405],
    ['by a method that is none', live('/api/live/x', 'FETCH'), 400],
    ['of HTTP/1.0', live(`/api/poke`, 'GET', '1.0'), 426],
    ['of HTTP/0.9', live('/api/poke', 'GET', '0.9'), 426],
    ['of HTTP/2 over HTTP/1', live('/api/poke', 'GET', '2.0'), 426],
    ['at no document', live('/api/live'), 404],
    ['at an empty document', live('/api/live/'), 404],
    ['below a document', live('/api/live/x/y'), 404],
    ['at a place of no sockets', live('/api/session'), 200],
    ['at a place that is not there', live('/api/nothing'), 404],
  ]
  it.each(paths)('%s', async (_, first, status) => {
    const answer = await knockRaw(team.server.port, handshake({}, first))
    expect(answer.status).toBe(status)
    answer.socket.reset()
  })

  it.each([
    ['none', 'customer.x'],
    ['a made up one', customerDoc('7'.repeat(26))],
    ['percent signs', '%2e%2e%2f'],
    ['a prototype', '__proto__'],
  ])('at a document that is %s is closed with 4404', async (_, name) => {
    const { status, socket } = await knockRaw(team.server.port, handshake({}, live(`/api/live/${name}`)))
    expect(status).toBe(101)
    expect(await outcomeOf(socket, none, { closed: closeCode.noRoom })).toEqual({ closed: closeCode.noRoom })
  })

  it('proves that its key was read, and takes no extension', async () => {
    const offers = { 'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits, x-webkit-deflate-frame' }
    const { status, headers, socket } = await knockRaw(team.server.port, handshake(offers))
    expect(status).toBe(101)
    expect(headers.get('sec-websocket-accept')).toBe(acceptOf(key))
    expect(headers.get('upgrade')?.toLowerCase()).toBe('websocket')
    expect(headers.get('sec-websocket-extensions')).toBeUndefined()
    socket.reset()
  })
})

describe('rel:D12 RFC 6455 over a connection that is', () => {
  it('slow in the handshake, byte by byte, joins', async () => {
    const { status, socket } = await join(bo, { isSlow: true })
    expect(status).toBe(101)
    expect(await outcomeOf(socket, none, goesOn)).toEqual(goesOn)
  })

  it('slow in a frame, byte by byte, is answered', async () => {
    const { socket } = await join()
    await socket.sendSlowly(joined(ask, data(messageOf(200))))
    expect(await outcomeOf(socket, none, { answered: 1 })).toEqual({ answered: 1 })
  })

  it('too quick, with frames behind the handshake in one packet, is answered', async () => {
    const { socket } = await join(bo, { behind: joined(ask, ask) })
    expect(await outcomeOf(socket, none, { answered: 2 })).toEqual({ answered: 2 })
  })

  it('too quick and wrong, is closed', async () => {
    const { socket } = await join(bo, { behind: data(question, { reserved: 4 }) })
    expect(await outcomeOf(socket, none, protocolError)).toEqual(protocolError)
  })

  it.each([
    ['between frames', none],
    ['in the head of a frame', ask.subarray(0, 1)],
    ['in the mask', ask.subarray(0, 4)],
    ['in the words', ask.subarray(0, -1)],
    ['between fragments', data(half, part)],
  ])('half closed %s is ended by the server', async (_, sent) => {
    const { socket } = await join()
    socket.send(sent)
    socket.halfClose()
    for (let frame = await socket.next(); frame !== undefined; frame = await socket.next())
      expect(frame.opcode === opcode.close ? frame.payload.length : 0).toBeLessThan(3)
  })

  it('cut in the middle of a frame disturbs nobody', async () => {
    const { socket } = await join()
    socket.send(ask.subarray(0, 5))
    socket.reset()
    const next = await join()
    expect(await outcomeOf(next.socket, none, goesOn)).toEqual(goesOn)
  })

  it('none of all this: who was in the room before is still there', async () => {
    expect(await outcomeOf(witness, none, goesOn)).toEqual(goesOn)
  })
})
