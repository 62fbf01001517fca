/** The settings of the analyses as the company has them now: the latest of each part over the document's defaults. */
import { defaultSettings } from '#shared/domain/analysis/default-settings.ts'
import { type AnalysisSettings, changeSettings } from '#shared/domain/analysis/settings.ts'
import { type CustomField, parseCustomFields } from '#shared/domain/custom-field.ts'
import type { Json } from '#shared/domain/field.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import { parseWordLists, type WordLists } from '#shared/domain/word-list.ts'
import type { KetuDb } from '../db.ts'
import { notesOfType } from './note.ts'

/** The latest of each part. Of one moment the larger id, so that every device takes the same. */
export async function settingsSet(db: KetuDb): Promise<ReadonlyMap<string, NoteRow<'setting'>>> {
  return new Map((await notesOfType(db, 'setting')).map(row => [row.part, row]))
}

/** Every time the part was set, newest first. */
export async function settingHistory(db: KetuDb, part: string): Promise<readonly NoteRow<'setting'>[]> {
  return (await notesOfType(db, 'setting')).filter(row => row.part === part).toReversed()
}

/** What does not fit is left at its default. */
export async function analysisSettings(db: KetuDb): Promise<AnalysisSettings> {
  const changes: Record<string, Json> = {}
  for (const [part, { value }] of await settingsSet(db)) if (Object.hasOwn(defaultSettings, part)) changes[part] = value
  return changeSettings(changes).settings
}

/** The fields the company made itself, in its order. */
export const customFields = async (db: KetuDb): Promise<readonly CustomField[]> =>
  parseCustomFields((await settingsSet(db)).get('customFields')?.value ?? null)

/** What of a part differs from the default now; of a part that is one figure, nothing. */
export async function partValue(db: KetuDb, part: string): Promise<{ readonly [key: string]: Json }> {
  const value = (await settingsSet(db)).get(part)?.value
  // Not an array and not null: an object of JSON.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { [key: string]: Json }) : {}
}

/** The company's words for chips; empty lists where it has none of its own. */
export const wordLists = async (db: KetuDb): Promise<WordLists> =>
  parseWordLists((await settingsSet(db)).get('wordLists')?.value ?? null)

/** False for a part that was set back to its default. */
export const isChangedPart = (value: Json): boolean =>
  value !== null && (typeof value !== 'object' || Object.keys(value).length > 0)
