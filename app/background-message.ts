/** What a page and its background worker say to each other. Everything else goes through the database. */
import type { StoredSession } from './data/session.ts'

export type ToBackground =
  | { readonly kind: 'start'; readonly session: StoredSession }
  /** The network may be back, or the page is looked at or left. */
  | { readonly kind: 'hint' }
  | { readonly kind: 'sync-now'; readonly n: number }

export type FromBackground =
  | { readonly kind: 'synced'; readonly n: number }
  /** Its database does not open or answer. */
  | { readonly kind: 'storage-trouble' }
