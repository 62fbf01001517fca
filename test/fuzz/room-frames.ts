/**
 * One seed: a room with two honest people in it, and a hundred hostile sockets that come and go (rel:D10, rooms).
 *
 * What has to hold, whatever they send:
 * 1. A socket is answered, or it is closed with a code of the rules; no frame takes the processor longer than 250 ms.
 * 2. The honest two stay, go on hearing each other, and whoever is in the room is shown under the name of their session.
 * 3. The log has what every reader can apply, and every honest letter.
 * 4. With the last socket the room is gone, and no timer is left.
 */
import * as Y from 'yjs'
import { awarenessFrame, readFrame, updateFrame, answerFrame, vectorFrame } from '#server/rooms/frame.ts'
import type { OpenRoomSocket } from '#server/rooms/rooms.ts'
import { closeCode } from '#shared/api/close-code.ts'
import { territoryScope } from '#shared/doc/name.ts'
import { makeId } from '#shared/domain/id.ts'
import { encodePushRequest } from '#shared/sync/codec.ts'
import { maxAwarenessLength, maxAwarenessStates } from '#shared/sync/limit.ts'
import { createFakeRoomSocket, type FakeRoomSocket } from '../kit/fake-room-socket.ts'
import { type Chance, createChance } from './chance.ts'
import { hostileEdit } from './hostile-edit.ts'
import { hostileKeys } from './hostile-value.ts'
import { makeHonestDoc } from './honest-doc.ts'
import { mutateBytes } from './mutate.ts'
import { type Name, type Office, openOffice } from './office.ts'
import { leastCosts, maxCpuMs, timed } from './processor-time.ts'

export const socketsOfRoom = 100
/** A hostile socket sends at most as many frames. */
const framesOfSocket = 4
/** Nobody waits as long for an answer: it does not come. */
const patienceMs = 30_000

export interface RoomRun {
  readonly violations: string[]
  /** How hostile sockets ended: `answered`, or the code they were closed with. */
  readonly ends: Map<string, number>
  /** What each hostile socket took the processor. */
  readonly costsMs: number[]
}

interface Seat extends FakeRoomSocket {
  readonly room: OpenRoomSocket
}

/** Everything a socket may be closed with for what it sends. */
const fairCodes: readonly unknown[] = [1003, 1007, closeCode.workRefused, closeCode.tooMany]
/** The client ids the honest two speak for. */
const honestClients = { ann: 3_000_000_001, cai: 3_000_000_002 }

export async function runRoom(office: Office, seed: number): Promise<RoomRun> {
  const run = await oneRoom(office, seed)
  const limitMs = framesOfSocket * maxCpuMs
  for (const [i, ms] of (await leastCosts(run.costsMs, limitMs, () => costsOfRoom(seed))).entries())
    if (ms > limitMs)
      run.violations.push(`the frames of socket ${i} took the processor ${Math.round(ms)} ms, each time the seed ran`)
  return run
}

/** The same room of a server that has seen nothing else. */
async function costsOfRoom(seed: number): Promise<readonly number[]> {
  const office = await openOffice()
  const { costsMs } = await oneRoom(office, seed)
  await office.app.stop()
  return costsMs
}

async function oneRoom(office: Office, seed: number): Promise<RoomRun> {
  const chance = createChance(seed)
  const run: RoomRun = { violations: [], ends: new Map(), costsMs: [] }
  const newId = (): string =>
    makeId(office.app.time.now, count => Uint8Array.from({ length: count }, () => chance.below(256)))
  const { name, updates } = makeHonestDoc('customer', { id: newId(), year: 2026, newId, chance })
  const scope = territoryScope(office.north)
  const timersBefore = timers()
  for (const [i, body] of updates.entries())
    await office.push(
      i % 2 === 0 ? 'ann' : 'cai',
      encodePushRequest({ epoch: 0, entries: [{ n: 1, group: 1, doc: name, scope, body }] }),
    )

  const sit = await createDoor(office, name)
  const [ann, cai] = [sit('ann'), sit('cai')]
  for (const [seat, client] of [
    [ann, honestClients.ann],
    [cai, honestClients.cai],
  ] as const)
    seat.room.received(awarenessFrame([{ client, clock: 1, json: '{}' }]))
  const letters = createLetters(ann, honestClients.ann)
  for (let i = 0; i < socketsOfRoom; i++) {
    await strike(office, run, name, sit, chance)
    if (i % 10 === 0) await letters.type(run, cai)
  }
  for (const [who, { code }] of [
    ['ann', ann],
    ['cai', cai],
  ] as const)
    if (code !== undefined) run.violations.push(`room:R6 broken: ${who} is closed with ${code}`)
  checkNames(office, run, cai)
  for (const seat of [ann, cai]) seat.room.closed()
  await checkRows(office, run, name, letters.written)
  if (office.app.rooms.count() !== 0) run.violations.push(`room:R10 broken: ${office.app.rooms.count()} rooms are left`)
  if (timers() > timersBefore) run.violations.push(`${timers() - timersBefore} timers are left`)
  return run
}

