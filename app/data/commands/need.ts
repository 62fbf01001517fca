/** What becomes of a need: met, changed, dropped, or open again; the day of it is kept (feat:B1, B10). */
import type { NoteRow } from '#shared/domain/record.ts'
import type { Written } from '../doc-store.ts'
import { type Ketu, today } from '../ketu.ts'
import { editNote } from './note.ts'

export const setNeedState = (ketu: Ketu, need: NoteRow<'need'>, state: NoteRow<'need'>['state']): Promise<Written> =>
  editNote(ketu, need, { state, stateOn: today(ketu) }, need.text)
