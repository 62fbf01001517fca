/** Commands on segments. A changed rule raises the version: goals name one. */
import type { NoteRow, RecordValues } from '#shared/domain/record.ts'
import type { SegmentRule } from '#shared/domain/segment/segment-rule.ts'
import type { Written } from '../doc-store.ts'
import type { Ketu } from '../ketu.ts'
import { addNote, editNote } from './note.ts'

export interface SegmentInput extends Pick<RecordValues<'segment'>, 'name' | 'isTarget' | 'positioning'> {
  readonly rule: SegmentRule
}

export const addSegment = (ketu: Ketu, input: SegmentInput, isCompany: boolean) =>
  addNote(
    ketu,
    { kind: isCompany ? 'workspace' : 'member' },
    { type: 'segment', values: { ...input, rule: input.rule } },
    input.name,
  )

/** Writes what changed only. */
export function editSegment(ketu: Ketu, row: NoteRow<'segment'>, input: SegmentInput): Promise<Written> {
  const { rule, ...values } = input
  const isSameRule = JSON.stringify(rule) === JSON.stringify(row.rule)
  const changed = Object.entries(values).filter(([field, value]) => row[field as keyof typeof values] !== value)
  return editNote(
    ketu,
    row,
    { ...Object.fromEntries(changed), ...(!isSameRule && { rule, version: row.version + 1 }) },
    input.name,
  )
}
