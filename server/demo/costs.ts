/** What visits and goods of the sample team cost. Some visits and some customers' goods are not known, as it is. */
import type { Values } from '#shared/doc/document.ts'
import type { VisitOutcome } from '#shared/domain/record.ts'
import type { SampleCustomer } from './market.ts'
import type { Random } from './random.ts'

/** Of a visit, without the way. */
const minutes = { '': 25, A: 60, B: 45, C: 25 } as const
/** There and back: in the rep's own city, and to another. */
const ways = { near: 25, far: 85 } as const

export function effortOf({ company, rep }: SampleCustomer, outcome: VisitOutcome, random: Random): Values {
  if (random.chance(0.35)) return {}
  const isFar = company.city !== rep.home
  const spent = minutes[company.class] * (0.6 + 0.8 * random.next()) + ways[isFar ? 'far' : 'near']
  return {
    minutes: Math.round(spent / 5) * 5,
    travelCost: (isFar ? random.whole(60, 260) : random.whole(8, 45)) * 100,
    ...(outcome === 'progress' && random.chance(0.3) && { sampleCost: random.whole(4, 30) * 1000 }),
  }
}

/** Of the net amount. Who buys much pays less. */
const shares = { '': 0.5, A: 0.68, B: 0.6, C: 0.54 } as const
/** One in this many has goods nobody has costed. */
const uncostedEvery = 6

/** @param amount net, minor units; below zero what comes back goes into stock again. @param n of the customer */
export function goodsOf({ company }: SampleCustomer, amount: number, n: number, random: Random): Values {
  const isDiscounted = amount > 0 && company.class !== 'C' && random.chance(0.4)
  return {
    ...(n % uncostedEvery !== uncostedEvery - 1 && {
      cost: Math.round(amount * (shares[company.class] + (random.next() - 0.5) * 0.08)),
    }),
    ...(isDiscounted && { discount: Math.round((amount * random.whole(3, 12)) / 100) }),
  }
}
