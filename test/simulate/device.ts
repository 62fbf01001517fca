/** A device of a simulated world: tabs as the app builds them (page, worker, lead), on one disk, with a clock of its own. */
import { databaseName, type KetuDb, type UpdateRow } from '#app/data/db.ts'
import { createDocStore } from '#app/data/doc-store.ts'
import type { Ketu, Workspace } from '#app/data/ketu.ts'
import { createLiveHandle } from '#app/data/live-handle.ts'
import { NotWritten } from '#app/data/not-written.ts'
import { outdatedDocs, rebuildDocs } from '#app/data/projection/rebuild.ts'
import { createSyncEngine, type SyncEngine } from '#app/data/sync/engine.ts'
import { createHttpTransport } from '#app/data/sync/http-transport.ts'
import { createInbox } from '#app/data/sync/inbox.ts'
import { lead } from '#app/platform/locks.ts'
import { makeId } from '#shared/domain/id.ts'
import type { Disk, Holder } from './disk.ts'
import { type Browser, createBrowser, type Page } from './locks.ts'
import type { Link, Network } from './network.ts'
import type { Visitor } from './office.ts'
import type { Lane, World } from './world.ts'

export interface Tab {
  readonly ketu: Ketu
  readonly engine: SyncEngine
  readonly page: Page & Holder & { isFrozen: boolean; readonly thaw: () => void }
  /** Worked as the leading tab at least once. */
  hasLed: boolean
  /** The app asked for a reload: a newer one has taken the database over. */
  readonly hint: () => void
}

export interface Device extends Visitor {
  readonly name: string
  readonly random: () => number
  readonly link: Link
  readonly browser: Browser
  readonly lane: Lane
  disk: Disk
  tabs: Tab[]
  /** What its clock says beyond the true time, in ms. */
  skew: number
  /** Number of the newest update that was looked at for intents. */
  seenN: number
  /** It will never come back. */
  isGone: boolean
}

export interface DevicePorts {
  readonly world: World
  readonly network: Network
  readonly workspace: Workspace
  /** Something threw that may not. */
  readonly broke: (error: unknown) => void
}

export interface NewDevice extends Visitor {
  readonly name: string
  readonly disk: Disk
  readonly random: () => number
}

export function createDevice(world: World, { name, member, device, disk, random }: NewDevice): Device {
  const lane = world.makeLane()
  return {
    ...{ name, member, device, disk, random, lane },
    link: { weather: 'fine', fates: [], rate: 0, isDeaf: false, isSignedOut: false },
    browser: createBrowser(world, lane),
    tabs: [],
    skew: 0,
    seenN: 0,
    isGone: false,
  }
}

export const nameOfDatabase = (device: Device, workspace: Workspace): string =>
  databaseName(workspace.id, device.member)

export function openTab(device: Device, { world, network, workspace, broke }: DevicePorts): Tab {
  const { lane, random, disk, browser, member } = device
  const thawed: (() => void)[] = []
  const page: Tab['page'] = {
    isAlive: true,
    isFrozen: false,
    connections: [],
    run: call => {
      if (!page.isAlive) return
      if (page.isFrozen) thawed.push(call)
      else call()
    },
    thaw: () => {
      page.isFrozen = false
      for (const call of thawed.splice(0)) world.after(0, () => page.run(call), lane)
    },
  }
  const now = (): number => Math.floor(world.now() + device.skew)
  const after = (ms: number, call: () => void): (() => void) => world.after(ms, () => page.run(call), lane)
  const randomBytes = (count: number): Uint8Array =>
    Uint8Array.from({ length: count }, () => Math.floor(random() * 256))
  const newClientId = (): number => 1 + Math.floor(random() * 0xffff_fffe)
  const zone = (): string => workspace.zone
  const report = (error: unknown): void => {
    if (page.isAlive && !isExpected(error)) broke(error)
  }

  /** A page and its worker share the database and nothing else. */
  const context = () => {
    const db = disk.open(page, nameOfDatabase(device, workspace))
    const handle = createLiveHandle({ db, after, onTrouble: report, onNewer: () => undefined })
    const store = createDocStore({ db, member, now, random, zone, newClientId, onLiveHandle: handle.run })
    return { db, handle, store }
  }
  const front = context()
  const back = context()
  const engine = keepInStep(back)

  function keepInStep({ db, store }: { db: KetuDb; store: Ketu['store'] }): SyncEngine {
    const inbox = createInbox({ db, store, now, zone, device: device.device, member })
    const transport = {
      ...createHttpTransport({ origin: 'https://ketu', fetch: network.fetchFor(page, device), after }),
      listen: network.listenFor(page, device),
    }
    const engine = createSyncEngine({ db, inbox, transport, now, random, after, report })
    const tabPorts = { ...browser.tabsFor(page), after }
    lead(browser.locksFor(page), 'sync', tabPorts, () => {
      tab.hasLed = true
      world.note(`${device.name} a tab leads`)
      const stopEngine = engine.start()
      outdatedDocs(db)
        .then(docs => rebuildDocs({ db, store, zone }, docs))
        .catch(report)
      return stopEngine
    })
    return engine
  }

  const tab: Tab = {
    page,
    engine,
    hasLed: false,
    hint: () => {
      void back.handle.probe()
      void front.handle.probe()
      engine.kick()
    },
    ketu: {
      ...{ db: front.db, store: front.store, workspace, now },
      me: { member, name: member.slice(-2), device: device.device },
      newId: () => makeId(now(), randomBytes),
    },
  }
  device.tabs.push(tab)
  return tab
}

/** The process of a tab ends: its handles, locks and words go with it. */
export function closeTab(device: Device, tab: Tab): void {
  device.disk.drop(tab.page)
  device.browser.leave(tab.page)
  device.tabs = device.tabs.filter(other => other !== tab)
}

/** What a disk in trouble answers, and a page that has to load again. */
export function isExpected(error: unknown): boolean {
  if (error instanceof NotWritten) return error.refusal.kind === 'app-outdated'
  if (!(error instanceof Error)) return false
  const names = [
    'QuotaExceededError',
    'AbortError',
    'UnknownError',
    'InvalidStateError',
    'DatabaseClosedError',
    'NotOpened',
    'TransactionInactiveError',
    'OpenFailedError',
  ]
  if (names.includes(error.name)) return true
  return 'inner' in error && isExpected(error.inner)
}

export const updatesOf = (device: Device, workspace: Workspace): readonly UpdateRow[] | undefined =>
  device.disk.peek(nameOfDatabase(device, workspace), 'updates')
