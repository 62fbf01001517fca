import { expect, test } from 'vitest'
import { createDirectory, type Directory } from '#server/auth/directory.ts'
import { createPokeSockets, type PokeSocket } from '#server/routes/poke-sockets.ts'
import type { Caller } from '#server/routes/route.ts'
import { createPokeHub } from '#server/sync/poke-hub.ts'
import { closeCode } from '#shared/api/close-code.ts'
import type { Fact } from '#shared/doc/fact.ts'
import { territoryScope } from '#shared/doc/name.ts'
import { createTestFactLog } from '#test/kit/test-fact-log.ts'

const ws = 'workspace'
const [north, south, bo, cai] = ['a', 'b', 'c', 'd'].map(letter => letter.repeat(26)) as [
  string,
  string,
  string,
  string,
]
const author = { by: '', device: '' }

const facts: readonly Fact[] = [
  { type: 'territory', id: north, name: 'North' },
  { type: 'territory', id: south, name: 'South' },
  { type: 'member', id: bo, name: 'Bo', state: 'active' },
  { type: 'member', id: cai, name: 'Cai', state: 'active' },
  { type: 'grant', id: 'g1', member: bo, role: 'rep', territory: north, from: 0 },
  { type: 'grant', id: 'g2', member: cai, role: 'rep', territory: south, from: 0 },
]

interface Fake extends PokeSocket {
  readonly said: unknown[]
  code: number | 'terminated' | undefined
  pings: number
  bufferedAmount: number
}

function createFake(): Fake {
  const fake: Fake = {
    said: [],
    code: undefined,
    pings: 0,
    bufferedAmount: 0,
    send: text => fake.said.push(JSON.parse(text)),
    close: code => {
      fake.code = code
    },
    terminate: () => {
      fake.code = 'terminated'
    },
    ping: () => {
      fake.pings++
    },
  }
  return fake
}

async function createKit() {
  const time = { now: 1000 }
  const tasks: (() => void)[] = []
  const hub = createPokeHub(task => tasks.push(task))
  const log = createTestFactLog()
  await log.append(ws, facts, author)
  const directory = createDirectory(log, ws)
  await directory.refresh()
  const living = new Set(['s-bo', 's-cai'])
  const clock = () => time.now
  const timers: { readonly at: number; readonly call: () => void }[] = []
  const after = (ms: number, call: () => void) => {
    const timer = { at: time.now + ms, call }
    timers.push(timer)
    return () => void timers.splice(timers.indexOf(timer), 1)
  }
  const pass = (ms: number): void => {
    time.now += ms
    for (const timer of timers.filter(({ at }) => at <= time.now)) {
      timers.splice(timers.indexOf(timer), 1)
      timer.call()
    }
  }
  const sockets = createPokeSockets({ hub, clock, after, sessions: { living: async () => living } })
  const callerOf = (member: string, hash: string): Caller => {
    const actor = directory.actor(member, clock())
    if (actor === undefined) throw new Error('no such member')
    return { auth: openAuth(directory), session: { hash, member, device: hash, createdAt: 0, seenAt: 0 }, actor }
  }
  const open = (member: string, hash: string) => {
    const fake = createFake()
    return { fake, end: sockets.open(fake, callerOf(member, hash), 7) }
  }
  const publish = (scope: Parameters<typeof hub.publish>[1], seq: number): void => {
    hub.publish(ws, scope, seq)
    for (const task of tasks.splice(0)) task()
  }
  return { time, log, directory, living, sockets, open, publish, pass, timers }
}

/** Sockets use the directory only. */
const openAuth = (directory: Directory) => ({ workspace: ws, directory }) as Caller['auth']

test('log:L6 a socket hears of the scopes its member may read and of no other', async () => {
  const { open, publish } = await createKit()
  const [one, two] = [open(bo, 's-bo'), open(cai, 's-cai')]
  publish(territoryScope(north), 3)
  publish('w', 4)
  publish(`m:${cai}`, 5)
  expect(one.fake.said).toEqual([
    { type: 'hello', epoch: 7 },
    { type: 'poke', scope: territoryScope(north), seq: 3 },
    { type: 'poke', scope: 'w', seq: 4 },
  ])
  expect(two.fake.said.slice(1)).toEqual([
    { type: 'poke', scope: 'w', seq: 4 },
    { type: 'poke', scope: `m:${cai}`, seq: 5 },
  ])
})

