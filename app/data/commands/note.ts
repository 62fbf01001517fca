/** Commands on the records there are few of: needs, issues, opportunities, segments, settings … (`notePlaces`). */
import type { Values } from '#shared/doc/document.ts'
import { customerDoc, journalDoc, memberDoc, memberScope, type Scope, workspaceDoc } from '#shared/doc/name.ts'
import { yearOf } from '#shared/domain/day.ts'
import type { NoteType, RecordValues } from '#shared/domain/record.ts'
import type { NewRecord, Written } from '../doc-store.ts'
import { type Ketu, today } from '../ketu.ts'
import { scopeOf } from './scope.ts'

/** Where a note goes: to a customer (its document, or its journal of today), to everybody, or to oneself. */
export type NoteHome =
  | { readonly kind: 'customer' | 'journal'; readonly id: string; readonly name: string }
  | { readonly kind: 'workspace' | 'member' }

export interface NewNote<T extends NoteType = NoteType> {
  readonly type: T
  readonly values: Partial<RecordValues<T>>
}

/** @param name the note in words, for the activity list. */
export async function addNote<T extends NoteType>(
  ketu: Ketu,
  home: NoteHome,
  { type, values }: NewNote<T>,
  name: string,
): Promise<Written & { readonly id: string }> {
  const { doc, scope } = await placeOf(ketu, home)
  const record: NewRecord = { type, id: ketu.newId(), values: values as Values }
  const intent = { label: 'addNote', values: { type, name }, ...('id' in home && { customer: home.id }) }
  const written = await ketu.store.write(intent, writer => writer.create(doc, scope, [record]))
  return { ...written, id: record.id }
}

export function editNote<T extends NoteType>(
  ketu: Ketu,
  note: { readonly type: T; readonly id: string; readonly doc: string; readonly customer?: string },
  changes: Partial<RecordValues<T>>,
  name: string,
): Promise<Written> {
  const { type, id, doc, customer = '' } = note
  return ketu.store.write({ label: 'editNote', values: { type, name }, ...(customer !== '' && { customer }) }, writer =>
    writer.edit(doc, id, changes as Values),
  )
}

/** The document a note is born in, and its scope. */
export async function placeOf(ketu: Ketu, home: NoteHome): Promise<{ readonly doc: string; readonly scope: Scope }> {
  switch (home.kind) {
    case 'workspace':
      return { doc: workspaceDoc(ketu.workspace.id), scope: 'w' }
    case 'member':
      return { doc: memberDoc(ketu.me.member), scope: memberScope(ketu.me.member) }
    case 'customer':
      return { doc: customerDoc(home.id), scope: await scopeOf(ketu, customerDoc(home.id)) }
    case 'journal':
      return { doc: journalDoc(home.id, yearOf(today(ketu))), scope: await scopeOf(ketu, customerDoc(home.id)) }
  }
}
