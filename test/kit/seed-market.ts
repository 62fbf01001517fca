/** Of a customer and of the company: what may be sold, what others do, what is around, what was given and got. */
import { randomBytes } from 'node:crypto'
import { addDays, type Day } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import type { RecordType } from '#shared/domain/record.ts'
import type { Values } from '#shared/doc/document.ts'
import type { SeedRecord } from './push-docs.ts'

/** Records a stop opens by their id. */
export interface SeededMarket {
  readonly opportunity: string
  readonly won: string
  readonly product: string
}

export const noMarket: SeededMarket = { opportunity: '', won: '', product: '' }

export interface MarketSeed {
  readonly ids: SeededMarket
  /** In the document of the customer, and in that of the workspace. */
  readonly ofCustomer: readonly SeedRecord[]
  readonly ofWorkspace: readonly SeedRecord[]
}

export function seedMarket(today: Day): MarketSeed {
  const id = (): string => makeId(Date.now(), randomBytes)
  const ids = { opportunity: id(), won: id(), product: id() }
  const record = (type: RecordType, values: Values, as = id()): SeedRecord => ({ type, id: as, values })
  return {
    ids,
    ofCustomer: [
      record(
        'opportunity',
        {
          title: '门诊部检验科全自动生化分析仪更新，含三年试剂和保养',
          stage: 'proposal',
          amount: 586_000_00,
          closeOn: addDays(today, 40),
          product: '全自动生化分析仪',
        },
        ids.opportunity,
      ),
      record('opportunity', { title: 'Point-of-care pilot', stage: 'lead' }),
      record(
        'opportunity',
        { title: '第二批试用装', stage: 'won', amount: 120_000_00, closeOn: addDays(today, -3) },
        ids.won,
      ),
      record('opportunity', {
        title: '质控品年度框架',
        stage: 'lost',
        amount: 80_000_00,
        closeOn: addDays(today, -9),
        lostReason: 'price',
      }),
    ],
    ofWorkspace: [
      record('product', { name: '全自动生化分析仪', line: '设备' }, ids.product),
      record('product', { name: '生化试剂盒', line: '试剂', note: '96 人份，冷链' }),
      record('product', { name: 'Point-of-care analyser', line: '设备' }),
    ],
  }
}
