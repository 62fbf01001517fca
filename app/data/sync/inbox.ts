/** What the log brings into this device: rows, answers and refusals, each with its projection and cursor in one transaction (proj:P2). */
import * as Y from 'yjs'
import { maxBatchBytes } from '#shared/sync/limit.ts'
import { firstEpoch, type LogRow, type PullPage, type PushReply, type RefusalReason } from '#shared/sync/message.ts'
import type { DocRow, KetuDb, UpdateRow } from '../db.ts'
import { allRecords, type DocStore } from '../doc-store.ts'
import { readMeta, writeMeta } from '../meta.ts'
import { NotWritten } from '../not-written.ts'
import type { OpenDoc } from '../open-doc.ts'
import { dropRows, type ProjectedDoc, projectDocs, projectionVersion } from '../projection/project.ts'
import { readRecord } from '#shared/doc/document.ts'
import { receiveBirths, updateOf } from './births.ts'
import { endReadingFacts, forgetFacts, putFacts } from './put-facts.ts'
import { putMarks } from './put-marks.ts'
import { createRemovals, type Titles } from './removals.ts'
import { isBeyond } from './vector.ts'

export interface InboxPorts {
  readonly db: KetuDb
  readonly store: DocStore
  readonly now: () => number
  readonly zone: () => string
  /** Id of this device as the server knows it: rows it wrote itself are recognised, not stored twice. */
  readonly device: string
  readonly member: string
}

export interface Inbox {
  applyPage(page: PullPage): Promise<void>
  applyAnswers(reply: PushReply, sent: readonly UpdateRow[]): Promise<void>
  /** The server was restored to an earlier state: everything after the fork is sent again (DESIGN 5, Restore). */
  adoptEpoch(epoch: number, fork: number): Promise<void>
}

