/** One seed: a team, its devices and its server through some hundred operations and faults, then the invariants at rest. */
import type { Fact, Role } from '#shared/doc/fact.ts'
import type { PushReply, PushRequest } from '#shared/sync/message.ts'
import { testId } from '../kit/test-device.ts'
import { testRandom } from '../kit/test-random.ts'
import { atRest, createWireCheck } from './check.ts'
import { createMonotone, lookBack } from './monotone.ts'
import { closeTab, createDevice, type Device, type DevicePorts, nameOfDatabase, openTab } from './device.ts'
import { createDisk } from './disk.ts'
import { faults, heal } from './fault.ts'
import { keepFigures } from './figures.ts'
import { createIntents, type Intents } from './intent.ts'
import { createNetwork } from './network.ts'
import { createOffice } from './office.ts'
import { oracleRights, type Rights } from './oracle.ts'
import type { Team } from './team.ts'
import { isToldToPerson, works } from './work.ts'
import { createWorld, type World } from './world.ts'

export interface Options {
  readonly seed: number
  readonly operations?: number
  /** Faults that do not happen. */
  readonly without?: readonly string[]
  /** Hears every line of what happens. */
  readonly onLine?: (line: string) => void
}

export interface Report {
  readonly seed: number
  readonly operations: number
  /** How often each fault, answer and command came to pass. */
  readonly hits: ReadonlyMap<string, number>
  readonly fingerprint: number
  readonly tasks: number
  readonly violations: readonly string[]
  /** What happened last, for a failure. */
  readonly notes: readonly string[]
}

export const defaultOperations = 500

export async function simulate({
  seed,
  operations = defaultOperations,
  without = [],
  onLine,
}: Options): Promise<Report> {
  const world = createWorld(seed, onLine)
  const hits = new Map<string, number>()
  const violations: string[] = []
  const team = createTeam(
    world,
    what => hits.set(what, (hits.get(what) ?? 0) + 1),
    what => {
      world.note(`BROKEN ${what}`)
      violations.push(what)
    },
  )
  const rejected = (error: unknown): void => team.broke(`unhandled: ${textOf(error)}`)
  process.on('unhandledRejection', rejected)
  try {
    await openOffice(team)
    const plan = planOf(team, without)
    const monotone = createMonotone()
    for (let tries = 0; team.done < operations && tries < operations * 4 && violations.length === 0; tries++) {
      const burst = 1 + Math.floor(team.random() ** 2 * 8)
      for (let i = 0; i < burst && team.done < operations; i++) operate(team, plan)
      await world.run(pauseOf(team.random))
      lookBack(team, monotone)
    }
    if (violations.length === 0) {
      await keepFigures(team)
      await heal(team)
      await atRest(team)
    }
  } catch (error) {
    team.broke(`thrown: ${textOf(error)}`)
  } finally {
    process.off('unhandledRejection', rejected)
    for (const device of team.devices) for (const tab of [...device.tabs]) closeTab(device, tab)
    team.office.end()
    world.end()
  }
  return {
    ...{ seed, operations: team.done, hits, violations },
    notes: [...world.notes()],
    fingerprint: world.fingerprint(),
    tasks: world.tasks(),
  }
}

const textOf = (error: unknown): string =>
  error instanceof Error
    ? `${error.name} ${error.message} ${(error.stack ?? '').split('\n').slice(1, 5).join(' ')}`
    : String(error)

function pauseOf(random: () => number): number {
  const kind = random()
  if (kind < 0.7) return random() * 30
  if (kind < 0.88) return random() * 1_000
  if (kind < 0.985) return 3_000 + random() * 12_000
  return 40_000 + random() * 60_000
}

