/**
 * The device's documents: one transaction per command stores the update, its rows and its undo together (proj:P2).
 *
 * 1. A write resolves only after a strict commit; when it fails nothing of it stays, neither on disk nor in memory.
 * 2. Documents in memory catch up inside the writing transaction: that alone orders the tabs of a device.
 * 3. A document whose write failed is forgotten: it is loaded again with a fresh client id, so no clock is used twice.
 */
import Dexie from 'dexie'
import * as Y from 'yjs'
import {
  conflictingCells,
  createRecord,
  deleteRecord,
  editRecord,
  readRecord,
  type ReadRecord,
  readRecords,
  reopenConflict,
  restoreRecord,
  textOf,
  type Values,
} from '#shared/doc/document.ts'
import { parseDocName, sampleScope, type Scope } from '#shared/doc/name.ts'
import type { Json } from '#shared/domain/field.ts'
import { type RecordType, recordTypes } from '#shared/domain/record.ts'
import { maxEntryBytes, maxTextLength } from '#shared/sync/limit.ts'
import type { TimeProof } from '#shared/sync/message.ts'
import { allEnded } from './all-ended.ts'
import type { ActivityRow, DocRow, InverseStep, KetuDb } from './db.ts'
import type { LiveHandle } from './live-handle.ts'
import { earlyOrigin, OpenDoc, ownOrigin } from './open-doc.ts'
import { NotWritten } from './not-written.ts'
import { groupNumber, groupTime, lastGroupTime, newestGroup } from './outbox.ts'
import { lookAhead, type ProjectedDoc, projectDocs, projectionVersion } from './projection/project.ts'

export interface StorePorts {
  readonly db: KetuDb
  readonly member: string
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** 0 ≤ x < 1. */
  readonly random: () => number
  /** The workspace's time zone. */
  readonly zone: () => string
  /** Keeps the database's handle alive around everything that writes; without it, work runs on the handle there is. */
  readonly onLiveHandle?: LiveHandle['run']
  /** Fresh Yjs client ids (32 bits); without it, Yjs draws them. */
  readonly newClientId?: () => number
  /** What this page knows of the server's time; answers from memory. */
  readonly proof?: () => TimeProof | undefined
}

/** What a person did, in words of the dictionary: shown in the activity list with its undo. */
export interface Intent {
  readonly label: string
  readonly values?: Record<string, string | number>
  readonly customer?: string
  /** Import: rows of one batch are undone together and need not be stored together on the server. */
  readonly batch?: string
  /** An undo marks this activity instead of making a new one. */
  readonly undoes?: number
}

export type NewRecord = { readonly type: RecordType; readonly id: string; readonly values: Values }

export interface Writer {
  /** A new main record and its document. */
  createMain(doc: string, scope: Scope, record: NewRecord): Promise<void>
  /** New records in a document that may not exist yet; it is not loaded for it. Edits of the same document come first. */
  create(doc: string, scope: Scope, records: readonly NewRecord[]): Promise<void>
  edit(doc: string, id: string, changes: Values): Promise<void>
  /** Takes a decision back; nothing when the record is not there. @param cells what stood there before it */
  reopen(doc: string, id: string, field: string, decided: Json, cells: readonly Json[]): Promise<void>
  remove(doc: string, id: string): Promise<void>
  restore(doc: string, id: string): Promise<void>
  /** Words typed into a shared text, in a fork of the document, in the order they came to pass. */
  merge(doc: string, id: string, field: string, typed: readonly TypedUpdate[]): Promise<void>
}

/** Each stays an update of its own: what a live room has stored of them ends with one of them. */
export interface TypedUpdate {
  readonly bytes: Uint8Array
  /** Brought by a live room from others, before a pull: own words may stand on it. */
  readonly isEarly?: true
}

export interface Written {
  /** Number of the activity row that can undo it. */
  readonly activity: number
}

export interface DocStore {
  write(intent: Intent, work: (writer: Writer) => Promise<void>): Promise<Written>
  /** A private copy with its own client id, for a text being typed; its updates come back through `merge`. */
  fork(doc: string): Promise<Y.Doc>
  /** Reads inside a document that rows do not hold, such as the history of a field. */
  read<T>(doc: string, reader: (open: OpenDoc) => T): Promise<T>
  /** Drops the in-memory copies; the next use loads them from storage. */
  forget(docs: readonly string[]): void
  /** Loads a document inside the caller's transaction. */
  load(doc: string): Promise<LoadedDoc>
  /** Everything that writes documents runs one after the other in a page. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
}

export interface LoadedDoc {
  readonly entry: OpenDoc
  /** Undefined for a document this device does not hold. */
  readonly row: DocRow | undefined
}

