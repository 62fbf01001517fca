/** What the team may sell, who else is in the market, what was given and got; products and competitors as the company wrote them. */
import type { Values } from '#shared/doc/document.ts'
import { customerDoc, workspaceDoc } from '#shared/doc/name.ts'
import { addDays, type Day, instantOfDay } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import { inTongue, type SampleCustomer } from './market.ts'
import { admin, zone } from './people.ts'
import { type InLanguage, type Phrases, products } from './phrases.ts'
import type { Random } from './random.ts'
import type { NewRecord, Work } from './work.ts'

const stages = ['proposal', 'lead', 'won', 'negotiation', 'qualified', 'lost', 'won'] as const
const lost = ['price', 'rival', 'budget', 'timing'] as const
const rivals = ['康瑞耗材', '北原医疗', 'Northfield Medical'] as const
const heard: InLanguage<Phrases> = {
  zh: ['报价比我们低一成，账期放到 90 天', '上周来过，带了样品和小礼品', '在推打包：设备送，耗材签三年'],
  en: [
    'Quoted a tenth below us with 90 days to pay',
    'Came by last week with samples',
    'Bundles: free device, three years of supplies',
  ],
}
/** One in this many has one. */
const every = { deal: 2, news: 5, benefit: 6, board: 9 }

export function dealsOf(market: readonly SampleCustomer[], today: Day, random: Random): readonly Work[] {
  return market.flatMap((customer, n): readonly Work[] => {
    const { id, rep, company } = customer
    const records = notesOf(customer, n, today, random)
    if (records.length === 0) return []
    const day = addDays(today, -(4 + (n % 30)))
    const at = instantOfDay(day, '18:05', zone) + n * 1000
    const born = records.map(
      ([type, values]): NewRecord => ({
        ...{ doc: customerDoc(id), place: 'record', type, id: makeId(at, random.bytes) },
        values,
      }),
    )
    return company.class === 'C' && n % every.deal === 1
      ? []
      : [{ at, by: rep.name, territory: rep.territory, records: born }]
  })
}

type Note = readonly [type: NewRecord['type'], values: Values]

function notesOf({ company, contacts }: SampleCustomer, n: number, today: Day, random: Random): readonly Note[] {
  const { isEnglish } = company
  const say = (zh: string, en: string): string => (isEnglish ? en : zh)
  const product = random.pick(inTongue(products, isEnglish))
  const stage = stages[n % stages.length] ?? 'lead'
  const isDecided = stage === 'won' || stage === 'lost'
  const deal: Note = [
    'opportunity',
    {
      ...{ title: say(`${product}年度框架`, `${product}: yearly agreement`), stage, product },
      ...(stage === 'lead' ? {} : { amount: random.whole(4, 60) * 1_000_000 }),
      closeOn: addDays(today, isDecided ? -random.whole(2, 60) : random.whole(10, 90)),
      ...(stage === 'lost' ? { lostReason: random.pick(lost) } : {}),
      contacts: [contacts[0].id],
    },
  ]
  const news: Note = [
    'rivalNews',
    {
      ...{ competitor: random.pick(rivals), text: random.pick(inTongue(heard, isEnglish)), product },
      ...(n % 2 === 0 ? { price: random.whole(18, 60) * 1000 } : {}),
      day: addDays(today, -random.whole(1, 50)),
    },
  ]
  const benefit: Note = [
    'benefit',
    {
      title: say('年度返利', 'Yearly rebate'),
      note: say('全年满 20 万返 3%', '3% back from 200,000 a year'),
      ...{ entitled: 600_000, given: n % 4 === 0 ? 600_000 : 200_000, cost: 200_000 },
      ...{ day: addDays(today, -100), expiresOn: addDays(today, n % 12 === 5 ? 9 : 38) },
    },
  ]
  const board: readonly Note[] = [
    ['factor', { cell: 'strength', text: say('护士长认可，用顺了手', 'The head nurse is used to us'), weight: 4 }],
    ['factor', { cell: 'weakness', text: say('账期比同行短', 'Less time to pay than others give'), weight: 3 }],
    [
      'factor',
      { cell: 'opportunity', text: say('明年新院区启用', 'A new building opens next year'), weight: 5, probability: 4 },
    ],
    [
      'factor',
      { cell: 'threat', text: say('集采可能压价两成', 'Tenders may cut prices by a fifth'), weight: 4, probability: 3 },
    ],
  ]
  return [
    ...(n % every.deal === 0 ? [deal] : []),
    ...(n % every.news === 1 ? [news] : []),
    ...(n % every.benefit === 5 ? [benefit] : []),
    ...(n % every.board === 0
      ? board.map(([type, values]): Note => [type, { day: today, reviewOn: addDays(today, 60), ...values }])
      : []),
  ]
}

/** What an admin wrote for everybody. */
export function companyNotesOf(workspace: string, today: Day, random: Random): Work {
  const at = instantOfDay(addDays(today, -90), '10:00', zone)
  const doc = workspaceDoc(workspace)
  const notes: readonly Note[] = [
    ...[...products.zh, ...products.en].map((name): Note => ['product', { name }]),
    [
      'competitor',
      {
        name: rivals[0],
        strategy: '先低价进院，再用三年合同锁住',
        positioning: '中低端耗材，品种全',
        pricing: '比我们低一成左右，账期 90 天',
        grid: { quality: [4, 3], price: [2, 5], service: [4, 2], delivery: [4, 3], brand: [3, 3] },
      },
    ],
    [
      'competitor',
      { name: rivals[1], strategy: '跟着学术会议走，专家背书', grid: { technology: [3, 4], brand: [3, 4] } },
    ],
    ['factor', { cell: 'threat', text: '集采中标后会大幅放量', weight: 5, about: rivals[0], day: today }],
    ['factor', { cell: 'political', text: '省际联盟集采扩围到敷料', weight: 5, probability: 4, about: '', day: today }],
    [
      'factor',
      { cell: 'economic', text: '县级医院控费，耗材占比考核', weight: 4, probability: 4, about: '', day: today },
    ],
    ['event', { kind: 'regulation', text: '省里公布敷料集采名单，下季度执行', day: addDays(today, -5) }],
    [
      'research',
      {
        question: '县级医院换耗材供应商，最看重什么',
        finding: '断货少排第一，其次账期，价格第三',
        ...{ method: '电话访谈', sample: '24 家县级医院', source: '市场部', day: addDays(today, -40) },
      },
    ],
  ]
  const records = notes.map(
    ([type, values]): NewRecord => ({ ...{ doc, place: 'record', type, id: makeId(at, random.bytes) }, values }),
  )
  return { at, by: admin.name, territory: '华东', records }
}
