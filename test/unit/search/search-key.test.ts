import { afterEach, describe, expect, it } from 'vitest'
import { type CardRow, KetuDb } from '#app/data/db.ts'
import { loadSearchIndex } from '#app/data/search/load-search-index.ts'
import { readingsOf } from '#app/data/search/pinyin-key.ts'
import { type KeysOf, refreshSearchKeys, spellingOf } from '#app/data/search/search-key.ts'
import { recordTypes } from '#shared/domain/record.ts'
import type { ContactRow, CustomerRow } from '#shared/domain/record.ts'
import { testIndexedDb } from '#test/kit/test-indexed-db.ts'

const defaults = (type: 'customer' | 'contact') =>
  Object.fromEntries(Object.entries(recordTypes[type]).map(([name, field]) => [name, field.default]))
const head = { doc: '', bornAt: 0, bornBy: '' }
const makeCustomer = (id: string, name: string, more: Partial<CustomerRow> = {}): CustomerRow =>
  ({ ...defaults('customer'), ...head, id, name, ...more }) as CustomerRow
const makeContact = (id: string, customer: string, name: string, more: Partial<ContactRow> = {}): ContactRow =>
  ({ ...defaults('contact'), ...head, id, customer, name, ...more }) as ContactRow
const makeCard = (id: string, name: string): CardRow => ({
  id,
  name,
  territory: '',
  owner: '',
  class: '',
  isKey: false,
  city: '',
  industry: '',
  cadenceDays: 30,
  sort: '',
  lastVisit: '',
  lastNote: '',
  lastOutcome: '',
  lastOrder: '',
  due: '',
  nextTitle: '',
  nextDue: '',
  plannedDay: '',
})

interface Asking {
  readonly keysOf: KeysOf
  readonly asked: string[][]
}

function createAsking(): Asking {
  const asked: string[][] = []
  return {
    asked,
    keysOf: async (names, kind) => {
      asked.push([...names])
      return readingsOf(names, kind)
    },
  }
}

const open: KetuDb[] = []

function openDb(): KetuDb {
  const db = new KetuDb(`search-${open.length}`, testIndexedDb())
  open.push(db)
  return db
}

async function put(db: KetuDb, customer: CustomerRow): Promise<void> {
  await db.customers.put(customer)
  await (customer.deletedAt === undefined
    ? db.cards.put(makeCard(customer.id, customer.name))
    : db.cards.delete(customer.id))
}

afterEach(async () => {
  for (const db of open.splice(0)) await db.delete()
})

describe('search keys', () => {
  it('are made for what is new or has another name, telephone or version, and for nothing else', async () => {
    const db = openDb()
    const { keysOf, asked } = createAsking()
    await put(db, makeCustomer('a', '华润医药', { phone: '021-6123' }))
    await db.contacts.put(makeContact('p', 'a', '单田芳', { mobile: '138 0013' }))
    expect(await refreshSearchKeys(db, keysOf)).toEqual({ written: 2, removed: 0 })
    expect(asked).toEqual([['华润医药'], ['单田芳']])
    expect((await db.searchKeys.get('p'))?.phone).toBe('1380013')

    expect(await refreshSearchKeys(db, keysOf)).toEqual({ written: 0, removed: 0 })
    await put(db, makeCustomer('a', '华润大药房', { phone: '021-6123' }))
    expect(await refreshSearchKeys(db, keysOf)).toEqual({ written: 1, removed: 0 })
    await put(db, makeCustomer('a', '华润大药房', { phone: '021-9999' }))
    expect(await refreshSearchKeys(db, keysOf)).toEqual({ written: 1, removed: 0 })
    await db.searchKeys.update('p', { version: 0 })
    expect(await refreshSearchKeys(db, keysOf)).toEqual({ written: 1, removed: 0 })
  })

  it('a Latin name asks nobody how it is read', async () => {
    const db = openDb()
    const { keysOf, asked } = createAsking()
    await put(db, makeCustomer('a', 'Northwind Traders'))
    expect(await refreshSearchKeys(db, keysOf)).toEqual({ written: 1, removed: 0 })
    expect(asked).toEqual([])
  })

  it('go with the record, and with the customer of a contact', async () => {
    const db = openDb()
    const { keysOf } = createAsking()
    await put(db, makeCustomer('a', '华润'))
    await db.contacts.put(makeContact('p', 'a', '张伟'))
    await refreshSearchKeys(db, keysOf)
    await put(db, makeCustomer('a', '华润', { deletedAt: 1 }))
    expect(await refreshSearchKeys(db, keysOf)).toEqual({ written: 0, removed: 2 })
    expect(await db.searchKeys.count()).toBe(0)
  })

  it('are written 500 at a time, and a failure keeps what was written', async () => {
    const db = openDb()
    const { keysOf, asked } = createAsking()
    await db.customers.bulkPut(
      Array.from({ length: 1200 }, (_, i) => makeCustomer(`c${String(i).padStart(4, '0')}`, `华润${i}`)),
    )
    const failing: KeysOf = async (names, kind) => {
      if (asked.length === 1) throw new Error('the worker is gone')
      return keysOf(names, kind)
    }
    await expect(refreshSearchKeys(db, failing)).rejects.toThrow('the worker is gone')
    expect(await db.searchKeys.count()).toBe(500)
    expect(await refreshSearchKeys(db, keysOf)).toEqual({ written: 700, removed: 0 })
    expect(asked.map(names => names.length)).toEqual([500, 500, 200])
  })
})

