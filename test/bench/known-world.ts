/**
 * A big territory of which much is known: visits, orders, people, needs, promises, judgements, complaints, wallets. Each document
 * comes as one update, as a log hands them out once it is compacted.
 */
import * as Y from 'yjs'
import { createRecord, type Values } from '#shared/doc/document.ts'
import { customerDoc, journalDoc, territoryScope } from '#shared/doc/name.ts'
import { addDays, instantOfDay, yearOf } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import type { RecordType } from '#shared/domain/record.ts'
import type { PushEntry } from '#shared/sync/message.ts'
import { makeMarket } from '#test/kit/company-names.ts'
import { pushEntries } from '#test/kit/seed-team.ts'
import { testRandom } from '#test/kit/test-random.ts'
import { makeEmptyWorld, type World, zone } from './world.ts'

export const knownSize = { customers: 5000, visits: 50_000, orders: 100_000 }
/** Days back the visits and orders lie. */
const span = 360

/** How many of a hundred customers were judged on it. The first four give everybody a place on the matrix of relationships. */
const judged = [
  ['potential', 100],
  ['fit', 100],
  ['credibility', 100],
  ['closeness', 100],
  ['satisfaction', 50],
  ['adoption', 35],
  ['reference', 35],
  ['network', 35],
  ['selfInterest', 35],
] as const

export async function makeKnownWorld(): Promise<World> {
  const world = await makeEmptyWorld()
  const customers: string[] = []
  await pushEntries(world.server.url, world.person, knownEntries(world, customers))
  return { ...world, customers }
}

/** @param customers takes their ids. */
export function* knownEntries(
  { territory, today, person }: Pick<World, 'territory' | 'today' | 'person'>,
  customers: string[],
): Generator<PushEntry> {
  const random = testRandom(23)
  const by = person.session.member.id
  const scope = territoryScope(territory)
  const randomBytes = (count: number) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256))
  const { companies } = makeMarket(5, knownSize.customers, 0)
  const bornAt = instantOfDay(addDays(today, -span - 4), '09:00', zone)
  let n = 0
  for (const [i, company] of companies.entries()) {
    const id = makeId(bornAt + i, randomBytes)
    customers.push(id)
    const records = recordsOf({ id, company, today, random, newId: () => makeId(bornAt + i, randomBytes) })
    for (const [name, each] of records) {
      const doc = new Y.Doc()
      for (const { type, id: own, values } of each) {
        const place = type === 'customer' ? 'main' : 'record'
        createRecord(doc, place, { type, id: own, values }, { at: bornAt, by })
      }
      n++
      yield { n, group: n, doc: name, scope, body: Y.encodeStateAsUpdate(doc) }
    }
  }
}

interface KnownRecord {
  readonly type: RecordType
  readonly id: string
  readonly values: Values
}

interface Making {
  readonly id: string
  readonly company: { readonly name: string; readonly class: string }
  readonly today: string
  readonly random: () => number
  readonly newId: () => string
}

/** By document. */
function recordsOf({ id, company, today, random, newId }: Making): ReadonlyMap<string, readonly KnownRecord[]> {
  const docs = new Map<string, KnownRecord[]>()
  const isOf100 = (share: number): boolean => random() * 100 < share
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const ago = (from: number, to: number): string => addDays(today, -from - Math.floor(random() * (to - from)))
  const level = (): number => 1 + Math.floor(random() * 5)
  const add = (doc: string, type: RecordType, values: Values, own = newId()): string => {
    docs.set(doc, [...(docs.get(doc) ?? []), { type, id: own, values }])
    return own
  }
  const here = customerDoc(id)
  const judge = (part: string, day: string, contactId = ''): string =>
    add(here, 'judgement', { part, level: level(), day, contactId })
  const inJournal = (type: RecordType, values: Values & { readonly day: string }): string =>
    add(journalDoc(id, yearOf(values.day)), type, { customer: id, ...values })
  const profile = {
    name: company.name,
    class: company.class,
    city: oneOf(['江南市', '江北市', '岚溪县']),
    industry: oneOf(['医药', '食品', '物流']),
    cadenceDays: oneOf([7, 14, 30, 60]),
  }
  add(here, 'customer', profile, id)
  for (let i = 0; i < (isOf100(50) ? 2 : 1); i++) {
    const role = oneOf(['economic', 'technical', 'user', 'other'])
    const contact = add(here, 'contact', { name: oneOf(people), title: oneOf(['采购经理', '科室主任', '店长']), role })
    if (isOf100(25)) for (const part of ['willingness', 'risk']) judge(part, ago(0, 90), contact)
  }
  for (const [part, share] of judged) {
    if (!isOf100(share)) continue
    judge(part, ago(0, 90))
    // What was thought in spring draws an arrow.
    if (isOf100(30)) judge(part, ago(120, 200))
  }
  if (isOf100(60)) {
    const day = ago(0, 200)
    const state = oneOf(['open', 'open', 'open', 'met', 'changed'])
    add(here, 'need', { text: oneOf(needs), kind: 'pain', strength: level(), day, state, stateOn: day })
  }
  if (isOf100(50)) {
    const due = ago(-20, 150)
    const doneOn = due < today && isOf100(80) ? due : ''
    add(here, 'action', { title: oneOf(promises), due, side: 'us', isPromise: true, doneOn })
  }
  if (isOf100(20)) add(here, 'walletLine', { line: oneOf(['耗材', '设备']), potential: 20_000_000, day: ago(0, 300) })
  if (isOf100(10)) add(here, 'rivalNews', { competitor: oneOf(['鼎禾', '望潮']), text: '报价低 6%', day: ago(0, 90) })
  for (let i = 0; i < knownSize.visits / knownSize.customers; i++) {
    const day = ago(0, span)
    const at = instantOfDay(day, `${String(9 + Math.floor(random() * 9)).padStart(2, '0')}:30`, zone)
    const outcome = oneOf(['progress', 'same', 'blocked'])
    inJournal('visit', { state: 'done', channel: 'visit', at, day, note: oneOf(notes), outcome })
  }
  for (let i = 0; i < knownSize.orders / knownSize.customers; i++)
    inJournal('order', { day: ago(0, span), amount: 10_000 + Math.floor(random() * 5_000_000) })
  if (isOf100(10))
    inJournal('issue', {
      kind: 'complaint',
      title: '外包装破损',
      day: ago(0, 60),
      resolvedOn: isOf100(60) ? today : '',
    })
  return docs
}

const people = ['赵敏', '钱立', '孙昊', '李倩', '周航', '吴桐', '郑岚', '王珂']
const needs = ['交期缩短到三周', '每批随货带检测报告', '付款周期放宽到 90 天', '培训到科室']
const promises = ['发报价单', '补样品两箱', '约技术答疑', '送检测报告']
const notes = [
  '见了采购，样品认可，价格再谈',
  '科室会讲了新品，反应不错',
  '竞品报价低 6%，在比价',
  '补货两箱，约下周对账',
]
