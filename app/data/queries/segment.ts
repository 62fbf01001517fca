/** Saved segments: the company's and one's own, each with its rule read. */
import { parseRule, type SegmentRule } from '#shared/domain/segment/segment-rule.ts'
import { parseDocName } from '#shared/doc/name.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import type { Ketu } from '../ketu.ts'
import { notesOfType } from './note.ts'
import { mayWriteWorkspace } from './workspace-right.ts'

export interface Segment {
  readonly row: NoteRow<'segment'>
  /** Undefined when a newer phone wrote what this one cannot read. */
  readonly rule: SegmentRule | undefined
  readonly isCompany: boolean
  readonly mayWrite: boolean
}

/** The company's first, then by when they were made. */
export async function segments(ketu: Ketu): Promise<readonly Segment[]> {
  const [rows, isAdmin] = await Promise.all([notesOfType(ketu.db, 'segment'), mayWriteWorkspace(ketu)])
  const found = rows.map((row): Segment => {
    const parsed = parseRule(row.rule)
    const isCompany = parseDocName(row.doc)?.kind === 'workspace'
    const rule = parsed.kind === 'rule' ? parsed.rule : undefined
    return { row, rule, isCompany, mayWrite: !isCompany || isAdmin }
  })
  return [...found.filter(one => one.isCompany), ...found.filter(one => !one.isCompany)]
}
