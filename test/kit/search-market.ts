/** The market of `company-names.ts` as rows of the search index, with a few real-looking customers that are hard to read. */
import { readingsOf } from '#app/data/search/pinyin-key.ts'
import type { SearchRow } from '#app/data/search/search-entry.ts'
import { addDays } from '#shared/domain/day.ts'
import { type MadeCompany, type MadePerson, makeMarket } from './company-names.ts'

const today = '2026-11-22'
const marketSeed = 20261122

/** Names with characters of several readings; all of class A and visited lately. */
const hardNames = [
  '重庆禾岭医药有限公司',
  '单县人民医院',
  '厦门海蓝冷链有限公司',
  '吕梁绿源食品有限公司',
  '寒屿冷链',
  '乐清长虹电器有限公司',
  '六安仇氏粮油店',
  '曾记火锅店',
  '单记烟酒店',
  '台州银行',
  '蚌埠重工机械有限公司',
  '长沙解放大药房',
  '西藏参茸行',
  '上海便宜坊酒楼',
  '洪洞绿洲生鲜店',
]
const hardPeople = ['单田芳', '曾国栋', '仇振宁', '解晓东', '查良静', '吕布云', '区志强', '尉迟敏']

export function makeSearchRows(): SearchRow[] {
  const market = makeMarket(marketSeed, 5000 - hardNames.length, 8000 - hardPeople.length)
  const hard = hardNames.map((name): MadeCompany => ({ name, class: 'A', silentDays: 5, phone: '' }))
  const companies = [...hard, ...market.companies]
  const people: readonly MadePerson[] = [
    ...hardPeople.map((name, company) => ({ name, company, phone: '' })),
    ...market.people.map(person => ({ ...person, company: person.company + hard.length })),
  ]
  const standing = companies.map(({ class: customerClass, silentDays }) => ({
    class: customerClass,
    lastVisit: silentDays === undefined ? '' : addDays(today, -silentDays),
  }))
  const companyKeys = readingsOf(
    companies.map(({ name }) => name),
    'customer',
  )
  const peopleKeys = readingsOf(
    people.map(({ name }) => name),
    'contact',
  )
  const customers = companies.map(({ name, phone }, i): SearchRow => {
    const id = `customer-${i}`
    return {
      id,
      kind: 'customer',
      customer: id,
      name,
      phone,
      keys: companyKeys[i] ?? '',
      class: '',
      lastVisit: '',
      ...standing[i],
    }
  })
  const contacts = people.map(({ name, phone, company }, i): SearchRow => {
    const customer = `customer-${company}`
    return {
      id: `contact-${i}`,
      kind: 'contact',
      customer,
      name,
      phone,
      keys: peopleKeys[i] ?? '',
      class: '',
      lastVisit: '',
      ...standing[company],
    }
  })
  return [...customers, ...contacts]
}
