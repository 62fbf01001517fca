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
  /** Stores the difference to what was stored last. Throws what the command throws; the same words can then be saved again. */
  save(next: string): Promise<void>
  /** With what others wrote meanwhile, and where the caret stands in it. Call it when everything typed is saved. */
  reopen(caret: number): Promise<{ readonly notes: Notes; readonly caret: number }>
}

export async function openNotes(ketu: Ketu, customer: string): Promise<Notes> {
  return notesIn(ketu, customer, await ketu.store.fork(customerDoc(customer)))
}

function notesIn(ketu: Ketu, customer: string, copy: Y.Doc): Notes {
  const text = textOf(copy, customer, 'notes')
  let unsent: readonly Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => {
    unsent = [...unsent, update]
  })
  return {
    text: text.toString(),
    save: async next => {
      replaceText(text, next)
      const sending = unsent
      if (sending.length === 0) return
      await mergeNotes(ketu, customer, [{ bytes: Y.mergeUpdates([...sending]) }])
      unsent = unsent.slice(sending.length)
    },
    reopen: async caret => {
      const place = Y.createRelativePositionFromTypeIndex(text, caret, -1)
      const next = await ketu.store.fork(customerDoc(customer))
      const index = Y.createAbsolutePositionFromRelativePosition(place, next)?.index ?? caret
      return { notes: notesIn(ketu, customer, next), caret: index }
    },
  }
}
