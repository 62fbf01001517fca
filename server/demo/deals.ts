/** What the team may sell, who else was seen at its customers, what was given and got, and boards of what is around a customer. */
import type { Values } from '#shared/doc/document.ts'
import { customerDoc } from '#shared/doc/name.ts'
import { addDays, type Day, instantOfDay } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import { rivals } from './company-notes.ts'
import { inTongue, type SampleCustomer } from './market.ts'
import { zone } from './people.ts'
import { type InLanguage, type Phrases, products } from './phrases.ts'
import type { Random } from './random.ts'
import type { NewRecord, Work } from './work.ts'

const stages = ['proposal', 'lead', 'won', 'negotiation', 'qualified', 'lost', 'won'] as const
const lost = ['price', 'rival', 'budget', 'timing'] as const
const heard: InLanguage<Phrases> = {
  zh: ['报价比我们低一成，账期放到 90 天', '上周来过，带了样品和小礼品', '在推打包：设备送，耗材签三年'],
  en: [
    'Quoted a tenth below us with 90 days to pay',
    'Came by last week with samples',
    'Bundles: free device, three years of supplies',
  ],
}
/** One in this many has one, counted from the one given; who has everything has it too. */
const every = { deal: [2, 0], news: [5, 1], benefit: [6, 5], board: [9, 0] } as const

export function dealsOf(market: readonly SampleCustomer[], today: Day, random: Random): readonly Work[] {
  return market.flatMap((customer, n): readonly Work[] => {
    const { id, rep } = customer
    const records = notesOf(customer, n, today, random)
    if (records.length === 0) return []
    const at = instantOfDay(addDays(today, -(4 + (n % 30))), '18:05', zone) + n * 1000
    const born = records.map(
      ([type, values]): NewRecord => ({
        ...{ doc: customerDoc(id), place: 'record', type, id: makeId(at, random.bytes) },
        values,
      }),
    )
    return [{ at, by: rep.name, territory: rep.territory, records: born }]
  })
}

type Note = readonly [type: NewRecord['type'], values: Values]

function notesOf(
  { company, contacts, isShown }: SampleCustomer,
  n: number,
  today: Day,
  random: Random,
): readonly Note[] {
  const { isEnglish } = company
  const has = (what: keyof typeof every): boolean => isShown || n % every[what][0] === every[what][1]
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
      ...{
        competitor: random.pick(isEnglish ? rivals.en : rivals.zh),
        text: random.pick(inTongue(heard, isEnglish)),
        product,
      },
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
  const factor = (cell: string, zh: string, en: string, weight: number, probability?: number): Note => [
    'factor',
    {
      ...{ cell, text: say(zh, en), weight, day: today, reviewOn: addDays(today, 60) },
      ...(probability !== undefined && { probability }),
    },
  ]
  const board: readonly Note[] = [
    factor('strength', '护士长认可，用顺了手', 'The head nurse is used to us', 4),
    factor('weakness', '账期比同行短', 'Less time to pay than others give', 3),
    factor('opportunity', '明年新院区启用', 'A new building opens next year', 5, 4),
    factor('threat', '集采可能压价两成', 'Tenders may cut prices by a fifth', 4, 3),
    factor('economic', '医院控费，科室考核耗材占比', 'Departments are measured by what supplies cost', 4, 4),
    factor(
      'technological',
      '明年上物资管理系统，要接口',
      'A stock system comes next year and wants an interface',
      3,
      3,
    ),
  ]
  const gotten: Note = [
    'benefit',
    {
      title: say('带同行参观病区', 'Showed the ward to another hospital'),
      ...{ side: 'them', day: addDays(today, -35), contactId: contacts[0].id },
    },
  ]
  return [
    ...(has('deal') ? [deal] : []),
    ...(has('news') ? [news] : []),
    ...(has('benefit') ? [benefit] : []),
    ...(has('board') ? [...board, gotten] : []),
  ]
}
