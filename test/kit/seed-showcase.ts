/** One of everything a screen can show, as the devices of two people would have pushed it. */
import { randomBytes } from 'node:crypto'
import { mergeUpdates } from 'yjs'
import type { Values } from '#shared/doc/document.ts'
import { customerDoc, journalDoc, planDoc, territoryScope, workspaceDoc } from '#shared/doc/name.ts'
import { addDays, type Day, dayOfInstant, instantOfDay, yearOf } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import { pushDocs, pushEdit, type SeedRecord } from './push-docs.ts'
import { issuesOf, needsAndFeedback } from './seed-needs.ts'
import { seedJudgements } from './seed-judgements.ts'
import { type SeededMarket, seedMarket } from './seed-market.ts'
import { type SeededSegments, seedSegments } from './seed-segments.ts'
import { type SeededSurveys, seedSurveys } from './seed-surveys.ts'
import { type SeededValue, seedValue } from './seed-value.ts'
import type { TestPerson } from './test-server.ts'

/** 24 characters. */
export const longChinese = '华东医药器械（集团）股份公司杭州市滨江第一门诊部'
/** 48 characters. */
export const longEnglish = 'Consolidated Westphalian Precision Instrument Co'

export interface Showcase {
  /** Has everything; its name is `longChinese` unless another was given. */
  readonly customer: string
  /** Its name is `longEnglish`; nothing else is known of it. */
  readonly bare: string
  /** Its phone number was changed by both people at once. */
  readonly disputed: string
  /** Its phone number too, and one of the two was chosen. */
  readonly settled: string
  readonly contact: string
  readonly step: string
  readonly visit: string
  readonly planned: string
  readonly order: string
  readonly need: string
  readonly issue: string
  readonly feedback: string
  /** Goals of the customer and of the territory, and one that is over. */
  readonly goals: readonly [customer: string, territory: string, ended: string]
  readonly market: SeededMarket
  readonly segments: SeededSegments
  readonly surveys: SeededSurveys
  readonly value: SeededValue
}

export interface Showplace extends Showcase {
  readonly territory: string
  /** An admin who looks, and two of those looked at: another admin, and a rep in the territory. */
  readonly me: string
  readonly member: string
  readonly rep: string
}

const zone = 'Asia/Shanghai'

interface ShowcaseOptions {
  /** Decides what is overdue, planned and done today. */
  readonly now?: number
  /** Of the customer that has everything. */
  readonly name?: string
}

