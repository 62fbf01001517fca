/** Commands on customers and their contacts. Each is one transaction with its inverse; it throws `NotWritten` and changes nothing when refused. */
import type { Values } from '#shared/doc/document.ts'
import { customerDoc, territoryScope } from '#shared/doc/name.ts'
import type { RecordValues } from '#shared/domain/record.ts'
import type { TypedUpdate, Written } from '../doc-store.ts'
import type { Ketu } from '../ketu.ts'
import { scopeOf } from './scope.ts'

export type CustomerInput = Partial<RecordValues<'customer'>> & { readonly name: string }
export type ContactInput = Partial<RecordValues<'contact'>> & { readonly name: string }

export async function createCustomer(
  ketu: Ketu,
  input: { readonly territory: string; readonly values: CustomerInput; readonly contacts?: readonly ContactInput[] },
): Promise<Written & { readonly id: string }> {
  const id = ketu.newId()
  const scope = territoryScope(input.territory)
  const intent = { label: 'createCustomer', values: { name: input.values.name }, customer: id }
  const written = await ketu.store.write(intent, async writer => {
    await writer.createMain(customerDoc(id), scope, { type: 'customer', id, values: input.values })
    const contacts = (input.contacts ?? []).map(values => ({
      type: 'contact' as const,
      id: ketu.newId(),
      values: values as Values,
    }))
    await writer.create(customerDoc(id), scope, contacts)
  })
  return { ...written, id }
}

export function editCustomer(ketu: Ketu, id: string, changes: Partial<RecordValues<'customer'>>): Promise<Written> {
  return ketu.store.write({ label: 'editCustomer', customer: id }, writer => writer.edit(customerDoc(id), id, changes))
}

/** What a person typed into the shared notes, as updates of a fork of the document: words of others around it stay. */
export function mergeNotes(ketu: Ketu, id: string, typed: readonly TypedUpdate[]): Promise<Written> {
  return ketu.store.write({ label: 'editNotes', customer: id }, writer =>
    writer.merge(customerDoc(id), id, 'notes', typed),
  )
}

export async function addContact(
  ketu: Ketu,
  customer: string,
  values: ContactInput,
): Promise<Written & { readonly id: string }> {
  const id = ketu.newId()
  const scope = await scopeOf(ketu, customerDoc(customer))
  const written = await ketu.store.write({ label: 'addContact', values: { name: values.name }, customer }, writer =>
    writer.create(customerDoc(customer), scope, [{ type: 'contact', id, values: values }]),
  )
  return { ...written, id }
}

export function editContact(
  ketu: Ketu,
  customer: string,
  id: string,
  changes: Partial<RecordValues<'contact'>>,
): Promise<Written> {
  return ketu.store.write({ label: 'editContact', customer }, writer => writer.edit(customerDoc(customer), id, changes))
}
