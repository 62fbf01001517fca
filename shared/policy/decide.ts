/**
 * The one place that says who may do what (log:L6), shared by the server's routes, the log and the screens.
 *
 * A grant gives a role on a territory and all below it, or on the whole workspace. What is not named here is not allowed.
 * - Everyone reads and writes their own scope (`m:`), and with any grant reads the workspace's (`w`).
 * - viewer reads; rep also writes the documents of the territory; manager also invites reps and viewers and makes
 *   territories below; admin invites every role. The workspace's own document belongs to admins of the whole workspace.
 * - Nobody gives, withdraws or ends a right above their own.
 */
import type { Role } from '#shared/doc/fact.ts'
import { type DocName, memberScope, parseScope, type Scope, territoryScope } from '#shared/doc/name.ts'
import type { Actor, Grant, TerritoryNode } from './actor.ts'

/** `territory` or `parent` absent = the whole workspace. */
export type Action =
  | { readonly kind: 'scope.read'; readonly scope: Scope }
  | { readonly kind: 'doc.write'; readonly doc: DocName; readonly scope: Scope }
  | { readonly kind: 'invite.create'; readonly role: Role; readonly territory?: string }
  /** To see or withdraw an invite somebody made. */
  | { readonly kind: 'invite.see'; readonly role: Role; readonly territory?: string }
  | { readonly kind: 'grant.end'; readonly role: Role; readonly territory?: string }
  | { readonly kind: 'territory.create'; readonly parent?: string }
  /** To bring a further device of one's own. */
  | { readonly kind: 'device.link' }

const rank: { readonly [role in Role]: number } = { viewer: 0, rep: 1, manager: 2, admin: 3 }

export function decide(actor: Actor, action: Action): boolean {
  switch (action.kind) {
    case 'scope.read':
      return mayRead(actor, action.scope)
    case 'doc.write':
      return mayWrite(actor, action.doc, action.scope)
    case 'invite.create':
    case 'invite.see':
    case 'grant.end':
      return actor.grants.some(grant => covers(grant, action.territory) && mayGive(grant.role, action.role))
    case 'territory.create':
      return actor.grants.some(grant => covers(grant, action.parent) && rank[grant.role] >= rank.manager)
    case 'device.link':
      return true
  }
}

/** Every scope the actor may read, in a stable order. */
export function readableScopes(actor: Actor, territories: readonly TerritoryNode[]): readonly Scope[] {
  const scopes: Scope[] = ['w', memberScope(actor.member), ...territories.map(({ id }) => territoryScope(id))]
  return scopes.filter(scope => mayRead(actor, scope)).sort()
}

/** Only a grant on the whole workspace covers the whole workspace. */
const covers = (grant: Grant, territory: string | undefined): boolean =>
  grant.territory === undefined || grant.territory === territory

const mayGive = (own: Role, given: Role): boolean =>
  own === 'admin' || (own === 'manager' && rank[given] < rank.manager)

function mayRead(actor: Actor, scope: Scope): boolean {
  const parsed = parseScope(scope)
  if (parsed === undefined) return false
  if (parsed.kind === 'w') return actor.grants.length > 0
  if (parsed.kind === 'm') return parsed.id === actor.member
  return actor.grants.some(grant => covers(grant, parsed.id))
}

function mayWrite(actor: Actor, doc: DocName, scope: Scope): boolean {
  const parsed = parseScope(scope)
  if (parsed === undefined) return false
  if (parsed.kind === 'm') return doc.kind === 'member' && doc.id === actor.member && parsed.id === actor.member
  if (parsed.kind === 'w')
    return doc.kind === 'workspace' && actor.grants.some(grant => covers(grant, undefined) && grant.role === 'admin')
  const belongs =
    doc.kind === 'customer' || doc.kind === 'journal' || (doc.kind === 'plan' && doc.territory === parsed.id)
  return belongs && actor.grants.some(grant => covers(grant, parsed.id) && rank[grant.role] >= rank.rep)
}
