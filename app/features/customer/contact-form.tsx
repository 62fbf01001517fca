/** A person at the customer: new, changed or deleted. */
import { type ReactNode, useMemo, useState } from 'react'
import { buyingRoles, type ContactRow, contactStances, type RecordValues } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { addContact, editContact } from '#app/data/commands/customer.ts'
import { DeleteMenu } from '#app/delete-menu.tsx'
import { useDone } from '#app/done.tsx'
import { useLeave } from '#app/leave.ts'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FoldedSection } from '#app/ui/row.tsx'
import { fieldName, fieldValue } from '#app/words/field-words.ts'
import { useWords } from '#app/words/words-context.tsx'
import { changedValues, filledValues } from '#app/changed-values.ts'
import { FormPage } from '#app/form-page.tsx'
import { MissingRecord } from '#app/missing-record.tsx'
import { wordList } from '#app/word-list.ts'
import './customer.css'

const typedFields = ['name', 'title', 'phone', 'mobile', 'email', 'wechat', 'preferences'] as const
const chosenFields = ['role', 'power', 'stance'] as const
const listedFields = ['motives', 'values'] as const

type TypedField = (typeof typedFields)[number]
type ChosenField = (typeof chosenFields)[number]
type ListedField = (typeof listedFields)[number]
type ContactValues = Pick<RecordValues<'contact'>, TypedField | ChosenField | ListedField>
/** Lists as they are typed. */
type ContactDraft = Pick<ContactValues, TypedField | ChosenField> & { readonly [field in ListedField]: string }

const choices = {
  role: buyingRoles.filter(role => role !== ''),
  power: ['inner', 'outer'],
  stance: contactStances.filter(stance => stance !== ''),
} as const

const emptyDraft: ContactDraft = {
  ...{ name: '', title: '', phone: '', mobile: '', email: '', wechat: '', preferences: '' },
  ...{ role: '', power: '', stance: '', motives: '', values: '' },
}

interface ContactScreenProps {
  readonly customer: string
  /** Its id; undefined for a new one. */
  readonly contact: string | undefined
  /** Below the form: what is judged of the person. */
  readonly after?: ReactNode
}

export function ContactScreen({ customer, contact, after }: ContactScreenProps) {
  const found = useLive(
    async ({ db }) => ({ row: contact === undefined ? undefined : await db.contacts.get(contact) }),
    [contact],
  )
  if (found === undefined) return null
  if (contact !== undefined && (found.row === undefined || found.row.deletedAt !== undefined))
    return <MissingRecord customer={customer} />
  return <ContactForm customer={customer} row={found.row} after={after} />
}

interface ContactFormProps {
  readonly customer: string
  readonly row: ContactRow | undefined
  readonly after: ReactNode
}

function ContactForm({ customer, row, after }: ContactFormProps) {
  const ketu = useKetu()
  const words = useWords()
  const done = useDone()
  const [born] = useState(() => (row === undefined ? emptyDraft : draftOf(row)))
  const [form, setForm] = useState(born)
  const [isTried, setIsTried] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const leave = useLeave(
    useMemo(() => ({ to: '/c/$id', params: { id: customer }, search: { tab: 'contacts' } }), [customer]),
  )
  const save = async (): Promise<boolean> => {
    setIsTried(true)
    const values = valuesOf(form)
    if (values.name === '') return false
    const changes =
      row === undefined ? filledValues(values, valuesOf(emptyDraft)) : changedValues(valuesOf(born), values)
    if (Object.keys(changes).length === 0) return true
    const written =
      row === undefined
        ? await addContact(ketu, customer, { ...changes, name: values.name })
        : await editContact(ketu, customer, row.id, changes)
    done(words.customer.saved, written)
    return true
  }
  const field = (name: TypedField | ListedField) => ({
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
      after={after}
      {...(row === undefined
        ? {}
        : {
            end: (
              <DeleteMenu
                record={{ type: 'contact', id: row.id, doc: row.doc }}
                name={row.name}
                label={words.customer.deleteContact}
                onDeleted={leave}
              />
            ),
          })}
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
      <div className="form-flush">
        <FoldedSection
          open={isOpen}
          onToggle={() => setOpen(!isOpen)}
          content={
            <div className="form">
              {chosenFields.map(name => (
                <Choices key={name} field={name} value={form[name]} onValue={value => setForm({ ...form, ...value })} />
              ))}
              {listedFields.map(name => (
                <Field key={name} {...field(name)} hint={words.matrix.listHint} autoComplete="off" />
              ))}
              <TextArea {...field('preferences')} />
            </div>
          }
        >
          {words.matrix.moreFields}
        </FoldedSection>
      </div>
    </FormPage>
  )
}

interface ChoicesProps {
  readonly field: ChosenField
  readonly value: string
  readonly onValue: (value: Partial<ContactDraft>) => void
}

/** One of a few, or none: tapped again it is taken back. */
function Choices({ field, value, onValue }: ChoicesProps) {
  const words = useWords()
  const label = fieldName(words, 'contact', field)
  return (
    <div className="field">
      <span className="field-legend">{label}</span>
      <ChipGroup label={label}>
        {choices[field].map(choice => (
          <Chip
            key={choice}
            pressed={choice === value}
            onClick={() => onValue({ [field]: choice === value ? '' : choice })}
          >
            {fieldValue(words, 'contact', field, choice)}
          </Chip>
        ))}
      </ChipGroup>
    </div>
  )
}

const draftOf = (row: ContactRow): ContactDraft => ({
  ...emptyDraft,
  ...Object.fromEntries([...typedFields, ...chosenFields].map(field => [field, row[field]])),
  motives: row.motives.join(', '),
  values: row.values.join(', '),
})

const valuesOf = (form: ContactDraft): ContactValues => ({
  ...form,
  ...Object.fromEntries(typedFields.map(field => [field, form[field].trim()])),
  motives: wordList(form.motives),
  values: wordList(form.values),
})
