/** y-websocket's stock provider, unmodified, in rooms of the real server (shared/sync/SPEC.md, Live rooms). */
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { ketuHeader } from '#shared/api/account.ts'
import { closeCode } from '#shared/api/close-code.ts'
import { textOf } from '#shared/doc/document.ts'
import { customerDoc, territoryScope } from '#shared/doc/name.ts'
import { maxAwarenessLength, maxRoomFrameBytes } from '#shared/sync/limit.ts'
import { makeRoomTeam, pullDoc, pullRows, type RoomTeam, somebody } from '../kit/room-team.ts'
import { pushEntries } from '../kit/seed-team.ts'
import { openRawRoom, type TestRoom } from '../kit/test-room.ts'
import { signIn, startTestServer, type TestPerson } from '../kit/test-server.ts'
import { makePerson } from '../kit/test-auth.ts'

let team: RoomTeam
let bo: TestPerson
let cai: TestPerson
/** Rep of the south. */
let dan: TestPerson
let viewer: TestPerson

beforeAll(async () => {
  team = await makeRoomTeam()
  bo = await somebody(team, team.north)
  cai = await somebody(team, team.north)
  dan = await somebody(team, team.south)
  viewer = await somebody(team, team.north, 'viewer')
})
afterAll(() => team.stop())

const notes = (room: TestRoom, id: string): Y.Text => textOf(room.doc, id, 'notes')
const usersIn = (room: TestRoom): readonly unknown[] =>
  [...room.provider.awareness.getStates().values()].map(state => state['user'])
const others = (room: TestRoom): ReadonlyMap<number, { readonly [field: string]: unknown }> =>
  new Map([...room.provider.awareness.getStates()].filter(([client]) => client !== room.doc.clientID))
const ms = async (what: Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await what
  return performance.now() - start
}
/** A frame of the y-websocket protocol. */
const frame = (...parts: readonly (number | Uint8Array | string)[]): Uint8Array => {
  const encoder = createEncoder()
  for (const part of parts) {
    if (typeof part === 'number') writeVarUint(encoder, part)
    else if (typeof part === 'string') writeVarString(encoder, part)
    else writeVarUint8Array(encoder, part)
  }
  return toUint8Array(encoder)
}
const push = async (person: TestPerson, doc: string, body: Uint8Array): Promise<void> => {
  await pushEntries(team.server.url, person, [{ n: 1, group: 1, doc, scope: territoryScope(team.north), body }])
}

