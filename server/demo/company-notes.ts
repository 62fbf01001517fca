/** What an admin of the sample company wrote for everybody: products, competitors, what is around, what was found out. */
import type { Values } from '#shared/doc/document.ts'
import { workspaceDoc } from '#shared/doc/name.ts'
import { addDays, type Day, instantOfDay } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import { admin, zone } from './people.ts'
import { type InLanguage, lineOfProduct, type Phrases, products } from './phrases.ts'
import type { Random } from './random.ts'
import type { NewRecord, Work } from './work.ts'

/** Met by reps who write in either language. */
export const rivals = {
  zh: ['康瑞耗材', '北原医疗'],
  en: ['Northfield Medical', '康瑞耗材'],
} as const satisfies InLanguage<Phrases>
const [cheap, learned] = rivals.zh
const [foreign] = rivals.en

export function companyNotesOf(workspace: string, today: Day, random: Random): Work {
  const at = instantOfDay(addDays(today, -90), '10:00', zone)
  const doc = workspaceDoc(workspace)
  const notes: readonly (readonly [type: NewRecord['type'], values: Values])[] = [
    ...[...products.zh, ...products.en].map(name => ['product', { name, line: lineOfProduct[name] ?? '' }] as const),
    [
      'competitor',
      {
        name: cheap,
        strategy: '先低价进院，再用三年合同锁住',
        positioning: '中低端耗材，品种全',
        pricing: '比我们低一成左右，账期 90 天',
        grid: { quality: [4, 3], price: [2, 5], service: [4, 2], delivery: [4, 3], brand: [3, 3] },
      },
    ],
    [
      'competitor',
      { name: learned, strategy: '跟着学术会议走，专家背书', grid: { technology: [3, 4], brand: [3, 4] } },
    ],
    [
      'competitor',
      {
        name: foreign,
        strategy: 'Devices for free, supplies for three years',
        positioning: 'International hospitals and chains',
        pricing: 'A fifth above us, rebates at the end of the year',
        grid: { quality: [4, 4], price: [4, 2], service: [4, 3], technology: [3, 5], brand: [3, 5] },
      },
    ],
    ['factor', { cell: 'threat', text: '集采中标后会大幅放量', weight: 5, about: cheap, day: today }],
    ['factor', { cell: 'weakness', text: '华东只有两名工程师', weight: 4, about: cheap, day: today }],
    [
      'factor',
      { cell: 'strength', text: 'Known to every doctor who trained abroad', weight: 4, about: foreign, day: today },
    ],
    ['factor', { cell: 'political', text: '省际联盟集采扩围到敷料', weight: 5, probability: 4, about: '', day: today }],
    [
      'factor',
      { cell: 'economic', text: '县级医院控费，耗材占比考核', weight: 4, probability: 4, about: '', day: today },
    ],
    [
      'factor',
      { cell: 'social', text: '居家护理多了，护具从药房走', weight: 3, probability: 4, about: '', day: today },
    ],
    [
      'factor',
      { cell: 'technological', text: '医院物资系统要求一物一码', weight: 4, probability: 5, about: '', day: today },
    ],
    ['event', { kind: 'regulation', text: '省里公布敷料集采名单，下季度执行', day: addDays(today, -5) }],
    ['event', { kind: 'competitor', text: 'Northfield opened an office in Suzhou', day: addDays(today, -21) }],
    [
      'research',
      {
        question: '县级医院换耗材供应商，最看重什么',
        finding: '断货少排第一，其次账期，价格第三',
        ...{ method: '电话访谈', sample: '24 家县级医院', source: '市场部', day: addDays(today, -40) },
      },
    ],
    [
      'research',
      {
        question: 'Why do private clinics stay with a supplier',
        finding: 'Half name the same person answering the phone, a third next-day delivery',
        ...{ method: 'Interviews', sample: '16 clinics', source: 'Marketing', day: addDays(today, -66) },
      },
    ],
  ]
  const records = notes.map(
    ([type, values]): NewRecord => ({ ...{ doc, place: 'record', type, id: makeId(at, random.bytes) }, values }),
  )
  return { at, by: admin.name, territory: '华东', records }
}
