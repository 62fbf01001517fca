/** The customer form: what its fields hold as text, what that means, and what of it changed. Pure. */
import type { Day } from '#shared/domain/day.ts'
import type { CustomerClass, CustomerRow, RecordValues } from '#shared/domain/record.ts'
import { wordList } from '#app/word-list.ts'

/** Fields a person types into, in the order of the form. */
export const typedFields = [
  ...(['name', 'industry', 'city', 'region', 'address', 'phone', 'wechat', 'website'] as const),
  ...(['ownership', 'size', 'level', 'classReason', 'classUntil'] as const),
] as const
export type TypedField = (typeof typedFields)[number]

export interface CustomerForm extends Readonly<Record<TypedField, string>> {
  readonly class: CustomerClass
  readonly status: CustomerRow['status']
  readonly isKey: boolean
  readonly cadence: string
  readonly tags: string
  readonly habits: string
  /** `name: value` each; see custom-field.ts. */
  readonly custom: readonly string[]
}

type Values = Pick<
  RecordValues<'customer'>,
  TypedField | 'class' | 'status' | 'isKey' | 'cadenceDays' | 'tags' | 'habits' | 'custom'
>

export const emptyForm: CustomerForm = {
  name: '',
  industry: '',
  city: '',
  region: '',
  address: '',
  phone: '',
  wechat: '',
  website: '',
  ownership: '',
  size: '',
  level: '',
  classReason: '',
  classUntil: '',
  class: '',
  status: 'existing',
  isKey: false,
  cadence: '30',
  tags: '',
  habits: '',
  custom: [],
}

export const formOf = (customer: CustomerRow): CustomerForm => ({
  ...emptyForm,
  ...Object.fromEntries(typedFields.map(field => [field, customer[field]])),
  class: customer.class,
  status: customer.status,
  isKey: customer.isKey,
  cadence: String(customer.cadenceDays),
  tags: customer.tags.join('，'),
  habits: customer.habits.join('，'),
  custom: customer.custom,
})

export type FormProblem = 'name' | 'cadence' | 'classReason' | 'classUntil'

const maxCadenceDays = 3650

/** A class that is set by hand says why, and until when (DOMAIN 3.2); one a customer is born with is nobody's change. */
export const isClassChanged = (form: CustomerForm, born: CustomerForm): boolean =>
  form.class !== born.class && form.class !== ''

/** @param today a class holds until a later day. */
export function problemsOfEdit(form: CustomerForm, born: CustomerForm, today: Day): ReadonlySet<FormProblem> {
  const problems = new Set(problemsOf(form))
  if (!isClassChanged(form, born)) return problems
  if (form.classReason.trim() === '') problems.add('classReason')
  if (form.classUntil <= today) problems.add('classUntil')
  return problems
}

export function problemsOf(form: CustomerForm): ReadonlySet<FormProblem> {
  const problems = new Set<FormProblem>()
  if (form.name.trim() === '') problems.add('name')
  const days = Number(form.cadence.trim())
  if (!/^\d+$/.test(form.cadence.trim()) || days < 1 || days > maxCadenceDays) problems.add('cadence')
  return problems
}

/** The form has no problems. */
export function valuesOf(form: CustomerForm): Values {
  const { class: letter, status, isKey, cadence, tags } = form
  return {
    name: form.name.trim(),
    industry: form.industry.trim(),
    city: form.city.trim(),
    region: form.region.trim(),
    address: form.address.trim(),
    phone: form.phone.trim(),
    wechat: form.wechat.trim(),
    website: form.website.trim(),
    ownership: form.ownership.trim(),
    size: form.size.trim(),
    level: form.level.trim(),
    classReason: letter === '' ? '' : form.classReason.trim(),
    classUntil: letter === '' ? '' : form.classUntil,
    class: letter,
    status,
    isKey,
    cadenceDays: Number(cadence.trim()),
    tags: wordList(tags),
    habits: wordList(form.habits),
    custom: form.custom,
  }
}