describe('a stock provider', () => {
  test('room:R1 joins a room whose document it may read, and has all of it', async () => {
    const { doc } = await team.makeCustomer()
    const room = await team.join(bo, doc)
    expect(room.doc.getArray('p').get(0)).toMatchObject({ type: 'customer', f: { name: 'Harbour Foods' } })
  })

  test('room:R1 is refused everywhere else, a foreign document and none at all alike', async () => {
    const { doc, id } = await team.makeCustomer()
    const [foreign, none, bad] = [
      team.knock(dan, doc),
      team.knock(dan, customerDoc(id.replace(/.$/, 'x'))),
      team.knock(dan, 'etc.passwd'),
    ]
    expect(await Promise.all([foreign.closed, none.closed, bad.closed])).toEqual([4404, 4404, 4404])
    expect([foreign, none, bad].map(({ provider }) => provider.shouldConnect)).toEqual([false, false, false])
    expect(foreign.doc.store.clients.size).toBe(0)
  })

  test('room:R1 without a session, or on a page of another site, gets no socket', async () => {
    const { doc } = await team.makeCustomer()
    expect(await team.knock(bo, doc, { cookie: 'ketu=guess' }).refusedWith).toBe(401)
    for (const origin of ['https://evil.example', 'null', `${team.server.url}.evil.example`])
      expect(await team.knock(bo, doc, { origin }).refusedWith).toBe(403)
  })

  test('room:R5 shows what another one types, and both ways it is in the log', async () => {
    const { doc, id } = await team.makeCustomer()
    const [a, b] = [await team.join(bo, doc), await team.join(cai, doc)]
    notes(a, id).insert(0, 'call on Monday')
    await b.until(() => notes(b, id).toString() === 'call on Monday')
    notes(b, id).insert(0, 'Cai: ')
    await a.until(() => notes(a, id).toString() === 'Cai: call on Monday')
    expect(textOf(await pullDoc(team.server, viewer, doc), id, 'notes').toString()).toBe('Cai: call on Monday')
    const authors = (await pullRows(team.server, viewer, doc)).slice(1).map(({ by, device }) => [by, device])
    expect(authors).toEqual([bo, cai].map(({ session }) => [session.member.id, session.device]))
  })

  test('room:R5 hears what is pushed', async () => {
    const { doc, id, content } = await team.makeCustomer()
    const room = await team.join(bo, doc)
    const phone = new Y.Doc()
    Y.applyUpdate(phone, content)
    const before = Y.encodeStateVector(phone)
    textOf(phone, id, 'notes').insert(0, 'from the phone')
    await push(cai, doc, Y.encodeStateAsUpdate(phone, before))
    await room.until(() => notes(room, id).toString() === 'from the phone')
    expect(room.code()).toBeUndefined()
  })

  test('room:R5 joins as often as it likes: what the log knows is not stored again', async () => {
    const { doc, id } = await team.makeCustomer()
    const room = await team.join(bo, doc)
    notes(room, id).insert(0, 'abc')
    notes(room, id).delete(1, 1)
    const witness = await team.join(cai, doc)
    await witness.until(() => notes(witness, id).toString() === 'ac')
    const before = (await pullRows(team.server, bo, doc)).length
    for (let i = 0; i < 3; i++) {
      room.provider.disconnect()
      room.provider.connect()
      await room.until(() => room.provider.synced)
    }
    notes(room, id).insert(2, '!')
    await witness.until(() => notes(witness, id).toString() === 'ac!')
    const rows = await pullRows(team.server, bo, doc)
    expect(rows.length).toBe(before + 1)
  })

  test('room:R3 brings what it wrote while it was away, deletes included', async () => {
    const { doc, id } = await team.makeCustomer()
    const [a, b] = [await team.join(bo, doc), await team.join(cai, doc)]
    notes(a, id).insert(0, 'one two three')
    await b.until(() => notes(b, id).length === 13)
    a.provider.disconnect()
    notes(a, id).delete(0, 4)
    notes(a, id).insert(0, '2: ')
    notes(b, id).insert(13, ' four')
    a.provider.connect()
    for (const room of [a, b]) await room.until(() => notes(room, id).toString() === '2: two three four')
    expect(textOf(await pullDoc(team.server, bo, doc), id, 'notes').toString()).toBe('2: two three four')
  })

  test('room:R3 that may only read reads, and is told once that it may not write', async () => {
    const { doc, id } = await team.makeCustomer()
    const [reader, writer] = [await team.join(viewer, doc), await team.join(bo, doc)]
    notes(writer, id).insert(0, 'read me')
    await reader.until(() => notes(reader, id).toString() === 'read me')
    notes(reader, id).insert(0, 'I was here. ')
    expect(await reader.closed).toBe(closeCode.workRefused)
    expect(textOf(await pullDoc(team.server, bo, doc), id, 'notes').toString()).toBe('read me')
    expect(notes(writer, id).toString()).toBe('read me')
  })

  test('room:R4 writes under its own client id only', async () => {
    const { doc, id } = await team.makeCustomer()
    const room = await team.join(bo, doc)
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(room.doc))
    textOf(forged, id, 'notes').insert(0, 'not me')
    Y.applyUpdate(room.doc, Y.encodeStateAsUpdate(forged))
    expect(await room.closed).toBe(closeCode.workRefused)
    expect(await pullRows(team.server, bo, doc)).toHaveLength(1)
  })

  test('room:R4 does not write under the client id of another device, nor that device under its', async () => {
    const { doc, id } = await team.makeCustomer()
    const room = await team.join(bo, doc)
    notes(room, id).insert(0, 'mine')
    const thief = new Y.Doc()
    thief.clientID = room.doc.clientID
    const other = await team.join(cai, doc, { doc: thief })
    await other.until(() => notes(other, id).toString() === 'mine')
    thief.clientID = room.doc.clientID
    notes(other, id).insert(4, ' too')
    expect(await other.closed).toBe(closeCode.workRefused)
    expect(textOf(await pullDoc(team.server, bo, doc), id, 'notes').toString()).toBe('mine')
  })

  test('room:R9 is asked for what its words stand on', async () => {
    const { doc, id } = await team.makeCustomer()
    const [a, b] = [await team.join(bo, doc), await team.join(cai, doc)]
    // A frame that is lost on the way: the provider believes that it was sent.
    const socket = a.provider.ws
    a.provider.ws = null
    notes(a, id).insert(0, 'lost')
    a.provider.ws = socket
    notes(a, id).insert(4, ' and found')
    await b.until(() => notes(b, id).toString() === 'lost and found')
    expect(a.code()).toBeUndefined()
  })

  test('room:R9 that never brings it is sent away', async () => {
    const { doc, id } = await team.makeCustomer()
    const lost = new Y.Doc()
    textOf(lost, id, 'notes').insert(0, 'a')
    const updates: Uint8Array[] = []
    lost.on('update', update => updates.push(update))
    for (const letter of 'bcdef') textOf(lost, id, 'notes').insert(0, letter)
    const raw = await openRawRoom(team.server.url, doc, bo.cookie)
    const awareness = new Awareness(lost)
    raw.send(frame(1, encodeAwarenessUpdate(awareness, [lost.clientID])))
    for (const update of updates) {
      raw.send(frame(0, 2, update))
      raw.send(frame(3))
    }
    expect(await raw.closed).toEqual({ code: closeCode.workRefused, reason: 'behind' })
    lost.destroy()
  })
})

