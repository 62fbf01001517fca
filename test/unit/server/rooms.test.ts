import { afterAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createDirectory } from '#server/auth/directory.ts'
import type { OpenAuth } from '#server/auth/auth.ts'
import { awarenessFrame, readFrame, updateFrame, vectorFrame } from '#server/rooms/frame.ts'
import { createRooms, type OpenRoomSocket } from '#server/rooms/rooms.ts'
import type { Caller } from '#server/routes/route.ts'
import type { Accept } from '#server/sync/accept.ts'
import { createCommitNews } from '#server/sync/commit-news.ts'
import type { LogStore } from '#server/store/log-store.ts'
import { createPokeHub } from '#server/sync/poke-hub.ts'
import { closeCode } from '#shared/api/close-code.ts'
import { customerDoc, territoryScope } from '#shared/doc/name.ts'
import { createFakeRoomSocket, type FakeRoomSocket } from '#test/kit/fake-room-socket.ts'
import { createTestFactLog } from '#test/kit/test-fact-log.ts'
import {
  createTestAccept,
  freshId,
  makeEntry,
  makeWriter,
  north,
  note,
  openTestLog,
  textOf,
} from '#test/kit/test-log.ts'

const { store, close } = openTestLog()
afterAll(close)

const author = { by: '', device: '' }
const scope = territoryScope(north)

/** Two reps of the north, a customer with a note, and rooms over a real log. */
async function openRooms() {
  const ws = freshId()
  await store.createWorkspace(ws)
  const [bo, cai] = [freshId(), freshId()]
  const time = { now: 1000 }
  const clock = () => time.now
  const log = createTestFactLog()
  await log.append(
    ws,
    [
      { type: 'territory', id: north, name: 'North' },
      ...[bo, cai].map(id => ({ type: 'member' as const, id, name: `name of ${id}`, state: 'active' as const })),
      { type: 'grant', id: 'g1', member: bo, role: 'rep', territory: north, from: 0 },
      { type: 'grant', id: 'g2', member: cai, role: 'rep', territory: north, from: 0, to: 5000 },
    ],
    author,
  )
  const directory = createDirectory(log, ws)
  await directory.refresh()
  const hub = createPokeHub()
  const commits = createCommitNews()
  const accept = createTestAccept(store, { limits: { maxBytes: 1024 * 1024, maxClients: 16 }, hub, commits })
  const reads: string[] = []
  const disk = { isBroken: false }
  const watched: LogStore = {
    ...store,
    rowsOfDoc: (of, doc, after) => {
      reads.push(doc)
      return disk.isBroken ? Promise.reject(new Error('the disk is gone')) : store.rowsOfDoc(of, doc, after)
    },
  }
  const door: { accept: Accept } = { accept }
  const errors: unknown[] = []
  const rooms = createRooms({
    ...{ store: watched, hub, commits, clock },
    accept: (session, request) => door.accept(session, request),
    sessions: { living: async hashes => new Set(hashes) },
    after: () => () => undefined,
    report: error => errors.push(error),
  })
  const callerOf = (member: string, device: string): Caller => {
    const actor = directory.actor(member, clock())
    if (actor === undefined) throw new Error('no such member')
    // Rooms use these two of it.
    const auth = { workspace: ws, directory } as OpenAuth
    return { auth, session: { hash: device, member, device, createdAt: 0, seenAt: 0 }, actor }
  }
  const doc = customerDoc(freshId())
  const open = (member: string, device = `device of ${member}`): FakeRoomSocket & { readonly room: OpenRoomSocket } => {
    const fake = createFakeRoomSocket()
    return Object.assign(fake, { room: rooms.open(fake, callerOf(member, device), doc, scope) })
  }
  const born = makeWriter(7).write(note('born'))
  const boSession = { ws, member: bo, device: `device of ${bo}`, actor: callerOf(bo, 'x').actor }
  const push = (body: Uint8Array, to = doc) =>
    accept(boSession, { epoch: 0, entries: [makeEntry(body, { doc: to, scope })] })
  await push(born)
  return { ws, doc, bo, cai, time, rooms, door, errors, open, push, born, accept, reads, disk }
}

const claim = (client: number): Uint8Array => awarenessFrame([{ client, clock: 1, json: '{}' }])
/** What the updates a socket was sent say together. */
const heard = (fake: FakeRoomSocket): string => {
  const updates = fake.frames.map(readFrame).flatMap(frame => (frame?.kind === 'update' ? [frame.update] : []))
  return textOf(...updates)
}

