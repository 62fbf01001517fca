/** Whom a file means by the name of a customer's owner. */
import { nameKey } from './read-text.ts'

/** A member who may look after customers. */
export interface NamedMember {
  readonly member: string
  readonly name: string
}

export type FoundOwner =
  | { readonly kind: 'one'; readonly member: string }
  | { readonly kind: 'unknown-owner' }
  /** Several members of that name. */
  | { readonly kind: 'ambiguous-owner' }

/** As written first; then case, width, spaces and punctuation aside. */
export function findOwner(members: readonly NamedMember[], text: string): FoundOwner {
  const exact = members.filter(({ name }) => name === text)
  const [first, second] = exact.length > 0 ? exact : members.filter(({ name }) => isSameName(name, text))
  if (first === undefined) return { kind: 'unknown-owner' }
  return second === undefined ? { kind: 'one', member: first.member } : { kind: 'ambiguous-owner' }
}

export const isSameName = (name: string, text: string): boolean => (nameKey(name) || name) === (nameKey(text) || text)
