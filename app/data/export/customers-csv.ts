/** Customers as CSV: one row each, further contacts on rows of their own, owners by name. Its headers are what the import knows: it maps back whole. */
import type { FieldTable } from '#shared/domain/field.ts'
import { type ContactRow, contactFields, type CustomerRow, customerFields } from '#shared/domain/record.ts'
import { byteOrderMark, csvLine, joinList } from './csv.ts'

const customerColumns = fieldNames(customerFields, ['isIncomplete'])
/** What somebody thinks of a named person stays with the people of its territory. */
const judgedFields = ['power', 'stance', 'motives', 'values']
const contactColumns = fieldNames(contactFields, judgedFields)

const contactHeader = (field: string): string =>
  field === 'name' ? 'contact' : `contact${field.charAt(0).toUpperCase()}${field.slice(1)}`

export const customersHeader = (): string =>
  byteOrderMark + csvLine(['ketuId', ...customerColumns, ...contactColumns.map(contactHeader)])

/** @param owner name of who looks after the customer; '' when this device does not know it. */
export function customerLines(customer: CustomerRow, contacts: readonly ContactRow[], owner: string): string {
  const [first, ...others] = contacts
  const values = new Map<string, unknown>(Object.entries({ ...customer, owner }))
  const own = [customer.id, ...customerColumns.map(field => toCell(values.get(field)))]
  // A further row names the customer and says nothing else of it.
  const again = [customer.id, ...customerColumns.map(field => (field === 'name' ? customer.name : ''))]
  return [
    csvLine([...own, ...contactCells(first)]),
    ...others.map(each => csvLine([...again, ...contactCells(each)])),
  ].join('')
}

function contactCells(contact: ContactRow | undefined): readonly (string | number)[] {
  const values = new Map<string, unknown>(Object.entries(contact ?? {}))
  return contactColumns.map(field => toCell(values.get(field)))
}

export function toCell(value: unknown): string | number {
  if (Array.isArray(value)) return joinList(value.map(String))
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' ? value : typeof value === 'string' ? value : ''
}

function fieldNames(table: FieldTable, without: readonly string[]): readonly string[] {
  return Object.keys(table).filter(field => !without.includes(field))
}
