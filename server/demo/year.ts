/** A year of visits and orders of one customer: how often depends on the rep, how they end on the customer's mood. */
import type { Values } from '#shared/doc/document.ts'
import { customerDoc, journalDoc } from '#shared/doc/name.ts'
import { addDays, type Day, daysBetween, instantOfDay, yearOf } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import type { VisitOutcome } from '#shared/domain/record.ts'
import { isWorkday } from '#shared/domain/work-calendar.ts'
import { chinaCalendar } from '#shared/domain/work-calendar-cn.ts'
import { effortOf, goodsOf } from './costs.ts'
import { inTongue, type SampleContact, type SampleCustomer } from './market.ts'
import { zone } from './people.ts'
import {
  callNotes,
  eventNotes,
  type InLanguage,
  lineOfProduct,
  nextSteps,
  type Phrases,
  products,
  promises,
  serviceNotes,
  theirPromises,
  visitNotes,
} from './phrases.ts'
import type { Random } from './random.ts'
import type { NewRecord, Work } from './work.ts'

type Outcome = Exclude<VisitOutcome, ''>

/** Everything up to yesterday, in no order. @param n of the customer */
export function workOfYear(customer: SampleCustomer, n: number, today: Day, random: Random): readonly Work[] {
  const { cadenceDays, entered, silentSince, rep } = customer
  const last = silentSince ?? addDays(today, -1)
  const works: Work[] = []
  let day = addDays(entered, random.whole(1, cadenceDays))
  while (day <= last) {
    if (isWorkday(chinaCalendar, day)) {
      const time = `${String(random.whole(9, 16)).padStart(2, '0')}:${random.pick(['00', '15', '30', '40', '50'])}`
      const at = instantOfDay(day, time, zone)
      const visit = logVisit(customer, { day, at, today }, random)
      works.push(visit.work)
      const ordered = addDays(day, random.whole(0, 9))
      if (ordered < today && random.chance(customer.isShown ? shownOrderChance : orderChance[visit.outcome]))
        works.push(...orderWork(customer, n, ordered, random))
      if (random.chance(serviceChance)) works.push(serveAfter(customer, day, at, random))
      const gap = (cadenceDays / rep.compliance) * (0.7 + random.next() * 0.6)
      day = addDays(day, Math.max(2, Math.round(gap)))
    } else day = addDays(day, 1)
  }
  return works
}

interface When {
  readonly day: Day
  readonly at: number
  readonly today: Day
}

export function logVisit(
  customer: SampleCustomer,
  { day, at, today }: When,
  random: Random,
): { readonly work: Work; readonly outcome: Outcome } {
  const { isEnglish } = customer.company
  const outcome = outcomeOf(customer.mood, random)
  const contact = random.pick(customer.contacts)
  const isCall = random.chance(0.12)
  const note = isCall ? callNotes : visitNotes[outcome]
  const id = makeId(at, random.bytes)
  const visit: NewRecord = {
    doc: journalDoc(customer.id, yearOf(day)),
    place: 'record',
    type: 'visit',
    id,
    values: {
      customer: customer.id,
      state: 'done',
      channel: isCall ? 'call' : 'visit',
      at,
      day,
      note: fill(random.pick(inTongue(note, isEnglish)), isEnglish, contact.name, random),
      contacts: [contact.id],
      ...(isCall ? {} : { outcome, ...effortOf(customer, outcome, random) }),
    },
  }
  const due = addDays(day, random.whole(3, 14))
  // Steps that end around today are dealt out by hand: see present.ts.
  const isSettled = due < addDays(today, -5) || due > addDays(today, 4)
  const step =
    isSettled && random.chance(0.3) ? [makeStep(customer, contact, { due, at, visit: id, today }, random)] : []
  const { rep } = customer
  return { outcome, work: { at, by: rep.name, territory: rep.territory, records: [visit, ...step] } }
}

interface StepWhen {
  readonly due: Day
  readonly at: number
  readonly today: Day
  readonly visit?: string
}