async function createDoor(office: Office, doc: string): Promise<(name: Name) => Seat> {
  const auth = await office.app.auth.open()
  if (auth === undefined) throw new Error('nobody has set the server up')
  return name => {
    const { member, device } = office.people[name].session
    const actor = auth.directory.actor(member.id, office.app.time.now)
    if (actor === undefined) throw new Error(`${name} is not there`)
    const session = { hash: name, member: member.id, device, createdAt: 0, seenAt: 0 }
    const fake = createFakeRoomSocket()
    const room = office.app.rooms.open(fake, { auth, session, actor }, doc, territoryScope(office.north))
    return Object.assign(fake, { room })
  }
}

/** Comes in, sends a few frames and a question, and is seen off. */
async function strike(
  office: Office,
  run: RoomRun,
  doc: string,
  sit: (name: Name) => Seat,
  chance: Chance,
): Promise<void> {
  const seat = sit(chance.of(['bob', 'bob', 'bob', 'vera']))
  const copy = new Y.Doc({ guid: 'copy' })
  copy.clientID = chance.below(2 ** 31)
  for (const { body } of await office.app.databases.log.rowsOfDoc(office.ws, doc)) Y.applyUpdate(copy, body)
  if (chance.is(0.7)) seat.room.received(awarenessFrame([{ client: copy.clientID, clock: 1, json: '{}' }]))
  // A room tells who is in it five times a second.
  office.app.time.now += 250
  let isNoFrame = false
  await timed(run.costsMs, async () => {
    for (let left = 1 + chance.below(framesOfSocket); left > 0; left--) {
      const frame = hostileFrame(copy, doc, chance)
      const sent = chance.is(0.2) ? mutateBytes(frame, frame, chance) : frame
      isNoFrame ||= readFrame(sent) === undefined
      if (chance.is(0.03)) seat.room.spoke()
      else seat.room.received(sent)
    }
    const questions = seat.frames.length
    seat.room.received(vectorFrame(new Map()))
    const isAnswered = (): boolean => seat.frames.slice(questions).some(frame => frame[0] === 0 && frame[1] === 1)
    const giveUpAt = performance.now() + patienceMs
    while (seat.code === undefined && !isAnswered()) {
      if (performance.now() > giveUpAt) {
        run.violations.push('a socket is neither answered nor closed')
        break
      }
      await new Promise(resolve => setImmediate(resolve))
    }
  })
  if (isNoFrame && seat.code === undefined)
    run.violations.push('room:R6 broken: bytes that are no frame are passed over')
  const end = seat.code === undefined ? 'answered' : String(seat.code)
  run.ends.set(end, (run.ends.get(end) ?? 0) + 1)
  if (seat.code !== undefined && !fairCodes.includes(seat.code))
    run.violations.push(`a socket is closed with ${seat.code}`)
  seat.room.closed()
  copy.destroy()
}

function hostileFrame(copy: Y.Doc, doc: string, chance: Chance): Uint8Array {
  switch (chance.below(14)) {
    case 0:
      return vectorFrame(
        new Map(Array.from({ length: chance.of([0, 1, 3000]) }, (_, i) => [i * 7, chance.below(2 ** 31)])),
      )
    case 1:
      return answerFrame(Y.encodeStateAsUpdate(copy))
    case 2:
      return awarenessFrame(hostileStates(copy.clientID, chance))
    case 3:
      return awarenessFrame(
        Array.from({ length: chance.of([100, maxAwarenessStates, maxAwarenessStates + 1]) }, (_, client) => ({
          client,
          clock: 1,
          json: '{}',
        })),
      )
    case 4:
      return Uint8Array.from(
        chance.of([[], [3], [2, 0, 2, 110, 111], [7], [255], [0], [1], [0, 9, 0], [1, 255, 255, 255, 255, 15]]),
      )
    case 5:
      return new Uint8Array(chance.of([1000, 70_000])).fill(chance.of([0, 1, 2, 128, 255]))
    default: {
      const before = Y.encodeStateVector(copy)
      // Nearly everybody has taken a client id by now; some write under one that is another's.
      const client = copy.clientID
      if (chance.is(0.1)) copy.clientID = honestClients.ann
      copy.transact(() =>
        hostileEdit(
          copy,
          doc.split('.')[1] ?? '',
          makeId(0, size => new Uint8Array(size).fill(chance.below(32))),
          chance,
        ),
      )
      copy.clientID = client
      return chance.is(0.3)
        ? answerFrame(Y.encodeStateAsUpdate(copy))
        : updateFrame(Y.encodeStateAsUpdate(copy, before))
    }
  }
}

