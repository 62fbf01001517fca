/** What people in the office do while devices work on, and what somebody with a session and bad intentions sends. */
import * as Y from 'yjs'
import { editCustomer } from '#app/data/commands/customer.ts'
import { moveCustomer } from '#app/data/move-customer.ts'
import type { Fact, Role } from '#shared/doc/fact.ts'
import type { Scope } from '#shared/doc/name.ts'
import { encodePushRequest } from '#shared/sync/codec.ts'
import { maxEntryBytes } from '#shared/sync/limit.ts'
import type { PushEntry } from '#shared/sync/message.ts'
import { testId } from '../kit/test-device.ts'
import { type Device, nameOfDatabase, type Tab } from './device.ts'
import { anyDevice, later, pick, setWeather } from './strike.ts'
import type { Team } from './team.ts'
import { canaryIn, isToldToPerson } from './work.ts'

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
export function changeRole(team: Team): boolean {
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

export function endRight(team: Team): boolean {
  const member = pick(team.members, team.random)
  const grant = member !== undefined && team.office.isUp() ? pick(grantsOf(team, member), team.random) : undefined
  if (grant === undefined) return false
  team.state({ ...grant, to: team.world.now() })
  if (team.random() < 0.8)
    later(team, 60_000, () => team.state(newGrant(team, grant.member, grant.role, grant.territory ?? '')))
  return true
}

export function suspend(team: Team): boolean {
  const id = pick(team.members, team.random)
  if (id === undefined) return false
  const member = { type: 'member', id, name: id.slice(-2) } as const
  team.state({ ...member, state: 'suspended' })
  later(team, 40_000, () => team.state({ ...member, state: 'active' }))
  return true
}

/** Somebody who manages both territories moves a customer, on a device of theirs. */
export function move(team: Team): boolean {
  const { random, office, world, workspace } = team
  const movers = team.devices.flatMap(device => {
    const managed = team.rightsOf(device.member)?.managed
    const tab = device.tabs.find(({ page }) => !page.isFrozen)
    return managed !== undefined && managed.size > 1 && tab !== undefined ? [{ device, tab, managed }] : []
  })
  const mover = pick(movers, random)
  if (mover === undefined) return false
  const { device, managed } = mover
  const rows = device.disk.peek(nameOfDatabase(device, workspace), 'customers') ?? []
  const customer = pick(
    rows.filter(({ id }) => managed.has(office.scopeOf(`customer.${id}`)?.slice(2) ?? '')),
    random,
  )
  const to = pick([...managed], random)
  if (customer === undefined || to === undefined) return false
  if (random() < 0.6) {
    const others = team.devices.filter(other => other !== device && holds(team, other, customer.doc))
    for (const other of others.slice(0, 3)) workOffline(team, other, customer)
    world.after(2_000, () => moveFrom(team, mover, customer.id, to), device.lane)
  } else device.lane.add(() => moveFrom(team, mover, customer.id, to))
  return true
}

const holds = ({ workspace }: Team, device: Device, doc: string): boolean =>
  device.disk.peek(nameOfDatabase(device, workspace), 'docs')?.some(({ name }) => name === doc) ?? false

/** Its network goes, and somebody works on: what is moved meanwhile is the interesting case (rel:D30). */
function workOffline(team: Team, device: Device, { id, name }: { readonly id: string; readonly name: string }): void {
  const tab = device.tabs.find(({ page }) => !page.isFrozen)
  if (tab === undefined || !setWeather(team, device, 'off', 25_000)) return
  const text = `${canaryIn(name)} w${team.intents.newWord()}`
  device.lane.add(() => {
    editCustomer(tab.ketu, id, { city: text }).then(
      () => team.intents.look(device),
      (error: unknown) => (isToldToPerson(error) ? undefined : team.broke(String(error))),
    )
  })
}

interface Mover {
  readonly device: Device
  readonly tab: Tab
}

function moveFrom(team: Team, { device, tab }: Mover, customer: string, to: string): void {
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
  moveCustomer(ports, { customer, to }).then(
    answer => {
      const word = answer.kind === 'failed' ? answer.error : answer.kind
      team.hit(`move ${word}`)
      team.world.note(`${device.name} moves a customer: ${word}`)
    },
    (error: unknown) => (isToldToPerson(error) ? undefined : team.broke(String(error))),
  )
}

export function erase(team: Team): boolean {
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
export function forge(team: Team): boolean {
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
  const client = 1 + Math.floor(random() * 2 ** 31)
  const good = updateBy(client, 0)
  const owner = office.clientOf(doc)
  // log:L5: after a restore a client id belongs to the member, who can only harm their own words.
  const isOthers =
    owner !== undefined && (team.restores === 0 ? owner.device !== device.device : owner.member !== device.member)
  const foreign = isOthers ? [entry(5, updateBy(owner.client, owner.clock))] : []
  const entries = [
    entry(1, new Uint8Array(maxEntryBytes + 1), { doc: `customer.${testId(9_001)}` }),
    entry(2, Uint8Array.of(1, 2, 3), { doc: `customer.${testId(9_002)}` }),
    entry(3, good, { doc: 'nonsense' }),
    entry(4, good, { doc: `customer.${testId(9_003)}`, group: 3 }),
    ...foreign,
    // Stands on words that nobody has sent.
    entry(6, updateBy(client, 7)),
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
export function fill(team: Team): boolean {
  const doc = team.office.isUp() ? pick(team.office.docs(), team.random) : undefined
  if (doc === undefined) return false
  team.office.weigh(doc, nearlyAll)
  later(team, 20_000, () => {
    if (team.office.isUp()) team.office.weigh(doc, -nearlyAll)
  })
  return true
}
