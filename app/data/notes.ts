/**
 * A person typing in a customer's shared notes. Their words go into a private copy of the document and come back as
 * updates, so that what others type around them meanwhile stays, character by character.
 */
import * as Y from 'yjs'
import { replaceText, textOf } from '#shared/doc/document.ts'
import { customerDoc } from '#shared/doc/name.ts'
import { mergeNotes } from './commands/customer.ts'
import type { Ketu } from './ketu.ts'

export interface Notes {
  /** What the notes said when they were opened: the typing starts from it. */
  readonly text: string
  /** Stores the difference to what was stored last. Throws `NotWritten`; the same words can then be saved again. */
  save(next: string): Promise<void>
}

export async function openNotes(ketu: Ketu, customer: string): Promise<Notes> {
  const copy = await ketu.store.fork(customerDoc(customer))
  const text = textOf(copy, customer, 'notes')
  let unsent: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => unsent.push(update))
  return {
    text: text.toString(),
    save: async next => {
      replaceText(text, next)
      const [first, ...more] = unsent
      if (first === undefined) return
      await mergeNotes(ketu, customer, more.length === 0 ? first : Y.mergeUpdates(unsent))
      unsent = unsent.slice(1 + more.length)
    },
  }
}

/** Where the caret stands after a text became another: words before it shift it, words around it push it to their end. */
export function moveCaret(before: string, after: string, caret: number): number {
  let start = 0
  while (start < caret && start < after.length && before[start] === after[start]) start++
  if (start === caret) return caret
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  const tail = before.length - caret
  return tail <= end ? after.length - tail : after.length - end
}
