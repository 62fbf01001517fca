/** Three stock providers that come and go and a device that pushes and pulls edit one document: in the end all have the same. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { textOf } from '#shared/doc/document.ts'
import { territoryScope } from '#shared/doc/name.ts'
import { makeRoomTeam, pullDoc, type RoomTeam, somebody } from '../kit/room-team.ts'
import { pushEntries } from '../kit/seed-team.ts'
import { testRandom } from '../kit/test-random.ts'
import type { TestRoom } from '../kit/test-room.ts'
import type { TestPerson } from '../kit/test-server.ts'

const seeds = [1, 2, 3, 4, 5]
const steps = 120

let team: RoomTeam
let people: readonly TestPerson[]

beforeAll(async () => {
  team = await makeRoomTeam()
  people = [await somebody(team, team.north), await somebody(team, team.north), await somebody(team, team.north)]
})
afterAll(() => team.stop())

it.each(seeds)('room:R5 rooms and pushes converge, in and out of the network (seed %i)', async seed => {
  const random = testRandom(seed)
  const pick = (count: number): number => Math.floor(random() * count)
  const { doc, id, content } = await team.makeCustomer()
  const rooms: TestRoom[] = []
  for (const person of people) rooms.push(await team.join(person, doc))
  const phone = new Y.Doc()
  Y.applyUpdate(phone, content)
  const phonePushes: Uint8Array[] = []
  phone.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'pulled') phonePushes.push(update)
  })
  const pushAll = async (): Promise<void> => {
    const entries = phonePushes.splice(0).map((body, i) => {
      return { n: i + 1, group: i + 1, doc, scope: territoryScope(team.north), body }
    })
    if (entries.length > 0) await pushEntries(team.server.url, team.ada, entries)
  }
  const pullAll = async (): Promise<void> =>
    Y.applyUpdate(phone, Y.encodeStateAsUpdate(await pullDoc(team.server, team.ada, doc)), 'pulled')

  const edit = (copy: Y.Doc, step: number): void => {
    const text = textOf(copy, id, 'notes')
    const cells = copy.getArray<unknown>('p')
    const choice = pick(5)
    if (choice === 0 && text.length > 3) text.delete(pick(text.length - 2), 1 + pick(2))
    else if (choice === 1) cells.push([['phone', `${step}`, step, 'someone']])
    else if (choice === 2 && cells.length > 2) cells.delete(1 + pick(cells.length - 1), 1)
    else text.insert(pick(text.length + 1), pick(2) === 0 ? `${step} ` : '客户')
  }
  for (let step = 0; step < steps; step++) {
    const room = rooms[pick(rooms.length)]
    if (room === undefined) continue
    const act = pick(12)
    if (act === 0) room.provider.disconnect()
    else if (act === 1) room.provider.connect()
    else if (act === 2) await pullAll()
    else if (act === 3) await pushAll()
    else if (act <= 5) edit(phone, step)
    else edit(room.doc, step)
  }
  for (const { provider } of rooms) provider.connect()
  await pushAll()
  for (const room of rooms) await room.until(() => room.provider.synced)
  const isSame = (a: Y.Doc, b: Y.Doc): boolean =>
    textOf(a, id, 'notes').toString() === textOf(b, id, 'notes').toString() &&
    JSON.stringify(a.getArray('p')) === JSON.stringify(b.getArray('p'))
  await expect
    .poll(async () => {
      await pullAll()
      return rooms.every(room => isSame(room.doc, phone))
    })
    .toBe(true)
  expect(textOf(phone, id, 'notes').length).toBeGreaterThan(20)
  expect(rooms.map(room => room.code())).toEqual([undefined, undefined, undefined])
})
