/** Records put on the server as a device would have pushed them: a document each, with all its records in one update. */
import * as Y from 'yjs'
import { createRecord, editRecord, type Values } from '#shared/doc/document.ts'
import { parseDocName, type Scope, territoryScope } from '#shared/doc/name.ts'
import type { RecordType } from '#shared/domain/record.ts'
import type { PushEntry } from '#shared/sync/message.ts'
import { askTicket, pushEntries } from './seed-team.ts'
import type { TestPerson } from './test-server.ts'

export interface SeedRecord {
  readonly type: RecordType
  readonly id: string
  readonly values: Values
}

export interface SeedDoc {
  readonly name: string
  /** The record that is the document: its customer. Journals and plans have none. */
  readonly main?: SeedRecord
  readonly records?: readonly SeedRecord[]
}

/** Resolves, once all is stored, to the content of each document by its name: what a later edit may stand on. */
export async function pushDocs(
  url: string,
  person: TestPerson,
  territory: string,
  docs: readonly SeedDoc[],
  at = Date.now(),
): Promise<ReadonlyMap<string, Uint8Array>> {
  const stamp = { at, by: person.session.member.id }
  const contents = new Map(docs.map(doc => [doc.name, contentOf(doc, stamp)]))
  const scope = territoryScope(territory)
  const ticket = await askTicket(url, person)
  await pushEntries(
    url,
    person,
    [...contents].map(([doc, body], i): PushEntry => {
      const kind = parseDocName(doc)?.kind
      const entry = { n: i + 1, group: i + 1, doc, scope: kind === 'workspace' ? ('w' as const) : scope, body }
      return kind === 'journal' ? { ...entry, proof: { ticket } } : entry
    }),
  )
  return contents
}

function contentOf({ main, records = [] }: SeedDoc, stamp: { readonly at: number; readonly by: string }): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    if (main !== undefined) createRecord(doc, 'main', main, stamp)
    for (const record of records) createRecord(doc, 'record', record, stamp)
  })
  return Y.encodeStateAsUpdate(doc)
}

/** An edit of a record by somebody who knew only `content`; two of them on the same content are concurrent. Resolves to both together. */
export async function pushEdit(
  url: string,
  person: TestPerson,
  scope: Scope,
  edit: {
    readonly doc: string
    readonly content: Uint8Array
    readonly id: string
    readonly values: Values
    readonly at: number
  },
): Promise<Uint8Array> {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, edit.content)
  const before = Y.encodeStateVector(copy)
  editRecord(copy, edit.id, edit.values, { at: edit.at, by: person.session.member.id })
  const body = Y.encodeStateAsUpdate(copy, before)
  await pushEntries(url, person, [{ n: 1, group: 1, doc: edit.doc, scope, body }])
  return Y.mergeUpdates([edit.content, body])
}
