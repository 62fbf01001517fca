/** The customers of the sample team: who looks after them, whom one meets there, how warm they are, how often they want to be seen. */
import { addDays, type Day, instantOfDay } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import type { BuyingRole } from '#shared/domain/standing/importance.ts'
import { companiesOf, type Company, titles } from './companies.ts'
import { reps, type SampleRep, zone } from './people.ts'
import { contactNames, type InLanguage, type Phrases } from './phrases.ts'
import type { Random } from './random.ts'

export interface SampleContact {
  readonly id: string
  readonly name: string
  readonly title: string
  /** Nobody has asked what part the others have. */
  readonly role?: BuyingRole
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
  /** The first of each rep: every part of its page has something to show. */
  readonly isShown: boolean
  /** Nobody has been there since. */
  readonly silentSince?: Day
  /** Given up. */
  readonly lostOn?: Day
}

const cadences = { '': 30, A: 14, B: 21, C: 45 } as const
/** One in this many has been left alone for months. */
const silentEvery = 9
/** One in this many was won during the year. */
const newEvery = 8
/** Of a rep's silent ones, those from here on are lost, so many days after the last visit. */
const [lostFrom, lostAfterDays] = [12, 45]

export function makeMarket(today: Day, random: Random): readonly SampleCustomer[] {
  return reps.flatMap(rep =>
    companiesOf(rep.name).map((company, i): SampleCustomer => {
      const isNew = i % newEvery === newEvery - 1
      const isSilent = !isNew && i % silentEvery === 3
      const entered = addDays(today, isNew ? -random.whole(50, 160) : -random.whole(366, 372))
      const at = instantOfDay(entered, '08:30', zone)
      const silentSince = isSilent ? addDays(today, -random.whole(62, 140)) : undefined
      return {
        id: makeId(at + i, random.bytes),
        company,
        rep,
        cadenceDays: cadences[company.class],
        entered,
        mood: isSilent ? 0.2 : i === 0 ? 0.9 : random.next(),
        contacts: makeContacts(company, at, random),
        isShown: i === 0,
        ...(silentSince !== undefined && { silentSince }),
        ...(silentSince !== undefined && i >= lostFrom && { lostOn: addDays(silentSince, lostAfterDays) }),
      }
    }),
  )
}

/** Share of the people whose part in a decision somebody asked about. */
const roleKnown = { '': 0, A: 1, B: 0.85, C: 0.6 } as const

function makeContacts(
  { kind, class: grade, isEnglish }: Company,
  at: number,
  random: Random,
): SampleCustomer['contacts'] {
  const names = inTongue(contactNames, isEnglish)
  const from = random.whole(0, names.length - 1)
  const [first, ...others] = titles[kind].map(
    ([zh, en, role], n): SampleContact => ({
      id: makeId(at, random.bytes),
      name: names[(from + n) % names.length] ?? names[0],
      title: isEnglish ? en : zh,
      ...(random.chance(roleKnown[grade]) && { role }),
    }),
  )
  if (first === undefined) throw new Error(`no titles for a ${kind}`)
  return [first, ...others.slice(0, grade === 'A' ? 2 : grade === 'B' ? 1 : 0)]
}

export const inTongue = (phrases: InLanguage<Phrases>, isEnglish: boolean): Phrases =>
  isEnglish ? phrases.en : phrases.zh
