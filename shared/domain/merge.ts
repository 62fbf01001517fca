/** Two customers become one: which fields people have to choose between, and what the winner then says (DESIGN 4; feat:A5). */
import type { Json } from './field.ts'
import { type CustomerRow, customerFields } from './record.ts'

export type MergedField = Exclude<keyof typeof customerFields, 'mergedInto' | 'mergedFrom' | 'notes' | 'isIncomplete'>

const isMergedField = (name: string): name is MergedField =>
  Object.hasOwn(customerFields, name) && !['mergedInto', 'mergedFrom', 'notes', 'isIncomplete'].includes(name)

export const mergedFields = Object.keys(customerFields).filter(isMergedField)

export type Side = 'winner' | 'loser'

/** Fields in which both say something, and not the same: somebody has to choose. Sets are joined. */
export const fieldsToChoose = (winner: CustomerRow, loser: CustomerRow): readonly MergedField[] =>
  mergedFields.filter(
    field =>
      customerFields[field].kind !== 'set' &&
      isSaid(winner, field) &&
      isSaid(loser, field) &&
      winner[field] !== loser[field],
  )

/** What of the winner changes: what only the loser says, what was chosen from it, and both sets together. */
export function mergedValues(
  winner: CustomerRow,
  loser: CustomerRow,
  chosen: ReadonlyMap<MergedField, Side>,
): { readonly [field: string]: Json } {
  const changes: Record<string, Json> = {}
  for (const field of mergedFields) {
    const [own, other] = [winner[field], loser[field]]
    if (Array.isArray(own) && Array.isArray(other)) {
      const joined: readonly string[] = [...new Set([...own, ...other])].sort((a, b) => (a < b ? -1 : 1))
      if (joined.length > own.length) changes[field] = joined
    } else if (own !== other && isSaid(loser, field) && (!isSaid(winner, field) || chosen.get(field) === 'loser'))
      changes[field] = other
  }
  return changes
}

/** A default says nothing: nobody chose it. */
function isSaid(customer: CustomerRow, field: MergedField): boolean {
  const value: Json = customer[field]
  return value !== null && value !== '' && value !== customerFields[field].default
}
