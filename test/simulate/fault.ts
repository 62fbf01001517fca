/** What goes wrong, and what people and the office do around it. Each strikes at one moment and ends by itself, or when all heals. */
import * as Y from 'yjs'
import { moveCustomer } from '#app/data/move-customer.ts'
import { projectionVersion } from '#app/data/projection/project.ts'
import type { Fact, Role } from '#shared/doc/fact.ts'
import type { Scope } from '#shared/doc/name.ts'
import { encodePushRequest } from '#shared/sync/codec.ts'
import { maxEntryBytes } from '#shared/sync/limit.ts'
import type { PushEntry } from '#shared/sync/message.ts'
import { closeTab, type Device, nameOfDatabase, type Tab } from './device.ts'
import { exchangeFates, type Weather } from './network.ts'
import { testId } from '../kit/test-device.ts'
import { hintAll, type Team } from './team.ts'
import { isToldToPerson } from './work.ts'

export interface Fault {
  readonly weight: number
  /** False when there was nothing it could strike. */
  readonly strike: (team: Team) => boolean
}

const pick = <T>(list: readonly T[], random: () => number): T | undefined => list[Math.floor(random() * list.length)]

const anyDevice = ({ devices, random }: Team): Device | undefined =>
  pick(
    devices.filter(({ isGone }) => !isGone),
    random,
  )

const anyTab = (team: Team): readonly [Device, Tab] | undefined => {
  const device = anyDevice(team)
  const tab = device && pick(device.tabs, team.random)
  return device && tab && [device, tab]
}

/** A fault ends some time later, or when everything heals. */
function later({ world, random, ends }: Team, longestMs: number, call: () => void): void {
  const end = (): void => {
    if (ends.delete(end)) call()
  }
  ends.add(end)
  world.after(500 + random() * longestMs, end, world.makeLane())
}

/** The network of a device is in a state for a while; then the device hears that it may be back. */
const weather =
  (kind: Weather, longestMs: number) =>
  (team: Team): boolean => {
    const device = anyDevice(team)
    if (device === undefined || device.link.weather !== 'fine') return false
    device.link.weather = kind
    later(team, longestMs, () => {
      if (device.link.weather !== kind) return
      device.link.weather = 'fine'
      for (const tab of device.tabs) tab.page.run(tab.hint)
    })
    return true
  }

/** Exchanges of a device meet these fates for a while. */
function roughNetwork(team: Team): boolean {
  const device = anyDevice(team)
  if (device === undefined || device.link.fates.length > 0) return false
  device.link.fates = exchangeFates.filter(() => team.random() < 0.5)
  device.link.rate = 0.15 + team.random() * 0.5
  later(team, 60_000, () => {
    device.link.fates = []
  })
  return true
}

function startServer(team: Team): void {
  if (!team.office.isUp()) void team.office.start().then(() => team.world.note('the server is up'))
}

function killTab([device, tab]: readonly [Device, Tab], team: Team): void {
  team.world.note(`${device.name} a tab dies`)
  closeTab(device, tab)
  team.intents.look(device)
  later(team, 8_000, () => {
    if (device.tabs.length === 0) team.start(device)
  })
}

