import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  createRecord,
  deleteRecord,
  editRecord,
  fieldHistory,
  fieldPast,
  readRecord,
  restoreRecord,
  type Values,
} from '#shared/doc/document.ts'
import type { Json } from '#shared/domain/field.ts'
import { testId } from '#test/kit/test-device.ts'

const id = testId(1)
const alice = testId(11)
const bob = testId(12)
const carol = testId(13)

/** A document in which each client id belongs to the member who wrote with it. */
class Replica {
  readonly doc = new Y.Doc()
  readonly member: string
  readonly authors: Map<number, string>
  constructor(member: string, authors: Map<number, string>) {
    this.member = member
    this.authors = authors
    authors.set(this.doc.clientID, member)
  }
  edit(changes: Values, at: number, as = this.member): void {
    expect(editRecord(this.doc, id, changes, { at, by: as })).toBeUndefined()
  }
  receive(...from: Replica[]): void {
    for (const other of from) Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc))
  }
  read() {
    const record = readRecord(this.doc, id, client => this.authors.get(client))
    if (record === undefined) throw new Error('no record')
    return record
  }
  value(field: string): Json | undefined {
    return this.read().values[field]
  }
}

function replicas(...members: string[]): Replica[] {
  const authors = new Map<number, string>()
  const list = members.map(member => new Replica(member, authors))
  const [first] = list
  if (first === undefined) throw new Error('no members')
  createRecord(
    first.doc,
    'main',
    { type: 'customer', id, values: { name: '禾岭医药', tags: ['医药', '华东'], notes: '老客户' } },
    { at: 1, by: first.member },
  )
  for (const other of list.slice(1)) other.receive(first)
  return list
}

const pair = (): [Replica, Replica] => {
  const [a, b] = replicas(alice, bob)
  if (a === undefined || b === undefined) throw new Error('two replicas')
  return [a, b]
}

describe('the past of a field', () => {
  it('is what it says, what it said as far back as its cell knows, and what it was born with', () => {
    const [one] = replicas(alice)
    if (one === undefined) throw new Error('no replica')
    const past = () => fieldPast(one.doc, id, 'name', () => undefined).map(({ value, at }) => [value, at])
    expect(past()).toEqual([['禾岭医药', 1]])
    for (const n of [2, 3, 4, 5, 6]) one.edit({ name: `name ${n}` }, n)
    expect(past()).toEqual([
      ['name 6', 6],
      ['name 5', 5],
      ['name 4', 4],
      ['禾岭医药', 1],
    ])
    expect(fieldPast(one.doc, testId(99), 'name', () => undefined)).toEqual([])
  })
})

