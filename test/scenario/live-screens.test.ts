/** Two devices of the app on the real server, one customer on both screens: early letters, stored ones, and who is there. */
import Dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addContact } from '#app/data/commands/customer.ts'
import { joinRoom, type LiveRoom } from '#app/data/live/room.ts'
import { createSyncEngine } from '#app/data/sync/engine.ts'
import { createHttpTransport } from '#app/data/sync/http-transport.ts'
import { makeRoomTeam, pullDoc, pullRows, type RoomTeam, somebody } from '../kit/room-team.ts'
import { makeDevice, type TestDevice } from '../kit/test-device.ts'
import { testInbox } from '../kit/test-inbox.ts'
import { cookieSocket } from '../kit/test-room.ts'
import type { TestPerson } from '../kit/test-server.ts'
import { textOf } from '#shared/doc/document.ts'

let team: RoomTeam
const rooms: LiveRoom[] = []

beforeAll(async () => {
  // Live queries ask whether there is any database at all before they look into theirs.
  Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange })
  team = await makeRoomTeam()
})
afterAll(async () => {
  for (const room of rooms) room.leave()
  await team.stop()
})

interface Screen {
  readonly person: TestPerson
  readonly device: TestDevice
  readonly sync: () => Promise<void>
  readonly stored: () => Promise<string | undefined>
  /** Joins the room of the customer; `see` hides and shows the page. */
  open(): { readonly room: LiveRoom; see(isSeen: boolean): void }
}

async function openScreen(doc: string, customer: string): Promise<Screen> {
  const person = await somebody(team, team.north)
  const { url } = team.server
  const { member, device: deviceId } = person.session
  const device = makeDevice({ member: member.id, device: deviceId, name: deviceId })
  const after = (ms: number, call: () => void): (() => void) => {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  }
  const transport = createHttpTransport({
    origin: url,
    after,
    fetch: (path, init) => fetch(path, { ...init, headers: { ...init.headers, cookie: person.cookie } }),
  })
  const engine = createSyncEngine({
    ...{ db: device.db, inbox: testInbox(device), transport, after, now: device.now, random: device.random },
    report: error => {
      throw error
    },
  })
  await engine.syncNow()
  return {
    person,
    device,
    sync: engine.syncNow,
    stored: async () => (await device.db.customers.get(customer))?.notes,
    open: () => {
      let isSeen = true
      let hint = (): void => undefined
      const room = joinRoom(device, doc, customer, {
        address: `${url.replace('http', 'ws')}/api/live`,
        socket: cookieSocket(url, person.cookie),
        isHere: () => isSeen,
        onHint: call => {
          hint = call
          return () => undefined
        },
        random: () => 0,
        report: error => {
          throw error
        },
      })
      rooms.push(room)
      return {
        room,
        see: next => {
          isSeen = next
          hint()
        },
      }
    },
  }
}

const namesIn = (room: LiveRoom): readonly string[] => room.state().people.map(({ name }) => name)
const textIn = (room: LiveRoom): string | undefined => room.state().notes?.text()

describe('a customer open on two screens', () => {
  it('shows who is there, each letter before it is stored, and loses none', async () => {
    const { id, doc } = await team.makeCustomer()
    const [a, b] = [await openScreen(doc, id), await openScreen(doc, id)]
    const [left, right] = [a.open(), b.open()]
    await expect.poll(() => namesIn(left.room)).toEqual([b.person.session.member.name])
    await expect.poll(() => namesIn(right.room)).toEqual([a.person.session.member.name])

    left.room.state().notes?.type('call')
    left.room.sayTyping(true)
    await expect.poll(() => textIn(right.room)).toBe('call')
    await expect.poll(() => right.room.state().people[0]?.isTyping).toBe(true)
    expect([await a.stored(), await b.stored()]).toEqual(['', ''])

    // On top of letters that no pull has brought: stored at once all the same.
    right.room.state().notes?.type('call on Monday')
    await right.room.state().notes?.save()
    expect(await b.stored()).toBe('call on Monday')
    await expect.poll(() => textIn(left.room)).toBe('call on Monday')
    await left.room.state().notes?.save()
    expect(await a.stored()).toBe('call on Monday')

    for (const screen of [a, b]) await screen.sync()
    for (const screen of [a, b]) {
      await screen.sync()
      expect(await screen.device.db.updates.where('out').equals(1).count()).toBe(0)
      expect(await screen.device.db.tray.count()).toBe(0)
      expect(await screen.stored()).toBe('call on Monday')
    }
    // What the room had stored was known when it was pushed: no row is there twice.
    const rows = await pullRows(team.server, team.ada, doc)
    expect(rows.length).toBe(3)
    const docRow = await a.device.db.docs.get(doc)
    expect(docRow?.projection).toBeGreaterThan(0)
  })

  it('opens once nothing of the document waits, and goes on through work of other forms', async () => {
    const { id, doc } = await team.makeCustomer()
    const [a, b] = [await openScreen(doc, id), await openScreen(doc, id)]
    await addContact(a.device, id, { name: 'Zhang' })
    const [left, right] = [a.open(), b.open()]
    await expect.poll(() => right.room.state().notes !== undefined).toBe(true)
    expect(left.room.state().notes).toBeUndefined()
    await a.sync()
    await expect.poll(() => left.room.state().notes !== undefined).toBe(true)
    left.room.state().notes?.type('a')
    await addContact(a.device, id, { name: 'Li' })
    left.room.state().notes?.type('ab')
    await left.room.state().notes?.save()
    await a.sync()
    await expect.poll(() => textIn(right.room)).toBe('ab')
    left.see(false)
    await expect.poll(() => namesIn(right.room)).toEqual([])
    await addContact(a.device, id, { name: 'Wang' })
    left.room.state().notes?.type('abc')
    left.see(true)
    await expect.poll(() => textIn(right.room)).toBe('abc')
    await left.room.state().notes?.save()
    await a.sync()
    expect(await a.device.db.tray.count()).toBe(0)
    expect(await a.device.db.updates.where('out').equals(1).count()).toBe(0)
    expect(textOf(await pullDoc(team.server, team.ada, doc), id, 'notes').toString()).toBe('abc')
  })

  it('ends when the right does: no notes, nobody there', async () => {
    const { id, doc } = await team.makeCustomer()
    const screen = await openScreen(doc, id)
    const { room } = screen.open()
    await expect.poll(() => room.state().notes !== undefined).toBe(true)
    const other = (await openScreen(doc, id)).open()
    await expect.poll(() => namesIn(room).length).toBe(1)
    await team.ada.request('DELETE', `/api/grants/${screen.person.session.grants[0]?.id}`)
    await expect.poll(() => room.state().notes, { timeout: 3000 }).toBeUndefined()
    expect(namesIn(room)).toEqual([])
    await expect.poll(() => namesIn(other.room)).toEqual([])
  })
})
