/** What the reps answered after their visits: two rounds, so that indices move, and gaps, so that there is something to ask. */
import type { Values } from '#shared/doc/document.ts'
import { customerDoc } from '#shared/doc/name.ts'
import { addDays, type Day, instantOfDay } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import { type JudgedPart, judgedParts } from '#shared/domain/record.ts'
import type { SampleCustomer } from './market.ts'
import { zone } from './people.ts'
import type { Random } from './random.ts'
import type { NewRecord, Work } from './work.ts'

/** One in this many has not been asked about yet. */
const unaskedEvery = 7
const hourMs = 3_600_000

export function judgementsOf(market: readonly SampleCustomer[], today: Day, random: Random): readonly Work[] {
  return market.flatMap((customer, n) => {
    if (n % unaskedEvery === unaskedEvery - 1) return []
    const size = sizes[customer.company.class]
    // A big customer is not a friendly one: what is judged of trust goes its own way.
    const warmth = random.next()
    const first = answers(customer, addDays(today, -random.whole(40, 48)), { size, warmth, share: 0.9 }, random)
    const moved = Math.min(1, Math.max(0, warmth + (random.next() - 0.4) * 0.6))
    const second = answers(customer, addDays(today, -random.whole(1, 9)), { size, warmth: moved, share: 0.6 }, random)
    return [first, second]
  })
}

const sizes = { '': 0.15, A: 0.85, B: 0.55, C: 0.25 } as const

interface Mood {
  /** 0 small – 1 big. */
  readonly size: number
  /** 0 cold – 1 warm. */
  readonly warmth: number
  /** Of the parts that were answered. */
  readonly share: number
}

function answers(customer: SampleCustomer, day: Day, { size, warmth, share }: Mood, random: Random): Work {
  const leaningOf = (part: JudgedPart): number =>
    part === 'potential' || part === 'reference' ? size : part === 'selfInterest' ? 1 - warmth : warmth
  const asked = judgedParts.filter(() => random.chance(share))
  return judgedOn(
    customer,
    day,
    asked.map(part => ({ part, level: levelOf(leaningOf(part), random) })),
    random,
  )
}

/** 1–5, give or take one. @param leaning 0–1 */
export const levelOf = (leaning: number, random: Random): number =>
  Math.min(5, Math.max(1, Math.round(1 + 4 * leaning + (random.next() - 0.5) * 1.6)))

/** @param judged values besides the day */
export function judgedOn(customer: SampleCustomer, day: Day, judged: readonly Values[], random: Random): Work {
  const at = instantOfDay(day, '17:40', zone) + random.whole(0, 3 * hourMs)
  const doc = customerDoc(customer.id)
  const { rep } = customer
  const records = judged.map(
    (values): NewRecord => ({
      ...{ doc, place: 'record', type: 'judgement', id: makeId(at, random.bytes) },
      values: { day, ...values },
    }),
  )
  return { at, by: rep.name, territory: rep.territory, records }
}
