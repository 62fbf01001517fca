/** What the reps know of their customers besides names: where and what they are, how they buy, how much, and who the people are. */
import type { Values } from '#shared/doc/document.ts'
import type { CompanyKind } from './companies.ts'
import { inTongue, type SampleContact, type SampleCustomer } from './market.ts'
import type { InLanguage, Phrases } from './phrases.ts'
import type { Random } from './random.ts'

const provinces: { readonly [city: string]: string } = {
  杭州: '浙江省',
  湖州: '浙江省',
  嘉兴: '浙江省',
  上海: '上海市',
  苏州: '江苏省',
  无锡: '江苏省',
  南京: '江苏省',
  扬州: '江苏省',
  南通: '江苏省',
  泰州: '江苏省',
  盐城: '江苏省',
}
/** Of hospitals. */
const levels: InLanguage<{ readonly [grade in SampleCustomer['company']['class']]: string }> = {
  zh: { '': '', A: '三级甲等', B: '二级甲等', C: '一级' },
  en: { '': '', A: 'Tertiary', B: 'Secondary', C: 'Primary' },
}
const habits: InLanguage<Phrases> = {
  zh: ['月初集中下单', '三家比价', '先试用再采购', '急单多，常要次日到'],
  en: ['Orders on the first of the month', 'Compares three quotes', 'Tries before buying', 'Often needs it next day'],
}
const ways: InLanguage<Phrases> = {
  zh: ['招标', '询价', '框架协议'],
  en: ['Tender', 'Quotes', 'Framework agreement'],
}
/** The company's own field, see method.ts. */
export const wayField = '采购方式'
const motives: InLanguage<Phrases> = {
  zh: ['少断货', '降耗材成本', '护士用得顺手', '别出事'],
  en: ['No stock-outs', 'Lower cost per bed', 'Easy for the nurses', 'No trouble'],
}
const preferences: InLanguage<Phrases> = {
  zh: ['上午查房后见，微信回得快', '喜欢先看数据，再看样品', '不接待临时到访，提前两天约'],
  en: ['Best after the morning round', 'Wants the data first, then samples', 'By appointment only'],
}
const stances = ['mentor', 'supporter', 'supporter', 'neutral', 'neutral', 'non-supporter'] as const

/** Yuan a year from anybody. */
const potentials = { '': [10_000, 30_000], A: [600_000, 2_600_000], B: [90_000, 420_000], C: [12_000, 70_000] } as const
const isPublic = (kind: CompanyKind): boolean => kind === 'hospital'

export function profileOf({ company, isShown, lostOn }: SampleCustomer, random: Random): Values {
  const { city, kind, class: grade, isEnglish } = company
  const [least, most] = potentials[grade]
  const say = (zh: string, en: string): string => (isEnglish ? en : zh)
  const isKnown = (share: number): boolean => isShown || random.chance(share)
  return {
    region: provinces[city] ?? '',
    ...(kind === 'hospital' && { level: (isEnglish ? levels.en : levels.zh)[grade] }),
    ...(isKnown(0.7) && { ownership: isPublic(kind) && !isEnglish ? '公立' : say('民营', 'Private') }),
    ...(isKnown(0.7) && { potential: Math.round((least + (most - least) * random.next() ** 2) / 1000) * 100_000 }),
    ...(isKnown(0.5) && { habits: [random.pick(inTongue(habits, isEnglish))] }),
    ...(isKnown(0.6) && { custom: [`${wayField}: ${random.pick(inTongue(ways, isEnglish))}`] }),
    ...(lostOn !== undefined && { lostOn, lostReason: random.pick(['price', 'competitor']) }),
  }
}

export function personOf({ role }: SampleContact, { company, isShown }: SampleCustomer, random: Random): Values {
  const isKnown = (share: number): boolean => isShown || random.chance(share)
  const isNear = company.class === 'A' || company.class === 'B'
  return {
    ...(role !== undefined && { role }),
    ...(isNear && role !== undefined && random.chance(0.3) && { power: random.pick(['inner', 'outer']) }),
    ...(isNear && isKnown(0.6) && { stance: random.pick(stances) }),
    ...(isNear && isKnown(0.4) && { motives: [random.pick(inTongue(motives, company.isEnglish))] }),
    ...(isNear && isKnown(0.4) && { preferences: random.pick(inTongue(preferences, company.isEnglish)) }),
  }
}
