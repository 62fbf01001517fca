/** A person at the customer: new, changed or deleted. */
import { useMemo, useState } from 'react'
import type { ContactRow, RecordValues } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { addContact, editContact } from '#app/data/commands/customer.ts'
import { deleteRecord } from '#app/data/commands/record.ts'
import { useCommand, useDone } from '#app/done.tsx'
import { useLeave } from '#app/leave.ts'
import { Field } from '#app/ui/field.tsx'
import { Menu } from '#app/ui/sheet.tsx'
import { fieldName } from '#app/words/field-words.ts'
import { useWords } from '#app/words/words-context.tsx'
import { changedValues, filledValues } from '#app/changed-values.ts'
import { FormPage } from '#app/form-page.tsx'
import { MissingRecord } from '#app/missing-record.tsx'

type ContactValues = Pick<RecordValues<'contact'>, 'name' | 'title' | 'phone' | 'mobile' | 'email' | 'wechat'>
type ContactField = keyof ContactValues

const emptyContact: ContactValues = { name: '', title: '', phone: '', mobile: '', email: '', wechat: '' }

/** @param contact its id; undefined for a new one. */
export function ContactScreen({ customer, contact }: { customer: string; contact: string | undefined }) {
  const found = useLive(
    async ({ db }) => ({ row: contact === undefined ? undefined : await db.contacts.get(contact) }),
    [contact],
  )
  if (found === undefined) return null
  if (contact !== undefined && (found.row === undefined || found.row.deletedAt !== undefined))
    return <MissingRecord customer={customer} />
  return <ContactForm customer={customer} row={found.row} />
}

function ContactForm({ customer, row }: { customer: string; row: ContactRow | undefined }) {
  const ketu = useKetu()
  const words = useWords()
  const done = useDone()
  const [born] = useState(() => (row === undefined ? emptyContact : valuesOf(row)))
  const [form, setForm] = useState(born)
  const [isTried, setIsTried] = useState(false)
  const leave = useLeave(
    useMemo(() => ({ to: '/c/$id', params: { id: customer }, search: { tab: 'contacts' } }), [customer]),
  )
  const save = async (): Promise<boolean> => {
    setIsTried(true)
    const values = trimmed(form)
    if (values.name === '') return false
    const changes = row === undefined ? filledValues(values, emptyContact) : changedValues(born, values)
    if (Object.keys(changes).length === 0) return true
    const written =
      row === undefined
        ? await addContact(ketu, customer, { ...changes, name: values.name })
        : await editContact(ketu, customer, row.id, changes)
    done(words.customer.saved, written)
    return true
  }
  const field = (name: ContactField) => ({
    label: fieldName(words, 'contact', name),
    value: form[name],
    onValue: (value: string) => setForm({ ...form, [name]: value }),
  })
  return (
    <FormPage
      title={row === undefined ? words.customer.contactNew : words.customer.contactEdit}
      isDirty={form !== born}
      onSave={save}
      onLeave={leave}
      {...(row === undefined ? {} : { end: <ContactMenu row={row} onDeleted={leave} /> })}
    >
      <Field
        {...field('name')}
        autoFocus={row === undefined}
        autoComplete="off"
        error={isTried && form.name.trim() === '' ? words.customer.contactNameMissing : undefined}
      />
      <Field {...field('title')} autoComplete="off" />
      <Field {...field('mobile')} type="tel" autoComplete="off" />
      <Field {...field('phone')} type="tel" autoComplete="off" />
      <Field {...field('wechat')} autoCapitalize="none" autoComplete="off" />
      <Field {...field('email')} type="email" autoComplete="off" />
    </FormPage>
  )
}

function ContactMenu({ row, onDeleted }: { row: ContactRow; onDeleted: () => void }) {
  const ketu = useKetu()
  const { customer, shell } = useWords()
  const run = useCommand()
  const remove = async () => {
    const ref = { type: 'contact', id: row.id, doc: row.doc } as const
    if (await run(() => deleteRecord(ketu, ref, row.name), shell.deleted)) onDeleted()
  }
  return (
    <Menu
      label={shell.more}
      closeLabel={shell.close}
      items={[{ label: customer.deleteContact, icon: 'trash', run: () => void remove() }]}
    />
  )
}

const valuesOf = ({ name, title, phone, mobile, email, wechat }: ContactRow): ContactValues => ({
  name,
  title,
  phone,
  mobile,
  email,
  wechat,
})

const trimmed = (form: ContactValues): ContactValues => ({
  name: form.name.trim(),
  title: form.title.trim(),
  phone: form.phone.trim(),
  mobile: form.mobile.trim(),
  email: form.email.trim(),
  wechat: form.wechat.trim(),
})