describe('rooms', () => {
  it('room:R3 tell nobody of what could not be stored, and say come back', async () => {
    const { bo, cai, door, errors, open, accept, born } = await openRooms()
    const [writer, witness] = [open(bo), open(cai)]
    witness.room.received(vectorFrame(new Map()))
    door.accept = async () => Promise.reject(new Error('the disk is full'))
    const update = makeWriter(21).read(born).write(note(' and grown'))
    writer.room.received(claim(21))
    writer.room.received(updateFrame(update))
    await expect.poll(() => writer.code).toBe(closeCode.serverStopping)
    expect([heard(witness), witness.code, errors.length]).toEqual(['born', undefined, 1])
    door.accept = accept
    const again = open(bo)
    again.room.received(claim(21))
    again.room.received(updateFrame(update))
    await expect.poll(() => heard(witness)).toBe('born and grown')
  })

  it('room:R3 take the rest of what a push of the same device brought in part, and once', async () => {
    const { bo, doc, ws, open, push, born } = await openRooms()
    const writer = makeWriter(22).read(born)
    const first = writer.write(note('abc'))
    const second = writer.write(note('def'))
    await push(first)
    const socket = open(bo)
    socket.room.received(claim(22))
    const both = makeWriter(0).read(born, first, second)
    socket.room.received(updateFrame(Y.encodeStateAsUpdate(both.doc)))
    await expect.poll(async () => (await store.rowsOfDoc(ws, doc)).length).toBe(3)
    expect(textOf(...(await store.rowsOfDoc(ws, doc)).map(({ body }) => body))).toBe('bornabcdef')
    expect(socket.code).toBeUndefined()
  })

  it('room:R5 hear what another node stored when they look', async () => {
    const { bo, rooms, open, ws, doc, born } = await openRooms()
    const socket = open(bo)
    socket.room.received(vectorFrame(new Map()))
    await expect.poll(() => heard(socket)).toBe('born')
    const elsewhere = createTestAccept(store)
    const session = {
      ws,
      member: bo,
      device: 'another',
      actor: { member: bo, grants: [{ role: 'rep', territory: north }] },
    } as const
    await elsewhere(session, {
      epoch: 0,
      entries: [makeEntry(makeWriter(23).read(born).write(note(' elsewhere')), { doc, scope })],
    })
    expect(heard(socket)).toBe('born')
    await rooms.readOn()
    expect(heard(socket)).toBe('born elsewhere')
  })

  it('room:R5 hear what is pushed here and look nothing up for the rooms of other documents', async () => {
    const { bo, rooms, open, push, born, reads } = await openRooms()
    const socket = open(bo)
    socket.room.received(vectorFrame(new Map()))
    await rooms.readOn()
    await expect.poll(() => heard(socket)).toBe('born')
    reads.length = 0
    for (const client of [31, 32, 33]) await push(makeWriter(client).write(note('of another')), customerDoc(freshId()))
    await rooms.readOn()
    expect(reads).toEqual([])
    await push(makeWriter(34).read(born).write(note(' and pushed')))
    await expect.poll(() => heard(socket)).toBe('born and pushed')
  })

  it('room:R5 read again at the next look what could not be read when it was told', async () => {
    const { bo, rooms, open, push, born, errors, disk } = await openRooms()
    const socket = open(bo)
    socket.room.received(vectorFrame(new Map()))
    await rooms.readOn()
    await expect.poll(() => heard(socket)).toBe('born')
    disk.isBroken = true
    await push(makeWriter(35).read(born).write(note(' and kept')))
    await expect.poll(() => errors.length).toBeGreaterThan(0)
    expect(heard(socket)).toBe('born')
    disk.isBroken = false
    await rooms.readOn()
    expect(heard(socket)).toBe('born and kept')
  })

  it('room:R2 close a socket whose grant ended by the clock', async () => {
    const { bo, cai, rooms, time, open } = await openRooms()
    const [stays, goes] = [open(bo), open(cai)]
    time.now = 5000
    await rooms.recheck()
    expect([stays.code, goes.code]).toEqual([undefined, closeCode.rightsEnded])
  })

  it('room:R10 read no further while too much waits, and go on after it', async () => {
    const { bo, door, open, accept, born, doc, ws } = await openRooms()
    const socket = open(bo)
    let letIn = (): void => undefined
    const gate = new Promise<void>(resolve => {
      letIn = resolve
    })
    door.accept = async (session, request) => {
      await gate
      return accept(session, request)
    }
    socket.room.received(claim(24))
    const writer = makeWriter(24).read(born)
    for (let i = 0; i < 600; i++) socket.room.received(updateFrame(writer.write(note('x'))))
    await expect.poll(() => socket.isPaused).toBe(true)
    letIn()
    await expect.poll(() => socket.isPaused).toBe(false)
    expect(socket.pauses).toBe(1)
    expect(textOf(...(await store.rowsOfDoc(ws, doc)).map(({ body }) => body))).toBe(`born${'x'.repeat(600)}`)
  })

  it('room:R10 cut who does not read, and end with the last in them', async () => {
    const { bo, cai, rooms, open, born } = await openRooms()
    const [writer, sleeper] = [open(bo), open(cai)]
    writer.room.received(claim(25))
    sleeper.bufferedAmount = 100 * 1024 * 1024
    writer.room.received(updateFrame(makeWriter(25).read(born).write(note('!'))))
    await expect.poll(() => sleeper.code).toBe('cut')
    expect([writer.code, rooms.count()]).toEqual([undefined, 1])
    writer.room.closed()
    expect(rooms.count()).toBe(0)
  })

  it('room:R7 let a provider come back under its client id before its old socket is gone', async () => {
    const { bo, open, born, ws, doc } = await openRooms()
    const [late, before, after] = [open(bo), open(bo), open(bo)]
    before.room.received(claim(26))
    after.room.received(claim(26))
    await expect.poll(() => before.code).toBe(closeCode.tooMany)
    // A frame of an older socket that was long on its way takes nothing back.
    late.room.received(claim(26))
    await expect.poll(() => late.frames.length).toBeGreaterThan(0)
    after.room.received(updateFrame(makeWriter(26).read(born).write(note(' again'))))
    await expect.poll(async () => (await store.rowsOfDoc(ws, doc)).length).toBe(2)
    expect(after.code).toBeUndefined()
  })
})
