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
  readonly product: string
  readonly competitor: string
  /** Known by its name. */
  readonly competitorName: string
  readonly news: string
  readonly factor: string
  readonly companyFactor: string
  readonly benefit: string
  readonly event: string
  readonly research: string
}

export const noMarket: SeededMarket = {
  opportunity: '',
  product: '',
  competitor: '',
  competitorName: '',
  news: '',
  factor: '',
  companyFactor: '',
  benefit: '',
  event: '',
  research: '',
}

export interface MarketSeed {
  readonly ids: SeededMarket
  /** In the document of the customer, and in that of the workspace. */
  readonly ofCustomer: readonly SeedRecord[]
  readonly ofWorkspace: readonly SeedRecord[]
}

export function seedMarket(today: Day): MarketSeed {
  const id = (): string => makeId(Date.now(), randomBytes)
  const ids = {
    opportunity: id(),
    product: id(),
    competitor: id(),
    competitorName: '康瑞诊断',
    news: id(),
    factor: id(),
    companyFactor: id(),
    benefit: id(),
    event: id(),
    research: id(),
  }
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
      record('opportunity', {
        title: '第二批试用装',
        stage: 'won',
        amount: 120_000_00,
        closeOn: addDays(today, -3),
      }),
      record('opportunity', {
        title: '质控品年度框架',
        stage: 'lost',
        amount: 80_000_00,
        closeOn: addDays(today, -9),
        lostReason: 'price',
      }),
      record('need', { text: '报告要在 30 分钟内出来，夜班只有一个人', strength: 5, products: ['全自动生化分析仪'] }),
      record('need', { text: 'Temperature log of the cold chain, readable by the auditor', strength: 4 }),
      record(
        'rivalNews',
        {
          competitor: ids.competitorName,
          text: '试剂打包价，三年不涨，送一台打印机',
          product: '生化试剂盒',
          price: 2_980_00,
          day: addDays(today, -2),
        },
        ids.news,
      ),
      record('rivalNews', {
        competitor: ids.competitorName,
        product: '生化试剂盒',
        price: 3_260_00,
        day: addDays(today, -60),
      }),
      record('rivalNews', {
        competitor: 'Northfield Diagnostics',
        text: 'Opened an office in the city',
        day: addDays(today, -8),
      }),
      record(
        'factor',
        {
          cell: 'strength',
          text: '检验科主任用过我们的设备三年，院内口碑好，愿意给其他科室作介绍',
          weight: 4,
          day: today,
          reviewOn: addDays(today, 80),
        },
        ids.factor,
      ),
      record('factor', {
        cell: 'weakness',
        text: 'Service engineer is two hours away',
        weight: 3,
        reviewOn: addDays(today, -1),
      }),
      record('factor', { cell: 'opportunity', text: '新门诊楼明年启用，检验科扩容', weight: 5, probability: 4 }),
      record('factor', { cell: 'threat', text: '省级集采可能把单价压低两成', weight: 5, probability: 3 }),
      record('factor', { cell: 'political', text: '县域医共体统一采购', weight: 3 }),
      record(
        'benefit',
        {
          title: '年度装机奖励',
          note: '全年采购满 50 万，送试剂',
          entitled: 30_000_00,
          given: 12_000_00,
          cost: 7_500_00,
          day: addDays(today, -60),
          expiresOn: addDays(today, 9),
        },
        ids.benefit,
      ),
      record('benefit', { title: 'Reference visit for another hospital', side: 'them', day: addDays(today, -20) }),
    ],
    ofWorkspace: [
      record('product', { name: '全自动生化分析仪', line: '设备' }, ids.product),
      record('product', { name: '生化试剂盒', line: '试剂', note: '96 人份，冷链' }),
      record('product', { name: 'Point-of-care analyser', line: '设备' }),
      record(
        'competitor',
        {
          name: ids.competitorName,
          strategy: '先进基层，再打三甲；用试剂绑定设备',
          positioning: '中端全自动，强调速度',
          pricing: '设备让利，三年试剂打包',
          grid: { quality: [4, 3], price: [2, 5], service: [4, 2], brand: [3, 3] },
        },
        ids.competitor,
      ),
      record(
        'factor',
        { cell: 'strength', text: '打包价便宜两成', weight: 5, about: ids.competitorName, day: today },
        ids.companyFactor,
      ),
      record('factor', {
        cell: 'political',
        text: '省际联盟集采扩到试剂',
        weight: 5,
        probability: 4,
        about: '',
        day: today,
      }),
      record(
        'event',
        { kind: 'regulation', text: '集采第六批名单公布，含生化试剂', day: addDays(today, -3) },
        ids.event,
      ),
      record(
        'research',
        {
          question: '县级医院为什么换设备',
          finding: '一半因为出报告慢，三成因为维修等得久',
          method: '电话访谈',
          sample: '24 家县级医院',
          source: '市场部',
          day: addDays(today, -30),
        },
        ids.research,
      ),
    ],
  }
}
