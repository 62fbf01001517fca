/**
 * Rows of customers against what is known. A row finds its customer by Ketu's id, else by the other system's id, else by
 * name and phone; several rows can speak of one customer, each with another contact. Nothing a row leaves empty is erased.
 */
import type { Json } from '#shared/domain/field.ts'
import { type ContactRow, customerFields } from '#shared/domain/record.ts'
import { ownerOf } from '#shared/domain/owner.ts'
import { CustomerIndex, type Findable, isLive, type KnownRows } from './known.ts'
import { findOwner, isSameName } from './owner-names.ts'
import type { ContactWrite, CustomerWrite, ImportPlan } from './plan.ts'
import { problemOf, type ProblemReason, type RowProblem } from './problem.ts'
import type { CustomerInput, ReadRows, Values } from './read-rows.ts'
import { nameKey, phoneKey, readText } from './read-text.ts'

export function planCustomers(read: ReadRows<CustomerInput>, known: KnownRows, newId: () => string): ImportPlan {
  const drafts = new Drafts(known, newId)
  const problems: RowProblem[] = [...read.problems]
  const notes: RowProblem[] = []
  let merged = 0
  for (const row of read.inputs) {
    const found = drafts.find(row)
    const draft = found.kind === 'none' ? drafts.make(row) : found.kind === 'one' ? found.draft : undefined
    const { input, note } = withOwner(row, draft, known)
    const reason = found.kind === 'problem' ? found.reason : draft && refusal(draft, input)
    if (reason) problems.push(problemOf(input, reason, 'customer.name', clashOf(draft, found)))
    else if (draft) {
      if (draft.row === undefined) draft.row = input.row
      else if (draft.row !== input.row) merged++
      if (note) notes.push(note)
      take(draft, input, newId)
    }
  }
  return toPlan([...drafts.touched()], problems, notes, merged)
}

/** The owner the row names, as a member; one the customer has already is no change, whoever else is called so. */
function withOwner(
  input: CustomerInput,
  draft: Draft | undefined,
  { owners, names }: KnownRows,
): { readonly input: CustomerInput; readonly note?: RowProblem } {
  const { owner } = input
  if (owner === undefined) return { input }
  const now = draft && textOf(draft.before, 'owner')
  if (now !== undefined && isSameName(names.get(now) ?? '', owner)) return { input }
  const found = findOwner(owners, owner)
  return found.kind === 'one'
    ? { input: { ...input, values: { ...input.values, owner: found.member } } }
    : { input, note: problemOf(input, found.kind, 'customer.owner', owner) }
}

interface ContactDraft {
  readonly id: string
  readonly isNew: boolean
  readonly before: Values
  said: Values
}

/** A customer while the file is read: what was known, and what the file says so far. */
interface Draft extends Findable {
  readonly isNew: boolean
  readonly isReadOnly: boolean
  readonly phone: string
  readonly before: Values
  readonly contacts: ContactDraft[]
  said: Values
  /** The first row that spoke of it. */
  row: number | undefined
}

type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly draft: Draft }
  | { readonly kind: 'problem'; readonly reason: ProblemReason; readonly other: Draft }

class Drafts {
  readonly #index = new CustomerIndex<Draft>()
  readonly #all: Draft[] = []
  readonly #newId: () => string

