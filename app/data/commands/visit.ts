/**
 * Commands on visits: log one, plan one, change it. A logged visit may bring an order, next steps, judgements and all that was
 * learnt; all of it is one command.
 */
import type { Values } from '#shared/doc/document.ts'
import { customerDoc, journalDoc, type Scope } from '#shared/doc/name.ts'
import { dayOfInstant, yearOf } from '#shared/domain/day.ts'
import {
  type JudgedOfContact,
  type JudgedPart,
  type RecordValues,
  recordTypes,
  type VisitOutcome,
} from '#shared/domain/record.ts'
import type { NewRecord, Written } from '../doc-store.ts'
import type { Ketu } from '../ketu.ts'
import type { NewNote } from './note.ts'
import { scopeOf } from './scope.ts'

export interface VisitInput {
  readonly customer: string
  /** When it happened (ms since the epoch). */
  readonly at: number
  readonly note: string
  readonly outcome?: VisitOutcome
  readonly channel?: RecordValues<'visit'>['channel']
  readonly contacts?: readonly string[]
  /** People met whom nobody knows yet: they become contacts. */
  readonly newContacts?: readonly string[]
  readonly goal?: string
  /** Net amount in minor units. */
  readonly order?: { readonly amount: number }
  readonly next?: StepInput
  /** Further promises of the same visit, ours and theirs. */
  readonly promises?: readonly StepInput[]
  /** What one thinks of the customer, or of somebody met, after it. */
  readonly judgements?: readonly VisitJudgement[]
  /** What was learnt. Visit, day and customer are filled in; a `contactId` may be a name of `newContacts`. */
  readonly notes?: readonly NewNote[]
  /** Needs (ids) that are not what they were. */
  readonly changedNeeds?: readonly string[]
  /** The planned visit this one fulfils: it becomes the visit instead of a new record. */
  readonly planned?: { readonly id: string; readonly doc: string }
  /** Name of the customer, for the activity list. */
  readonly name: string
}

/** Whose contact it is goes without saying for some; any other is sales' until somebody says otherwise (feat:G9). */
const departmentOf = (channel: VisitInput['channel']): Partial<RecordValues<'visit'>> =>
  channel === 'service' ? { department: 'service' } : channel === 'event' ? { department: 'marketing' } : {}

export interface StepInput {
  readonly title: string
  /** Business date, '' without one. */
  readonly due: string
  readonly side: 'us' | 'them'
  readonly isPromise: boolean
  readonly contactId?: string
  /** See `actionFields`. */
  readonly cause?: string
}

export interface VisitJudgement {
  readonly part: JudgedPart | JudgedOfContact
  readonly level: number
  /** Id of a contact, or a name of `newContacts`; absent = the customer. */
  readonly contact?: string
}

export async function logVisit(ketu: Ketu, input: VisitInput): Promise<Written & { readonly id: string }> {
  const scope = await scopeOf(ketu, customerDoc(input.customer))
  const id = input.planned?.id ?? ketu.newId()
  const orderId = input.order ? ketu.newId() : ''
  const actionId = input.next ? ketu.newId() : ''
  const met = (input.newContacts ?? []).map(
    (name): NewRecord => ({ type: 'contact', id: ketu.newId(), values: { name } }),
  )
  const day = dayOfInstant(input.at, ketu.workspace.zone)
  const visit = {
    customer: input.customer,
    state: 'done',
    channel: input.channel ?? 'visit',
    ...departmentOf(input.channel),
    at: input.at,
    day,
    note: input.note,
    outcome: input.outcome ?? '',
    contacts: [...(input.contacts ?? []), ...met.map(contact => contact.id)],
    goal: input.goal ?? '',
    order: orderId,
    action: actionId,
  } satisfies Values
  const journal = journalDoc(input.customer, yearOf(day))
  const contactIds = new Map((input.newContacts ?? []).map((name, n) => [name, met[n]?.id ?? '']))
  const contactOf = (idOrName: string): string => contactIds.get(idOrName) ?? idOrName
  const of = { visit: id, day, customer: input.customer }
  const notes = (input.notes ?? []).map(note => noteRecord(note, ketu.newId(), of, contactOf))
  const judgements = (input.judgements ?? []).map(
    ({ part, level, contact = '' }): NewRecord => ({
      type: 'judgement',
      id: ketu.newId(),
      values: withoutEmpty({ part, level, day, visit: id, contactId: contactOf(contact) }),
    }),
  )
  const changedNeeds = input.changedNeeds ?? []
  const count = notes.length + judgements.length + changedNeeds.length
  const values = { name: input.name, ...(count > 0 && { count }) }
  const intent = { label: 'logVisit', values, customer: input.customer }
  const written = await ketu.store.write(intent, async writer => {
    if (input.planned) await writer.edit(input.planned.doc, id, visit)
    const born: NewRecord[] = input.planned ? [] : [{ type: 'visit', id, values: withoutEmpty(visit) }]
    if (input.order)
      born.push({
        type: 'order',
        id: orderId,
        values: { customer: input.customer, day, amount: input.order.amount, visit: id },
      })
    born.push(...notes.filter(isOfJournal))
    if (born.length > 0) await writer.create(journal, scope, born)
    const profile = customerDoc(input.customer)
    for (const need of changedNeeds) await writer.edit(profile, need, { state: 'changed', stateOn: day })
    const steps = [
      ...(input.next ? [stepRecord(input.next, actionId, id)] : []),
      ...(input.promises ?? []).map(promise => stepRecord(promise, ketu.newId(), id)),
    ]
    const known = [...met, ...steps, ...judgements, ...notes.filter(note => !isOfJournal(note))]
    if (known.length > 0) await writer.create(profile, scope, known)
  })
  return { ...written, id }
}