describe('access that ends', () => {
  test('room:R2 closes the socket within 2 s of the end of a grant', async () => {
    const { doc } = await team.makeCustomer()
    const eve = await somebody(team, team.north)
    const room = await team.join(eve, doc)
    await team.ada.request('DELETE', `/api/grants/${eve.session.grants[0]?.id}`)
    expect(await ms(room.closed)).toBeLessThan(2000)
    expect(room.code()).toBe(closeCode.rightsEnded)
    expect(room.provider.shouldConnect).toBe(false)
    expect(await team.knock(eve, doc).closed).toBe(closeCode.noRoom)
  })

  test('room:R2 closes the socket within 2 s of a suspension', async () => {
    const { doc } = await team.makeCustomer()
    const eve = await somebody(team, team.north)
    const room = await team.join(eve, doc)
    await team.ada.request('POST', `/api/members/${eve.session.member.id}/state`, { state: 'suspended' })
    expect(await ms(room.closed)).toBeLessThan(2000)
    expect(room.code()).toBe(closeCode.sessionEnded)
    expect(await team.knock(eve, doc).refusedWith).toBe(401)
  })

  test('room:R2 closes the socket within 2 s of signing out, and of no other session', async () => {
    const { doc } = await team.makeCustomer()
    const name = 'Twice'
    const { code } = await team.ada.request<{ code: string }>('POST', '/api/invites', {
      role: 'rep',
      territory: team.north,
    })
    const phone = await signInBy(code, name)
    const desk = await signIn(team.server, makePerson(name))
    const [a, b] = [await team.join(phone, doc), await team.join(desk, doc)]
    await phone.request('POST', '/api/sign-out', {})
    expect(await ms(a.closed)).toBeLessThan(2000)
    expect([a.code(), b.code()]).toEqual([closeCode.sessionEnded, undefined])
  })

  test('room:R2 closes the rooms of a customer that moves away, for those who cannot follow it', async () => {
    const { doc, id } = await team.makeCustomer()
    const [rep, admin] = [await team.join(bo, doc), await team.join(team.ada, doc)]
    const heads = Object.fromEntries((await pullRows(team.server, bo, doc)).map(row => [row.doc, row.seq]))
    await team.ada.request('POST', `/api/customers/${id}/move`, { to: team.south, heads })
    expect(await ms(rep.closed)).toBeLessThan(2000)
    expect(rep.code()).toBe(closeCode.rightsEnded)
    const late = await team.join(dan, doc)
    textOf(late.doc, id, 'notes').insert(0, 'taken over')
    await admin.until(() => notes(admin, id).toString() === 'taken over')
    expect(notes(rep, id).toString()).toBe('')
  })
})

