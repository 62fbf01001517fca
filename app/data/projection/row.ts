/** A record of a document as a row of its table (proj:P1): a pure function of the record and the name of its document. */
import type { ReadRecord } from '#shared/doc/document.ts'
import { customerOf, type DocName, parseDocName } from '#shared/doc/name.ts'
import {
  type ActionRow,
  type CommentRow,
  type ContactRow,
  type CustomerRow,
  type GoalRow,
  type GoalScope,
  type JudgementRow,
  type NoteRow,
  type NoteType,
  notePlaces,
  type OrderRow,
  type VisitRow,
} from '#shared/domain/record.ts'
import { isNoteType } from '../record-table.ts'

export type TypedRow =
  | { readonly type: 'customer'; readonly row: CustomerRow }
  | { readonly type: 'contact'; readonly row: ContactRow }
  | { readonly type: 'action'; readonly row: ActionRow }
  | { readonly type: 'goal'; readonly row: GoalRow }
  | { readonly type: 'visit'; readonly row: VisitRow }
  | { readonly type: 'order'; readonly row: OrderRow }
  | { readonly type: 'comment'; readonly row: CommentRow }
  | { readonly type: 'judgement'; readonly row: JudgementRow }
  | NoteOf<NoteType>

type NoteOf<T extends NoteType> = { [K in T]: { readonly type: K; readonly row: NoteRow<K> } }[T]

/** Due day of an open action without one: after all that have one. */
export const noDue = '9999-12-31'

/** Undefined for a record that has no place in this kind of document: it is left alone, not guessed at. */
export function toRow(record: ReadRecord, doc: string): TypedRow | undefined {
  const name = parseDocName(doc)
  if (name === undefined) return undefined
  // The values passed their field's `fits` in the document layer, which the types of a generic table cannot say.
  const row = { ...record.values, ...headOf(record, doc) } as unknown as CustomerRow &
    ContactRow &
    ActionRow &
    GoalRow &
    VisitRow &
    OrderRow &
    CommentRow &
    JudgementRow
  if (isNoteType(record.type)) {
    const places: readonly string[] = notePlaces[record.type]
    const note = { ...row, type: record.type, customer: customerOf(doc) ?? '' }
    // One record type, one row type: what a union of types cannot follow.
    return places.includes(name.kind) ? ({ type: record.type, row: note } as unknown as NoteOf<NoteType>) : undefined
  }
  if (name.kind === 'customer') {
    if (record.type === 'customer') return record.id === name.id ? { type: 'customer', row } : undefined
    if (record.type === 'contact') return { type: 'contact', row: { ...row, customer: name.id } }
    if (record.type === 'judgement') return { type: 'judgement', row: { ...row, customer: name.id } }
    if (record.type === 'action') return { type: 'action', row: { ...row, customer: name.id, ...openUntil(row) } }
  }
  if (name.kind === 'journal' && (record.type === 'visit' || record.type === 'order')) {
    const time = record.timeIn && { timeIn: record.timeIn }
    return { type: record.type, row: { ...row, customer: name.customer, ...time } }
  }
  if (record.type === 'comment')
    return commentSubjectFits(row, name)
      ? { type: 'comment', row: { ...row, customer: customerOf(doc) ?? '' } }
      : undefined
  if (record.type !== 'goal') return undefined
  const scope = goalScope(name)
  return scope && { type: 'goal', row: { ...row, scope } }
}

/** Visits are in journals; what is said of them is too. */
const commentSubjectFits = ({ subject }: CommentRow, { kind }: DocName): boolean =>
  kind === 'journal'
    ? subject === 'visit'
    : kind === 'customer'
      ? subject !== 'visit'
      : kind === 'plan' && subject === 'goal'

function goalScope(name: NonNullable<ReturnType<typeof parseDocName>>): GoalScope | undefined {
  if (name.kind === 'customer') return { kind: 'customer', id: name.id }
  return name.kind === 'plan' ? { kind: 'territory', id: name.territory } : undefined
}

const openUntil = (row: ActionRow): { open?: string } =>
  row.doneOn === '' && row.deletedAt === undefined ? { open: row.due === '' ? noDue : row.due } : {}

function headOf(record: ReadRecord, doc: string) {
  return {
    id: record.id,
    doc,
    bornAt: record.bornAt,
    bornBy: record.bornBy,
    ...(record.deleted && { deletedAt: record.deleted.at, deletedBy: record.deleted.by }),
    ...(record.conflicts.length > 0 && { conflicts: record.conflicts, conflicted: 1 as const }),
  }
}
