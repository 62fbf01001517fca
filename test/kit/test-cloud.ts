/** The server's log engine in this process on a file of its own, and a network to it that loses, repeats, delays and cuts. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCut } from '#app/data/cut.ts'
import { createCutTransport } from '#app/data/sync/cut-transport.ts'
import { createSyncEngine, type SyncEngine } from '#app/data/sync/engine.ts'
import { createInbox } from '#app/data/sync/inbox.ts'
import type { PokeListener, Sent, Transport } from '#app/data/sync/transport.ts'
import { createSqliteLogStore } from '#server/store/sqlite-log-store.ts'
import { createAccept } from '#server/sync/accept.ts'
import { createAppendFacts } from '#server/sync/append-facts.ts'
import { createPokeHub } from '#server/sync/poke-hub.ts'
import { createPull } from '#server/sync/pull.ts'
import { createRights } from '#server/sync/rights.ts'
import { createReceipts } from '#server/sync/receipts.ts'
import { createTickets, withTicket } from '#server/sync/tickets.ts'
import type { Fact } from '#shared/doc/fact.ts'
import { decide } from '#shared/policy/decide.ts'
import {
  type Decoded,
  decodePullPage,
  decodePullRequest,
  decodePushReply,
  decodePushRequest,
  encodePullPage,
  encodePullRequest,
  encodePushReply,
  encodePushRequest,
} from '#shared/sync/codec.ts'
import { makeDevice, type DeviceOptions, type TestClock, type TestDevice, testId, testNow } from './test-device.ts'
import { testTerritory } from './random-work.ts'

/** Probabilities of what the network does to one exchange. */
export interface Weather {
  /** The request never arrives. */
  readonly loseRequest: number
  /** The server did it, the answer is lost. */
  readonly loseReply: number
  /** The request arrives twice. */
  readonly repeat: number
}

export const fineWeather: Weather = { loseRequest: 0, loseReply: 0, repeat: 0 }
export const badWeather: Weather = { loseRequest: 0.25, loseReply: 0.25, repeat: 0.2 }

export interface SyncedDevice extends TestDevice {
  readonly engine: SyncEngine
  weather: Weather
  /** Bytes an earlier request carried: a repeated one may arrive much later. */
  readonly late: (() => Promise<unknown>)[]
}

export async function startCloud(clock: TestClock = { now: testNow }) {
  const folder = mkdtempSync(join(tmpdir(), 'ketu-cloud-'))
  const store = createSqliteLogStore(join(folder, 'log.sqlite'))
  const hub = createPokeHub()
  const ws = testId(0)
  await store.createWorkspace(ws)
  const tickets = createTickets({ secret: 'secret', clock: () => clock.now })
  const receipts = createReceipts({ secret: 'secret', clock: () => clock.now })
  const accept = createAccept({ store, decide, clock: () => clock.now, hub, tickets, receipts })
  const pull = createPull(store, { receipts })
  const rights = createRights(store, () => clock.now)
  const appendFacts = createAppendFacts({ store, clock: () => clock.now, hub })
  const facts = (...list: Fact[]) => appendFacts(ws, list, { by: '', device: '' })
  await facts({ type: 'territory', id: testTerritory, name: '华东' })

  interface Joining extends DeviceOptions {
    readonly member: string
    readonly role?: 'rep' | 'manager' | 'viewer'
    readonly territory?: string
  }

  async function joinTeam(options: Joining): Promise<SyncedDevice> {
    await facts(
      { type: 'member', id: options.member, name: options.member.slice(-2), state: 'active' },
      {
        type: 'grant',
        id: options.member,
        member: options.member,
        role: options.role ?? 'rep',
        territory: options.territory ?? testTerritory,
        from: 0,
      },
    )
    return connect(makeDevice({ clock, ...options }))
  }

  /** The server's side of one request, from bytes to bytes. */
  const server = {
    push: async (device: TestDevice, body: Uint8Array) => {
      const { actor } = await rights(ws, device.me.member)
      const session = { ws, member: device.me.member, device: device.me.device, actor }
      return encodePushReply(await accept(session, opened(decodePushRequest(body))))
    },
    pull: async (device: TestDevice, body: Uint8Array) => {
      const [request, right] = [opened(decodePullRequest(body)), await rights(ws, device.me.member)]
      const session = { ws, ...device.me, actor: right.actor }
      return encodePullPage(withTicket(tickets, session, request, await pull(ws, right, request)))
    },
  }

  function connect(device: TestDevice): SyncedDevice {
    const late: (() => Promise<unknown>)[] = []
    async function exchange<T>(
      serve: () => Promise<Uint8Array>,
      decode: (bytes: Uint8Array) => Decoded<T>,
    ): Promise<Sent<T>> {
      const { loseRequest, loseReply, repeat } = synced.weather
      if (device.random() < loseRequest) {
        // Some lost requests arrive after all, when nobody waits for them any more.
        if (device.random() < 0.5) late.push(serve)
        return { kind: 'unreachable' }
      }
      const reply = await serve()
      if (device.random() < repeat) await serve()
      if (device.random() < loseReply) return { kind: 'unreachable' }
      return { kind: 'ok', value: opened(decode(reply)) }
    }
    const open: Transport = {
      push: request => {
        const body = encodePushRequest(request)
        return exchange(() => server.push(device, body), decodePushReply)
      },
      pull: request => {
        const body = encodePullRequest(request)
        return exchange(() => server.pull(device, body), decodePullPage)
      },
      listen: (_: PokeListener) => () => undefined,
    }
    const report = (error: unknown): never => {
      throw error
    }
    const cut = createCut({ db: device.db, now: device.now, after: () => () => undefined, report })
    const transport = createCutTransport(open, cut)
    const inbox = createInbox({
      db: device.db,
      store: device.store,
      now: device.now,
      zone: () => device.workspace.zone,
      device: device.me.device,
      member: device.me.member,
    })
    const engine = createSyncEngine({
      db: device.db,
      inbox,
      transport,
      now: device.now,
      random: device.random,
      after: () => () => undefined,
      report,
    })
    const synced: SyncedDevice = { ...device, engine, weather: fineWeather, late }
    return synced
  }

  return {
    ws,
    store,
    facts,
    join: joinTeam,
    connect,
    /** Everything every device has, until nothing moves any more. */
    settle: async (devices: readonly SyncedDevice[]): Promise<void> => {
      for (const device of devices) {
        device.weather = fineWeather
        for (const arrive of device.late.splice(0)) await arrive()
      }
      for (let round = 0; round < 3; round++) for (const device of devices) await device.engine.syncNow()
    },
    stop: async (): Promise<void> => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function opened<T>(decoded: Decoded<T>): T {
  if (decoded.kind !== 'ok') throw new Error(`not decoded: ${decoded.kind}`)
  return decoded.value
}