function createTeam(world: World, hit: (what: string) => void, broke: (what: string) => void): Team {
  const { random } = world
  const workspace = { id: testId(0), name: '华东', currency: 'CNY', zone: 'Asia/Shanghai', weekStart: 1 } as const
  const wire = createWireCheck(() => team)
  const office = createOffice(world, workspace.id, {
    ...wire,
    pushed: (visitor, request, reply) => {
      hit('push')
      countAnswers(reply, hit)
      for (const { receipt } of request.entries) if (receipt !== undefined) hit('given back')
      noteAcknowledged(team.intents, request, reply)
      world.note(`${nameOf(visitor.device)} pushed ${wordsOf(request, reply)}`)
    },
    broke: error => broke(`server: ${textOf(error)}`),
  })
  const network = createNetwork({ world, office, hit })
  const nameOf = (device: string): string => team.devices.find(other => other.device === device)?.name ?? device
  const ports: DevicePorts = { world, network, workspace, broke: error => broke(`device: ${textOf(error)}`) }
  let made = 0
  let seen: readonly Fact[] = []
  const rights = new Map<string, Rights>()
  // Grants of this world begin and end with the fact that says so: rights change with the facts and not with time.
  const rightsIn = (facts: readonly Fact[], member: string): Rights => {
    if (facts !== seen) rights.clear()
    seen = facts
    const known = rights.get(member) ?? oracleRights(facts, member, world.now())
    rights.set(member, known)
    return known
  }
  const team: Team = {
    ...{ world, office, workspace, ports, random, hit, broke },
    devices: [],
    intents: createIntents(workspace),
    members: [],
    territories: [],
    takenAway: new Set(),
    restores: 0,
    ends: new Set(),
    done: 0,
    rightsOf: member => (office.isUp() ? rightsIn(office.facts(), member) : undefined),
    newDevice: (member, device) => {
      made++
      const created = createDevice(world, {
        name: `d${made}`,
        member,
        device: device ?? testId(500 + made),
        disk: createDisk(),
        random: testRandom(Math.floor(random() * 2 ** 32)),
      })
      team.devices.push(created)
      return created
    },
    start: device => {
      if (device.isGone) return
      world.note(`${device.name} opens a tab`)
      openTab(device, ports)
    },
    state: (...facts) => {
      world.note(`facts ${facts.map(fact => JSON.stringify(fact)).join(' ')}`)
      void office.state(facts)
    },
  }
  return team
}

function countAnswers({ answers }: PushReply, hit: (what: string) => void): void {
  for (const answer of answers) hit(answer.kind === 'refused' ? `refused ${answer.reason}` : answer.kind)
}

function noteAcknowledged(intents: Intents, { entries }: PushRequest, { answers }: PushReply): void {
  for (const [i, answer] of answers.entries()) {
    const entry = entries[i]
    if (entry !== undefined && answer.kind === 'stored') intents.acknowledged(entry.doc, entry.body)
  }
}

const wordsOf = ({ entries, epoch }: PushRequest, { answers }: PushReply): string =>
  `epoch ${epoch}: ${answers
    .map(
      (answer, i) =>
        `${entries[i]?.doc.replace(/0{3,}/g, '') ?? ''} ${answer.kind}${'seq' in answer ? ` ${answer.seq}` : ''}${'reason' in answer ? ` ${answer.reason}` : ''}`,
    )
    .join(', ')}`

/** The workspace, its tree of territories, its people and their first devices. */
async function openOffice(team: Team): Promise<void> {
  const { office, random, world } = team
  const territories = [1, 2, 3, 4].map(testId)
  const [north = '', south = '', east = '', west = ''] = territories
  const people = 2 + Math.floor(random() * 3)
  const members = Array.from({ length: people + 2 }, (_, i) => testId(11 + i))
  Object.assign(team, { members, territories })
  await started(team, office.start())
  const roles: readonly (readonly [Role, string])[] = [
    ['manager', north],
    ['rep', south],
    ['rep', east],
    ['rep', south],
    ['rep', west],
    ['viewer', north],
    ['rep', east],
  ]
  const facts: Fact[] = [
    {
      type: 'workspace',
      id: office.ws,
      name: '华东',
      currency: 'CNY',
      zone: 'Asia/Shanghai',
      language: 'zh-CN',
      weekStart: 1,
    },
    { type: 'territory', id: north, name: '北' },
    { type: 'territory', id: south, name: '南', parent: north },
    { type: 'territory', id: east, name: '东', parent: north },
    { type: 'territory', id: west, name: '西' },
    ...members.flatMap((id, i): Fact[] => {
      const [role, territory] = roles[i] ?? ['rep', south]
      return [
        { type: 'member', id, name: id.slice(-2), state: 'active' },
        { type: 'grant', id, member: id, role, territory, from: 0 },
      ]
    }),
  ]
  await started(team, office.state(facts))
  for (const member of members) team.start(team.newDevice(member))
  const more = Math.floor(random() ** 6 * 12)
  for (let i = 0; i < more; i++) team.start(team.newDevice(members[Math.floor(random() * members.length)] ?? ''))
  await world.run(2_000)
}

