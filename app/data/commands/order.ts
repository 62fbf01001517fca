/** Commands on orders. */
import { customerDoc, journalDoc } from '#shared/doc/name.ts'
import { yearOf } from '#shared/domain/day.ts'
import type { RecordValues } from '#shared/domain/record.ts'
import type { Written } from '../doc-store.ts'
import type { Ketu } from '../ketu.ts'
import { scopeOf } from './scope.ts'

export interface NewOrder {
  readonly customer: string
  readonly day: string
  readonly amount: number
  /** Of the customer, for the activity list. */
  readonly name: string
  /** What it was and what it cost, where somebody says so. */
  readonly details?: Partial<Pick<RecordValues<'order'>, 'product' | 'category' | 'discount' | 'cost'>>
}

export async function recordOrder(ketu: Ketu, input: NewOrder): Promise<Written & { readonly id: string }> {
  const id = ketu.newId()
  const scope = await scopeOf(ketu, customerDoc(input.customer))
  const { customer, day, amount, details } = input
  const values = { ...details, customer, day, amount }
  const written = await ketu.store.write({ label: 'recordOrder', values: { name: input.name }, customer }, writer =>
    writer.create(journalDoc(customer, yearOf(day)), scope, [{ type: 'order', id, values }]),
  )
  return { ...written, id }
}

export function editOrder(
  ketu: Ketu,
  order: { readonly id: string; readonly doc: string; readonly customer: string },
  changes: Partial<RecordValues<'order'>>,
): Promise<Written> {
  return ketu.store.write({ label: 'editOrder', customer: order.customer }, writer =>
    writer.edit(order.doc, order.id, changes),
  )
}
