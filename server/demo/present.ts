/** Today and the days around it, for each rep: visits done and planned, steps that are late, due and coming. */
import { journalDoc } from '#shared/doc/name.ts'
import { addDays, type Day, dayOfInstant, daysBetween, instantOfDay, yearOf } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import { inTongue, type SampleCustomer } from './market.ts'
import { zone } from './people.ts'
import { planNotes } from './phrases.ts'
import type { Random } from './random.ts'
import type { Work } from './work.ts'
import { fill, logVisit, makeStep } from './year.ts'

const slots = ['09:30', '11:00', '14:00', '15:30', '16:45'] as const
/** The last ones are still to come whatever the hour, so that there is something to do. */
const plannedSlots = 2
/** A visit ends, then it is written down. */
const writeDownMs = 40 * 60_000
const minuteMs = 60_000

interface Present {
  readonly today: Day
  /** ms since the epoch. */
  readonly now: number
  /** The day of each customer's last visit. */
  readonly lastVisits: ReadonlyMap<string, Day>
}

/** `customers` are those of one rep. */
export function workOfPresent(
  customers: readonly SampleCustomer[],
  { today, now, lastVisits }: Present,
  random: Random,
): readonly Work[] {
  const overdue = ({ id, entered, cadenceDays }: SampleCustomer): number =>
    daysBetween(lastVisits.get(id) ?? entered, today) / cadenceDays
  const waiting = customers
    .filter(({ silentSince }) => silentSince === undefined)
    .sort((a, b) => overdue(b) - overdue(a))
  const next = (): SampleCustomer | undefined => waiting.shift()

  const visits = slots.flatMap((time, i) => {
    const customer = next()
    const at = instantOfDay(today, time, zone)
    const isOver = at + writeDownMs < now && i < slots.length - plannedSlots
    if (customer === undefined) return []
    return isOver
      ? [logVisit(customer, { day: today, at, today }, random).work]
      : [planVisit(customer, at, now, random)]
  })
  const coming = [1, 2, 2, 4].flatMap(days => {
    const customer = next()
    const at = instantOfDay(addDays(today, days), random.pick(['10:00', '13:30', '15:00']), zone)
    return customer === undefined ? [] : [planVisit(customer, at, now, random)]
  })
  const steps = [-4, -1, 0, 0, 1, 3].flatMap(days => {
    const customer = next()
    return customer === undefined ? [] : [addStep(customer, addDays(today, days), today, now, random)]
  })
  return [...visits, ...coming, ...steps]
}

function planVisit(customer: SampleCustomer, at: number, now: number, random: Random): Work {
  const { id, company, rep } = customer
  const madeAt = now - random.whole(26 * 60, 70 * 60) * minuteMs
  const day = dayOfInstant(at, zone)
  const note = fill(random.pick(inTongue(planNotes, company.isEnglish)), company.isEnglish, '', random)
  return {
    at: madeAt,
    by: rep.name,
    territory: rep.territory,
    records: [
      {
        doc: journalDoc(id, yearOf(day)),
        place: 'record',
        type: 'visit',
        id: makeId(madeAt, random.bytes),
        values: { customer: id, state: 'planned', channel: 'visit', at, day, note },
      },
    ],
  }
}

function addStep(customer: SampleCustomer, due: Day, today: Day, now: number, random: Random): Work {
  const { rep, contacts } = customer
  const at = now - random.whole(5 * 24 * 60, 9 * 24 * 60) * minuteMs
  const step = makeStep(customer, contacts[0], { due, at, today }, random)
  return { at, by: rep.name, territory: rep.territory, records: [step] }
}