/** A promise of either side, or a plain next step; done by now when its day lies well behind. */
export function makeStep(
  customer: SampleCustomer,
  contact: SampleContact,
  { due, at, visit, today }: StepWhen,
  random: Random,
): NewRecord {
  const { isEnglish } = customer.company
  const [words, values] = random.pick([
    [promises, { isPromise: true, contactId: contact.id }],
    [promises, { isPromise: true, contactId: contact.id }],
    [theirPromises, { isPromise: true, contactId: contact.id, side: 'them' }],
    [nextSteps, {}],
  ] as const)
  return {
    doc: customerDoc(customer.id),
    place: 'record',
    type: 'action',
    id: makeId(at, random.bytes),
    values: {
      title: fill(random.pick(inTongue(words, isEnglish)), isEnglish, contact.name, random),
      due,
      ...values,
      ...(visit === undefined ? {} : { visitId: visit }),
      ...(due < addDays(today, -5) ? { doneOn: addDays(due, random.whole(-2, 1)) } : {}),
    },
  }
}

export const fill = (words: string, isEnglish: boolean, who: string, random: Random): string =>
  words.replace('{who}', who).replace('{what}', random.pick(inTongue(products, isEnglish)))

function outcomeOf(mood: number, random: Random): Outcome {
  const x = random.next()
  if (x < 0.2 + 0.45 * mood) return 'progress'
  return x > 0.78 + 0.17 * mood ? 'blocked' : 'same'
}

const orderChance: { readonly [outcome in Outcome]: number } = { progress: 0.62, same: 0.24, blocked: 0.05 }
/** Of those with everything to see, whatever the visit was like: they are alive. */
const shownOrderChance = 0.75
/** That somebody of another department is there after a visit. */
const serviceChance = 0.07
/** Yuan. */
const amounts = { '': [500, 5000], A: [18_000, 150_000], B: [4000, 38_000], C: [600, 7000] } as const

/** Each buys three kinds of things, which begin somewhere in the list: neighbours buy alike. */
const kindsBought = 3

function productOn({ company, entered }: SampleCustomer, day: Day): string {
  const names = inTongue(products, company.isEnglish)
  const first = daysBetween(entered, '2030-01-01')
  return names[(first + (daysBetween(day, '2030-01-01') % kindsBought)) % names.length] ?? names[0]
}

function orderWork(customer: SampleCustomer, n: number, day: Day, random: Random): readonly Work[] {
  const { company, rep, mood } = customer
  const [least, most] = amounts[company.class]
  const yuan = Math.round((least + (most - least) * random.next() ** 2 * (0.5 + mood / 2)) / 10) * 10
  // A return takes back a part of what was bought.
  const amount = (random.chance(0.025) ? -Math.round(yuan / 5) : yuan) * 100
  const product = productOn(customer, day)
  const at = instantOfDay(day, '17:20', zone) + random.whole(0, 40) * 60_000
  const order: NewRecord = {
    doc: journalDoc(customer.id, yearOf(day)),
    place: 'record',
    type: 'order',
    id: makeId(at, random.bytes),
    values: {
      ...{ customer: customer.id, day, product, category: lineOfProduct[product] ?? '', amount },
      ...goodsOf(customer, amount, n, random),
    },
  }
  return [{ at, by: rep.name, territory: rep.territory, records: [order] }]
}

/** Of other departments: an engineer's call after a visit, an invitation to a meeting of the profession. */
function serveAfter({ id, company, rep, contacts }: SampleCustomer, day: Day, at: number, random: Random): Work {
  const [words, values] = random.pick<readonly [InLanguage<Phrases>, Values]>([
    [serviceNotes, { channel: 'service', department: 'technical' }],
    [serviceNotes, { channel: 'service', department: 'service' }],
    [eventNotes, { channel: 'event', department: 'marketing' }],
  ])
  const served = at + 2 * 3_600_000
  const note = fill(random.pick(inTongue(words, company.isEnglish)), company.isEnglish, contacts[0].name, random)
  const visit: NewRecord = {
    ...{ doc: journalDoc(id, yearOf(day)), place: 'record', type: 'visit', id: makeId(served, random.bytes) },
    values: { customer: id, state: 'done', at: served, day, note, contacts: [contacts[0].id], ...values },
  }
  return { at: served, by: rep.name, territory: rep.territory, records: [visit] }
}
