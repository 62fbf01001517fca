/** What goes wrong. Each strikes at one moment and ends by itself, or when all heals. */
import { projectionVersion } from '#app/data/projection/project.ts'
import { closeTab, type Device, nameOfDatabase, type Tab, updatesOf } from './device.ts'
import { exchangeFates, type Weather } from './network.ts'
import { changeRole, endRight, erase, fill, forge, move, suspend } from './office-fault.ts'
import { anyDevice, later, pick, setWeather } from './strike.ts'
import { hintAll, type Team } from './team.ts'

export interface Fault {
  readonly weight: number
  /** False when there was nothing it could strike. */
  readonly strike: (team: Team) => boolean
}

const anyTab = (team: Team): readonly [Device, Tab] | undefined => {
  const device = anyDevice(team)
  const tab = device && pick(device.tabs, team.random)
  return device && tab && [device, tab]
}

const weather =
  (kind: Weather, longestMs: number) =>
  (team: Team): boolean => {
    const device = anyDevice(team)
    return device !== undefined && setWeather(team, device, kind, longestMs)
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
      excuseLost(team)
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
  'customer moved': { weight: 9, strike: move },
  'customer erased': { weight: 1, strike: erase },
  'document full': { weight: 2, strike: fill },
  'forged work': { weight: 3, strike: forge },
}

/**
 * What a restored server may have lost can come back only from a device that still has it, and the author's is gone. (Some devices have
 * it in a base: that is more than is asked for.)
 */
function excuseLost(team: Team): void {
  const held = new Set(team.devices.flatMap(device => (updatesOf(device, team.workspace) ?? []).map(keyOf)))
  for (const intent of team.intents.all)
    if (team.intents.isAcknowledged(intent) && intent.excuse === undefined && !held.has(keyOf(intent)))
      intent.excuse = 'no device has it any more'
}

const keyOf = ({ doc, bytes }: { readonly doc: string; readonly bytes: Uint8Array }): string =>
  `${doc} ${Buffer.from(bytes).toString('latin1')}`

/** The browser throws everything away; what was not sent is lost, and the person signs in again. */
function evict(team: Team): boolean {
  const device = anyDevice(team)
  if (device === undefined || device.disk.peek(nameOfDatabase(device, team.workspace), 'updates') === undefined)
    return false
  team.intents.look(device)
  for (const tab of [...device.tabs]) closeTab(device, tab)
  device.isGone = true
  for (const intent of team.intents.all)
    if (intent.device === device && !team.intents.isAcknowledged(intent)) intent.excuse = 'evicted'
  device.disk.evict()
  team.devices.splice(team.devices.indexOf(device), 1)
  if (team.restores > 0) excuseLost(team)
  later(team, 5_000, () => team.start(team.newDevice(device.member)))
  return true
}

/** A backup of a phone is put on another one: two devices go on as one. */
function clone(team: Team): boolean {
  const device = anyDevice(team)
  if (device === undefined || team.devices.length > 16) return false
  // What was computed is computed again where it is looked at: it is only looked at here when all is at rest.
  const name = nameOfDatabase(device, team.workspace)
  const copying = device.disk.copy(name, name, 'derived')
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
  if (!device.disk.rewriteDocs(nameOfDatabase(device, team.workspace), row => ({ ...row, projection: version })))
    return false
  later(team, 15_000, () => updateApp(team, device))
  return true
}

/** The new app finds the rows of the version before. */
function updateApp(team: Team, device: Device): void {
  for (const tab of [...device.tabs]) killTab([device, tab], team)
  device.disk.rewriteDocs(nameOfDatabase(device, team.workspace), row => ({
    ...row,
    projection: Math.min(row.projection, projectionVersion - 1),
  }))
  team.start(device)
}

/** The page starts anew. */
function signInAgain(team: Team, device: Device): void {
  device.link.isSignedOut = false
  for (const tab of [...device.tabs]) closeTab(device, tab)
  team.start(device)
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
    const docs = device.disk.peek(nameOfDatabase(device, team.workspace), 'docs') ?? []
    // A copy of a device was made while a newer app had its rows.
    if (docs.some(({ projection }) => projection > projectionVersion)) updateApp(team, device)
    else if (device.tabs.length === 0) team.start(device)
  }
  await world.run(1_000)
  for (const id of members) team.state({ type: 'member', id, name: id.slice(-2), state: 'active' })
  await world.run(1_000)
  for (const device of devices) if (device.link.isSignedOut) signInAgain(team, device)
  hintAll(team)
}
