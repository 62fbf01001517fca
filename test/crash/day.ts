/**
 * A day of one phone as a list of steps, each commit of which can be its last (rel:D4): an app that was just updated, visits, edits,
 * pushes, pulls, a conflict, a refusal and its way back, a compaction, a move. A person who finds the phone off switches it on, looks
 * whether what they were doing is there, and does it again if it is not.
 */
import Dexie from 'dexie'
import { createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { decideConflict, deleteRecord, restoreRecord } from '#app/data/commands/record.ts'
import { resendTrayItem } from '#app/data/commands/tray.ts'
import { undo } from '#app/data/commands/undo.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import type { KetuDb } from '#app/data/db.ts'
import { projectionVersion } from '#app/data/projection/project.ts'
import { outdatedDocs, rebuildDocs } from '#app/data/projection/rebuild.ts'
import { openConflicts, openTray } from '#app/data/queries/sync.ts'
import { createCompact } from '#server/sync/compact.ts'
import { makeBase } from '#server/sync/make-base.ts'
import { createMoveCustomer } from '#server/sync/move-customer.ts'
import { customerDoc, territoryScope } from '#shared/doc/name.ts'
import { testTerritory } from '../kit/random-work.ts'
import { startCloud, type SyncedDevice } from '../kit/test-cloud.ts'
import { makeDevice, type TestClock, testId, testNow } from '../kit/test-device.ts'
import { createMortalPhone, type Death, type MortalPhone } from './mortal-phone.ts'

type Cloud = Awaited<ReturnType<typeof startCloud>>

export interface Day {
  readonly cloud: Cloud
  readonly laptop: SyncedDevice
  /** Commits of the phone until the last step was done. */
  readonly commits: number
  /** Its last life. */
  readonly phone: SyncedDevice
  /** Steps that are not what they should be after the death. */
  readonly wrong: readonly string[]
  /** Where it died. */
  readonly diedIn: string | undefined
}

interface Step {
  readonly name: string
  readonly run: (day: Now) => Promise<unknown>
  /** A command of a person: whether what it does is there. Without it, the step is done again. */
  readonly isDone?: (db: KetuDb) => Promise<boolean>
}

/** What somebody else does: it happens once, whatever becomes of the phone. */
interface Event {
  readonly name: string
  readonly happens: (day: Now) => Promise<unknown>
}

interface Now {
  readonly cloud: Cloud
  readonly laptop: SyncedDevice
  readonly phone: SyncedDevice
  /** The laptop's customer. */
  readonly customer: string
}

const alice = testId(11)
const bob = testId(12)
const south = testId(8)
const databaseName = 'ketu-mortal'
/** The tables of the app before this one that hold what cannot be made again. */
const before = { updates: '++n, [doc+n], [out+group+doc]', docs: 'name, state, projection', cards: 'id, sort, due' }

/** Lives through the day, dying once where it is told to. */
export async function liveThrough(death?: Death): Promise<Day> {
  const clock: TestClock = { now: testNow }
  const cloud = await startCloud(clock)
  const mortal = createMortalPhone(death)
  const laptop = await cloud.join({ member: alice, seed: 1, clock })
  await cloud.join({ member: bob, seed: 2, clock })
  await cloud.facts(
    { type: 'territory', id: south, name: '华南' },
    grantOf(testId(71), alice, south),
    grantOf(testId(72), bob, south),
  )
  const { id: customer } = await createCustomer(laptop, { territory: testTerritory, values: { name: '青麦乳业' } })
  await laptop.engine.syncNow()
  await leaveOldDatabase(mortal, clock)

  let life = 0
  const switchOn = (): SyncedDevice =>
    cloud.connect(
      makeDevice({ member: bob, device: testId(52), clock, seed: 100 + life++, db: mortal.open(databaseName) }),
    )
  let phone = switchOn()
  const wrong: string[] = []
  let diedIn: string | undefined
  for (const step of steps) {
    clock.now += 60_000
    const now = (): Now => ({ cloud, laptop, phone, customer })
    if ('happens' in step) {
      await step.happens(now())
      continue
    }
    const [first, had] = [mortal.commits(), mortal.hasDied()]
    if (await mortal.survives(step.run(now()))) {
      if (step.isDone && mortal.commits() - first !== 1)
        wrong.push(`${step.name} took ${mortal.commits() - first} commits`)
      continue
    }
    if (had) throw new Error('nobody dies twice')
    diedIn = step.name
    phone = switchOn()
    await startApp(now())
    const isDone = await step.isDone?.(phone.db)
    if (isDone !== undefined && isDone !== (death?.side === 'after the commit'))
      wrong.push(`${step.name}, cut off ${death?.side ?? ''}, is ${isDone ? 'there' : 'not there'}`)
    if (isDone !== true) await step.run(now())
  }
  const commits = mortal.commits()
  if (death === undefined || mortal.hasDied()) await cloud.settle([phone, laptop])
  return { cloud, laptop, commits, phone, wrong, diedIn }
}

const grantOf = (id: string, member: string, territory: string) =>
  ({ type: 'grant', id, member, role: 'rep', territory, from: 0 }) as const

/** A visit an earlier version of the app logged and never sent, in a database of that version. */
async function leaveOldDatabase(mortal: MortalPhone, clock: TestClock): Promise<void> {
  const writer = makeDevice({ member: bob, device: testId(52), clock, seed: 3 })
  const { id } = await createCustomer(writer, { territory: testTerritory, values: { name: '老客户' } })
  await logVisit(writer, { customer: id, at: writer.now(), note: '更新前', name: '老客户' })
  const old = new Dexie(databaseName, mortal.disk.options())
  old.version(1).stores(before)
  await old.table('updates').bulkAdd(await writer.db.updates.toArray())
  await old
    .table('docs')
    .bulkAdd((await writer.db.docs.toArray()).map(doc => ({ ...doc, projection: projectionVersion - 1 })))
  old.close()
}

/** As the leading tab does it. */
async function startApp({ phone: { db, store, workspace } }: Pick<Now, 'phone'>): Promise<void> {
  await rebuildDocs({ db, store, zone: () => workspace.zone }, await outdatedDocs(db))
}

const sync: Step = { name: 'sync', run: ({ phone }) => phone.engine.syncNow() }
const hasVisit = (note: string) => async (db: KetuDb) => (await db.visits.toArray()).some(visit => visit.note === note)
const hasCustomer = (fits: Partial<Record<'name' | 'city' | 'phone' | 'notes', string>>) => async (db: KetuDb) =>
  (await db.customers.toArray()).some(row =>
    Object.entries(fits).every(([field, value]) => row[field as keyof typeof fits] === value),
  )
const nameOf = '青麦乳业'

const visit = (note: string): Step => ({
  name: `visit ${note}`,
  isDone: hasVisit(note),
  run: ({ phone, customer }) =>
    logVisit(phone, {
      customer,
      at: phone.now(),
      note,
      name: nameOf,
      order: { amount: 120_00 },
      next: { title: `${note}之后`, due: '2026-12-02', side: 'us', isPromise: true },
    }),
})

const edit = (fits: { readonly city?: string; readonly phone?: string; readonly notes?: string }): Step => ({
  name: `edit ${Object.values(fits).join()}`,
  isDone: hasCustomer(fits),
  run: ({ phone, customer }) => editCustomer(phone, customer, fits),
})

const laptopEdits = (fits: { readonly city?: string; readonly phone?: string; readonly notes?: string }): Event => ({
  name: 'the laptop edits',
  happens: async ({ laptop, customer }) => {
    await editCustomer(laptop, customer, fits)
    await laptop.engine.syncNow()
  },
})

const role = (role: 'rep' | 'viewer'): Event => ({
  name: `bob is ${role}`,
  happens: ({ cloud }) => cloud.facts({ type: 'grant', id: bob, member: bob, role, territory: testTerritory, from: 0 }),
})

/** What the last activity of a kind did is undone. */
const undoLast: Step = {
  name: 'undo',
  isDone: hasCustomer({ city: '江北市', name: nameOf }),
  run: async ({ phone }) => undo(phone, (await phone.db.activity.orderBy('id').last())?.id ?? 0),
}

const steps: readonly (Step | Event)[] = [
  { name: 'the updated app starts', run: startApp },
  sync,
  visit('第一次'),
  edit({ city: '江北市' }),
  sync,
  edit({ city: '写错了' }),
  undoLast,
  {
    name: 'a customer of one’s own',
    isDone: hasCustomer({ name: '鼎禾食品' }),
    run: ({ phone }) => createCustomer(phone, { territory: testTerritory, values: { name: '鼎禾食品' } }),
  },
  visit('第二次'),
  sync,
  laptopEdits({ phone: '6612', notes: '喜欢早上' }),
  edit({ phone: '6621' }),
  sync,
  {
    name: 'a conflict is decided',
    isDone: async db => (await openConflicts(db)).length === 0,
    run: ({ phone, customer }) =>
      decideConflict(phone, { type: 'customer', id: customer, doc: customerDoc(customer) }, 'phone', '6612'),
  },
  edit({ notes: '喜欢早' }),
  sync,
  role('viewer'),
  visit('被拒绝的'),
  edit({ city: '也被拒绝' }),
  sync,
  role('rep'),
  sync,
  ...[1, 0].map(
    (left): Step => ({
      name: `refused work is sent again, ${left} left`,
      isDone: async db => (await openTray(db)).length === left,
      run: async ({ phone }) => {
        const [item] = await openTray(phone.db)
        return item && resendTrayItem(phone, item)
      },
    }),
  ),
  sync,
  laptopEdits({ city: '南京', notes: '喜欢早上十点' }),
  {
    name: 'the server makes its documents smaller',
    happens: async ({ cloud, customer }) => {
      const builder = { build: async (bodies: readonly Uint8Array[]) => makeBase(bodies) }
      await createCompact({ store: cloud.store, builder, clock: () => 0 })(cloud.ws, customerDoc(customer))
    },
  },
  edit({ phone: '6699' }),
  sync,
  {
    name: 'the customer moves',
    happens: async ({ cloud, customer }) => {
      const { store, ws } = cloud
      const builder = { build: async (bodies: readonly Uint8Array[]) => makeBase(bodies) }
      const move = createMoveCustomer({ store, builder, clock: () => 0, hub: { publish: () => undefined } })
      const docs = await store.docsOfCustomer(ws, customer)
      const heads = Object.fromEntries([...docs].map(([doc, { head }]) => [doc, head]))
      await move({ ws, customer, to: territoryScope(south), heads, by: alice, device: '' })
    },
  },
  visit('搬家时'),
  sync,
  {
    name: 'the customer is deleted',
    isDone: async db => (await db.customers.toArray()).some(({ deletedAt }) => deletedAt !== undefined),
    run: ({ phone, customer }) =>
      deleteRecord(phone, { type: 'customer', id: customer, doc: customerDoc(customer) }, nameOf),
  },
  {
    name: 'the customer is brought back',
    isDone: async db => (await db.customers.toArray()).every(({ deletedAt }) => deletedAt === undefined),
    run: ({ phone, customer }) =>
      restoreRecord(phone, { type: 'customer', id: customer, doc: customerDoc(customer) }, nameOf),
  },
  sync,
]