/** Documents kept in memory between commands. */
const maxOpen = 24
/** Several small updates of one command become one; a big one is cut below the limit of an entry. */
const packBytes = maxEntryBytes - 8 * 1024

interface Touched {
  readonly entry: OpenDoc
  readonly scope: Scope
  /** Its updates are stored as they are, not joined. */
  isApart?: true
}

export function createDocStore(ports: StorePorts): DocStore {
  const { db, onLiveHandle = work => work(), newClientId } = ports
  const open = new Map<string, OpenDoc>()
  const blind = new Map<string, OpenDoc>()
  /** A write waits for no reader and writer of what only sync and search keep. (Sending refused work again handles its tray item.) */
  const tablesOfWrites = db.tables.filter(
    table => ![db.meta, db.facts, db.searchKeys, db.marks, db.derived].some(t => t.name === table.name),
  )
  let lastGroup = 0

  const forget = (docs: readonly string[]): void => {
    for (const name of docs) {
      open.delete(name)
      blind.delete(name)
    }
  }

  const remember = (map: Map<string, OpenDoc>, entry: OpenDoc): void => {
    map.delete(entry.name)
    map.set(entry.name, entry)
    const oldest = map.keys().next().value
    if (map.size > maxOpen && oldest !== undefined) map.delete(oldest)
  }

  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const live = () => onLiveHandle(work)
    const turn = last.then(live, live)
    last = turn.then(
      () => undefined,
      () => undefined,
    )
    return turn
  }

  async function load(name: string): Promise<LoadedDoc> {
    const row = await db.docs.get(name)
    const entry = sameLife(open.get(name), row) ?? new OpenDoc(name, row?.life, newClientId?.())
    if (row !== undefined) await entry.catchUp(db, row)
    // What others changed has its rows; what a command is changing right now has not.
    if (entry.pending.length === 0) entry.takeChanged()
    remember(open, entry)
    return { entry, row }
  }

  /**
   * Numbers grow with time and differ between tabs: entries of one command share one. When the clock goes back they still grow:
   * the outbox is sent in their order.
   */
  const nextGroup = (newestWaiting: number): number => {
    const at = Math.max(Math.min(ports.now(), lastGroupTime), groupTime(Math.max(lastGroup, newestWaiting)) + 1)
    lastGroup = groupNumber(at, Math.floor(ports.random() * 1024))
    return lastGroup
  }

  async function write(intent: Intent, work: (writer: Writer) => Promise<void>): Promise<Written> {
    const touched = new Map<string, Touched>()
    try {
      return await db.transaction('rw', tablesOfWrites, async () => {
        const inverse: InverseStep[] = []
        await work(createWriter(touched, inverse))
        return await commit(intent, [...touched.values()], inverse)
      })
    } catch (error) {
      forget([...touched.keys()])
      throw error
    }
  }

  function createWriter(touched: Map<string, Touched>, inverse: InverseStep[]): Writer {
    const stamp = { at: ports.now(), by: ports.member }
    const existing = async (name: string): Promise<OpenDoc> => {
      const seen = touched.get(name)
      if (seen) return await stayInTransaction(seen.entry)
      const { entry, row } = await load(name)
      if (row === undefined || row.state !== 'ok') throw new NotWritten({ kind: 'not-ready', doc: name })
      touched.set(name, { entry, scope: row.scope })
      return entry
    }
    const forNew = async (name: string, scope: Scope): Promise<OpenDoc> => {
      // A journal of a year that can be none: nobody would show it and the server would refuse it.
      if (parseDocName(name) === undefined) throw new NotWritten({ kind: 'bad-value', field: 'day' })
      const known = touched.has(name) ? undefined : blind.get(name)
      const row = known && (await db.docs.get(name))
      const seen = touched.get(name)
      if (seen) return await stayInTransaction(seen.entry)
      const entry = sameLife(known, row) ?? new OpenDoc(name, undefined, newClientId?.())
      remember(blind, entry)
      touched.set(name, { entry, scope })
      return entry
    }
    const own = (entry: OpenDoc, change: () => void): void => entry.doc.transact(change, ownOrigin)
    const typeOf = (entry: OpenDoc, id: string): RecordType => {
      const record = readRecord(entry.doc, id, entry.authorOf)
      if (record === undefined) throw new NotWritten({ kind: 'no-such-record', id })
      return record.type
    }
    const add = (entry: OpenDoc, place: 'main' | 'record', record: NewRecord): void => {
      checkValues(record.type, record.values)
      createRecord(entry.doc, place, record, stamp)
      inverse.unshift({ kind: 'delete', type: record.type, id: record.id, doc: entry.name })
    }
    return {
      createMain: async (name, scope, record) => {
        const entry = await forNew(name, scope)
        own(entry, () => add(entry, 'main', record))
      },
      create: async (name, scope, records) => {
        const entry = await forNew(name, scope)
        for (let i = 0; i < records.length; i += 100)
          own(entry, () => records.slice(i, i + 100).forEach(r => add(entry, 'record', r)))
      },
      edit: async (name, id, changes) => {
        const entry = await existing(name)
        const type = typeOf(entry, id)
        checkValues(type, changes)
        const before = readRecord(entry.doc, id, entry.authorOf)?.values ?? {}
        const standing = new Map(
          Object.keys(changes).map(field => [field, conflictingCells(entry.doc, id, field, entry.authorOf)]),
        )
        own(entry, () => refuse(editRecord(entry.doc, id, changes, stamp), id))
        const after = readRecord(entry.doc, id, entry.authorOf)?.values ?? {}
        for (const field of Object.keys(changes)) {
          const step = { type, id, doc: name, field, before: before[field] ?? null, after: after[field] ?? null }
          const cells = standing.get(field)
          inverse.unshift(cells === undefined ? { kind: 'set', ...step } : { kind: 'reopen', ...step, cells })
        }
      },
      reopen: async (name, id, field, decided, cells) => {
        const entry = await existing(name)
        own(entry, () => reopenConflict(entry.doc, id, field, decided, cells))
      },
      remove: async (name, id) => {
        const entry = await existing(name)
        const type = typeOf(entry, id)
        own(entry, () => void deleteRecord(entry.doc, id, stamp))
        inverse.unshift({ kind: 'restore', type, id, doc: name })
      },
      restore: async (name, id) => {
        const entry = await existing(name)
        const type = typeOf(entry, id)
        own(entry, () => void restoreRecord(entry.doc, id))
        inverse.unshift({ kind: 'delete', type, id, doc: name })
      },
      merge: async (name, id, field, typed) => {
        const entry = await existing(name)
        const type = typeOf(entry, id)
        const before = textOf(entry.doc, id, field).toString()
        for (const { bytes, isEarly } of typed) Y.applyUpdate(entry.doc, bytes, isEarly ? earlyOrigin : ownOrigin)
        const seen = touched.get(name)
        if (seen !== undefined) seen.isApart = true
        const after = textOf(entry.doc, id, field).toString()
        // Typed on top of words that are gone (refused, left): Yjs would keep it for ever, unseen.
        if (entry.isPending) throw new NotWritten({ kind: 'not-ready', doc: name })
        if (after.length > maxTextLength && after.length > before.length)
          throw new NotWritten({ kind: 'too-long', field })
        inverse.unshift({ kind: 'set', type, id, doc: name, field, before, after })
      },
    }
  }

  async function commit(intent: Intent, touched: readonly Touched[], inverse: InverseStep[]): Promise<Written> {
    const changed = touched.filter(({ entry }) => entry.pending.length + entry.early.length > 0)
    const isBatch = intent.batch !== undefined
    const ids = changed.map(({ entry }) => entry.takeChanged())
    const recordsOf = ({ entry }: Touched, i: number): ReadRecord[] =>
      (ids[i] ?? []).map(id => readRecord(entry.doc, id, entry.authorOf)).filter(record => record !== undefined)
    // All that is read is asked for together: a phone waits for each answer. Of what an import makes hardly anything is stored.
    const ahead = isBatch
      ? undefined
      : lookAhead(
          db,
          changed.map((one, i) => ({ name: one.entry.name, scope: one.scope, records: recordsOf(one, i) })),
        )
    const [rows, newest] = await Promise.all([db.docs.bulkGet(changed.map(({ entry }) => entry.name)), newestGroup(db)])
    const group = nextGroup(newest)
    // Updates and their activity carry the same time, so that each finds the other.
    const at = groupTime(group)
    if (rows.some(row => row !== undefined && row.projection > projectionVersion))
      throw new NotWritten({ kind: 'app-outdated' })
    const proof = isBatch ? undefined : ports.proof?.()
    const isEarly = changed.map(({ entry }) => entry.early.length > 0)
    const updates = changed.map(({ entry, scope, isApart }) => {
      const own = entry.pending.splice(0)
      return [
        // As pulled rows are kept, but for their seq: the pull brings them again, with it and with their authors.
        ...entry.early.splice(0).map(bytes => ({ doc: entry.name, bytes, by: '', at, group: 0 })),
        ...packUpdates(own, isApart === true ? 0 : packBytes).map(bytes => ({
          doc: entry.name,
          bytes,
          by: ports.member,
          at,
          group: isBatch ? lastGroup++ : group,
          ...(scope !== sampleScope && { out: 1 as const }),
          ...(proof && parseDocName(entry.name)?.kind === 'journal' && { proof }),
        })),
      ]
    })
    for (const [i, { entry }] of changed.entries())
      entry.authors = { ...rows[i]?.authors, [entry.doc.clientID]: ports.member }
    const docs = changed.map((one, i): ProjectedDoc => {
      const doc = { name: one.entry.name, scope: rows[i]?.scope ?? one.scope, records: recordsOf(one, i) }
      return rows[i] === undefined ? { ...doc, isNew: true } : doc
    })
    // In three requests for all documents, not three for each: an import touches hundreds. The database works them off in this order.
    const numbering = db.updates.bulkAdd(updates.flat(), { allKeys: true })
    const noting = noteActivity(intent, inverse, at)
    const projecting = projectDocs(db, docs, ports.zone(), ahead)
    const putting = numbering.then(numbers => {
      let stored = -1
      const docRows = changed.map(({ entry, scope }, i): DocRow => {
        const row = rows[i]
        const life = row?.life ?? numbers[stored + 1] ?? 0
        stored += updates[i]?.length ?? 0
        const head = numbers[stored] ?? row?.head ?? 0
        entry.life = life
        if (open.get(entry.name) === entry) entry.applied = head
        const known = row ?? { state: 'ok' as const, projection: projectionVersion, scope }
        // Early work has no author yet: the pull that brings one has the document projected anew.
        const projection = isEarly[i] === true ? 0 : known.projection
        return { ...known, projection, name: entry.name, head, life, authors: entry.authors }
      })
      return db.docs.bulkPut(docRows)
    })
    const [activity] = await allEnded([noting, projecting, putting])
    return { activity }
  }

  async function noteActivity(intent: Intent, inverse: InverseStep[], at: number): Promise<number> {
    if (intent.undoes !== undefined) {
      await db.activity.update(intent.undoes, { state: 'undone' })
      return intent.undoes
    }
    const row: Omit<ActivityRow, 'id'> = {
      at,
      label: intent.label,
      values: intent.values ?? {},
      inverse,
      state: 'done',
      ...(intent.customer !== undefined && { customer: intent.customer }),
      ...(intent.batch !== undefined && { batch: intent.batch }),
    }
    return await db.activity.add(row)
  }

  return {
    write: (intent, work) => inTurn(() => write(intent, work)),
    forget,
    load,
    inTurn,
    fork: async name => {
      const { entry } = await inTurn(() => db.transaction('r', db.docs, db.updates, async () => load(name)))
      const copy = new Y.Doc()
      copy.clientID = newClientId?.() ?? copy.clientID
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(entry.doc))
      return copy
    },
    read: async (name, reader) => {
      const { entry } = await inTurn(() => db.transaction('r', db.docs, db.updates, async () => load(name)))
      return reader(entry)
    },
  }
}

