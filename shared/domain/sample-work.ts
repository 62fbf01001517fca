/** Sample customers as somebody wrote them, told from today, and the records they become. */
import { addDays, type Day, instantOfDay, yearOf } from './day.ts'
import type { Json } from './field.ts'
import { periodOf } from './period.ts'
import type { CustomerClass, GoalMetric, RecordType, VisitOutcome } from './record.ts'

export interface SampleCustomer {
  readonly name: string
  readonly class: CustomerClass
  readonly isKey?: boolean
  readonly industry: string
  readonly city: string
  readonly phone: string
  readonly cadenceDays: number
  readonly contacts: readonly { readonly name: string; readonly title: string }[]
  /** `day` counts from today: -3 was three days ago. */
  readonly visits: readonly {
    readonly day: number
    readonly time: string
    readonly outcome: VisitOutcome
    readonly note: string
  }[]
  readonly planned?: { readonly day: number; readonly time: string; readonly note: string }
  /** Amounts in whole units of the workspace's currency. */
  readonly orders: readonly { readonly day: number; readonly amount: number }[]
  readonly steps: readonly { readonly title: string; readonly day: number; readonly side: 'us' | 'them' }[]
  /** Of this quarter; revenue in whole units. */
  readonly goal?: { readonly title: string; readonly metric: GoalMetric; readonly target: number }
}

export interface SampleRecord {
  readonly type: Exclude<RecordType, 'customer'>
  readonly id: string
  readonly values: { readonly [field: string]: Json }
}

export interface SampleDocs {
  readonly id: string
  readonly customer: { readonly [field: string]: Json }
  /** What lives with the customer. */
  readonly records: readonly SampleRecord[]
  /** Visits and orders by the year of their day. */
  readonly journals: ReadonlyMap<number, readonly SampleRecord[]>
}

export interface SampleView {
  readonly today: Day
  readonly zone: string
  readonly member: string
  /** Minor units in one whole unit of the currency. */
  readonly minorUnits: number
  readonly newId: () => string
}

export function sampleDocs(sample: SampleCustomer, view: SampleView): SampleDocs {
  const { today, zone, newId, minorUnits } = view
  const { contacts, visits, planned, orders, steps, goal, ...customer } = sample
  const id = newId()
  const people = contacts.map((values): SampleRecord => ({ type: 'contact', id: newId(), values }))
  const contactId = people[0]?.id ?? ''
  const visitOf = (state: string, each: { readonly day: number; readonly time: string; readonly note: string }) => {
    const day = addDays(today, each.day)
    const { time, day: _, ...values } = each
    return {
      type: 'visit' as const,
      values: { ...values, customer: id, state, day, at: instantOfDay(day, time, zone) },
    }
  }
  const entries = [
    ...visits.map(visit => withContact(visitOf('done', visit), contactId)),
    ...(planned === undefined ? [] : [visitOf('planned', planned)]),
    ...orders.map(({ day, amount }) => ({
      type: 'order' as const,
      values: { customer: id, day: addDays(today, day), amount: amount * minorUnits },
    })),
  ]
  const journals = new Map<number, SampleRecord[]>()
  for (const { type, values } of entries) {
    const year = yearOf(values.day)
    journals.set(year, [...(journals.get(year) ?? []), { type, id: newId(), values }])
  }
  return {
    id,
    customer,
    records: [
      ...people,
      ...steps.map(
        ({ day, ...step }): SampleRecord => ({
          type: 'action',
          id: newId(),
          values: { ...step, due: addDays(today, day), isPromise: true, contactId },
        }),
      ),
      ...(goal === undefined ? [] : [goalRecord(goal, view)]),
    ],
    journals,
  }
}

const withContact = <T extends { readonly values: object }>(visit: T, contactId: string) =>
  contactId === '' ? visit : { ...visit, values: { ...visit.values, contacts: [contactId] } }

function goalRecord(
  { title, metric, target }: NonNullable<SampleCustomer['goal']>,
  { today, member, minorUnits, newId }: SampleView,
): SampleRecord {
  const { start, end } = periodOf('quarter', today)
  const units = metric === 'revenue.net' ? target * minorUnits : target
  return { type: 'goal', id: newId(), values: { title, metric, target: units, start, end, owner: member } }
}
