/** Which scope a document is in, and whether this person may write it there (log:L6). */
import { customerDoc, type DocName, parseDocName, parseScope, type Scope } from '#shared/doc/name.ts'
import type { RefusalReason } from '#shared/sync/message.ts'
import type { DocState } from '../store/log-store.ts'
import type { Decide, Session } from './session.ts'

export interface OpenPlace {
  readonly kind: 'open'
  readonly scope: Scope
  readonly customer: string
}

export type Place = OpenPlace | { readonly kind: 'closed'; readonly reason: RefusalReason }

/** `stateOf` must know the document and, for a journal, its customer. */
export function placeDocument(
  session: Session,
  name: string,
  scope: Scope,
  stateOf: (doc: string) => DocState | undefined,
  decide: Decide,
): Place {
  const doc = parseDocName(name)
  if (doc === undefined || parseScope(scope) === undefined) return { kind: 'closed', reason: 'bad-name' }
  const mayWrite = (where: Scope): boolean => decide(session.actor, { kind: 'doc.write', doc, scope: where })
  const state = stateOf(name)
  if (state !== undefined) return placeKnown(state, scope, mayWrite)

  const customer = doc.kind === 'customer' ? doc.id : doc.kind === 'journal' ? doc.customer : ''
  if (!mayWrite(scope)) return { kind: 'closed', reason: 'no-right' }
  if (doc.kind === 'journal') {
    const owner = stateOf(customerDoc(doc.customer))
    if (owner === undefined) return { kind: 'closed', reason: 'bad-name' }
    if (owner.isErased && owner.scope === scope) return { kind: 'closed', reason: 'erased' }
    if (owner.scope !== scope) return { kind: 'closed', reason: owner.left.includes(scope) ? 'moved' : 'bad-name' }
  }
  if (!belongsIn(session.ws, doc, scope)) return { kind: 'closed', reason: 'bad-name' }
  return { kind: 'open', scope, customer }
}

/** A document that exists stays where it is, whatever scope the entry names. */
function placeKnown(state: DocState, named: Scope, mayWrite: (scope: Scope) => boolean): Place {
  if (!mayWrite(state.scope)) {
    // Only who could write where it was learns that it moved; to all others it never existed.
    const isMoved = state.left.includes(named) && mayWrite(named)
    return { kind: 'closed', reason: isMoved ? 'moved' : 'no-right' }
  }
  if (state.isErased) return { kind: 'closed', reason: 'erased' }
  return { kind: 'open', scope: state.scope, customer: state.customer }
}

function belongsIn(ws: string, doc: DocName, scope: Scope): boolean {
  switch (doc.kind) {
    case 'customer':
    case 'journal':
      return scope.startsWith('t:')
    case 'plan':
      return scope === `t:${doc.territory}`
    case 'workspace':
      return scope === 'w' && doc.id === ws
    case 'member':
      return scope === `m:${doc.id}`
  }
}