export const faults: { readonly [name: string]: Fault } = {
  'no network': { weight: 6, strike: weather('off', 60_000) },
  'one-way network': { weight: 2, strike: weather('one-way', 40_000) },
  'captive portal': { weight: 2, strike: weather('portal', 40_000) },
  'protocol outdated': { weight: 1, strike: weather('outdated', 30_000) },
  'rough network': { weight: 8, strike: roughNetwork },
  'deaf socket': {
    weight: 2,
    strike: team => {
      const device = anyDevice(team)
      if (device === undefined) return false
      device.link.isDeaf = true
      later(team, 90_000, () => {
        device.link.isDeaf = false
      })
      return true
    },
  },
  'server killed': {
    weight: 4,
    strike: team => {
      if (!team.office.isUp()) return false
      team.office.killAfter(Math.floor(team.random() * 25))
      later(team, 15_000, () => startServer(team))
      return true
    },
  },
  'server disk full': {
    weight: 2,
    strike: team => {
      if (!team.office.isUp()) return false
      team.office.trouble.isFull = true
      later(team, 20_000, () => {
        team.office.trouble.isFull = false
      })
      return true
    },
  },
  'server commit lost': { weight: 2, strike: team => team.office.trouble.commits.push('lost') > 0 },
  'server commit unsure': { weight: 2, strike: team => team.office.trouble.commits.push('unsure') > 0 },
  backup: {
    weight: 3,
    strike: team => {
      if (!team.office.isUp()) return false
      team.office.backUp()
      return true
    },
  },
  restore: {
    weight: 2,
    strike: team => {
      if (!team.office.isUp() || !team.office.hasBackup()) return false
      team.restores++
      void team.office.restore().then(() => team.world.note('restored'))
      return true
    },
  },
  compaction: {
    weight: 5,
    strike: team => {
      const doc = team.office.isUp() ? pick(team.office.docs(), team.random) : undefined
      if (doc !== undefined) void team.office.compact(doc)
      return doc !== undefined
    },
  },
  'tab killed': {
    weight: 5,
    strike: team => {
      const at = anyTab(team)
      if (at === undefined) return false
      const [device, tab] = at
      let left = Math.floor(team.random() * 120)
      device.lane.onTask = () => {
        if (left-- > 0) return
        device.lane.onTask = undefined
        if (tab.page.isAlive) killTab(at, team)
      }
      return true
    },
  },
  'tab opened': {
    weight: 4,
    strike: team => {
      const device = anyDevice(team)
      if (device === undefined || device.tabs.length > 2) return false
      team.start(device)
      return true
    },
  },
  'tab frozen': {
    weight: 3,
    strike: team => {
      const at = anyTab(team)
      if (at === undefined || at[1].page.isFrozen) return false
      at[1].page.isFrozen = true
      later(team, 60_000, at[1].page.thaw)
      return true
    },
  },
  'disk full': {
    weight: 3,
    strike: team => {
      const device = anyDevice(team)
      if (device === undefined || device.disk.isFull) return false
      const { disk } = device
      disk.isFull = true
      later(team, 20_000, () => {
        disk.isFull = false
      })
      return true
    },
  },
  'handle lost': {
    weight: 4,
    strike: team => {
      const at = anyTab(team)
      return at !== undefined && at[0].disk.loseHandles(at[1].page)
    },
  },
  'handle never given': {
    weight: 2,
    strike: team => {
      const at = anyTab(team)
      if (at === undefined) return false
      const [{ disk }, { page }] = at
      disk.isStuck = true
      disk.loseHandles(page)
      later(team, 12_000, () => {
        disk.isStuck = false
      })
      return true
    },
  },
  'storage evicted': { weight: 1, strike: evict },
  'clock jumps': {
    weight: 3,
    strike: team => {
      const device = anyDevice(team)
      if (device === undefined) return false
      const years = 10 * 365.25 * 86_400_000
      device.skew = pick([0, years, -years, 3_600_000, -3_600_000, 90_000, -90_000], team.random) ?? 0
      return true
    },
  },
  'device cloned': { weight: 1, strike: clone },
  'newer app': { weight: 1, strike: team => projectedBy(team, projectionVersion + 1) },
  'older app': { weight: 2, strike: team => projectedBy(team, projectionVersion - 1) },
  'role changed': { weight: 4, strike: changeRole },
  'right ended': { weight: 3, strike: endRight },
  suspended: { weight: 2, strike: suspend },
  'territory moved': {
    weight: 1,
    strike: team => {
      const [north = '', south = ''] = team.territories
      const parent = team.random() < 0.5 ? north : undefined
      team.state({ type: 'territory', id: south, name: '南', ...(parent !== undefined && { parent }) })
      return true
    },
  },
  'customer moved': { weight: 6, strike: move },
  'customer erased': { weight: 1, strike: erase },
  'document full': { weight: 2, strike: fill },
  'forged work': { weight: 3, strike: forge },
}

/** The browser throws everything away; what was not sent is lost, and the person signs in again. */
function evict(team: Team): boolean {
  const device = anyDevice(team)
  if (device === undefined || device.disk.peek(nameOfDatabase(device, team.workspace), 'updates') === undefined)
    return false
  team.intents.look(device)
  for (const tab of [...device.tabs]) closeTab(device, tab)
  device.isGone = true
  for (const intent of team.intents.all)
    if (intent.device === device && (!team.intents.isAcknowledged(intent) || team.restores > 0))
      intent.excuse = 'evicted'
  device.disk.evict()
  team.devices.splice(team.devices.indexOf(device), 1)
  later(team, 5_000, () => team.start(team.newDevice(device.member)))
  return true
}

