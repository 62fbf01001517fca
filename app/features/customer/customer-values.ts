/** The customer form: what its fields hold as text, what that means, and what of it changed. Pure. */
import type { CustomerClass, CustomerRow, RecordValues } from '#shared/domain/record.ts'
import { wordList } from '#app/word-list.ts'

/** Fields a person types into, in the order of the form. */
export const typedFields = ['name', 'industry', 'city', 'region', 'address', 'phone', 'wechat', 'website'] as const
export type TypedField = (typeof typedFields)[number]

export interface CustomerForm extends Readonly<Record<TypedField, string>> {
  readonly class: CustomerClass
  readonly status: CustomerRow['status']
  readonly isKey: boolean
  readonly cadence: string
  readonly tags: string
}

type Values = Pick<RecordValues<'customer'>, TypedField | 'class' | 'status' | 'isKey' | 'cadenceDays' | 'tags'>

export const emptyForm: CustomerForm = {
  name: '',
  industry: '',
  city: '',
  region: '',
  address: '',
  phone: '',
  wechat: '',
  website: '',
  class: '',
  status: 'existing',
  isKey: false,
  cadence: '30',
  tags: '',
}

export const formOf = (customer: CustomerRow): CustomerForm => ({
  ...emptyForm,
  ...Object.fromEntries(typedFields.map(field => [field, customer[field]])),
  class: customer.class,
  status: customer.status,
  isKey: customer.isKey,
  cadence: String(customer.cadenceDays),
  tags: customer.tags.join('，'),
})

export type FormProblem = 'name' | 'cadence'

const maxCadenceDays = 3650

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
    class: letter,
    status,
    isKey,
    cadenceDays: Number(cadence.trim()),
    tags: wordList(tags),
  }
}
