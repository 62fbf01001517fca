/**
 * The one place that says who may do what (log:L6), shared by the server's routes, the log and the screens.
 *
 * A grant gives a role on a territory and all below it, or on the whole workspace. What is not named here is not allowed.
 * - Everyone reads and writes their own scope (`m:`), and with any grant reads the workspace's (`w`).
 * - viewer reads; rep also writes the documents of the territory; manager also gives rights to reps and viewers, makes
 *   and renames territories, and moves territories and customers within what they manage; admin gives every role. The workspace's own
 *   document and new passwords belong to admins of the whole workspace.
 * - Nobody gives, withdraws or ends a right above their own, or leads a member who has one they could not give.
 * - Nobody suspends themselves. Everybody sees, names and signs out their own devices; their names are nobody else's to give.
 * - Who manages one of a member's territories sees their work there and when their devices were last heard, unless the
 *   member's right there is above their own. The member sees the same of themselves.
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
  | { readonly kind: 'grant.create' | 'grant.end'; readonly role: Role; readonly territory?: string }
  /** To suspend or take back a member; `grants` are those in force. */
  | { readonly kind: 'member.suspend'; readonly member: string; readonly grants: readonly Grant[] }
  /** To see a member's devices and sign them out. */
  | { readonly kind: 'member.devices'; readonly member: string; readonly grants: readonly Grant[] }
  /** To name a device of this member. */
  | { readonly kind: 'device.name'; readonly member: string }
  /** To see how a member's work stands and when their devices were last heard; `grants` are those in force. */
  | { readonly kind: 'member.work'; readonly member: string; readonly grants: readonly Grant[] }
  /** To let a member choose a new password. Whoever holds the link can become the member. */
  | { readonly kind: 'member.reset' }
  /** Ids of territories. */
  | { readonly kind: 'customer.move'; readonly from: string; readonly to: string }
  | { readonly kind: 'territory.create'; readonly parent?: string }
  | { readonly kind: 'territory.rename'; readonly territory: string }
  /** From below `from` to below `to`; absent = the top. Its rights follow it. */
  | { readonly kind: 'territory.move'; readonly from?: string; readonly to?: string }
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
    case 'grant.create':
    case 'grant.end':
      return actor.grants.some(grant => covers(grant, action.territory) && mayGive(grant.role, action.role))
    case 'territory.create':
      return manages(actor, action.parent)
    case 'territory.rename':
      return manages(actor, action.territory)
    case 'territory.move':
      return manages(actor, action.from) && manages(actor, action.to)
    case 'device.link':
      return true
    case 'device.name':
      return action.member === actor.member
    case 'member.suspend':
      return action.member !== actor.member && leads(actor, action.grants)
    case 'member.devices':
      return action.member === actor.member || leads(actor, action.grants)
    case 'member.work':
      return action.member === actor.member || action.grants.some(grant => oversees(actor, grant))
    case 'member.reset':
      return isAdminOfAll(actor)
    case 'customer.move':
      return [action.from, action.to].every(territory => manages(actor, territory))
  }
}

/** Every scope the actor may read, in a stable order. */
export function readableScopes(actor: Actor, territories: readonly TerritoryNode[]): readonly Scope[] {
  const scopes: Scope[] = [memberScope(actor.member), ...territories.map(({ id }) => territoryScope(id))]
  // The workspace first: who holds a territory holds the fact that opened it.
  return ['w' as const, ...scopes.sort()].filter(scope => mayRead(actor, scope))
}

/** Only a grant on the whole workspace covers the whole workspace. */
const covers = (grant: Grant, territory: string | undefined): boolean =>
  grant.territory === undefined || grant.territory === territory

const mayGive = (own: Role, given: Role): boolean =>
  own === 'admin' || (own === 'manager' && rank[given] < rank.manager)

const manages = (actor: Actor, territory: string | undefined): boolean =>
  actor.grants.some(grant => covers(grant, territory) && rank[grant.role] >= rank.manager)

/** Data is read for what it is only by those who know how old it is: equals see it of each other. */
const oversees = (actor: Actor, { role, territory }: Grant): boolean =>
  isAdminOfAll(actor) ||
  actor.grants.some(own => covers(own, territory) && rank[own.role] >= rank.manager && rank[own.role] >= rank[role])

const isAdminOfAll = (actor: Actor): boolean =>
  actor.grants.some(grant => covers(grant, undefined) && grant.role === 'admin')

/** A member without any right is left to the admins of everything. */
const leads = (actor: Actor, grants: readonly Grant[]): boolean =>
  isAdminOfAll(actor) ||
  (grants.length > 0 &&
    grants.every(({ role, territory }) => actor.grants.some(own => covers(own, territory) && mayGive(own.role, role))))

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
  if (parsed.kind === 'w') return doc.kind === 'workspace' && isAdminOfAll(actor)
  const belongs =
    doc.kind === 'customer' || doc.kind === 'journal' || (doc.kind === 'plan' && doc.territory === parsed.id)
  return belongs && actor.grants.some(grant => covers(grant, parsed.id) && rank[grant.role] >= rank.rep)
}
