/** What the bench works on: the real server holding a year of one big territory, and its only person. */
import { createRecord, type Values } from '#shared/doc/document.ts'
import { customerDoc, journalDoc, planDoc, territoryScope } from '#shared/doc/name.ts'
import { addDays, dayOfInstant, instantOfDay, yearOf } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import type { RecordType } from '#shared/domain/record.ts'
import type { PushEntry } from '#shared/sync/message.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { pushEntries, type SeedSize, seedEntries } from '#test/kit/seed-team.ts'
import { setUp, signIn, startTestServer, type TestPerson, type TestServer } from '#test/kit/test-server.ts'
import { testRandom } from '#test/kit/test-random.ts'
import * as Y from 'yjs'

export interface World {
  readonly server: TestServer
  readonly person: TestPerson
  readonly territory: string
  readonly customers: readonly string[]
  /** Today in the workspace's zone. */
  readonly today: string
}

export const personName = 'Ada'
export const zone = 'Asia/Shanghai'

export const fullSize = { customers: 5000, visits: 50_000, orders: 10_000 }

/** A server with a workspace that has one territory and nothing in it. */
export async function makeEmptyWorld(): Promise<World> {
  const server = await startTestServer()
  await setUp(server, personName)
  const person = await signIn(server, makePerson(personName))
  const { id } = await person.request<{ id: string }>('POST', '/api/territories', { name: '华东' })
  return { server, person, territory: id, customers: [], today: dayOfInstant(Date.now(), zone) }
}

/** 5,000 customers with 50,000 visits and 10,000 orders, what Today shows of them, and three goals. */
export async function makeWorld(size: Omit<SeedSize, 'today' | 'seed'> = fullSize): Promise<World> {
  const world = await makeEmptyWorld()
  const customers: string[] = []
  await pushEntries(world.server.url, world.person, noteCustomers(seedEntriesOf(world, size), customers))
  await pushEntries(world.server.url, world.person, dayEntries({ ...world, customers }))
  return { ...world, customers }
}

const reps = 10

/** A manager's: ten reps with a territory each, 300 customers and two years of work in each of them. */
export async function makeManagersWorld(): Promise<World> {
  const world = await makeEmptyWorld()
  const customers: string[] = []
  for (let rep = 0; rep < reps; rep++) {
    const name = `片区 ${rep + 1}`
    const { id } = await world.person.request<{ id: string }>('POST', '/api/territories', {
      name,
      parent: world.territory,
    })
    const size = { customers: 300, visits: 3000, orders: 600, days: 720, seed: 20 + rep, today: world.today }
    const entries = seedEntries(id, world.person.session.member.id, size)
    await pushEntries(world.server.url, world.person, noteCustomers(entries, customers))
    if (rep === 0) await pushEntries(world.server.url, world.person, dayEntries({ ...world, territory: id, customers }))
  }
  return { ...world, customers }
}

const seedEntriesOf = (world: World, size: Omit<SeedSize, 'today' | 'seed'>): Iterable<PushEntry> =>
  seedEntries(world.territory, world.person.session.member.id, { ...size, today: world.today, seed: 7 })

/** The entries as they come, while the customers among them are written down. */
function* noteCustomers(entries: Iterable<PushEntry>, customers: string[]): Iterable<PushEntry> {
  for (const entry of entries) {
    if (entry.doc.startsWith('customer.')) customers.push(entry.doc.slice('customer.'.length))
    yield entry
  }
}

/** Changes one field's worth in every nth customer: a visit today. */
export function changeEntries(world: World, count: number, seed: number): PushEntry[] {
  const make = createMaker(world, seed)
  const step = Math.max(1, Math.floor(world.customers.length / count))
  return world.customers
    .filter((_, i) => i % step === 0)
    .slice(0, count)
    .map(customer => make.visit(customer, 'done', addDays(world.today, -1), '10:30'))
}

/** What makes Today a day: 12 promises due, 8 visits planned, and goals of the territory for the month and the quarter. */
function dayEntries(world: World): PushEntry[] {
  const make = createMaker(world, 11)
  const picked = (from: number, count: number) => world.customers.slice(from, from + count)
  const due = picked(100, 12).map((customer, i) => make.promise(customer, addDays(world.today, -(i % 4))))
  const planned = picked(200, 8).map((customer, i) => make.visit(customer, 'planned', world.today, `${10 + i}:00`))
  const goals = (['visits', 'orders', 'revenue.net'] as const).map(metric => make.goal(metric))
  return [...due, ...planned, ...goals]
}

function createMaker({ territory, today, person }: World, seed: number) {
  const random = testRandom(seed)
  const randomBytes = (count: number) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256))
  const by = person.session.member.id
  const now = instantOfDay(today, '08:00', zone)
  let n = 0
  const entry = (docOf: (id: string) => string, type: RecordType, values: Values): PushEntry => {
    const id = makeId(now, randomBytes)
    const doc = new Y.Doc()
    createRecord(doc, 'record', { type, id, values }, { at: now, by })
    const body = Y.encodeStateAsUpdate(doc)
    n++
    return { n, group: n, doc: docOf(id), scope: territoryScope(territory), body }
  }
  return {
    visit: (customer: string, state: 'done' | 'planned', day: string, time: string): PushEntry => {
      const values = {
        customer,
        state,
        channel: 'visit',
        day,
        at: instantOfDay(day, time, zone),
        note: '补货两箱，约下周对账',
      }
      return entry(() => journalDoc(customer, yearOf(today)), 'visit', values)
    },
    promise: (customer: string, due: string): PushEntry =>
      entry(() => customerDoc(customer), 'action', { title: '发报价单', due, side: 'us', isPromise: true }),
    goal: (metric: string): PushEntry => {
      const period = { start: `${today.slice(0, 4)}-01-01`, end: `${today.slice(0, 4)}-12-31` }
      const target = metric === 'revenue.net' ? 30_000_000_000 : 60_000
      return entry(() => planDoc(territory, yearOf(today)), 'goal', {
        title: metric,
        metric,
        target,
        ...period,
        pace: 'working',
        owner: by,
      })
    },
  }
}
