/** What the parser knows besides the text. Made once per screen; `{ ...context, dismissed }` is cheap for the next keystroke. */
import type { Day } from '../day.ts'
import { createNameIndex, type KnownContact, type KnownCustomer, type NameIndex } from './name-index.ts'

export interface SentenceContext {
  /** The business date of the device, in the workspace's zone. */
  readonly today: Day
  /** The customer the person is writing about, when the screen knows. */
  readonly customer?: { readonly id: string; readonly name: string }
  /** Texts the person took back with ×: they stay text. */
  readonly dismissed: readonly string[]
  /** ISO 4217; an amount marked with another currency stays text. */
  readonly currency: string
  readonly names: NameIndex
}

interface Known {
  readonly today: Day
  readonly customer?: { readonly id: string; readonly name: string }
  readonly contacts?: readonly KnownContact[]
  readonly customers?: readonly KnownCustomer[]
  readonly dismissed?: readonly string[]
  readonly currency?: string
}

/** Prepares the dictionary: some 80 ms for 5,000 customers with 10,000 contacts. Keep the result, never call it per key. */
export function createSentenceContext(known: Known): SentenceContext {
  const { today, customer, contacts = [], customers = [], dismissed = [], currency = 'CNY' } = known
  const names = createNameIndex(customers, contacts)
  return { today, dismissed, currency, names, ...(customer && { customer }) }
}