export function createInbox(ports: InboxPorts): Inbox {
  const { db, store } = ports
  const { titlesOfUnsent, wipeScope, dropDoc, refuseDoc } = createRemovals(ports)

  /** Runs in one transaction; when it fails, memory forgets what the transaction did not keep. */
  async function commit(docs: readonly string[], work: () => Promise<void>): Promise<void> {
    await store.inTurn(async () => {
      try {
        await db.transaction('rw', db.tables, work)
      } catch (error) {
        store.forget(docs)
        throw error
      }
    })
  }

  async function applyPage(page: PullPage): Promise<void> {
    const docs = [...new Set(page.rows.map(({ doc }) => doc))]
    await commit(docs, async () => {
      await refuseOutdated()
      const epoch = await readMeta(db, 'epoch')
      // Another tab has met the new epoch while this page was on its way: its seqs mean nothing any more.
      if (epoch !== undefined && epoch !== page.epoch) return
      const titles = takesAway(page) ? await titlesOfUnsent() : noTitles
      const told = { titles, isRestored: page.epoch !== firstEpoch }
      for (const scope of page.revoked) await wipeScope(scope, titles)
      const before = (await readMeta(db, 'cursors')) ?? {}
      const rows = page.rows.filter(({ scope, seq }) => seq > (before[scope] ?? 0))
      const rowsByDoc = byDoc(rows)
      await putFacts(db, rows, ports.member)
      if (told.isRestored && isWorkspaceRead(page)) await endReadingFacts(db)
      await putMarks(db, rows)
      const projected = await receiveBirths(db, rowsByDoc, ports.device)
      const done = new Set(projected.map(({ name }) => name))
      for (const [doc, ofDoc] of rowsByDoc) {
        const result = done.has(doc) ? undefined : await receive(doc, ofDoc, told)
        if (result) projected.push(result)
      }
      await projectDocs(db, projected, ports.zone())
      await writeMeta(db, 'cursors', furtherOf(before, page.through))
      await writeMeta(db, 'epoch', page.epoch)
      await writeMeta(db, 'scopes', page.scopes)
    })
  }

  async function receive(doc: string, rows: readonly LogRow[], told: Told): Promise<ProjectedDoc | undefined> {
    let held = await db.docs.get(doc)
    let isMoved = false
    let updates: LogRow[] = []
    // A page lists scope by scope; what happened to the document happened in the order of the log.
    for (const row of rows.toSorted((a, b) => a.seq - b.seq)) {
      if (row.kind === 'left' || row.kind === 'erased') {
        // A document that was already re-scoped stays (log: `left` concerns the scope it names), one that is about to be too.
        const isErased = row.kind === 'erased'
        const goesOn = !isErased && rows.some(({ kind, seq }) => seq > row.seq && kind !== 'left' && kind !== 'erased')
        if (held && !goesOn && (isErased || held.scope === row.scope)) {
          await dropDoc(held, isErased ? 'erased' : 'moved', told.titles)
          held = undefined
        }
        updates = updates.filter(({ scope }) => !isErased && scope !== row.scope)
        continue
      }
      if (held && held.scope !== row.scope) {
        held = { ...held, scope: row.scope }
        isMoved = true
      }
      updates.push(row)
    }
    return updates.length > 0 ? keep(doc, held, updates, { isMoved, isRestored: told.isRestored }) : undefined
  }

  async function keep(
    doc: string,
    held: DocRow | undefined,
    rows: readonly LogRow[],
    { isMoved, isRestored }: { readonly isMoved: boolean; readonly isRestored: boolean },
  ): Promise<ProjectedDoc | undefined> {
    const fresh = await withoutEcho(doc, rows, isRestored)
    const head = fresh.length > 0 ? await db.updates.bulkAdd(fresh.map(row => updateOf(doc, row))) : (held?.head ?? 0)
    const scope = rows.at(-1)?.scope ?? held?.scope ?? 'w'
    const { authors = {}, life = head } = held ?? {}
    const row: DocRow = { name: doc, scope, head, life, projection: projectionVersion, state: 'ok', authors }
    let entry: OpenDoc
    try {
      noteAuthors(authors, rows)
      entry = (await store.load(doc)).entry
      entry.apply(fresh.map(({ body }) => body))
    } catch (error) {
      // Kept, shown as it was, and listed (proj:P6): one document nobody can read does not stop the others.
      store.forget([doc])
      await db.docs.put({ ...row, state: 'quarantined', reason: String(error) })
      return undefined
    }
    entry.applied = head
    entry.authors = authors
    entry.life = life
    await db.docs.put({ ...row, state: entry.isPending ? 'pending' : 'ok' })
    const { isReborn } = entry
    const changed = entry.takeChanged()
    if (entry.isPending) return undefined
    if (isReborn && held !== undefined) {
      await dropRows(db, { name: doc, scope }, ports.zone())
      return { name: doc, scope, records: allRecords(entry), isAnew: true }
    }
    const isWhole = isMoved || held?.state !== 'ok' || held.projection !== projectionVersion
    const records = isWhole
      ? allRecords(entry)
      : changed.map(id => readRecord(entry.doc, id, entry.authorOf)).filter(r => r !== undefined)
    return { name: doc, scope, records }
  }

  /** Own rows come back in a pull, and after a restore those of others too: they only get their seq and what the server vouches for. */
  async function withoutEcho(doc: string, rows: readonly LogRow[], isRestored: boolean): Promise<LogRow[]> {
    const mayBeHere = (row: LogRow): boolean => isRestored || row.device === ports.device
    if (!rows.some(mayBeHere)) return [...rows]
    const held = await db.updates.where('[doc+n]').between([doc, 0], [doc, []]).toArray()
    const fresh: LogRow[] = []
    for (const row of rows) {
      const echo = mayBeHere(row) ? held.find(update => isEqual(update.bytes, row.body)) : undefined
      if (echo === undefined) fresh.push(row)
      else await db.updates.update(echo.n, echoed(echo, row))
    }
    return fresh
  }

  /** A newer version of the app wrote rows here: this one writes none any more (proj:P7). */
  async function refuseOutdated(): Promise<void> {
    if ((await db.docs.where('projection').above(projectionVersion).count()) > 0)
      throw new NotWritten({ kind: 'app-outdated' })
  }

  async function applyAnswers({ epoch, answers }: PushReply, sent: readonly UpdateRow[]): Promise<void> {
    const sentByN = new Map(sent.map(update => [update.n, update]))
    const refused = new Map<string, RefusalReason>()
    const docs = [...new Set(sent.map(update => update.doc))]
    await commit(docs, async () => {
      const known = await readMeta(db, 'epoch')
      // Another tab has met the new epoch meanwhile: what was stored in the old one is sent again.
      if (known !== undefined && known !== epoch) return
      const stored: { key: number; changes: { seq: number; out: undefined } }[] = []
      for (const answer of answers) {
        const update = sentByN.get(answer.n)
        if (update === undefined) continue
        if (answer.kind === 'stored') stored.push({ key: answer.n, changes: { seq: answer.seq, out: undefined } })
        else if (answer.kind === 'behind') await resendBeyond(update.doc, answer.vector)
        else if (answer.kind === 'refused') refused.set(update.doc, refused.get(update.doc) ?? answer.reason)
      }
      // A key with the value undefined takes the property away (Dexie): the update leaves the outbox.
      await db.updates.bulkUpdate(stored as never)
      await beginScopesOf(stored.map(({ key }) => sentByN.get(key)?.doc ?? ''))
      if (refused.size === 0) return
      await refuseOutdated()
      const titles = await titlesOfUnsent()
      for (const [doc, reason] of refused) await refuseDoc(doc, reason, titles)
    })
  }

  /**
   * The log has what was written here of a scope nobody has pulled yet: from now on the server is asked about it, so that it says so when
   * the right to it has ended meanwhile (pull:P4).
   */
  async function beginScopesOf(names: readonly string[]): Promise<void> {
    const docs = await db.docs.bulkGet([...new Set(names)])
    const cursors = (await readMeta(db, 'cursors')) ?? {}
    const begun = docs.flatMap(doc => (doc === undefined || doc.scope in cursors ? [] : [[doc.scope, 0] as const]))
    if (begun.length > 0) await writeMeta(db, 'cursors', { ...cursors, ...Object.fromEntries(begun) })
  }

  /** Everything this person wrote into the document above the server's vector goes out again, in order and as it was. */
  async function resendBeyond(doc: string, vector: Uint8Array): Promise<void> {
    const known = Y.decodeStateVector(vector)
    const updates = await db.updates.where('[doc+n]').between([doc, 0], [doc, []]).toArray()
    for (const update of updates)
      if (update.out !== 1 && update.by === ports.member && isBeyond(update.bytes, known))
        await db.updates.update(update.n, { out: 1 })
  }

  async function adoptEpoch(epoch: number, fork: number): Promise<void> {
    await commit([], async () => {
      if ((await readMeta(db, 'epoch')) === epoch) return
      await db.updates
        .filter(update => update.seq !== undefined && update.seq > fork)
        .modify(update => {
          // A group of its own, in the order of the log: what came in pages was no one command.
          update.group = update.seq ?? 0
          delete update.seq
          // Each member sends their own again, and gives back what the server vouched for of others (push:P13).
          if (update.by === ports.member) update.out = 1
          else if (mayBeGivenBack(update)) update.out = 2
        })
      const isAnew = await forgetFacts(db, fork)
      const cursors = (await readMeta(db, 'cursors')) ?? {}
      await writeMeta(
        db,
        'cursors',
        Object.fromEntries(
          Object.entries(cursors).map(([scope, seq]) => [scope, isAnew && scope === 'w' ? 0 : Math.min(seq, fork)]),
        ),
      )
      await writeMeta(db, 'epoch', epoch)
    })
  }

  return { applyPage, applyAnswers, adoptEpoch }
}