async function signInBy(code: string, name: string): Promise<TestPerson> {
  await fetch(`${team.server.url}/api/join`, {
    method: 'POST',
    headers: { [ketuHeader]: '1', 'content-type': 'application/json' },
    body: JSON.stringify({ code, person: makePerson(name) }),
  })
  return signIn(team.server, makePerson(name))
}

describe('a hostile socket', () => {
  const good = frame(0, 0, Uint8Array.of(0))
  const malformed: readonly (readonly [string, Uint8Array, number])[] = [
    ['nothing', new Uint8Array(), 1007],
    ['an unknown message', frame(7), 1007],
    ['an answer to nobody', frame(2, 0, 'no'), 1007],
    ['half a number', Uint8Array.of(255), 1007],
    ['an unknown sync step', frame(0, 9, Uint8Array.of(0)), 1007],
    ['a vector cut short', frame(0, 0, Uint8Array.of(5, 1)), 1007],
    ['a block longer than the frame', Uint8Array.of(0, 2, 200, 1), 1007],
    ['bytes after the end', Uint8Array.of(...good, 1), 1007],
    ['an update that is none', frame(0, 2, Uint8Array.of(1, 2, 3)), closeCode.workRefused],
    ['a sync step 2 that is none', frame(0, 1, Uint8Array.of(9, 9, 9, 9)), closeCode.workRefused],
    ['a count of four thousand million states', frame(1, Uint8Array.of(255, 255, 255, 255, 15)), 1007],
    ['a state that is not JSON', frame(1, frame(1, 5, 1, '{"a":')), 1007],
  ]

  test.each(malformed)('room:R6 that sends %s is closed, and nobody else notices', async (_, bytes, code) => {
    const { doc, id } = await team.makeCustomer()
    const [a, b] = [await team.join(bo, doc), await team.join(cai, doc)]
    const raw = await openRawRoom(team.server.url, doc, bo.cookie)
    raw.send(bytes)
    expect((await raw.closed).code).toBe(code)
    notes(a, id).insert(0, 'still here')
    await b.until(() => notes(b, id).toString() === 'still here')
    expect([a.code(), b.code()]).toEqual([undefined, undefined])
  })

  test('room:R6 that sends text or too much is closed', async () => {
    const { doc } = await team.makeCustomer()
    const [text, big] = [
      await openRawRoom(team.server.url, doc, bo.cookie),
      await openRawRoom(team.server.url, doc, bo.cookie),
    ]
    text.send('hello')
    big.send(new Uint8Array(maxRoomFrameBytes + 1))
    expect((await text.closed).code).toBe(1003)
    expect((await big.closed).code).toBe(1009)
  })

  test('room:R10 of too many of one session the oldest is closed', async () => {
    const { doc } = await team.makeCustomer()
    const first = await openRawRoom(team.server.url, doc, cai.cookie)
    const more = []
    for (let i = 0; i < 20; i++) more.push(await openRawRoom(team.server.url, doc, cai.cookie))
    expect((await first.closed).code).toBe(closeCode.tooMany)
    for (const raw of more) raw.end()
  })
})

