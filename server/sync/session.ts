/** Who speaks, as the server knows it: author and device of every row come from here (log:L7). */
import type { DocName, Scope } from '#shared/doc/name.ts'
import type { Actor } from '#shared/policy/actor.ts'

export interface Session {
  readonly ws: string
  readonly member: string
  readonly device: string
  /** With the grants in force at this request. */
  readonly actor: Actor
}

export type SyncAction =
  | { readonly kind: 'scope.read'; readonly scope: Scope }
  | { readonly kind: 'doc.write'; readonly doc: DocName; readonly scope: Scope }

/** `decide` of shared/policy, or a test's own. */
export type Decide = (actor: Actor, action: SyncAction) => boolean