  constructor(known: KnownRows, newId: () => string) {
    this.#newId = newId
    const contacts = contactsByCustomer(known.contacts)
    for (const customer of known.customers.filter(isLive)) {
      const before: Values = { ...pick(customer, Object.keys(customerFields)), owner: ownerOf(customer) }
      const { id, externalId, name, phone } = customer
      const own = (contacts.get(id) ?? []).map(toDraft)
      const isReadOnly = known.readOnly.has(id)
      this.#add({
        id,
        externalId,
        name,
        phone,
        isNew: false,
        isReadOnly,
        before,
        contacts: own,
        said: {},
        row: undefined,
      })
    }
  }

  #add(draft: Draft): Draft {
    this.#index.add(draft)
    this.#all.push(draft)
    return draft
  }

  make({ values, row }: CustomerInput): Draft {
    const [name, externalId, phone] = ['name', 'externalId', 'phone'].map(field => textOf(values, field))
    const head = { id: this.#newId(), name: name ?? '', externalId: externalId ?? '', phone: phone ?? '' }
    return this.#add({ ...head, isNew: true, isReadOnly: false, before: {}, contacts: [], said: {}, row })
  }

  touched(): Iterable<Draft> {
    return this.#all.filter(({ row }) => row !== undefined)
  }

  find({ id, values }: CustomerInput): Found {
    const byId = (id && this.#index.byId(id)) || this.#index.byExternalId(textOf(values, 'externalId'))
    return byId ? { kind: 'one', draft: byId } : this.#findByName(values)
  }

  #findByName(values: Values): Found {
    const externalId = textOf(values, 'externalId')
    const phone = phoneKey(textOf(values, 'phone'))
    const named = this.#index.byName(textOf(values, 'name')).filter(each => externalId === '' || each.externalId === '')
    const fitting = named.filter(each => phone === '' || each.phone === '' || phoneKey(each.phone) === phone)
    const samePhone = fitting.filter(each => phone !== '' && phoneKey(each.phone) === phone)
    const [draft, second] = samePhone.length > 0 ? samePhone : fitting
    if (draft) return second ? { kind: 'problem', reason: 'ambiguous-customer', other: draft } : { kind: 'one', draft }
    const stranger = externalId === '' ? named.find(each => !each.isNew) : undefined
    return stranger ? { kind: 'problem', reason: 'same-name-other-phone', other: stranger } : { kind: 'none' }
  }
}

function contactsByCustomer(contacts: readonly ContactRow[]): ReadonlyMap<string, readonly ContactRow[]> {
  const byCustomer = new Map<string, ContactRow[]>()
  for (const contact of contacts.filter(isLive)) {
    const own = byCustomer.get(contact.customer)
    if (own) own.push(contact)
    else byCustomer.set(contact.customer, [contact])
  }
  return byCustomer
}

const textOf = (values: Values, field: string): string => {
  const value = values[field]
  return typeof value === 'string' ? value : ''
}

const toDraft = (contact: ContactRow): ContactDraft => ({
  id: contact.id,
  isNew: false,
  before: pick(contact, ['name', 'title', 'phone', 'mobile', 'email', 'wechat']),
  said: {},
})

function pick(row: object, fields: readonly string[]): Values {
  const values: Record<string, Json> = {}
  for (const [field, value] of Object.entries(row)) if (fields.includes(field)) values[field] = value
  return values
}

function refusal(draft: Draft, input: CustomerInput): ProblemReason | undefined {
  if (draft.isReadOnly) return 'not-yours'
  return contradicts(draft.said, input.values) ? 'duplicate' : undefined
}

const clashOf = (draft: Draft | undefined, found: Found): string | undefined =>
  found.kind === 'problem' ? found.other.phone : draft?.row === undefined ? undefined : String(draft.row)

/** Lists and notes add up; of anything else two rows may say only one thing. */
const contradicts = (said: Values, says: Values): boolean =>
  Object.entries(says).some(
    ([field, value]) =>
      !Array.isArray(value) && field !== 'notes' && said[field] !== undefined && said[field] !== value,
  )

function take(draft: Draft, input: CustomerInput, newId: () => string): void {
  draft.said = together(draft.said, input.values)
  if (Object.keys(input.contact).length === 0) return
  const contact = findContact(draft, input.contact)
  if (contact) contact.said = together(contact.said, input.contact)
  else draft.contacts.push({ id: newId(), isNew: true, before: {}, said: input.contact })
}

