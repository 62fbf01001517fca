/** Why a row of a file was not taken, as data: the words live with the screens. */
import type { FieldId } from './import-field.ts'

export type ProblemReason =
  /** The row has more or fewer cells than the header. */
  | 'ragged'
  | 'too-long'
  | 'no-name'
  | 'no-day'
  | 'bad-day'
  | 'no-amount'
  | 'bad-amount'
  /** A spreadsheet shortened a long number to `1.23E+11`. */
  | 'damaged-id'
  /** The row contradicts an earlier one of the same customer or order. */
  | 'duplicate'
  /** The order names no customer. */
  | 'no-customer'
  | 'unknown-customer'
  /** Several customers fit. */
  | 'ambiguous-customer'
  /** A customer of the same name has another phone: nobody can tell whether it is the same. */
  | 'same-name-other-phone'
  /** The customer belongs to a territory this member may only read. */
  | 'not-yours'
  /** The row was taken, as if it named no owner: nobody who may look after customers is called so, or several are. */
  | 'unknown-owner'
  | 'ambiguous-owner'
  /** Storage refused the write while importing, such as a document that still waits for its beginning. */
  | 'not-stored'

export interface RowProblem {
  readonly row: number
  readonly cells: readonly string[]
  readonly reason: ProblemReason
  readonly field?: FieldId
  /** What stood there, or what it clashes with. */
  readonly value?: string
}

export type RowResult<T> =
  | { readonly kind: 'row'; readonly input: T }
  | { readonly kind: 'problem'; readonly problem: RowProblem }

export function problemOf(
  { row, cells }: { readonly row: number; readonly cells: readonly string[] },
  reason: ProblemReason,
  field?: FieldId,
  value?: string,
): RowProblem {
  return { row, cells, reason, ...(field && { field }), ...(value && { value }) }
}