function stepRecord(step: StepInput, id: string, visitId: string): NewRecord {
  return { type: 'action', id, values: { ...step, visitId } }
}

/** What every note of a visit says of where it comes from, in the fields its type has for it. */
function noteRecord(
  { type, values }: NewNote,
  id: string,
  of: { readonly visit: string; readonly day: string; readonly customer: string },
  contactOf: (idOrName: string) => string,
): NewRecord {
  const fields: { readonly [name: string]: unknown } = recordTypes[type]
  const origin = Object.fromEntries(Object.entries(of).filter(([field]) => field in fields))
  const contact = 'contactId' in values && values.contactId ? { contactId: contactOf(values.contactId) } : {}
  return { type, id, values: withoutEmpty({ ...origin, ...values, ...contact }) }
}

const isOfJournal = ({ type }: NewRecord): boolean => type === 'issue'

/** Absent = default: nothing empty is stored. */
const withoutEmpty = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)),
  )

export interface PlanInput {
  readonly customer: string
  /** Planned for (ms since the epoch). */
  readonly at: number
  readonly note?: string
  /** Name of the customer, for the activity list. */
  readonly name: string
}

/** Several customers in one command, with one undo. */
export async function planVisits(ketu: Ketu, plans: readonly PlanInput[]): Promise<Written> {
  const scopes = await Promise.all(plans.map(({ customer }) => scopeOf(ketu, customerDoc(customer))))
  return ketu.store.write({ label: 'planVisits', values: { count: plans.length } }, async writer => {
    for (const [n, plan] of plans.entries()) {
      const [scope, { year, values }] = [scopes[n], plannedValues(ketu, plan)]
      if (scope !== undefined)
        await writer.create(journalDoc(plan.customer, year), scope, [{ type: 'visit', id: ketu.newId(), values }])
    }
  })
}

function plannedValues(ketu: Ketu, { customer, at, note = '' }: PlanInput): { year: number; values: Values } {
  const day = dayOfInstant(at, ketu.workspace.zone)
  return { year: yearOf(day), values: withoutEmpty({ customer, state: 'planned', channel: 'visit', at, day, note }) }
}

export async function planVisit(ketu: Ketu, input: PlanInput): Promise<Written & { readonly id: string }> {
  const scope: Scope = await scopeOf(ketu, customerDoc(input.customer))
  const id = ketu.newId()
  const { year, values } = plannedValues(ketu, input)
  const intent = { label: 'planVisit', values: { name: input.name }, customer: input.customer }
  const written = await ketu.store.write(intent, writer =>
    writer.create(journalDoc(input.customer, year), scope, [{ type: 'visit', id, values }]),
  )
  return { ...written, id }
}

export interface VisitRef {
  readonly id: string
  readonly doc: string
  readonly customer: string
}

export function editVisit(ketu: Ketu, visit: VisitRef, changes: Partial<RecordValues<'visit'>>): Promise<Written> {
  const moved = changes.at == null ? {} : { day: dayOfInstant(changes.at, ketu.workspace.zone) }
  return ketu.store.write({ label: 'editVisit', customer: visit.customer }, writer =>
    writer.edit(visit.doc, visit.id, { ...changes, ...moved }),
  )
}