function together(said: Values, says: Values): Values {
  const lists = Object.entries(says).filter(([field, value]) => Array.isArray(value) && said[field] !== undefined)
  const notes =
    'notes' in said && 'notes' in says ? { notes: addLines(textOf(said, 'notes'), textOf(says, 'notes')) } : {}
  return {
    ...said,
    ...says,
    ...Object.fromEntries(lists.map(([field, value]) => [field, union(said[field], value)])),
    ...notes,
  }
}

/** The contact of that name whose details agree; else one of that name the file has not spoken of yet. */
function findContact({ contacts }: Draft, says: Values): ContactDraft | undefined {
  const key = nameKey(textOf(says, 'name'))
  const named = contacts.filter(
    ({ before, said }) => key !== '' && nameKey(textOf({ ...before, ...said }, 'name')) === key,
  )
  return (
    named.find(({ before, said }) => agrees({ ...before, ...said }, says)) ??
    named.find(({ said }) => Object.keys(said).length === 0)
  )
}

const agrees = (now: Values, says: Values): boolean =>
  ['email', 'mobile', 'phone', 'title'].every(field => !now[field] || !says[field] || now[field] === says[field])

function toPlan(
  drafts: readonly Draft[],
  problems: readonly RowProblem[],
  notes: readonly RowProblem[],
  merged: number,
): ImportPlan {
  const writes = drafts.map(toWrite)
  const changed = writes.filter(
    write => !write.isNew && (write.contacts.length > 0 || Object.keys(write.values).length > 0),
  )
  const created = writes.filter(write => write.isNew)
  return {
    counts: {
      new: created.length,
      changed: changed.length,
      same: writes.length - created.length - changed.length,
      problem: problems.length,
      merged,
      created: 0,
    },
    problems: problems.toSorted((a, b) => a.row - b.row),
    notes,
    customers: [...created, ...changed],
    orders: [],
  }
}

function toWrite({ id, row = 0, isNew, before, said, contacts }: Draft): CustomerWrite {
  const completes = !isNew && before['isIncomplete'] === true
  const values = { ...changesOf(before, said), ...(completes && { isIncomplete: false }) }
  return {
    id,
    row,
    isNew,
    values,
    contacts: contacts.map(toContactWrite).filter(write => Object.keys(write.values).length > 0),
  }
}

const toContactWrite = ({ id, isNew, before, said }: ContactDraft): ContactWrite => ({
  id,
  isNew,
  values: changesOf(before, said),
})

/** Fields that will hold something else than before. */
function changesOf(before: Values, said: Values): Values {
  const changes: Record<string, Json> = {}
  for (const [field, value] of Object.entries(said)) {
    const now = before[field]
    const next = field === 'extra' ? replaceByHeader(now, value) : Array.isArray(value) ? union(now, value) : value
    const changed = field === 'notes' ? addLines(textOf(before, 'notes'), textOf(said, 'notes')) : next
    if (!isSame(now, changed)) changes[field] = changed
  }
  return changes
}

/** Shared notes are people's own words: a file adds its lines to them and never replaces them. */
function addLines(now: string, says: string): string {
  if (now.trim() === '') return says
  const lines = new Set(now.split('\n').map(readText))
  const missing = says.split('\n').filter(line => line.trim() !== '' && !lines.has(readText(line)))
  return [now, ...missing].join('\n')
}

function isSame(now: Json | undefined, next: Json): boolean {
  if (Array.isArray(next))
    return Array.isArray(now) && now.length === next.length && next.every((each, i) => now[i] === each)
  return typeof now === 'string' && typeof next === 'string' ? now === next || readText(now) === next : now === next
}

const elements = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

const union = (now: Json | undefined, says: Json): readonly string[] =>
  [...new Set([...elements(now), ...elements(says)])].sort()

/** `Fax: 1` in the file takes the place of `Fax: 2`. */
function replaceByHeader(now: Json | undefined, says: Json): readonly string[] {
  const header = (element: string) => element.slice(0, element.indexOf(': ') + 2)
  const said = new Set(
    elements(says)
      .map(header)
      .filter(each => each !== ''),
  )
  return union(
    elements(now).filter(element => !said.has(header(element))),
    says,
  )
}
