/** Commands on the company's settings: a part is set again, never edited, so the latest counts and every older one can still be told. */
import type { Values } from '#shared/doc/document.ts'
import type { Json } from '#shared/domain/field.ts'
import type { Written } from '../doc-store.ts'
import { type Ketu, today } from '../ketu.ts'
import { placeOf } from './note.ts'

export interface SettingChange {
  /** A part of `defaultSettings`, `customFields`, `wordLists` or `preset`. */
  readonly part: string
  /** Of a part of the analyses: only what differs from the default; `{}` is the default. */
  readonly value: Json
}

/** All of it is one command with one undo. @param name what was set, in words, for the activity list. */
export async function setSettings(
  ketu: Ketu,
  changes: readonly SettingChange[],
  reason: string,
  name: string,
): Promise<Written> {
  const { doc, scope } = await placeOf(ketu, { kind: 'workspace' })
  const records = changes.map(({ part, value }) => {
    const values: Values = { part, value, day: today(ketu), reason }
    return { type: 'setting' as const, id: ketu.newId(), values }
  })
  return await ketu.store.write({ label: 'addNote', values: { type: 'setting', name } }, writer =>
    writer.create(doc, scope, records),
  )
}
