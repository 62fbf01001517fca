/** What a commit reads and writes in SQLite, inside its transaction. Documents and words have numbers there (schema.ts). */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { customerDoc, journalsOf } from '#shared/doc/name.ts'
import type { Changes, DocState, LogView, Reads } from './log-store.ts'
import { headAfter } from './log-store.ts'
import { type Columns, clientOf, docOf, headOf, numberOf, textOfMarks } from './row.ts'
import { clientColumns, overwrite } from './schema.ts'

/** A view that also knows the numbers of the documents it was asked for. */
export interface NumberedView extends LogView {
  numberOfDoc(name: string): number | undefined
}

export interface SqliteWrites {
  createView(ws: number, reads: Reads): NumberedView
  /** Throws when a row names a document that has no state. */
  write(ws: number, view: NumberedView, changes: Changes): void
  /** The transaction was rolled back: what it had numbered is not. */
  forget(): void
}

export const headSql = 'select head, epoch, fact_hash from workspace where n = ?'
export const docSql = 'select * from doc where ws = ? and name = ?'

/** By their names, which are in an index already: one more would cost every new document as much again. */
export const customerSql = `select * from doc where ws = ?1 and name = ?2 union all
  select * from doc where ws = ?1 and name > ?3 and name < ?3 || ':' order by name`

export const customerParams = (ws: number, customer: string): readonly [number, string, string] => [
  ws,
  customerDoc(customer),
  journalsOf(customer),
]

export function createSqliteWrites(db: DatabaseSync): SqliteWrites {
  const statements = prepare(db)
  const words = new Map<string, number>()

  function numberOfWord(text: string): number {
    const known = words.get(text)
    if (known !== undefined) return known
    const columns = statements.word.get(text)
    const n = numberOf(columns === undefined ? statements.addWord.run(text).lastInsertRowid : columns['n'])
    words.set(text, n)
    return n
  }

  function createView(ws: number, reads: Reads): NumberedView {
    /** Undefined for a document that is new: most of a bulk push are, and nothing else is asked about them. */
    const numbers = new Map<string, number | undefined>()
    const readDoc = (name: string): DocState | undefined => {
      const columns = statements.doc.get(ws, name)
      numbers.set(name, columns && numberOf(columns['n']))
      return columns && docOf(columns)
    }
    const numberOfDoc = (name: string): number | undefined => {
      if (!numbers.has(name)) readDoc(name)
      return numbers.get(name)
    }
    return {
      ...headOf(found(statements.head.get(ws))),
      doc: readDoc,
      numberOfDoc,
      client(doc, client) {
        const n = numberOfDoc(doc)
        const columns = n === undefined ? undefined : statements.client.get(n, client)
        return columns && clientOf(columns)
      },
      seqOf(doc, hash) {
        const n = numberOfDoc(doc)
        const columns = n === undefined ? undefined : statements.seqOfHash.get(n, hash)
        return columns && numberOf(columns['seq'])
      },
      docsOfCustomer: () => docsByName(statements.customerDocs.all(...customerParams(ws, reads.customer ?? ''))),
    }
  }

  /** Returns the number of each document that was written. */
  function putDocs(ws: number, view: NumberedView, docs: ReadonlyMap<string, DocState>): ReadonlyMap<string, number> {
    const numbers = new Map<string, number>()
    for (const [name, doc] of docs) {
      const { scope, head, baseSeq, baseBytes, bytes, isErased, left } = doc
      const state = [scope, doc.customer, head, baseSeq, baseBytes, bytes, isErased ? 1 : 0, left.join(' ')] as const
      const known = view.numberOfDoc(name)
      if (known !== undefined) statements.setDoc.run(...state, known)
      numbers.set(name, known ?? numberOf(statements.addDoc.run(ws, name, ...state).lastInsertRowid))
    }
    return numbers
  }

  return {
    createView,
    write(ws, view, changes) {
      const rows = changes.rows ?? []
      const newHead = headAfter(view.head, rows)
      const written = putDocs(ws, view, changes.docs ?? new Map())
      const numberOfDoc = (name: string): number => found(written.get(name) ?? view.numberOfDoc(name))
      for (const { doc, upTo } of changes.cleared ?? []) statements.clear.run(numberOfDoc(doc), upTo)
      for (const { seq, scope, doc, kind, body, hash, by, device, at, authors, marks } of rows)
        statements.addRow.run(
          ...([ws, seq, numberOfWord(scope), doc === '' ? null : numberOfDoc(doc), kind, body, hash] as const),
          ...([
            numberOfWord(by),
            numberOfWord(device),
            at,
            authors === undefined ? null : JSON.stringify(authors),
            textOfMarks(marks),
          ] as const),
        )
      for (const { doc, client, clock, device, member } of changes.clients ?? [])
        statements.putClient.run(numberOfDoc(doc), client, clock, numberOfWord(device), numberOfWord(member))
      if (newHead > view.head) statements.setHead.run(newHead, ws)
      if (changes.factHash !== undefined) statements.setFactHash.run(changes.factHash, ws)
    },
    forget: () => words.clear(),
  }
}

export const docsByName = (rows: readonly Columns[]): ReadonlyMap<string, DocState> =>
  new Map(rows.map(columns => [String(columns['name']), docOf(columns)]))

export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a row that must be there is missing')
  return value
}

export const clientSql = `select client, clock, (select text from word where n = device) as device,
  (select text from word where n = member) as member from doc_client`

function prepare(db: DatabaseSync) {
  return {
    head: db.prepare(headSql),
    doc: db.prepare(docSql),
    customerDocs: db.prepare(customerSql),
    client: db.prepare(`${clientSql} where doc = ? and client = ?`),
    seqOfHash: db.prepare('select seq from log where doc = ? and hash = ? limit 1'),
    word: db.prepare('select n from word where text = ?'),
    addWord: db.prepare('insert into word (text) values (?)'),
    clear: db.prepare("delete from log where doc = ? and seq <= ? and kind <> 'left'"),
    addRow: db.prepare('insert into log values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    addDoc: db.prepare('insert into doc values (null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    setDoc: db.prepare(
      `update doc set scope = ?, customer = ?, head = ?, base_seq = ?, base_bytes = ?, bytes = ?, is_erased = ?,
       left_scopes = ? where n = ?`,
    ),
    putClient: db.prepare(
      `insert into doc_client values (?, ?, ?, ?, ?) ${overwrite(['doc', 'client'], clientColumns)}`,
    ),
    setHead: db.prepare('update workspace set head = ? where n = ?'),
    setFactHash: db.prepare('update workspace set fact_hash = ? where n = ?'),
  } satisfies { [name: string]: StatementSync }
}
