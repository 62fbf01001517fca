/** The settings of the analyses as the company has them now: the latest of each part over the document's defaults. */
import { type AnalysisSettings, changeSettings } from '#shared/domain/analysis/settings.ts'
import type { Json } from '#shared/domain/field.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import type { KetuDb } from '../db.ts'
import { notesOfType } from './note.ts'

/** The latest of each part. Of one moment the larger id, so that every device takes the same. */
export async function settingsSet(db: KetuDb): Promise<ReadonlyMap<string, NoteRow<'setting'>>> {
  return new Map((await notesOfType(db, 'setting')).map(row => [row.part, row]))
}

/** What does not fit is left at its default. */
export async function analysisSettings(db: KetuDb): Promise<AnalysisSettings> {
  const changes: Record<string, Json> = {}
  for (const [part, { value }] of await settingsSet(db)) changes[part] = value
  return changeSettings(changes).settings
}