/** The log has it: it is given back no more. (A key with the value undefined takes the property away.) */
const echoed = ({ seq, out }: UpdateRow, row: LogRow): { seq: number; receipt?: Uint8Array; out?: never } => ({
  seq: seq ?? row.seq,
  ...(row.receipt && { receipt: row.receipt }),
  ...(out === 2 && { out: undefined as never }),
})

/** The base of a very long document does not fit into a push; its parts came back with those who wrote them. */
const mayBeGivenBack = ({ bytes, receipt }: UpdateRow): boolean =>
  receipt !== undefined && bytes.length + receipt.length <= maxBatchBytes

/** What is to know about a page. */
interface Told {
  readonly titles: Titles
  /** The log was restored once: this device may hold rows it had and lost. */
  readonly isRestored: boolean
}

const noTitles: Titles = new Map()

/** The workspace comes first: what stands after it in a page says that none of it is left. */
const isWorkspaceRead = ({ through, more }: PullPage): boolean =>
  through['w'] !== undefined && (!more || Object.keys(through).length > 1)

const takesAway = ({ revoked, rows }: PullPage): boolean =>
  revoked.length > 0 || rows.some(({ kind }) => kind === 'left' || kind === 'erased')

/** Rows of documents, without facts, in the order of the log. */
function byDoc(rows: readonly LogRow[]): ReadonlyMap<string, readonly LogRow[]> {
  const rowsByDoc = new Map<string, LogRow[]>()
  for (const row of rows) {
    if (row.doc === '' || row.kind === 'fact') continue
    const own = rowsByDoc.get(row.doc)
    if (own) own.push(row)
    else rowsByDoc.set(row.doc, [row])
  }
  return rowsByDoc
}

/**
 * A client id belongs to whom its first row names (log:L5). A later row of somebody else may repeat what that client wrote, with a
 * delete of its own: it does not become theirs.
 */
function noteAuthors(authors: Record<number, string>, rows: readonly LogRow[]): void {
  for (const row of rows) {
    if (row.authors) Object.assign(authors, row.authors)
    else for (const client of Y.parseUpdateMeta(row.body).from.keys()) authors[client] ??= row.by
  }
}

/** No cursor goes back: another tab may have pulled further meanwhile. */
function furtherOf(
  before: Readonly<Record<string, number>>,
  through: Readonly<Record<string, number>>,
): Record<string, number> {
  const further = { ...before }
  for (const [scope, seq] of Object.entries(through)) further[scope] = Math.max(seq, before[scope] ?? 0)
  return further
}

const isEqual = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i])
