/** Commands on comments. A comment lives in the document of what it is about, so it goes where that goes. */
import { customerOf } from '#shared/doc/name.ts'
import type { CommentRow } from '#shared/domain/record.ts'
import type { Written } from '../doc-store.ts'
import type { Ketu } from '../ketu.ts'
import { scopeOf } from './scope.ts'

/** What is talked about: a customer, a visit or a goal with its document. */
export interface CommentSubject {
  readonly subject: CommentRow['subject']
  readonly id: string
  readonly doc: string
}

export async function addComment(
  ketu: Ketu,
  on: CommentSubject,
  { text, mentions }: { readonly text: string; readonly mentions: readonly string[] },
): Promise<Written & { readonly id: string }> {
  const id = ketu.newId()
  const scope = await scopeOf(ketu, on.doc)
  const customer = customerOf(on.doc)
  const intent = { label: 'addComment', values: { text }, ...(customer !== undefined && { customer }) }
  const values = { about: on.id, subject: on.subject, text, ...(mentions.length > 0 && { mentions }) }
  const written = await ketu.store.write(intent, writer =>
    writer.create(on.doc, scope, [{ type: 'comment', id, values }]),
  )
  return { ...written, id }
}
