/** Work of a big territory, as devices would have pushed it: customers, their visits and orders, seeded and pushed over HTTP. */
import * as Y from 'yjs'
import { createRecord, type Values } from '#shared/doc/document.ts'
import { customerDoc, journalDoc, type Scope, territoryScope } from '#shared/doc/name.ts'
import { addDays, instantOfDay } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import type { RecordType } from '#shared/domain/record.ts'
import { ketuHeader } from '#shared/api/account.ts'
import { decodePushReply, encodePushRequest, syncContentType } from '#shared/sync/codec.ts'
import { maxBatchBytes, maxBatchEntries } from '#shared/sync/limit.ts'
import type { PushEntry, PushReply, Ticket } from '#shared/sync/message.ts'
import { testRandom } from './test-random.ts'
import type { TestPerson } from './test-server.ts'

export interface SeedSize {
  readonly customers: number
  readonly visits: number
  readonly orders: number
  /** Last business day of the work. */
  readonly today: string
  readonly seed: number
  /** Days the work is spread over, up to the last; absent: a year. */
  readonly days?: number
}

const zone = 'Asia/Shanghai'
const first = [
  '禾岭',
  '青麦',
  '鼎禾',
  '望潮',
  '岚溪',
  '柏舟',
  '恒朗',
  '寒屿',
  '北陌',
  '沐禾',
  '稻野',
  '朗川',
  '江南',
  '云帆',
  '海容',
  '金桥',
  '瑞康',
  '同泽',
  '宏远',
  '天衡',
]
const second = [
  '医药',
  '乳业',
  '食品',
  '物流',
  '医院',
  '药房',
  '体检',
  '冷链',
  '服饰',
  '口腔',
  '生鲜',
  '器械',
  '科技',
  '电子',
  '建材',
  '商贸',
  '化工',
  '包装',
  '检测',
  '连锁',
]
const third = ['', '（集团）股份有限公司', '有限公司', '华东分公司', '第一门店', '采购中心']
const notes = [
  '见了采购，样品认可，价格再谈',
  '科室会讲了新品，反应不错',
  '竞品报价低 6%，在比价',
  '补货两箱，约下周对账',
  '换了负责人，先混个脸熟',
  'Sample accepted, price still open',
]

/** Entries in the order devices made them; a journal comes after its customer. */
export function* seedEntries(territory: string, by: string, size: SeedSize): Generator<PushEntry> {
  const random = testRandom(size.seed)
  const randomBytes = (count: number): Uint8Array =>
    Uint8Array.from({ length: count }, () => Math.floor(random() * 256))
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const scope = territoryScope(territory)
  const span = size.days ?? 360
  const start = instantOfDay(addDays(size.today, -span - 4), '09:00', zone)
  const ids = Array.from({ length: size.customers }, () => makeId(start + Math.floor(random() * 1000), randomBytes))
  /** Time passes once: work is pushed on the day it is done. */
  const dayOf = (i: number, count: number): string => addDays(size.today, Math.floor((i / count) * span) - span + 1)
  let n = 0
  const entry = (
    doc: string,
    type: RecordType,
    id: string,
    values: Values,
    place: 'main' | 'record' = 'record',
  ): PushEntry => ({
    n: ++n,
    doc,
    scope: scope satisfies Scope,
    group: n,
    body: updateOf(random, place, type, id, values, start, by),
  })
  for (const [i, id] of ids.entries()) {
    const name = `${first[i % 20]}${second[Math.floor(i / 20) % 20]}${third[Math.floor(i / 400) % third.length]}${i >= 2400 ? Math.floor(i / 2400) : ''}`
    const values = {
      name,
      externalId: `C${i}`,
      class: i % 10 === 0 ? 'A' : i % 3 === 0 ? 'B' : 'C',
      city: pick(['江南市', '江北市', '岚溪县']),
      industry: pick(second),
      phone: `138${String(10_000_000 + i)}`,
      cadenceDays: pick([7, 14, 30, 60]),
    }
    yield entry(customerDoc(id), 'customer', id, values, 'main')
  }
  for (let i = 0; i < size.visits; i++) {
    const customer = pick(ids)
    const day = dayOf(i, size.visits)
    const at = instantOfDay(day, `${String(9 + Math.floor(random() * 9)).padStart(2, '0')}:30`, zone)
    const id = makeId(at, randomBytes)
    const values = {
      customer,
      state: 'done',
      channel: 'visit',
      at,
      day,
      note: pick(notes),
      outcome: pick(['progress', 'same', 'blocked']),
    }
    yield entry(journalDoc(customer, Number(day.slice(0, 4))), 'visit', id, values)
  }
  for (let i = 0; i < size.orders; i++) {
    const customer = pick(ids)
    const day = dayOf(i, size.orders)
    const values = { customer, day, amount: 10_000 + Math.floor(random() * 5_000_000), externalId: `O${i}` }
    yield entry(journalDoc(customer, Number(day.slice(0, 4))), 'order', makeId(start + i, randomBytes), values)
  }
}

function updateOf(
  random: () => number,
  place: 'main' | 'record',
  type: RecordType,
  id: string,
  values: Values,
  at: number,
  by: string,
): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1 + Math.floor(random() * 0xffff_fffe)
  createRecord(doc, place, { type, id, values }, { at, by })
  return Y.encodeStateAsUpdate(doc)
}

/** Pushes everything; throws when any entry is not stored. */
export const seedTeam = (url: string, person: TestPerson, territory: string, size: SeedSize): Promise<number> =>
  pushEntries(url, person, seedEntries(territory, person.session.member.id, size))

/** What a device of the person would know of the server's time. */
export async function askTicket(url: string, person: TestPerson): Promise<Ticket> {
  const { ticket } = await push(url, person, [])
  if (ticket === undefined) throw new Error('no ticket')
  return ticket
}

async function push(url: string, person: TestPerson, entries: readonly PushEntry[]): Promise<PushReply> {
  const request = { epoch: 0, entries, waiting: 0, knows: { at: 0, n: 0 } }
  const response = await fetch(`${url}/api/push`, {
    method: 'POST',
    headers: { 'content-type': syncContentType, [ketuHeader]: '1', cookie: person.cookie },
    body: encodePushRequest(request) as Uint8Array<ArrayBuffer>,
  })
  const reply = decodePushReply(new Uint8Array(await response.arrayBuffer()))
  if (reply.kind !== 'ok') throw new Error(`push answered ${response.status} ${reply.kind}`)
  return reply.value
}

/** One more entry still fits. */
const fullBatchBytes = maxBatchBytes / 2

/** In batches as large as the server takes; resolves to how many were stored. */
export async function pushEntries(url: string, person: TestPerson, entries: Iterable<PushEntry>): Promise<number> {
  let batch: PushEntry[] = []
  let bytes = 0
  let stored = 0
  const send = async (): Promise<void> => {
    const { answers } = await push(url, person, batch)
    const refused = answers.find(answer => answer.kind !== 'stored')
    if (refused) throw new Error(`not stored: ${JSON.stringify(refused)}`)
    stored += batch.length
    ;[batch, bytes] = [[], 0]
  }
  for (const entry of entries) {
    batch.push(entry)
    bytes += entry.body.length
    if (batch.length === maxBatchEntries || bytes > fullBatchBytes) await send()
  }
  if (batch.length > 0) await send()
  return stored
}