/**
 * For work that goes on without a request to the database: Dexie follows a transaction through a hundred awaits of the page's own
 * promises and then loses it; one of its own begins the count anew.
 */
const stayInTransaction = <T>(value: T): PromiseLike<T> => Dexie.Promise.resolve(value)

/** A copy in memory goes on only with the stored document it was made of: another tab may have taken updates away since. */
const sameLife = (entry: OpenDoc | undefined, row: DocRow | undefined): OpenDoc | undefined =>
  entry?.life === row?.life ? entry : undefined

function refuse(refusal: ReturnType<typeof editRecord>, id: string): void {
  if (refusal) throw new NotWritten(refusal.kind === 'no-such-record' ? { ...refusal, id } : refusal)
}

/** The limits of the server, checked before anything becomes an update (log:L3). */
function checkValues(type: RecordType, values: Values): void {
  const table: { readonly [name: string]: { readonly fits: (value: Json) => boolean } | undefined } = recordTypes[type]
  for (const [field, value] of Object.entries(values)) {
    const known = table[field]
    if (known === undefined) throw new NotWritten({ kind: 'no-such-field', field })
    if (!known.fits(value)) throw new NotWritten({ kind: 'bad-value', field })
    if (typeof value === 'string' && value.length > maxTextLength) throw new NotWritten({ kind: 'too-long', field })
  }
}

/** Joins neighbouring updates up to a size. */
function packUpdates(updates: readonly Uint8Array[], maxBytes: number): Uint8Array[] {
  const packs: Uint8Array[][] = []
  let size = 0
  for (const update of updates) {
    if (update.length > maxEntryBytes) throw new NotWritten({ kind: 'too-big' })
    const last = packs.at(-1)
    if (last !== undefined && size + update.length <= maxBytes) last.push(update)
    else packs.push([update])
    size = packs.at(-1) === last ? size + update.length : update.length
  }
  return packs.map(pack => {
    const [only, ...more] = pack
    return only !== undefined && more.length === 0 ? only : Y.mergeUpdates(pack)
  })
}

/** Every record of a document, for a projection from scratch. */
export const allRecords = (entry: OpenDoc) => readRecords(entry.doc, entry.authorOf)