describe('the index of the device', () => {
  it('finds by characters before keys are made, by reading and telephone after', async () => {
    const db = openDb()
    await put(db, makeCustomer('a', '重庆单县会馆', { phone: '023 6666' }))
    await db.contacts.put(makeContact('p', 'a', '曾国栋'))
    const before = await loadSearchIndex(db)
    expect(before.search('单县').customers).toHaveLength(1)
    expect(before.search('zgd').contacts).toEqual([])
    await refreshSearchKeys(db, createAsking().keysOf)
    const after = await loadSearchIndex(db)
    expect(after.search('zgd').contacts).toMatchObject([{ id: 'p', customer: 'a' }])
    expect(after.search('cqsx').customers).toMatchObject([{ id: 'a' }])
    expect(after.search('0236666').customers).toHaveLength(1)
  })

  it('shows the name of now, even while the keys are those of the name before', async () => {
    const db = openDb()
    await put(db, makeCustomer('a', '华润'))
    await refreshSearchKeys(db, createAsking().keysOf)
    await put(db, makeCustomer('a', '长安'))
    const { customers } = (await loadSearchIndex(db)).search('长')
    expect(customers.map(hit => hit.name)).toEqual(['长安'])
    expect((await loadSearchIndex(db)).search('hr').customers).toEqual([])
  })

  it('leaves out contacts that are deleted or without a customer', async () => {
    const db = openDb()
    await put(db, makeCustomer('a', '华润'))
    await db.contacts.bulkPut([makeContact('p', 'a', '张伟', { deletedAt: 1 }), makeContact('q', 'gone', '张强')])
    expect((await loadSearchIndex(db)).search('张').contacts).toEqual([])
  })
})

describe('readings', () => {
  it.each([
    ['重庆', 'customer', 'chong qing'],
    ['单县人民医院', 'customer', 'shan xian ren min yi yuan'],
    ['厦门大厦', 'customer', 'xia men da sha'],
    ['吕梁绿源', 'customer', 'lv liang lv yuan'],
    ['单田芳', 'contact', 'shan tian fang'],
    ['曾国栋', 'contact', 'zeng guo dong'],
    ['仇振宁', 'contact', 'qiu zhen ning'],
    ['尉迟敏', 'contact', 'yu chi min'],
    ['A华1润-B', 'customer', 'hua run'],
    ['Northwind', 'customer', ''],
  ] as const)('%s of a %s are %s', (name, kind, spelled) => {
    expect(readingsOf([name], kind).map(spellingOf)).toEqual([spelled])
  })
})
