/** A new customer, or the details of one. */
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { type CustomerRow, customerClasses } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { createCustomer, editCustomer } from '#app/data/commands/customer.ts'
import { type OwnerChoice, ownerChoicesIn } from '#app/data/commands/owner.ts'
import { writableTerritories } from '#app/data/ketu.ts'
import { readMeta } from '#app/data/meta.ts'
import { noteRecent } from '#app/data/recents.ts'
import { useDone } from '#app/done.tsx'
import { useLeave } from '#app/leave.ts'
import { useToday } from '#app/now.ts'
import { Segmented, Switch } from '#app/ui/choice.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { Strip } from '#app/ui/screen.tsx'
import { fieldName } from '#app/words/field-words.ts'
import { useWords } from '#app/words/words-context.tsx'
import { changedValues, filledValues } from '#app/changed-values.ts'
import { CustomerMore } from './customer-more.tsx'
import {
  type CustomerForm,
  emptyForm,
  type FormProblem,
  formOf,
  isClassChanged,
  problemsOf,
  problemsOfEdit,
  type TypedField,
  valuesOf,
} from './customer-values.ts'
import { FormPage } from '#app/form-page.tsx'

/** @param name typed before, in the search that found nobody. */
export function NewCustomerScreen({ name }: { name: string }) {
  const ketu = useKetu()
  const words = useWords()
  const done = useDone()
  const navigate = useNavigate()
  const territories = useLive(writableTerritories)
  const isFirstSyncDone = useLive(async ({ db }) => (await readMeta(db, 'lastSynced')) !== undefined)
  const [form, setForm] = useState<CustomerForm>({ ...emptyForm, name })
  const [chosen, setChosen] = useState<string>()
  const [isTried, setIsTried] = useState(false)
  const [named, setNamed] = useState<string>()
  const leave = useLeave(toCustomers)
  const territory = chosen ?? territories?.[0]?.id
  const owners =
    useLive(each => (territory === undefined ? none() : ownerChoicesIn(each, territory)), [territory]) ?? []
  const owner = owners.find(({ member }) => member === named)?.member ?? ketu.me.member
  const created = useRef('')
  const noTerritory = isFirstSyncDone === false ? words.customer.territoryComing : words.customer.noTerritory
  const save = async (): Promise<boolean | string> => {
    setIsTried(true)
    if (problemsOf(form).size > 0) return false
    if (territory === undefined) return noTerritory
    const values = {
      ...filledValues(valuesOf(form), valuesOf(emptyForm)),
      name: form.name.trim(),
      ...(owner !== ketu.me.member && { owner }),
    }
    const written = await createCustomer(ketu, { territory, values })
    await noteRecent(ketu.db, written.id)
    done(words.customer.saved, written)
    created.current = written.id
    return true
  }
  return (
    <FormPage
      title={words.customer.createTitle}
      isDirty={form.name.trim() !== ''}
      onSave={save}
      onLeave={leave}
      onSaved={() => void navigate({ to: '/c/$id', params: { id: created.current }, replace: true })}
    >
      {territories?.length === 0 && isFirstSyncDone !== undefined ? <Strip tone="notice">{noTerritory}</Strip> : null}
      <CustomerFields form={form} onForm={setForm} problems={isTried ? problemsOf(form) : noProblems} isNew />
      {territories === undefined || territories.length < 2 ? null : (
        <SelectField
          label={words.customer.territory}
          hint={words.customer.territoryHint}
          value={territory ?? ''}
          onValue={setChosen}
          choices={territories.map(({ id, name: label }) => ({ value: id, label }))}
        />
      )}
      {owners.length < 2 ? null : (
        <SelectField
          label={fieldName(words, 'customer', 'owner')}
          value={owner}
          onValue={setNamed}
          choices={owners.map(each => ({
            value: each.member,
            label: each.member === ketu.me.member ? words.customer.you : each.name,
          }))}
        />
      )}
    </FormPage>
  )
}

const none = async (): Promise<readonly OwnerChoice[]> => []

const toCustomers = { to: '/customers' } as const
const noProblems: ReadonlySet<FormProblem> = new Set()

