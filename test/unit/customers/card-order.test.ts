import { describe, expect, it } from 'vitest'
import type { CardRow } from '#app/data/db.ts'
import { countFilters, fitsFilter, usefulFilters } from '#app/features/customers/card-filter.ts'
import { createCardOrder } from '#app/features/customers/card-order.ts'
import { collator } from '#app/words/format.ts'

function makeCard(name: string, changes: Partial<CardRow> = {}): CardRow {
  return {
    id: name,
    territory: 'east',
    owner: 'me',
    name,
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
    due: '2026-12-01',
    nextTitle: '',
    nextDue: '',
    plannedDay: '',
    ...changes,
  }
}

const namesOf = (cards: readonly CardRow[]): string[] => cards.map(card => card.name)

describe('order of the customer list', () => {
  it('puts class first, then names by pinyin', () => {
    const order = createCardOrder(collator.compare)
    const cards = [
      makeCard('中国银行'),
      makeCard('重庆长安', { class: 'B' }),
      makeCard('阿里', { class: 'C' }),
      makeCard('华润医药', { class: 'A' }),
      makeCard('北方制药', { class: 'A' }),
    ]
    expect(namesOf(order(cards))).toEqual(['北方制药', '华润医药', '重庆长安', '阿里', '中国银行'])
  })

  it('fits new names between known ones and keeps the same order whatever came first', () => {
    const names = ['中国', '阿里', '重庆', '华润', 'Acme', '安利', 'zeta', '厦门', '单县']
    const whole = namesOf(createCardOrder(collator.compare)(names.map(name => makeCard(name))))
    const grown = createCardOrder(collator.compare)
    for (let count = 1; count < names.length; count++) grown(names.slice(-count).map(name => makeCard(name)))
    expect(namesOf(grown(names.map(name => makeCard(name))))).toEqual(whole)
    expect(whole).toEqual([...names].sort(collator.compare))
  })

  it('compares each name only once', () => {
    let compared = 0
    const order = createCardOrder((a, b) => {
      compared++
      return collator.compare(a, b)
    })
    const cards = Array.from({ length: 200 }, (_, i) => makeCard(`客户${i}`))
    order(cards)
    const first = compared
    order(cards.map(card => ({ ...card, lastVisit: '2026-11-23' })))
    expect(compared).toBe(first)
  })

  it('separates customers of one name by id', () => {
    const order = createCardOrder(collator.compare)
    const twins = [makeCard('同名', { id: 'b' }), makeCard('同名', { id: 'a' })]
    expect(order(twins).map(card => card.id)).toEqual(['a', 'b'])
  })
})

describe('filters of the customer list', () => {
  const view = { today: '2026-11-23', member: 'me' }
  const silent = makeCard('鼎禾食品', { class: 'A', due: '2026-11-22', isKey: true })
  const dueToday = makeCard('朗川', { class: 'B', due: '2026-11-23' })
  const late = makeCard('青麦乳业', { nextTitle: '报价', nextDue: '2026-11-20', owner: 'you' })
  const agreedNever = makeCard('无周期', { due: '' })

  it('take a customer for silent the day after its interval ran out', () => {
    expect([silent, dueToday, late, agreedNever].map(card => fitsFilter(card, 'silent', view))).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it('count what each of them leaves', () => {
    const counts = countFilters([silent, dueToday, late, agreedNever], view)
    expect(Object.fromEntries(counts)).toEqual({ all: 4, A: 1, B: 1, C: 0, key: 1, silent: 1, late: 1, mine: 3 })
  })

  it('show only those that tell customers apart, and the one in use', () => {
    const counts = countFilters([silent], view)
    expect(usefulFilters(counts, 'C')).toEqual(['all', 'A', 'C', 'key', 'silent'])
  })
})
