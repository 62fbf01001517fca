/** The fields of a profile in their order, on screen and on paper. */
import type { Json } from '#shared/domain/field.ts'
import { type CustomerRow, customerFields } from '#shared/domain/record.ts'

/** Shown elsewhere, or bookkeeping. */
const hiddenFields = new Set(['name', 'notes', 'isIncomplete', 'owner', 'mergedInto', 'mergedFrom'])

export const profileFields: readonly string[] = Object.keys(customerFields).filter(field => !hiddenFields.has(field))

export const profileValue = (customer: CustomerRow, field: string): Json =>
  Object.hasOwn(customerFields, field) ? (customer[field as keyof typeof customerFields] ?? null) : null // hasOwn has just looked.

export const isEmptyValue = (value: Json): boolean =>
  value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0)
