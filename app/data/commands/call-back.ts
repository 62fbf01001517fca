/** Commands of the call-back queue: who was not reached is called again tomorrow; who was reached is told or done (feat:G4). */
import { customerDoc } from '#shared/doc/name.ts'
import { addDays } from '#shared/domain/day.ts'
import type { ActionRow, NoteRow } from '#shared/domain/record.ts'
import type { Written } from '../doc-store.ts'
import { type Ketu, today } from '../ketu.ts'
import { addAction, editAction, finishAction } from './action.ts'

export interface PutOff {
  readonly customer: string
  /** The call in words: the action's title. */
  readonly title: string
  readonly cause: string
  /** The action of an earlier try, or the promise itself. */
  readonly action: ActionRow | undefined
}

/** Not reached: again tomorrow, as an action of its own or the one there is. */
export function callAgain(ketu: Ketu, { customer, title, cause, action }: PutOff): Promise<Written> {
  const due = addDays(today(ketu), 1)
  if (action !== undefined) return editAction(ketu, customer, action.id, { due })
  return addAction(ketu, customer, { title, due, cause, owner: ketu.me.member })
}

/** The customer heard that it is put right; a call that was put off for it is done with it. */
export function tellOfIssue(ketu: Ketu, issue: NoteRow<'issue'>, action: ActionRow | undefined): Promise<Written> {
  const day = today(ketu)
  const { doc, customer, title } = issue
  return ketu.store.write({ label: 'editNote', values: { type: 'issue', name: title }, customer }, async writer => {
    await writer.edit(doc, issue.id, { toldOn: day })
    if (action !== undefined) await writer.edit(customerDoc(customer), action.id, { doneOn: day })
  })
}

export const keepPromise = (ketu: Ketu, action: ActionRow): Promise<Written> =>
  finishAction(ketu, action.customer, action, today(ketu))