/** Pushes it all. */
export async function seedShowcase(
  url: string,
  me: TestPerson,
  colleague: TestPerson,
  territory: string,
  { now = Date.now(), name = longChinese }: ShowcaseOptions = {},
): Promise<Showcase> {
  const today = dayOfInstant(now, zone)
  const year = yearOf(today)
  const id = (): string => makeId(now, randomBytes)
  const ids = { customer: id(), bare: id(), disputed: id(), settled: id(), contact: id(), step: id(), visit: id() }
  const more = { planned: id(), order: id() }
  const learnt = { need: id(), issue: id(), feedback: id() }
  const goals = [id(), id(), id()] as const
  const by = me.session.member.id
  const market = seedMarket(today)
  const segments = seedSegments()
  const surveys = seedSurveys(today, ids.customer, [ids.contact])
  const value = seedValue(ids.customer, today)
  const disputed = customerDoc(ids.disputed)
  const settled = customerDoc(ids.settled)
  const judgements = (levels: { readonly [part: string]: number }) => seedJudgements(levels, today)
  const others: readonly (readonly [string, { readonly [part: string]: number }])[] = [
    ['鼎禾食品供应链管理（江南）有限公司', { potential: 5, reference: 4, credibility: 2, closeness: 1 }],
    ['柏舟连锁药房', { potential: 1, credibility: 1, closeness: 2 }],
  ]
  const contents = await pushDocs(url, me, territory, [
    ...others.map(([name, levels]) => {
      const other = id()
      const main = { type: 'customer' as const, id: other, values: { name, class: 'A' } }
      return { name: customerDoc(other), main, records: judgements(levels) }
    }),
    {
      name: customerDoc(ids.customer),
      main: { type: 'customer', id: ids.customer, values: { ...fullCustomer, name } },
      records: [
        { type: 'contact', id: ids.contact, values: { ...contactValues, ...deciderValues } },
        { type: 'contact', id: id(), values: { ...contactValues, name: '张丽', title: '药剂科主任' } },
        {
          type: 'contact',
          id: id(),
          values: { name: 'Maximiliane von Hohenstein-Waldburg', title: 'Head of Purchasing' },
        },
        {
          type: 'action',
          id: ids.step,
          values: stepValues('寄第二批样品和新的报价单', addDays(today, -1), ids.contact),
        },
        { type: 'action', id: id(), values: stepValues('约院长见面', addDays(today, 6), '') },
        { type: 'goal', id: goals[0], values: goalValues('全年拜访', 'visits', 24, year, by) },
        { type: 'goal', id: goals[2], values: goalValues('去年订单', 'orders', 6, year - 1, by) },
        ...judgements({ potential: 4, reference: 4, credibility: 3, closeness: 2, selfInterest: 2, adoption: 3 }),
        ...seedJudgements({ willingness: 4, risk: 3, financial: 4, switching: 4 }, today, ids.contact),
        ...market.ofCustomer,
        ...needsAndFeedback(learnt, { ...ids, id }, today),
        ...value.ofCustomer,
      ],
    },
    {
      name: customerDoc(ids.bare),
      main: { type: 'customer', id: ids.bare, values: { name: longEnglish } },
    },
    {
      name: disputed,
      main: { type: 'customer', id: ids.disputed, values: { name: '青麦乳业', class: 'B', phone: '0571 8800 1000' } },
      records: judgements({ potential: 3, credibility: 4, closeness: 4 }),
    },
    {
      name: settled,
      main: { type: 'customer', id: ids.settled, values: { ...settledCustomer, owner: colleague.session.member.id } },
      records: judgements({ potential: 1, credibility: 5, selfInterest: 1 }),
    },
    {
      name: journalDoc(ids.settled, year),
      records: [{ type: 'order', id: id(), values: { customer: ids.settled, day: today, amount: 520_000 } }],
    },
    {
      name: journalDoc(ids.customer, year),
      records: [
        visitOf(ids.visit, ids.customer, today, '00:05', {
          note: '见了张总，样品认可，价格再谈。他希望月底前看到第二批样品，并请我们派工程师到现场讲一次',
          outcome: 'progress',
          contacts: [ids.contact],
          goal: goals[0],
        }),
        visitOf(more.planned, ids.customer, today, '23:55', { state: 'planned', note: '带第二批样品' }),
        visitOf(id(), ids.customer, today, '00:04', { channel: 'call', department: 'service', note: '电话确认时间' }),
        { type: 'order', id: more.order, values: { customer: ids.customer, day: today, amount: 123_456_700 } },
        { type: 'order', id: id(), values: { customer: ids.customer, day: today, amount: -45_000, externalId: 'R-1' } },
        { type: 'order', id: id(), values: { customer: ids.customer, day: today, amount: 990, isCancelled: true } },
        ...(value.journals.find(({ name }) => name === journalDoc(ids.customer, year))?.records ?? []),
        ...issuesOf(learnt.issue, { ...ids, id, by }, today),
        ...surveys.ofJournal,
      ],
    },
    ...segments.docs,
    {
      name: workspaceDoc(me.session.workspace.id),
      records: [...market.ofWorkspace, ...segments.ofWorkspace, ...surveys.ofWorkspace],
    },
    ...value.journals.filter(({ name }) => name !== journalDoc(ids.customer, year)),
    {
      name: planDoc(territory, year),
      records: [
        {
          type: 'goal',
          id: goals[1],
          values: goalValues('全年净销售额，含新开门诊部和第二批试用装', 'revenue.net', 586_000_000, year, by),
        },
      ],
    },
  ])
  const said = (about: string, subject: string, text: string) => ({
    type: 'comment' as const,
    id: id(),
    values: { about, subject, text, mentions: [by] },
  })
  const mention = `@${me.session.member.name} 账期最多到 60 天，写进报价里，第二批样品周五之前送到科室`
  await pushDocs(url, colleague, territory, [
    { name: customerDoc(ids.customer), records: [said(ids.customer, 'customer', mention)] },
    { name: journalDoc(ids.customer, year), records: [said(ids.visit, 'visit', mention)] },
    { name: planDoc(territory, year), records: [said(goals[1], 'goal', mention)] },
  ])
  await pushDocs(url, me, territory, [
    { name: customerDoc(ids.customer), records: [said(ids.customer, 'customer', '好，周五之前')] },
  ])
  // Both write before either has seen the other: two values stand.
  const editTwice = async (doc: string, record: string): Promise<readonly Uint8Array[]> => {
    const edit = { doc, content: contents.get(doc) ?? new Uint8Array(), id: record }
    return [
      await pushEdit(url, me, scope, { ...edit, values: { phone: '138 0000 6612' }, at: now + 1000 }),
      await pushEdit(url, colleague, scope, { ...edit, values: { phone: '138 0000 6621' }, at: now + 2000 }),
    ]
  }
  const scope = territoryScope(territory)
  await editTwice(disputed, ids.disputed)
  const content = mergeUpdates([...(await editTwice(settled, ids.settled))])
  const decision = { doc: settled, content, id: ids.settled, values: { phone: '138 0000 6612' }, at: now + 3000 }
  await pushEdit(url, me, scope, decision)
  return {
    ...ids,
    ...more,
    ...learnt,
    goals,
    market: market.ids,
    segments: segments.ids,
    surveys: surveys.ids,
    value: value.ids,
  }
}

const fullCustomer: Values = {
  externalId: 'HD-2026-000128',
  class: 'A',
  isKey: true,
  industry: '医疗器械与体外诊断',
  city: '江南市',
  region: '浙江省',
  address: '滨江区江南大道 3888 号信诚智慧城 3 幢 1 单元 1201 室',
  phone: '0571 8800 6612',
  wechat: 'huadong_binjiang',
  website: 'https://example.com/hospitals/binjiang',
  employees: 1280,
  cadenceDays: 7,
  tags: ['重点', '新品试用', '季度复盘'],
  extra: ['去年排名: 3', '信用额度: 200 万'],
  notes: '周三不在，早上九点前容易见到。电梯要刷卡。',
}

const settledCustomer: Values = { name: '岚溪物流', class: 'C', phone: '0571 8800 2000' }

const deciderValues: Values = {
  name: '张建国',
  title: '设备采购部副部长',
  role: 'economic',
  power: 'inner',
  stance: 'supporter',
  motives: ['少停机'],
  preferences: '喝茶，不喝酒；上午谈事',
}

const contactValues: Values = { mobile: '138 0000 1234', email: 'z@example.com' }

const stepValues = (title: string, due: Day, contactId: string): Values => ({
  title,
  due,
  contactId,
  isPromise: contactId !== '',
})

const goalValues = (title: string, metric: string, target: number, year: number, owner: string): Values => ({
  title,
  metric,
  target,
  start: `${year}-01-01`,
  end: `${year}-12-31`,
  owner,
})

const visitOf = (id: string, customer: string, day: Day, time: string, values: Values): SeedRecord => ({
  type: 'visit',
  id,
  values: { customer, day, at: instantOfDay(day, time, zone), ...values },
})