/** A backup of a phone is put on another one: two devices go on as one. */
function clone(team: Team): boolean {
  const device = anyDevice(team)
  if (device === undefined || team.devices.length > 16) return false
  const copying = device.disk.copy(nameOfDatabase(device, team.workspace))
  if (copying === undefined) return false
  team.intents.look(device)
  const twin = team.newDevice(device.member, device.device)
  twin.seenN = device.seenN
  twin.skew = device.skew
  void copying.then(disk => {
    twin.disk = disk
    team.start(twin)
  })
  return true
}

/** Rows of a device say that another version of the app wrote them; its tabs are opened anew later, as after an update. */
function projectedBy(team: Team, version: number): boolean {
  const device = anyDevice(team)
  if (device === undefined) return false
  const name = nameOfDatabase(device, team.workspace)
  const mark = (change: (projection: number) => number): boolean =>
    device.disk.rewriteDocs(name, row => ({ ...row, projection: change(row.projection) }))
  if (!mark(() => version)) return false
  later(team, 15_000, () => {
    for (const tab of [...device.tabs]) killTab([device, tab], team)
    // The new app finds the rows of the version before.
    mark(projection => Math.min(projection, projectionVersion - 1))
    team.start(device)
  })
  return true
}

const roles = ['rep', 'rep', 'viewer', 'manager'] as const

type Grant = Extract<Fact, { type: 'grant' }>

/** Grants in force, as the log says. */
function grantsOf({ office }: Team, member: string): readonly Grant[] {
  const grants = new Map<string, Grant>()
  for (const fact of office.facts()) if (fact.type === 'grant' && fact.member === member) grants.set(fact.id, fact)
  return [...grants.values()].filter(({ to }) => to === undefined)
}

const newGrant = (team: Team, member: string, role: Role, territory: string): Grant => ({
  ...{ type: 'grant', id: testId(1_000 + team.intents.newWord()), member, role, territory, from: 0 },
})

/** As the app does it: the old right ends, another one begins. */
function changeRole(team: Team): boolean {
  const member = pick(team.members, team.random)
  const territory = pick(team.territories, team.random)
  const role = pick(roles, team.random)
  if (member === undefined || territory === undefined || role === undefined || !team.office.isUp()) return false
  const ended = grantsOf(team, member).map(grant => ({ ...grant, to: team.world.now() }))
  team.state(
    newGrant(team, member, role, team.random() < 0.6 ? (ended[0]?.territory ?? territory) : territory),
    ...ended,
  )
  return true
}

function endRight(team: Team): boolean {
  const member = pick(team.members, team.random)
  const grant = member !== undefined && team.office.isUp() ? pick(grantsOf(team, member), team.random) : undefined
  if (grant === undefined) return false
  team.state({ ...grant, to: team.world.now() })
  if (team.random() < 0.8)
    later(team, 60_000, () => team.state(newGrant(team, grant.member, grant.role, grant.territory ?? '')))
  return true
}

function suspend(team: Team): boolean {
  const id = pick(team.members, team.random)
  if (id === undefined) return false
  const member = { type: 'member', id, name: id.slice(-2) } as const
  team.state({ ...member, state: 'suspended' })
  later(team, 40_000, () => team.state({ ...member, state: 'active' }))
  return true
}

/** Somebody who manages both territories moves a customer, on a device of theirs. */
function move(team: Team): boolean {
  const movers = team.devices.flatMap(device => {
    const managed = team.rightsOf(device.member)?.managed
    const tab = device.tabs.find(({ page }) => !page.isFrozen)
    return managed !== undefined && managed.size > 1 && tab !== undefined ? [{ device, tab, managed }] : []
  })
  const mover = pick(movers, team.random)
  if (mover === undefined) return false
  const { device, tab, managed } = mover
  const rows = device.disk.peek(nameOfDatabase(device, team.workspace), 'customers') ?? []
  const customer = pick(
    rows.filter(({ id }) => managed.has(team.office.scopeOf(`customer.${id}`)?.slice(2) ?? '')),
    team.random,
  )
  const to = pick([...managed], team.random)
  if (customer === undefined || to === undefined) return false
  const api = {
    moveCustomer: async (id: string, request: { readonly to: string; readonly heads: Record<string, number> }) => {
      const answer = await new Promise<'ok' | 'changed' | 'not-found' | undefined>(resolve => {
        const hear = (heard: 'ok' | 'changed' | 'not-found' | undefined): void =>
          void team.world.after(20, () => tab.page.run(() => resolve(heard)), device.lane)
        team.office.move(device, id, request).then(hear, () => hear(undefined))
      })
      if (answer === undefined) return { kind: 'failed', error: 'offline' } as const
      if (answer === 'ok') return { kind: 'ok', value: { territory: to } } as const
      return { kind: 'failed', error: answer } as const
    },
  }
  // The type of the API takes heads as they are read; ours are the same object.
  const ports = { db: tab.ketu.db, api: api as never, syncNow: tab.engine.syncNow }
  moveCustomer(ports, { customer: customer.id, to }).then(
    answer => {
      const word = answer.kind === 'failed' ? answer.error : answer.kind
      team.hit(`move ${word}`)
      team.world.note(`${device.name} moves a customer: ${word}`)
    },
    (error: unknown) => (isToldToPerson(error) ? undefined : team.broke(String(error))),
  )
  return true
}

