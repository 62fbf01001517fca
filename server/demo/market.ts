/** The customers of the sample team as they were entered: profile, contacts, how often they want to be seen. */
import { customerDoc } from '#shared/doc/name.ts'
import { addDays, type Day, instantOfDay } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import { companiesOf, type Company, industries, titles } from './companies.ts'
import { reps, type SampleRep, zone } from './people.ts'
import { contactNames, customerNotes, type InLanguage, type Phrases } from './phrases.ts'
import type { Random } from './random.ts'
import type { NewRecord, Work } from './work.ts'

export interface SampleContact {
  readonly id: string
  readonly name: string
  readonly title: string
}

export interface SampleCustomer {
  readonly id: string
  readonly company: Company
  readonly rep: SampleRep
  readonly cadenceDays: number
  readonly entered: Day
  /** 0 cold – 1 warm: how visits go and how much is ordered. */
  readonly mood: number
  readonly contacts: readonly [SampleContact, ...SampleContact[]]
  /** Nobody has been there since. */
  readonly silentSince?: Day
}

const cadences = { '': 30, A: 14, B: 21, C: 45 } as const
/** One in this many has been left alone for months. */
const silentEvery = 9
/** One in this many was won during the year. */
const newEvery = 8

export function makeMarket(today: Day, random: Random): readonly SampleCustomer[] {
  return reps.flatMap(rep =>
    companiesOf(rep.name).map((company, i): SampleCustomer => {
      const isNew = i % newEvery === newEvery - 1
      const isSilent = !isNew && i % silentEvery === 3
      const entered = addDays(today, isNew ? -random.whole(50, 160) : -random.whole(366, 372))
      const at = instantOfDay(entered, '08:30', zone)
      return {
        id: makeId(at + i, random.bytes),
        company,
        rep,
        cadenceDays: cadences[company.class],
        entered,
        mood: isSilent ? 0.2 : random.next(),
        contacts: makeContacts(company, at, random),
        ...(isSilent ? { silentSince: addDays(today, -random.whole(62, 140)) } : {}),
      }
    }),
  )
}

function makeContacts(
  { kind, class: grade, isEnglish }: Company,
  at: number,
  random: Random,
): SampleCustomer['contacts'] {
  const [first, ...others] = titles[kind].map(
    ([zh, en]): SampleContact => ({
      id: makeId(at, random.bytes),
      name: random.pick(inTongue(contactNames, isEnglish)),
      title: isEnglish ? en : zh,
    }),
  )
  if (first === undefined) throw new Error(`no titles for a ${kind}`)
  return [first, ...others.slice(0, grade === 'A' ? 2 : grade === 'B' ? 1 : 0)]
}

export const inTongue = (phrases: InLanguage<Phrases>, isEnglish: boolean): Phrases =>
  isEnglish ? phrases.en : phrases.zh

/** The customer entered by its rep. */
export function enterCustomer(customer: SampleCustomer, random: Random): Work {
  const { id, company, rep, cadenceDays, entered, contacts } = customer
  const doc = customerDoc(id)
  const { name, city, kind, class: grade, isEnglish } = company
  const main: NewRecord = {
    doc,
    place: 'main',
    type: 'customer',
    id,
    values: {
      name,
      city,
      class: grade,
      cadenceDays,
      industry: industries[kind][isEnglish ? 1 : 0],
      phone: `05${random.whole(10, 99)} 8${random.whole(100, 999)} ${random.whole(1000, 9999)}`,
      ...(grade === 'A' ? { isKey: true, employees: random.whole(8, 90) * 10 } : {}),
      ...(grade !== 'C' && random.chance(0.5) ? { notes: random.pick(inTongue(customerNotes, isEnglish)) } : {}),
    },
  }
  const people = contacts.map(
    ({ id, name, title }): NewRecord => ({
      doc,
      place: 'record',
      type: 'contact',
      id,
      // 1990000…: no number of this form is given out.
      values: { name, title, mobile: `199 0000 ${random.whole(1000, 9999)}` },
    }),
  )
  const at = instantOfDay(entered, '08:30', zone) + random.whole(0, 3_600_000)
  return { at, by: rep.name, territory: rep.territory, records: [main, ...people] }
}