/** About oneself, the honest two, strangers; too long, no JSON, in another's name. */
function hostileStates(own: number, chance: Chance) {
  const json = (): string =>
    chance.of([
      '{}',
      'null',
      '7',
      '{"a":',
      '',
      JSON.stringify({ user: { id: 'ada', name: 'Ada' }, [chance.of(hostileKeys)]: 1 }),
      JSON.stringify({ user: { id: 'ada', name: 'Ada' } }),
      `{"__proto__":{"user":{"id":"ada"}}}`,
      JSON.stringify({ a: 'x'.repeat(chance.of([10, maxAwarenessLength, 5000])) }),
      `${'['.repeat(400)}${']'.repeat(400)}`,
    ])
  return Array.from({ length: 1 + chance.below(4) }, () => ({
    client: chance.of([own, own, honestClients.ann, honestClients.cai, chance.below(2 ** 32)]),
    clock: chance.of([0, 1, 2, 5, 2 ** 31, Number.MAX_SAFE_INTEGER]),
    json: json(),
  }))
}

/** Ann types, and Cai has to hear every letter. */
function createLetters(ann: Seat, client: number) {
  const page = new Y.Doc({ guid: 'page' })
  page.clientID = client
  const written: Uint8Array[] = []
  page.on('update', (update: Uint8Array) => written.push(update))
  return {
    written,
    type: async (run: RoomRun, cai: Seat): Promise<void> => {
      page.getText('n/typed/notes').insert(0, 'x')
      const update = written.at(-1) ?? new Uint8Array()
      const isHeard = (): boolean => cai.frames.some(frame => Buffer.compare(frame, updateFrame(update)) === 0)
      ann.room.received(updateFrame(update))
      for (let turns = 0; !isHeard() && turns < 20_000; turns++) await new Promise(resolve => setImmediate(resolve))
      if (!isHeard()) run.violations.push('room:R5 broken: a letter is not heard')
      // What was heard before is not looked through again.
      cai.frames.splice(0, cai.frames.length, ...cai.frames.filter(frame => frame[0] === 1))
    },
  }
}

/** room:R7: who speaks for a client id is who the session says. */
function checkNames(office: Office, run: RoomRun, seat: Seat): void {
  const ids = new Set(Object.values(office.people).map(({ session }) => session.member.id))
  for (const bytes of seat.frames) {
    const frame = readFrame(bytes)
    if (frame?.kind !== 'awareness') continue
    for (const { client, json } of frame.entries) {
      const state = JSON.parse(json) as { readonly user?: { readonly id?: string } } | null
      if (state === null) continue
      const id = state.user?.id ?? ''
      const owner = client === honestClients.ann ? 'ann' : client === honestClients.cai ? 'cai' : undefined
      const isRight =
        owner === undefined
          ? ids.has(id) && id !== office.people.ada.session.member.id
          : id === office.people[owner].session.member.id
      if (!isRight) run.violations.push(`room:R7 broken: ${client} is shown as ${json.slice(0, 200)}`)
    }
  }
}

async function checkRows(office: Office, run: RoomRun, doc: string, letters: readonly Uint8Array[]): Promise<void> {
  const rows = await office.app.databases.log.rowsOfDoc(office.ws, doc)
  const reader = new Y.Doc({ guid: 'reader' })
  try {
    for (const { body } of rows) Y.applyUpdate(reader, body)
  } catch (error) {
    run.violations.push(`the log makes Yjs throw: ${String(error)}`)
  }
  if (reader.store.pendingStructs !== null || reader.store.pendingDs !== null)
    run.violations.push('log:L4 broken: a reader waits')
  for (const letter of letters)
    if (!rows.some(({ body }) => Buffer.compare(body, letter) === 0)) run.violations.push('a letter is not in the log')
  reader.destroy()
}

const timers = (): number => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length