function erase(team: Team): boolean {
  if (!team.office.isUp()) return false
  const doc = pick(
    team.office.docs().filter(name => name.startsWith('customer.')),
    team.random,
  )
  if (doc === undefined) return false
  const customer = doc.slice('customer.'.length)
  for (const intent of team.intents.all) if (intent.doc.includes(customer)) intent.excuse = 'erased'
  void team.office.erase(customer)
  return true
}

/** Somebody with a session sends what no app of ours would: the server refuses it, and nothing changes for anybody. */
function forge(team: Team): boolean {
  const { office, random } = team
  const device = anyDevice(team)
  if (device === undefined || !office.isUp()) return false
  const writable = team.rightsOf(device.member)?.writable ?? new Set()
  const doc = pick(
    office.docs().filter(name => writable.has(office.scopeOf(name)?.slice(2) ?? '')),
    random,
  )
  if (doc === undefined) return false
  const scope = office.scopeOf(doc) as Scope
  const entry = (n: number, body: Uint8Array, of: Partial<PushEntry> = {}): PushEntry => ({
    n,
    doc,
    scope,
    group: n,
    body,
    ...of,
  })
  const good = updateBy(1 + Math.floor(random() * 2 ** 31), 0)
  const owner = office.clientOf(doc)
  const isOthers = owner !== undefined && owner.device !== device.device
  const foreign = isOthers ? [entry(5, updateBy(owner.client, owner.clock))] : []
  const entries = [
    entry(1, new Uint8Array(maxEntryBytes + 1), { doc: `customer.${testId(9_001)}` }),
    entry(2, Uint8Array.of(1, 2, 3), { doc: `customer.${testId(9_002)}` }),
    entry(3, good, { doc: 'nonsense' }),
    entry(4, good, { doc: `customer.${testId(9_003)}`, group: 3 }),
    ...foreign,
  ]
  const asked = office.serve('/api/push', device, encodePushRequest({ epoch: 0, entries }))
  void asked.catch(() => undefined)
  return true
}

/** A text in one update, at a clock of a client id. */
function updateBy(client: number, clock: number): Uint8Array {
  const copy = new Y.Doc()
  copy.clientID = client
  copy.getText('n/forged/notes').insert(0, 'x'.repeat(clock))
  const before = Y.encodeStateVector(copy)
  copy.getText('n/other/notes').insert(0, 'forged')
  return Y.encodeStateAsUpdate(copy, before)
}

const nearlyAll = 16 * 1024 * 1024 - 8

/** A document is as heavy as it may be, until it is not. */
function fill(team: Team): boolean {
  const doc = team.office.isUp() ? pick(team.office.docs(), team.random) : undefined
  if (doc === undefined) return false
  team.office.weigh(doc, nearlyAll)
  later(team, 20_000, () => {
    if (team.office.isUp()) team.office.weigh(doc, -nearlyAll)
  })
  return true
}

/** Everything is well again, everybody has a tab, and hears of it. */
export async function heal(team: Team): Promise<void> {
  const { world, office, devices, members } = team
  world.note('everything heals')
  for (const end of [...team.ends]) end()
  office.trouble.isFull = false
  office.trouble.commits.length = 0
  office.killAfter(Number.POSITIVE_INFINITY)
  startServer(team)
  for (const device of devices) {
    Object.assign(device.link, { weather: 'fine', fates: [], isDeaf: false })
    Object.assign(device.disk, { isFull: false, isStuck: false })
    device.lane.onTask = undefined
    for (const tab of device.tabs) tab.page.thaw()
    if (device.tabs.length === 0) team.start(device)
  }
  await world.run(1_000)
  for (const id of members) team.state({ type: 'member', id, name: id.slice(-2), state: 'active' })
  await world.run(1_000)
  hintAll(team)
}
