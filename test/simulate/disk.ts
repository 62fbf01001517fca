/**
 * The database of one device as its browser keeps it, with what goes wrong below a page: it dies between two requests, loses its
 * handle, never gets one, finds the disk full or everything gone. Built on fake-indexeddb, whose inside is looked at here alone.
 */
import type { DBCore, DBCoreMutateRequest } from 'dexie'
import { forceCloseDatabase, IDBFactory, IDBKeyRange, IDBOpenDBRequest } from 'fake-indexeddb'
import {
  type ActivityRow,
  type CardRow,
  type ContribRow,
  type DerivedRow,
  type DocRow,
  type FactRow,
  KetuDb,
  type MetaRow,
  type SearchKeyRow,
  type TotalRow,
  type TrayRow,
  type UpdateRow,
} from '#app/data/db.ts'
import type {
  ActionRow,
  CommentRow,
  JudgementRow,
  ContactRow,
  CustomerRow,
  GoalRow,
  NoteRow,
  OrderRow,
  VisitRow,
} from '#shared/domain/record.ts'
import { copyOf } from './world.ts'

/** A page or worker: what it holds of the disk goes with it. */
export interface Holder {
  isAlive: boolean
  readonly connections: RawConnection[]
  /** Asked when a transaction that may write is about to commit: whether the page dies of it, and on which side of the commit. */
  readonly diesAt?: () => 'before the commit' | 'after the commit' | undefined
}

/** Rows by table. */
export interface Tables {
  readonly updates: UpdateRow
  readonly docs: DocRow
  readonly customers: CustomerRow
  readonly contacts: ContactRow
  readonly actions: ActionRow
  readonly goals: GoalRow
  readonly visits: VisitRow
  readonly orders: OrderRow
  readonly comments: CommentRow
  readonly judgements: JudgementRow
  readonly notes: NoteRow
  readonly cards: CardRow
  readonly contrib: ContribRow
  readonly totals: TotalRow
  readonly facts: FactRow
  readonly activity: ActivityRow
  readonly tray: TrayRow
  readonly searchKeys: SearchKeyRow
  readonly meta: MetaRow
}

export interface Disk {
  /** No write gets in. */
  isFull: boolean
  /** No page is given a handle. */
  isStuck: boolean
  /** Writes the disk refused because it was full. */
  refused: number
  open(holder: Holder, name: string): KetuDb
  /** For databases that are not of this version of the app; what opens them this way does not die. */
  options(): { readonly indexedDB: IDBFactory; readonly IDBKeyRange: typeof IDBKeyRange }
  /** What is stored, as it is now; undefined while somebody is writing. */
  peek<K extends keyof Tables>(name: string, table: K): readonly Tables[K][] | undefined
  /** Changes the row of every document at once, past all pages. False while somebody is writing. */
  rewriteDocs(name: string, change: (row: DocRow) => DocRow): boolean
  /** The handles of a page are gone and its transactions with them, as when its process ends. */
  drop(holder: Holder): void
  /** The browser takes the handles away and lets the page know nothing. True when there was any. */
  loseHandles(holder: Holder): boolean
  /** Everything is gone. The pages have to be gone before. */
  evict(): void
  /** Puts what a worker computed of the rows, past all pages. False while somebody is writing. */
  putDerived(name: string, rows: readonly DerivedRow[]): boolean
  /** The same database on another device; undefined while somebody is writing. @param to its name there. @param without tables that stay empty. */
  copy(name: string, to?: string, ...without: readonly string[]): Promise<Disk> | undefined
}

interface RawTransaction {
  readonly db: RawConnection
  readonly mode: string
  _state: string
  _started: boolean
  _rollbackLog: (() => void)[]
  _requests: unknown[]
  /** Works off its next request; without any it commits. */
  _start(): void
  _markFinished(): void
}

interface RawRecord {
  readonly key: unknown
  readonly value: unknown
}

interface RawStore {
  readonly records: { values(): Iterable<RawRecord> }
  storeRecord(record: RawRecord, noOverwrite: boolean): void
}

interface RawDatabase {
  transactions: RawTransaction[]
  connections: RawConnection[]
  readonly rawObjectStores: ReadonlyMap<string, RawStore>
  processTransactions(): void
}

interface RawFactory {
  readonly _databases: ReadonlyMap<string, RawDatabase>
  /** Opens that wait for each other. */
  readonly _connectionQueues: Map<string, unknown>
}

interface RawConnection extends IDBDatabase {
  readonly _rawDatabase: RawDatabase
  _closePending: boolean
  _closed: boolean
}

class DiskFull extends Error {
  override readonly name = 'QuotaExceededError'
}