export function EditCustomerScreen({ id }: { id: string }) {
  const customer = useLive(({ db }) => db.customers.get(id), [id])
  return customer === undefined ? null : <EditCustomer customer={customer} />
}

function EditCustomer({ customer }: { customer: CustomerRow }) {
  const ketu = useKetu()
  const words = useWords()
  const done = useDone()
  // What the form began with: a change that arrives meanwhile is not undone by saving.
  const [born] = useState(() => formOf(customer))
  const [form, setForm] = useState(born)
  const leave = useLeave(useMemo(() => ({ to: '/c/$id', params: { id: customer.id } }), [customer.id]))
  const today = useToday()
  const problems = problemsOfEdit(form, born, today)
  const save = async (): Promise<boolean> => {
    if (problems.size > 0) return false
    const changes = changedValues(valuesOf(born), valuesOf(form))
    if (Object.keys(changes).length > 0) done(words.customer.saved, await editCustomer(ketu, customer.id, changes))
    return true
  }
  return (
    <FormPage title={words.customer.editTitle} isDirty={form !== born} onSave={save} onLeave={leave}>
      <CustomerFields form={form} onForm={setForm} problems={problems} born={born} />
    </FormPage>
  )
}

interface CustomerFieldsProps {
  readonly form: CustomerForm
  readonly onForm: (form: CustomerForm) => void
  readonly problems: ReadonlySet<FormProblem>
  readonly isNew?: boolean
  /** What the form of a known customer began with. */
  readonly born?: CustomerForm
}

function CustomerFields({ form, onForm, problems, isNew = false, born }: CustomerFieldsProps) {
  const words = useWords()
  const { customer, fields, segments } = words
  const label = (field: string): string => fieldName(words, 'customer', field)
  const typed = (field: TypedField) => ({
    label: label(field),
    value: form[field],
    onValue: (value: string) => onForm({ ...form, [field]: value }),
  })
  return (
    <>
      <Field
        {...typed('name')}
        autoComplete="organization"
        autoFocus={isNew}
        error={problems.has('name') ? customer.nameMissing : undefined}
      />
      <div className="field">
        <span className="field-legend">{label('class')}</span>
        <Segmented
          label={label('class')}
          value={form.class}
          onValue={value => onForm({ ...form, class: value })}
          choices={customerClasses.map(value => ({ value, label: value === '' ? customer.classNone : value }))}
        />
      </div>
      {born !== undefined && isClassChanged(form, born) ? (
        <div className="form-pair">
          <Field {...typed('classReason')} error={problems.has('classReason') ? segments.becauseMissing : undefined} />
          <Field
            {...typed('classUntil')}
            type="date"
            error={problems.has('classUntil') ? segments.untilMissing : undefined}
          />
        </div>
      ) : null}
      <div className="field">
        <span className="field-legend">{label('status')}</span>
        <Segmented
          label={label('status')}
          value={form.status}
          onValue={status => onForm({ ...form, status })}
          choices={(['existing', 'prospect'] as const).map(value => ({
            value,
            label: fields.values['customer.status'][value],
          }))}
        />
      </div>
      <div className="form-flush">
        <Switch label={label('isKey')} checked={form.isKey} onChecked={isKey => onForm({ ...form, isKey })} />
      </div>
      <Field
        label={label('cadenceDays')}
        inputMode="numeric"
        value={form.cadence}
        onValue={cadence => onForm({ ...form, cadence })}
        error={problems.has('cadence') ? customer.numberBad : undefined}
      />
      <Field {...typed('phone')} type="tel" autoComplete="tel" />
      <Field {...typed('address')} autoComplete="street-address" />
      <div className="form-pair">
        <Field {...typed('city')} autoComplete="address-level2" />
        <Field {...typed('region')} autoComplete="address-level1" />
      </div>
      <Field {...typed('industry')} />
      <Field {...typed('wechat')} autoCapitalize="none" />
      <Field {...typed('website')} type="url" inputMode="url" autoComplete="url" />
      <Field
        label={label('tags')}
        hint={customer.tagsHint}
        value={form.tags}
        onValue={tags => onForm({ ...form, tags })}
      />
      <CustomerMore form={form} onForm={onForm} />
    </>
  )
}
