/** Says what one thinks of parts of a customer. Each time is a record of its own: what was thought before stays. */
import { customerDoc } from '#shared/doc/name.ts'
import type { JudgedOfContact, JudgedPart } from '#shared/domain/record.ts'
import type { NewRecord, Written } from '../doc-store.ts'
import { type Ketu, today } from '../ketu.ts'
import { scopeOf } from './scope.ts'

export interface Judging {
  readonly customer: string
  /** Levels by part. */
  readonly levels: { readonly [part in JudgedPart | JudgedOfContact]?: number }
  /** Person there it is about. */
  readonly contact?: string
  /** Visit after which it was asked. */
  readonly visit?: string
  /** Why, in words; '' without any. */
  readonly reason?: string
  /** Name of the customer, for the activity list. */
  readonly name: string
}

/** All of it is one command, with one undo. */
export async function judge(ketu: Ketu, judging: Judging): Promise<Written> {
  const { customer, name } = judging
  const doc = customerDoc(customer)
  const scope = await scopeOf(ketu, doc)
  return ketu.store.write({ label: 'judge', values: { name }, customer }, writer =>
    writer.create(doc, scope, recordsOf(ketu, judging)),
  )
}

/** The same of several customers in one command. */
export async function judgeMany(ketu: Ketu, judgings: readonly Judging[]): Promise<Written> {
  const scopes = await Promise.all(judgings.map(({ customer }) => scopeOf(ketu, customerDoc(customer))))
  return ketu.store.write({ label: 'judgeMany', values: { count: judgings.length } }, async writer => {
    for (const [n, judging] of judgings.entries()) {
      const scope = scopes[n]
      if (scope !== undefined) await writer.create(customerDoc(judging.customer), scope, recordsOf(ketu, judging))
    }
  })
}

function recordsOf(ketu: Ketu, { levels, contact, visit, reason = '' }: Judging): readonly NewRecord[] {
  const day = today(ketu)
  return Object.entries(levels).map(([part, level]) => ({
    type: 'judgement',
    id: ketu.newId(),
    values: {
      ...{ part, level, day },
      ...(contact !== undefined && { contactId: contact }),
      ...(visit !== undefined && { visit }),
      ...(reason !== '' && { reason }),
    },
  }))
}
