/** Document names and scopes: built and parsed here only; a bad name is refused, never repaired. */
import { isId } from '#shared/domain/id.ts'

export type DocName =
  | { readonly kind: 'customer'; readonly id: string }
  | { readonly kind: 'journal'; readonly customer: string; readonly year: number }
  | { readonly kind: 'plan'; readonly territory: string; readonly year: number }
  | { readonly kind: 'workspace'; readonly id: string }
  | { readonly kind: 'member'; readonly id: string }

/** `w` = the workspace, `t:<territory>`, `m:<member>`: the unit of reading, cursor, poke and wipe. */
export type Scope = 'w' | `t:${string}` | `m:${string}`

export const customerDoc = (id: string): string => `customer.${id}`
export const journalDoc = (customer: string, year: number): string => `journal.${customer}.${year}`
/** What the names of a customer's journals begin with. */
export const journalsOf = (customer: string): string => `journal.${customer}.`
export const planDoc = (territory: string, year: number): string => `plan.${territory}.${year}`
export const workspaceDoc = (id: string): string => `workspace.${id}`
export const memberDoc = (id: string): string => `member.${id}`
export const territoryScope = (territory: string): Scope => `t:${territory}`
export const memberScope = (member: string): Scope => `m:${member}`

/** Nobody's territory, the last id there can be: sample customers are put there, and what is there never leaves the device. */
export const sampleTerritory = '7zzzzzzzzzzzzzzzzzzzzzzzzz'
export const sampleScope: Scope = territoryScope(sampleTerritory)

const isYear = (text: string): boolean => /^(19|20|21)\d\d$/.test(text)

export function parseDocName(name: string): DocName | undefined {
  const [kind, id, year, ...rest] = name.split('.')
  if (id === undefined || rest.length > 0 || !isId(id)) return undefined
  if (kind === 'customer' || kind === 'workspace' || kind === 'member')
    return year === undefined ? { kind, id } : undefined
  if (year === undefined || !isYear(year)) return undefined
  if (kind === 'journal') return { kind, customer: id, year: Number(year) }
  return kind === 'plan' ? { kind, territory: id, year: Number(year) } : undefined
}

export function parseScope(scope: string): { kind: 'w' } | { kind: 't' | 'm'; id: string } | undefined {
  if (scope === 'w') return { kind: 'w' }
  const kind = scope[0]
  const id = scope.slice(2)
  return (kind === 't' || kind === 'm') && scope[1] === ':' && isId(id) ? { kind, id } : undefined
}

/** The territory a scope stands for; '' for a scope that is none. */
export function territoryOf(scope: Scope): string {
  const parsed = parseScope(scope)
  return parsed?.kind === 't' ? parsed.id : ''
}

/** The customer a document belongs to. */
export function customerOf(name: string): string | undefined {
  const parsed = parseDocName(name)
  return parsed?.kind === 'customer' ? parsed.id : parsed?.kind === 'journal' ? parsed.customer : undefined
}
