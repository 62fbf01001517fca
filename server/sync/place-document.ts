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

/**
 * Where new work goes, and whether this person may write it there. `stateOf` must know the document and, for a journal, its customer.
 */
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
  if (!mayWrite(scope)) return { kind: 'closed', reason: 'no-right' }
  return placeNew(session.ws, doc, scope, stateOf)
}

/**
 * push:P13: a row that is given back goes where its document is, or where it was when it was accepted. Its author had the right then, and
 * who brings it was given it by this server: that is what the receipt says.
 */
export function placeGivenBack(
  ws: string,
  name: string,
  scope: Scope,
  stateOf: (doc: string) => DocState | undefined,
): Place {
  const doc = parseDocName(name)
  const state = stateOf(name)
  if (doc === undefined) return { kind: 'closed', reason: 'bad-name' }
  if (state === undefined) return placeNew(ws, doc, scope, stateOf)
  if (state.isErased) return { kind: 'closed', reason: 'erased' }
  return { kind: 'open', scope: state.scope, customer: state.customer }
}

function placeNew(ws: string, doc: DocName, scope: Scope, stateOf: (doc: string) => DocState | undefined): Place {
  const customer = doc.kind === 'customer' ? doc.id : doc.kind === 'journal' ? doc.customer : ''
  if (doc.kind === 'journal') {
    const owner = stateOf(customerDoc(doc.customer))
    if (owner === undefined) return { kind: 'closed', reason: 'bad-name' }
    if (owner.isErased && owner.scope === scope) return { kind: 'closed', reason: 'erased' }
    if (owner.scope !== scope) return { kind: 'closed', reason: owner.left.includes(scope) ? 'moved' : 'bad-name' }
  }
  if (!belongsIn(ws, doc, scope)) return { kind: 'closed', reason: 'bad-name' }
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
