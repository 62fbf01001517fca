/** An issue is put right, and the customer hears of it (feat:G5). */
import type { NoteRow } from '#shared/domain/record.ts'
import type { Written } from '../doc-store.ts'
import { type Ketu, today } from '../ketu.ts'
import { editNote } from './note.ts'

export const resolveIssue = (ketu: Ketu, issue: NoteRow<'issue'>): Promise<Written> =>
  editNote(ketu, issue, { resolvedOn: today(ketu) }, issue.title)

export const tellCustomer = (ketu: Ketu, issue: NoteRow<'issue'>): Promise<Written> =>
  editNote(ketu, issue, { toldOn: today(ketu) }, issue.title)
