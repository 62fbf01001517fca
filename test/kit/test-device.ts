/** A device of a test: real documents, projection and commands over an IndexedDB in memory, with a clock and ids of its own. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { KetuDb } from '#app/data/db.ts'
import { createDocStore } from '#app/data/doc-store.ts'
import type { Ketu } from '#app/data/ketu.ts'
import type { TimeProof } from '#shared/sync/message.ts'
import { makeId } from '#shared/domain/id.ts'
import { testRandom } from './test-random.ts'

export interface TestClock {
  now: number
}

export interface TestDevice extends Ketu {
  readonly clock: TestClock
  readonly indexedDB: IDBFactory
  readonly randomBytes: (count: number) => Uint8Array
  readonly random: () => number
}

/** Monday 23 November 2026, 14:36 in Shanghai. */
export const testNow = Date.UTC(2026, 10, 23, 6, 36)

export interface DeviceOptions {
  readonly member?: string
  readonly device?: string
  readonly seed?: number
  readonly clock?: TestClock
  /** Of its database: live queries of devices under one name would share their answers. */
  readonly name?: string
  /** Another tab of the same device shares its database. */
  readonly tabOf?: TestDevice
  /** A database of the test's own making. */
  readonly db?: KetuDb
  /** What it knows of the server's time when it writes. */
  readonly proof?: () => TimeProof | undefined
}

let devices = 0

export function makeDevice(options: DeviceOptions = {}): TestDevice {
  const random = testRandom(options.seed ?? ++devices)
  const randomBytes = (count: number): Uint8Array =>
    Uint8Array.from({ length: count }, () => Math.floor(random() * 256))
  const clock = options.clock ?? options.tabOf?.clock ?? { now: testNow }
  const indexedDB = options.tabOf?.indexedDB ?? new IDBFactory()
  const db = options.db ?? new KetuDb(options.name ?? 'ketu-test', { indexedDB, IDBKeyRange })
  const member = options.member ?? options.tabOf?.me.member ?? testId(1)
  const workspace = { id: testId(0), name: '华东', currency: 'CNY', zone: 'Asia/Shanghai', weekStart: 1 as const }
  const store = createDocStore({
    db,
    member,
    now: () => clock.now,
    random,
    zone: () => workspace.zone,
    ...(options.proof && { proof: options.proof }),
  })
  return {
    db,
    store,
    workspace,
    me: {
      member,
      name: `member ${member.slice(-2)}`,
      device: options.device ?? options.tabOf?.me.device ?? makeId(clock.now, randomBytes),
    },
    now: () => clock.now,
    newId: () => makeId(clock.now, randomBytes),
    clock,
    indexedDB,
    random,
    randomBytes,
  }
}

/** A valid id that says which one it is. */
export const testId = (number: number): string => String(number).padStart(26, '0')
