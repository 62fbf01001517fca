/** Commands on next steps and promises. */
import { customerDoc } from '#shared/doc/name.ts'
import type { RecordValues } from '#shared/domain/record.ts'
import type { Written } from '../doc-store.ts'
import type { Ketu } from '../ketu.ts'
import { scopeOf } from './scope.ts'

export type ActionInput = Partial<RecordValues<'action'>> & { readonly title: string }

export async function addAction(
  ketu: Ketu,
  customer: string,
  values: ActionInput,
): Promise<Written & { readonly id: string }> {
  const id = ketu.newId()
  const scope = await scopeOf(ketu, customerDoc(customer))
  const written = await ketu.store.write({ label: 'addAction', values: { title: values.title }, customer }, writer =>
    writer.create(customerDoc(customer), scope, [{ type: 'action', id, values: values }]),
  )
  return { ...written, id }
}

/** Several customers in one command, with one undo. */
export async function addActions(
  ketu: Ketu,
  actions: readonly { readonly customer: string; readonly values: ActionInput }[],
): Promise<Written> {
  const scopes = await Promise.all(actions.map(({ customer }) => scopeOf(ketu, customerDoc(customer))))
  return ketu.store.write({ label: 'addActions', values: { count: actions.length } }, async writer => {
    for (const [n, { customer, values }] of actions.entries()) {
      const scope = scopes[n]
      if (scope !== undefined)
        await writer.create(customerDoc(customer), scope, [{ type: 'action', id: ketu.newId(), values }])
    }
  })
}

export function editAction(
  ketu: Ketu,
  customer: string,
  id: string,
  changes: Partial<RecordValues<'action'>>,
): Promise<Written> {
  return ketu.store.write({ label: 'editAction', customer }, writer => writer.edit(customerDoc(customer), id, changes))
}

/** @param day the business day it was done on; '' opens it again. */
export function finishAction(
  ketu: Ketu,
  customer: string,
  action: { readonly id: string; readonly title: string },
  day: string,
): Promise<Written> {
  const label = day === '' ? 'reopenAction' : 'finishAction'
  return ketu.store.write({ label, values: { title: action.title }, customer }, writer =>
    writer.edit(customerDoc(customer), action.id, { doneOn: day }),
  )
}
