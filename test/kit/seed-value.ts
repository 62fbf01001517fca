/** What a customer bought over a year, what was spent on it, and what somebody thinks it buys from anybody. */
import { randomBytes } from 'node:crypto'
import { journalDoc } from '#shared/doc/name.ts'
import { addDays, type Day, instantOfDay, yearOf } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import type { SeedDoc, SeedRecord } from './push-docs.ts'

/** Records a stop opens by their id. */
export interface SeededValue {
  readonly line: string
}

export const noValue: SeededValue = { line: '' }

export interface ValueSeed {
  readonly ids: SeededValue
  readonly ofCustomer: readonly SeedRecord[]
  /** Its journals. */
  readonly journals: readonly SeedDoc[]
}

const id = (): string => makeId(Date.now(), randomBytes)

/** Buys every `gap` days, the last time `silent` days ago, for `amount` minor units. */
interface Rhythm {
  readonly times: number
  readonly gap: number
  readonly silent: number
  readonly amount: number
}

export function seedValue(customer: string, today: Day): ValueSeed {
  const line = id()
  return {
    ids: { line },
    ofCustomer: [
      {
        type: 'walletLine',
        id: line,
        values: { line: '试剂与耗材（含质控品和校准品）', potential: 260_000_000, day: today },
      },
      { type: 'walletLine', id: id(), values: { line: '设备', potential: 90_000_000, day: today } },
    ],
    journals: journalsOf(customer, today, { times: 12, gap: 30, silent: 47, amount: 9_600_000 }),
  }
}

/** Orders with their goods, discount and cost, and a visit before each. */
function journalsOf(customer: string, today: Day, { times, gap, silent, amount }: Rhythm): readonly SeedDoc[] {
  const records = Array.from({ length: times }, (_, n) => {
    const day = addDays(today, -silent - n * gap)
    const met = addDays(day, -2)
    const own = amount + (n % 3) * Math.round(amount / 8)
    return [
      {
        day,
        record: {
          type: 'order' as const,
          id: id(),
          values: {
            ...{ customer, day, amount: own, cost: Math.round(own * 0.68) },
            ...(n % 4 === 0 ? { category: '设备' } : { category: '试剂与耗材（含质控品和校准品）' }),
            ...(n % 2 === 0 && { discount: Math.round(own / 20) }),
          },
        },
      },
      {
        day: met,
        record: {
          type: 'visit' as const,
          id: id(),
          values: {
            ...{ customer, day: met, at: instantOfDay(met, '10:00', 'Asia/Shanghai'), note: '谈本月用量' },
            ...(n % 2 === 0 && { minutes: 90, travelCost: 12_000 }),
          },
        },
      },
    ]
  }).flat()
  const years = [...new Set(records.map(({ day }) => yearOf(day)))]
  return years.map(year => ({
    name: journalDoc(customer, year),
    records: records.filter(({ day }) => yearOf(day) === year).map(({ record }) => record),
  }))
}