describe('a record', () => {
  it('has the values of its birth and the defaults of the rest', () => {
    const [a] = pair()
    expect(a.read()).toMatchObject({
      type: 'customer',
      id,
      bornBy: alice,
      values: { name: '禾岭医药', cadenceDays: 30, notes: '老客户', tags: ['医药', '华东'].sort() },
      conflicts: [],
    })
  })

  it('merges different fields changed at the same time', () => {
    const [a, b] = pair()
    a.edit({ city: '江南市' }, 2)
    b.edit({ phone: '138' }, 2)
    a.receive(b)
    b.receive(a)
    expect(a.read()).toEqual(b.read())
    expect(a.read().values).toMatchObject({ city: '江南市', phone: '138' })
    expect(a.read().conflicts).toEqual([])
  })

  it('inside another one’s document merges them too', () => {
    const [a, b] = pair()
    const contact = { type: 'contact', id: 'c1', values: { name: '张总' } } as const
    createRecord(a.doc, 'record', contact, { at: 2, by: alice })
    b.receive(a)
    editRecord(a.doc, 'c1', { phone: '138' }, { at: 3, by: alice })
    editRecord(b.doc, 'c1', { title: '采购' }, { at: 3, by: bob })
    a.receive(b)
    b.receive(a)
    for (const { doc } of [a, b])
      expect(readRecord(doc, 'c1', () => undefined)?.values).toMatchObject({
        name: '张总',
        phone: '138',
        title: '采购',
      })
  })

  it('keeps both values of one field changed at the same time, the later edit shown first, with the authors the log vouches for', () => {
    const [a, b] = pair()
    a.edit({ phone: '111' }, 5, bob)
    b.edit({ phone: '222' }, 9)
    a.receive(b)
    b.receive(a)
    expect(a.value('phone')).toBe('222')
    expect(a.read().conflicts).toEqual([
      {
        field: 'phone',
        versions: [
          { value: '222', at: 9, by: bob },
          { value: '111', at: 5, by: alice },
        ],
        before: '',
      },
    ])
    expect(b.read()).toEqual(a.read())
  })

  it('has no conflict when both wrote the same', () => {
    const [a, b] = pair()
    a.edit({ phone: '111' }, 5)
    b.edit({ phone: '111' }, 9)
    a.receive(b)
    expect(a.value('phone')).toBe('111')
    expect(a.read().conflicts).toEqual([])
  })

  it('settles a conflict by the next write and keeps the losers in its history, at most three', () => {
    const [a, b] = pair()
    a.edit({ phone: '111' }, 5)
    b.edit({ phone: '222' }, 9)
    a.receive(b)
    a.edit({ phone: '111' }, 10)
    expect(a.read().conflicts).toEqual([])
    expect(fieldHistory(a.doc, id, 'phone', () => undefined)).toEqual([
      { value: '222', at: 9, by: bob },
      { value: null, at: 1, by: alice, isBefore: true },
    ])
    b.receive(a)
    expect(b.read().conflicts).toEqual([])
    expect(b.value('phone')).toBe('111')
  })

  it('shows the same value and the same losers in all six arrival orders of three concurrent writes', () => {
    const writes: [string, number][] = [
      ['乙', 7],
      ['甲', 7],
      ['丙', 3],
    ]
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]
    const writers = replicas(alice, bob, carol)
    const before = writers.map(writer => Y.encodeStateVector(writer.doc))
    const birth = writers.map(writer => Y.encodeStateAsUpdate(writer.doc))[0] ?? new Uint8Array()
    writers.forEach((writer, i) => writer.edit({ city: writes[i]?.[0] ?? '' }, writes[i]?.[1] ?? 0))
    const updates = writers.map((writer, i) => Y.encodeStateAsUpdate(writer.doc, before[i]))
    const results = orders.map(order => {
      const reader = new Replica(alice, writers[0]?.authors ?? new Map())
      Y.applyUpdate(reader.doc, birth)
      for (const i of order) Y.applyUpdate(reader.doc, updates[i] ?? new Uint8Array())
      return reader.read()
    })
    for (const result of results) expect(result).toEqual(results[0])
    expect(results[0]?.conflicts[0]?.versions.map(v => v.value)).toEqual(['甲', '乙', '丙'])
  })
})

