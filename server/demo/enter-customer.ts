/** A customer and its people as its rep entered them. */
import { customerDoc } from '#shared/doc/name.ts'
import { instantOfDay } from '#shared/domain/day.ts'
import { industries } from './companies.ts'
import { inTongue, type SampleCustomer } from './market.ts'
import { zone } from './people.ts'
import { customerNotes } from './phrases.ts'
import { personOf, profileOf } from './profile.ts'
import type { Random } from './random.ts'
import type { NewRecord, Work } from './work.ts'

/** @param referredBy id of the customer that sent it to us */
export function enterCustomer(customer: SampleCustomer, referredBy: string | undefined, random: Random): Work {
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
      ...(referredBy !== undefined && { referredBy }),
      ...profileOf(customer, random),
      ...(grade !== 'C' && random.chance(0.5) ? { notes: random.pick(inTongue(customerNotes, isEnglish)) } : {}),
    },
  }
  const people = contacts.map((contact): NewRecord => {
    const { id, name, title } = contact
    // 1990000…: no number of this form is given out.
    const mobile = `199 0000 ${random.whole(1000, 9999)}`
    return {
      ...{ doc, place: 'record', type: 'contact', id },
      values: { name, title, mobile, ...personOf(contact, customer, random) },
    }
  })
  const at = instantOfDay(entered, '08:30', zone) + random.whole(0, 3_600_000)
  return { at, by: rep.name, territory: rep.territory, records: [main, ...people] }
}
