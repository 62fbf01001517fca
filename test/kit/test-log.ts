/** Makers for tests of the log: people, Yjs writers, entries, and a push that says what became of each entry in short. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import type { LogStore } from '#server/store/log-store.ts'
import { createSqliteLogStore } from '#server/store/sqlite-log-store.ts'
import { type Accept, type AcceptOptions, createAccept } from '#server/sync/accept.ts'
import type { Session } from '#server/sync/session.ts'
import { customerDoc, type Scope, territoryScope } from '#shared/doc/name.ts'
import { decide } from '#shared/policy/decide.ts'
import type { PushAnswer, PushEntry } from '#shared/sync/message.ts'

let nextId = 1
/** An id nobody else in this process has. */
export const freshId = (): string =>
  `${'0'.repeat(10)}${String(process.pid).padStart(8, '0')}${String(nextId++).padStart(8, '0')}`

export const north = freshId()
export const south = freshId()

export interface Person {
  readonly member?: string
  readonly device?: string
  readonly territories?: readonly string[]
}

export function makeSession(
  ws: string,
  { member = freshId(), device = freshId(), territories = [north] }: Person = {},
): Session {
  return { ws, member, device, actor: { member, grants: territories.map(territory => ({ role: 'rep', territory })) } }
}

/** A Y.Doc whose every transaction is caught as one update. */
export interface Writer {
  readonly doc: Y.Doc
  /** The update the change makes. */
  write(change: (doc: Y.Doc) => void): Uint8Array
  read(...updates: readonly Uint8Array[]): Writer
}

export function makeWriter(client: number): Writer {
  // A name of its own, or Yjs draws a random one.
  const doc = new Y.Doc({ guid: 'test' })
  doc.clientID = client
  let last: Uint8Array | undefined
  doc.on('update', (update: Uint8Array) => {
    last = update
  })
  const writer: Writer = {
    doc,
    write(change) {
      last = undefined
      doc.transact(() => change(doc))
      if (last === undefined) throw new Error('the change wrote nothing')
      return last
    },
    read(...updates) {
      for (const update of updates) Y.applyUpdate(doc, update)
      return writer
    },
  }
  return writer
}

export const textOf = (...updates: readonly Uint8Array[]): string =>
  makeWriter(0)
    .read(...updates)
    .doc.getText('n')
    .toString()

/** The roots the tests use, in plain values. */
export const contentOf = (doc: Y.Doc): unknown => ({
  n: doc.getText('n').toString(),
  p: doc.getArray('p').toJSON(),
  r: doc.getMap('r').toJSON(),
})

/** Inserts at the end of the shared note. */
export const note =
  (text: string) =>
  (doc: Y.Doc): void =>
    doc.getText('n').insert(doc.getText('n').length, text)

export interface EntryOptions {
  readonly doc?: string
  readonly scope?: Scope
  readonly group?: number
}

let nextN = 1

/** A group of its own unless said. */
export function makeEntry(body: Uint8Array, { doc, scope, group }: EntryOptions = {}): PushEntry {
  const n = nextN++
  return { n, body, doc: doc ?? customerDoc(freshId()), scope: scope ?? territoryScope(north), group: group ?? n }
}

/** `stored 3`, `behind`, `held`, `refused moved`. */
export const inShort = (answer: PushAnswer): string =>
  answer.kind === 'stored'
    ? `stored ${answer.seq}`
    : answer.kind === 'refused'
      ? `refused ${answer.reason}`
      : answer.kind

export const testTime = 1_790_000_000_000

export function createTestAccept(store: LogStore, options: Partial<AcceptOptions> = {}): Accept {
  return createAccept({ store, decide, clock: () => testTime, hub: { publish: () => undefined }, ...options })
}

/** A fresh workspace on the store, one person in the north, and a push in the words of `inShort`. */
export async function startLog(store: LogStore, options: Partial<AcceptOptions> = {}) {
  const ws = freshId()
  await store.createWorkspace(ws)
  const accept = createTestAccept(store, options)
  const session = makeSession(ws)
  return {
    ws,
    session,
    accept,
    push: async (entries: readonly PushEntry[], by: Session = session): Promise<readonly string[]> =>
      (await accept(by, { epoch: 0, entries })).answers.map(inShort),
    /** Every row of the document as Yjs sees it. */
    read: async (doc: string): Promise<Writer> =>
      makeWriter(0).read(...(await store.rowsOfDoc(ws, doc)).filter(row => row.body.length > 0).map(row => row.body)),
  }
}

/** A SQLite log in a folder of its own; `close` takes the folder away. */
export function openTestLog(): { store: LogStore; path: string; close: () => Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'ketu-log-'))
  const path = join(folder, 'log.db')
  const store = createSqliteLogStore(path)
  return {
    store,
    path,
    close: async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
