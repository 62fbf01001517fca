/** Says what one thinks of parts of a customer. Each time is a record of its own: what was thought before stays. */
import { customerDoc } from '#shared/doc/name.ts'
import type { JudgedPart } from '#shared/domain/record.ts'
import type { NewRecord, Written } from '../doc-store.ts'
import { type Ketu, today } from '../ketu.ts'
import { scopeOf } from './scope.ts'

export interface Judging {
  readonly customer: string
  /** Levels by part. */
  readonly levels: { readonly [part in JudgedPart]?: number }
  /** Visit after which it was asked. */
  readonly visit?: string
  /** Why, in words; '' without any. */
  readonly reason?: string
  /** Name of the customer, for the activity list. */
  readonly name: string
}

/** All of it is one command, with one undo. */
export async function judge(ketu: Ketu, { customer, levels, visit, reason = '', name }: Judging): Promise<Written> {
  const doc = customerDoc(customer)
  const scope = await scopeOf(ketu, doc)
  const day = today(ketu)
  const judgements = Object.entries(levels).map(
    ([part, level]): NewRecord => ({
      type: 'judgement',
      id: ketu.newId(),
      values: { part, level, day, ...(visit !== undefined && { visit }), ...(reason !== '' && { reason }) },
    }),
  )
  return ketu.store.write({ label: 'judge', values: { name }, customer }, writer =>
    writer.create(doc, scope, judgements),
  )
}