test('poke:K3 a scope is told of at once, and what comes meanwhile together and once', async () => {
  const { open, publish, pass, timers } = await createKit()
  const { fake, end } = open(bo, 's-bo')
  const seqs = () => fake.said.flatMap(said => (said as { seq?: number }).seq ?? [])
  for (const seq of [3, 4, 5]) publish('w', seq)
  publish(territoryScope(north), 6)
  expect(seqs()).toEqual([3, 6])
  pass(499)
  expect(seqs()).toEqual([3, 6])
  pass(1)
  expect(seqs()).toEqual([3, 6, 5])
  pass(500)
  publish('w', 7)
  expect(seqs()).toEqual([3, 6, 5, 7])
  end.closed()
  expect(timers).toEqual([])
})

test('log:L6 a right that moved is told, and from then on the new scope is heard and the old one is not', async () => {
  const { open, publish, directory } = await createKit()
  const { fake } = open(bo, 's-bo')
  await directory.state([{ type: 'grant', id: 'g1', member: bo, role: 'rep', territory: south, from: 0 }], author)
  publish(territoryScope(north), 8)
  publish(territoryScope(south), 9)
  expect(fake.said.slice(1)).toEqual([{ type: 'rights' }, { type: 'poke', scope: territoryScope(south), seq: 9 }])
})

test('a grant that ends by the clock is noticed at the next look', async () => {
  const { open, sockets, directory, time } = await createKit()
  await directory.state(
    [{ type: 'grant', id: 'g1', member: bo, role: 'rep', territory: north, from: 0, to: 2000 }],
    author,
  )
  const { fake } = open(bo, 's-bo')
  await sockets.recheck()
  expect(fake.code).toBeUndefined()
  time.now = 2000
  await sockets.recheck()
  expect([fake.said.at(-1), fake.code]).toEqual([{ type: 'rights' }, closeCode.rightsEnded])
})

test('a suspended member is signed out, and a change for others is no news', async () => {
  const { open, directory } = await createKit()
  const [one, two] = [open(bo, 's-bo'), open(cai, 's-cai')]
  await directory.state([{ type: 'member', id: bo, name: 'Bo', state: 'suspended' }], author)
  expect([one.fake.code, two.fake.code, two.fake.said.length]).toEqual([closeCode.sessionEnded, undefined, 1])
})

test('a right that changed during the handshake is told first', async () => {
  const { sockets, directory, open } = await createKit()
  const fake = createFake()
  const actor = directory.actor(bo, 0)
  if (actor === undefined) throw new Error('no such member')
  await directory.state([{ type: 'grant', id: 'g1', member: bo, role: 'viewer', territory: north, from: 0 }], author)
  const session = { hash: 's-bo', member: bo, device: 'd', createdAt: 0, seenAt: 0 }
  sockets.open(fake, { auth: openAuth(directory), session, actor }, 7)
  expect(fake.said).toEqual([{ type: 'hello', epoch: 7 }, { type: 'rights' }])
  expect(open(cai, 's-cai').fake.said).toEqual([{ type: 'hello', epoch: 7 }])
})

test('a session that ended elsewhere closes its sockets at the next look', async () => {
  const { open, sockets, living } = await createKit()
  const [one, two] = [open(bo, 's-bo'), open(cai, 's-cai')]
  living.delete('s-bo')
  await sockets.recheck()
  expect([one.fake.code, two.fake.code]).toEqual([closeCode.sessionEnded, undefined])
})

test('a device that does not answer a ping, or does not read, is dropped', async () => {
  const { open, sockets, publish } = await createKit()
  const [silent, alive, slow] = [open(bo, 's-bo'), open(bo, 's-bo'), open(bo, 's-bo')]
  sockets.pingAll()
  alive.end.heard()
  slow.end.heard()
  sockets.pingAll()
  slow.fake.bufferedAmount = 1_000_000
  publish('w', 4)
  expect([silent.fake.code, alive.fake.code, slow.fake.code]).toEqual(['terminated', undefined, 'terminated'])
  expect(alive.fake.pings).toBe(2)
})

test('a socket that is closed hears nothing more', async () => {
  const { open, publish, directory } = await createKit()
  const { fake, end } = open(bo, 's-bo')
  end.closed()
  publish('w', 4)
  await directory.state([{ type: 'territory', id: 'e'.repeat(26), name: 'East' }], author)
  expect(fake.said).toHaveLength(1)
})