describe('presence', () => {
  test('room:R7 says who is here by their session, whatever a client says of itself', async () => {
    const { doc } = await team.makeCustomer()
    const [a, b] = [await team.join(bo, doc), await team.join(cai, doc)]
    a.provider.awareness.setLocalState({ user: { id: 'ada', name: 'The boss', color: 'red' }, typing: true })
    await b.until(() => [...others(b).values()].some(({ typing }) => typing === true))
    const user = { id: bo.session.member.id, name: bo.session.member.name, color: 'red' }
    expect([...others(b).values()]).toEqual([{ user, typing: true }])
  })

  test('room:R7 nobody speaks for, removes or takes the client id of somebody else', async () => {
    const { doc } = await team.makeCustomer()
    const [a, b] = [await team.join(bo, doc), await team.join(cai, doc)]
    a.provider.awareness.setLocalState({ on: 'notes' })
    await b.until(() => [...others(b).values()].some(({ on }) => on === 'notes'))
    const victim = a.doc.clientID
    const raw = await openRawRoom(team.server.url, doc, dan === bo ? cai.cookie : viewer.cookie)
    const own = new Awareness(new Y.Doc())
    raw.send(frame(1, frame(1, victim, 1_000_000, '{"on":"forged"}')))
    raw.send(frame(1, encodeAwarenessUpdate(own, [own.clientID])))
    raw.send(frame(1, frame(2, victim, 1_000_001, 'null', own.clientID, 9, '{"on":"own"}')))
    await b.until(() => [...others(b).values()].some(({ on }) => on === 'own'))
    expect(others(b).get(victim)).toEqual({ on: 'notes', user: expect.objectContaining({ id: bo.session.member.id }) })
    raw.end()
    await b.until(() => others(b).size === 1)
    own.destroy()
  })

  test('room:R8 passes over a state that is too long', async () => {
    const { doc } = await team.makeCustomer()
    const [a, b] = [await team.join(bo, doc), await team.join(cai, doc)]
    const seen = new Set<unknown>()
    await b.until(() => others(b).size === 1)
    a.provider.awareness.setLocalState({ text: 'x'.repeat(maxAwarenessLength) })
    a.provider.awareness.setLocalState({ text: 'short' })
    await b.until(() => {
      for (const state of others(b).values()) seen.add(state['text'])
      return seen.has('short')
    })
    expect([...seen].filter(text => text !== undefined)).toEqual(['short'])
  })

  test('room:R8 who leaves is gone at once, and seen again when they come back', async () => {
    const { doc } = await team.makeCustomer()
    const [a, b] = [await team.join(bo, doc), await team.join(cai, doc)]
    await b.until(() => usersIn(b).some(user => user !== undefined && others(b).size === 1))
    a.provider.disconnect()
    await b.until(() => others(b).size === 0)
    a.provider.connect()
    await b.until(() => others(b).size === 1)
    a.provider.ws?.close()
    await b.until(() => others(b).size === 0)
    await b.until(() => others(b).size === 1)
    expect(others(b).has(a.doc.clientID)).toBe(true)
  })
})

test('room:R2 a server that starts again is found again, and nothing is lost', async () => {
  const first = await startTestServer()
  const own = await makeRoomTeam(first)
  const { doc, id } = await own.makeCustomer()
  const [rep, other] = [await somebody(own, own.north), await somebody(own, own.north)]
  const [a, b] = [await own.join(rep, doc), await own.join(other, doc)]
  notes(a, id).insert(0, 'before')
  await b.until(() => notes(b, id).toString() === 'before')
  await first.kill()
  await a.until(() => !a.provider.wsconnected)
  notes(a, id).insert(6, ' and while')
  notes(b, id).insert(0, 'well ')
  const second = await startTestServer({ data: first.data, port: first.port })
  for (const room of [a, b]) await room.until(() => notes(room, id).toString() === 'well before and while')
  expect(textOf(await pullDoc(second, own.ada, doc), id, 'notes').toString()).toBe('well before and while')
  a.leave()
  b.leave()
  await second.stop()
})