async function started(team: Team, work: Promise<unknown>): Promise<void> {
  let isDone = false
  void work.finally(() => {
    isDone = true
  })
  for (let i = 0; i < 50 && !isDone; i++) await team.world.run(50)
  if (!isDone) throw new Error('the server does not start')
  await work
}

/** Faults that do not happen together with a restore: moves and erasures since the backup are undone by it. */
const notWithRestore = ['customer moved', 'customer erased', 'document full']

/** What may happen in this run: half of the faults, each with a weight of its own, so that runs differ in kind. */
interface Plan {
  readonly faultRate: number
  readonly faults: readonly (readonly [number, string])[]
  readonly works: readonly (readonly [number, string])[]
}

function planOf({ random, world }: Team, not: readonly string[]): Plan {
  const without = random() < 0.35 ? [...not, ...notWithRestore] : [...not, 'restore']
  const chosen = Object.entries(faults)
    .filter(([name]) => (random() < 0.6 || name === 'restore' || name === 'backup') && !without.includes(name))
    .map(([name, { weight }]) => [weight * (0.3 + random() * 1.7), name] as const)
  const plan = {
    faultRate: 0.1 + random() * 0.25,
    faults: chosen,
    works: Object.entries(works).map(([name, [weight]]) => [weight, name] as const),
  }
  world.note(`faults of this run: ${chosen.map(([, name]) => name).join(', ')}`)
  return plan
}

function choose(list: readonly (readonly [number, string])[], random: () => number): string {
  let left = random() * list.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, name] of list) {
    left -= weight
    if (left < 0) return name
  }
  return list[0]?.[1] ?? ''
}

function operate(team: Team, plan: Plan): void {
  const { random, world, hit } = team
  if (random() < plan.faultRate) {
    const name = choose(plan.faults, random)
    if (faults[name]?.strike(team) === true) {
      team.done++
      hit(name)
      world.note(`fault: ${name}`)
    }
    return
  }
  const able = team.devices.filter(({ tabs }) => tabs.some(({ page }) => !page.isFrozen))
  const device = able[Math.floor(random() * able.length)]
  if (device === undefined) return
  const name = choose(plan.works, random)
  device.lane.add(() => work(team, device, name))
}

function work(team: Team, device: Device, name: string): void {
  const { random, world, hit, workspace, intents } = team
  const tabs = device.tabs.filter(({ page }) => !page.isFrozen)
  const tab = tabs[Math.floor(random() * tabs.length)]
  const [, command] = works[name] ?? []
  if (tab === undefined || command === undefined) return
  const database = nameOfDatabase(device, workspace)
  const rights = team.rightsOf(device.member)
  const held = device.disk.peek(database, 'docs') ?? []
  const doing = command({
    tab,
    random,
    rows: table => device.disk.peek(database, table) ?? [],
    territories: rights === undefined ? held.map(({ scope }) => scope.slice(2)) : [...rights.writable],
    members: team.members,
    newCanary: () => `[c${intents.newCanary()}]`,
    word: () => `w${intents.newWord()}`,
  })
  if (doing === undefined) return
  team.done++
  hit(name)
  const label = `${device.name} ${name}`
  doing.then(
    () => {
      world.note(`${label}: saved`)
      intents.look(device)
      for (const other of device.tabs) world.after(1, () => other.page.run(other.engine.wrote), device.lane)
    },
    (error: unknown) => {
      world.note(`${label}: ${error instanceof Error ? error.message : 'failed'}`)
      if (!isToldToPerson(error)) team.broke(`${label}: ${textOf(error)}`)
    },
  )
}
