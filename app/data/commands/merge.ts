/** Merging customers: nothing moves, the loser names the winner, and readers go there (DESIGN 4). One command, one undo. */
import { customerDoc } from '#shared/doc/name.ts'
import type { Json } from '#shared/domain/field.ts'
import type { CustomerRow } from '#shared/domain/record.ts'
import type { Written } from '../doc-store.ts'
import type { Ketu } from '../ketu.ts'

type Merged = Pick<CustomerRow, 'id' | 'name' | 'mergedFrom'>

/** @param values what of the winner changes with it. */
export function mergeCustomers(
  ketu: Ketu,
  winner: Merged,
  loser: Pick<CustomerRow, 'id' | 'name'>,
  values: { readonly [field: string]: Json },
): Promise<Written> {
  const intent = { label: 'merge', values: { name: loser.name, into: winner.name }, customer: winner.id }
  const mergedFrom = [...new Set([...winner.mergedFrom, loser.id])].sort()
  return ketu.store.write(intent, async writer => {
    await writer.edit(customerDoc(winner.id), winner.id, { ...values, mergedFrom })
    await writer.edit(customerDoc(loser.id), loser.id, { mergedInto: winner.id })
  })
}

/** Takes them apart again; what the winner took over stays with it. */
export function unmergeCustomers(
  ketu: Ketu,
  winner: Merged,
  loser: Pick<CustomerRow, 'id' | 'name'>,
): Promise<Written> {
  const intent = { label: 'unmerge', values: { name: loser.name, into: winner.name }, customer: winner.id }
  return ketu.store.write(intent, async writer => {
    await writer.edit(customerDoc(winner.id), winner.id, {
      mergedFrom: winner.mergedFrom.filter(id => id !== loser.id),
    })
    await writer.edit(customerDoc(loser.id), loser.id, { mergedInto: '' })
  })
}