describe('what stood there before a conflict', () => {
  const before = (replica: Replica) => replica.read().conflicts[0]?.before

  it('is the value both edits began with, whoever wrote it and however often one of them was written over', () => {
    const [a, b] = pair()
    b.edit({ phone: '100' }, 2)
    a.receive(b)
    a.edit({ phone: '111' }, 5)
    b.edit({ phone: '222' }, 6)
    b.edit({ phone: '223' }, 7)
    a.receive(b)
    b.receive(a)
    expect([before(a), before(b)]).toEqual(['100', '100'])
  })

  it('is what both had seen last, not what one of them had once overwritten', () => {
    const [a, b] = pair()
    a.edit({ phone: '100' }, 2)
    a.edit({ phone: '101' }, 3)
    b.receive(a)
    a.edit({ phone: '111' }, 5)
    b.edit({ phone: '222' }, 6)
    a.receive(b)
    expect(before(a)).toBe('101')
  })

  it('stays readable after the decision, beside the value that lost', () => {
    const [a, b] = pair()
    a.edit({ phone: '100' }, 2)
    b.receive(a)
    a.edit({ phone: '111' }, 5)
    b.edit({ phone: '222' }, 6)
    a.receive(b)
    a.edit({ phone: '222' }, 8)
    expect(fieldHistory(a.doc, id, 'phone', () => undefined)).toEqual([
      { value: '111', at: 5, by: alice },
      { value: '100', at: 2, by: alice, isBefore: true },
    ])
  })

  it('is not carried along where it is long: a note over 2,000 letters is written once', () => {
    const [a, b] = pair()
    a.edit({ address: '路'.repeat(2_001) }, 2)
    b.receive(a)
    a.edit({ address: '新路 1 号' }, 5)
    b.edit({ address: '新路 2 号' }, 6)
    a.receive(b)
    expect(a.read().conflicts[0]).not.toHaveProperty('before')
  })

  it('is unknown of cells of a phone that did not say', () => {
    const [a, b] = pair()
    a.doc.getArray<Json>('p').push([['phone', '111', 5, alice]])
    b.edit({ phone: '222' }, 6)
    a.receive(b)
    expect(a.read().conflicts[0]?.versions.map(({ value }) => value)).toEqual(['222', '111'])
    expect(a.read().conflicts[0]).not.toHaveProperty('before')
  })
})

describe('a set', () => {
  it('merges elements added and removed at the same time', () => {
    const [a, b] = pair()
    a.edit({ tags: ['医药', '华东', '重点'] }, 2)
    b.edit({ tags: ['医药'] }, 3)
    a.receive(b)
    b.receive(a)
    expect(a.value('tags')).toEqual(['医药', '重点'].sort())
    expect(b.value('tags')).toEqual(a.value('tags'))
  })

  it('takes an element of its birth out and back in', () => {
    const [a] = pair()
    a.edit({ tags: ['华东'] }, 2)
    expect(a.value('tags')).toEqual(['华东'])
    a.edit({ tags: ['华东', '医药'] }, 3)
    expect(a.value('tags')).toEqual(['医药', '华东'].sort())
  })
})

describe('a shared text', () => {
  it('merges words typed at the same time, character by character', () => {
    const [a, b] = pair()
    a.edit({ notes: '老客户，喜欢早上' }, 2)
    b.edit({ notes: '十年老客户' }, 2)
    a.receive(b)
    b.receive(a)
    expect(a.value('notes')).toBe('十年老客户，喜欢早上')
    expect(b.value('notes')).toBe(a.value('notes'))
  })
})

describe('a deletion', () => {
  it('hides the record until it is restored', () => {
    const [a] = pair()
    deleteRecord(a.doc, id, { at: 5, by: alice })
    expect(a.read().deleted).toEqual({ at: 5, by: alice })
    restoreRecord(a.doc, id)
    expect(a.read().deleted).toBeUndefined()
  })

  it('takes nothing away: restored, the record has every value and word it had', () => {
    const [a] = pair()
    a.edit({ city: '江南市', tags: ['医药', '重点'] }, 3)
    const before = a.read()
    deleteRecord(a.doc, id, { at: 5, by: alice })
    restoreRecord(a.doc, id)
    expect(a.read()).toEqual(before)
  })

  it('loses to an edit it had not seen, also one inside a shared text', () => {
    for (const change of [{ city: '江南市' }, { notes: '老客户，别删' }]) {
      const [a, b] = pair()
      deleteRecord(a.doc, id, { at: 5, by: alice })
      b.edit(change, 4)
      a.receive(b)
      b.receive(a)
      expect(a.read().deleted).toBeUndefined()
      expect(b.read()).toEqual(a.read())
    }
  })
})

describe('proj:P8 fields a newer phone wrote', () => {
  it('survive edits of an older one', () => {
    const [a, b] = pair()
    a.doc.getArray<Json>('p').push([['loyalty', 4, 2, alice]])
    b.receive(a)
    b.edit({ city: '江南市' }, 3)
    a.receive(b)
    expect(a.doc.getArray<Json>('p').toArray()).toContainEqual(['loyalty', 4, 2, alice])
  })
})