export function createDisk(factory: IDBFactory = new IDBFactory()): Disk {
  let current = factory
  const inside = (): RawFactory => current as unknown as RawFactory
  const raw = (name: string): RawDatabase | undefined => inside()._databases.get(name)

  const disk: Disk = {
    isFull: false,
    isStuck: false,
    refused: 0,
    open: (holder, name) => {
      const db = new KetuDb(name, { indexedDB: doorOf(holder), IDBKeyRange })
      db.use({ stack: 'dbcore', name: 'disk', create: core => withQuota(core, disk) })
      return db
    },
    options: () => ({ indexedDB: current, IDBKeyRange }),
    peek: <K extends keyof Tables>(name: string, table: K) => {
      const database = raw(name)
      if (database === undefined) return []
      if (isBeingWritten(database)) return undefined
      const store = database.rawObjectStores.get(table)
      return store === undefined ? [] : [...store.records.values()].map(({ value }) => value as Tables[K])
    },
    rewriteDocs: (name, change) => {
      const database = raw(name)
      if (database === undefined || isBeingWritten(database)) return false
      const store = database.rawObjectStores.get('docs')
      for (const { key, value } of [...(store?.records.values() ?? [])])
        store?.storeRecord({ key, value: change(value as DocRow) }, false)
      return true
    },
    putDerived: (name, rows) => {
      const database = raw(name)
      if (database === undefined || isBeingWritten(database)) return false
      for (const row of rows) database.rawObjectStores.get('derived')?.storeRecord({ key: row.name, value: row }, false)
      return true
    },
    drop: holder => {
      holder.isAlive = false
      for (const connection of holder.connections.splice(0)) cutOff(connection)
    },
    loseHandles: holder => {
      const open = holder.connections.splice(0).filter(({ _closePending }) => !_closePending)
      // The type of the package names the class where it means an instance.
      for (const connection of open)
        forceCloseDatabase(connection as unknown as Parameters<typeof forceCloseDatabase>[0])
      return open.length > 0
    },
    evict: () => {
      current = new IDBFactory()
    },
    copy: (name, to = name, ...without) => {
      const database = raw(name)
      if (database === undefined || isBeingWritten(database)) return undefined
      const copied = [...database.rawObjectStores].filter(([table]) => !without.includes(table))
      const rows = new Map(
        copied.map(([table, { records }]) => [table, [...records.values()].map(({ value }) => copyOf(value))]),
      )
      return copyInto(to, rows)
    },
  }

  /** What Dexie takes of an IDBFactory. A dead page's requests are never answered. */
  function doorOf(holder: Holder): IDBFactory {
    const open = (name: string, version?: number): IDBOpenDBRequest => {
      if (!holder.isAlive || disk.isStuck) return new IDBOpenDBRequest()
      const request = current.open(name, version)
      if (holder.diesAt !== undefined) request.addEventListener('upgradeneeded', () => watch(holder, request))
      request.addEventListener('success', () => {
        const connection = request.result as RawConnection
        if (!holder.isAlive) cutOff(connection)
        else if (!holder.connections.includes(connection)) holder.connections.push(connection)
        if (holder.diesAt !== undefined) watchTransactions(holder, connection)
      })
      return request
    }
    return {
      open,
      databases: () => current.databases(),
      cmp: (a: unknown, b: unknown) => current.cmp(a, b),
    } as unknown as IDBFactory
  }

  /** The upgrade of the database is a transaction like any other. */
  function watch(holder: Holder, request: IDBOpenDBRequest): void {
    const connection = request.result as RawConnection
    holder.connections.push(connection)
    if (request.transaction !== null) watchCommit(holder, request.transaction as unknown as RawTransaction)
  }

  function watchTransactions(holder: Holder, connection: RawConnection): void {
    const begin = connection.transaction.bind(connection)
    connection.transaction = (...asked) => {
      const transaction = begin(...asked)
      if (transaction.mode !== 'readonly') watchCommit(holder, transaction as unknown as RawTransaction)
      return transaction
    }
  }

  function watchCommit(holder: Holder, transaction: RawTransaction): void {
    const goOn = transaction._start.bind(transaction)
    transaction._start = () => {
      const isCommit = transaction._requests.length === 0 && transaction._state !== 'finished'
      const death = isCommit && holder.isAlive ? holder.diesAt?.() : undefined
      if (death === undefined) return goOn()
      if (death === 'after the commit') transaction._markFinished()
      disk.drop(holder)
      // What waited behind an upgrade that was cut off begins anew.
      inside()._connectionQueues.clear()
    }
  }
  return disk
}

const isBeingWritten = ({ transactions }: RawDatabase): boolean =>
  transactions.some(({ mode, _started, _state }) => mode !== 'readonly' && _started && _state !== 'finished')

/** As the process of a page ends: what it had not committed never was, and nobody is told. */
function cutOff(connection: RawConnection): void {
  const database = connection._rawDatabase
  for (const transaction of database.transactions) {
    if (transaction.db !== connection || transaction._state === 'finished') continue
    for (const undo of transaction._rollbackLog.reverse()) undo()
    transaction._rollbackLog = []
    transaction._requests.length = 0
    transaction._state = 'finished'
  }
  database.transactions = database.transactions.filter(({ db }) => db !== connection)
  database.connections = database.connections.filter(other => other !== connection)
  connection._closePending = true
  connection._closed = true
  database.processTransactions()
}

const withQuota = (core: DBCore, disk: Disk): DBCore => ({
  ...core,
  table: name => {
    const table = core.table(name)
    return {
      ...table,
      mutate: (request: DBCoreMutateRequest) => {
        if (!disk.isFull || request.type === 'delete' || request.type === 'deleteRange') return table.mutate(request)
        disk.refused++
        return Promise.reject(new DiskFull('the disk is full'))
      },
    }
  },
})

async function copyInto(name: string, rows: ReadonlyMap<string, readonly unknown[]>): Promise<Disk> {
  const disk = createDisk()
  const db = disk.open({ isAlive: true, connections: [] }, name)
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.bulkAdd([...(rows.get(table.name) ?? [])])
  })
  db.close()
  return disk
}
