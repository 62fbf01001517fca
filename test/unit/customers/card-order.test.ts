import { describe, expect, it } from 'vitest'
import type { CardRow } from '#app/data/db.ts'
import { countFilters, fitsFilter, usefulFilters } from '#app/features/customers/card-filter.ts'
import { inListOrder } from '#app/features/customers/card-order.ts'
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
    const cards = [
      makeCard('中国银行'),
      makeCard('重庆长安', { class: 'B' }),
      makeCard('阿里', { class: 'C' }),
      makeCard('华润医药', { class: 'A' }),
      makeCard('北方制药', { class: 'A' }),
    ]
    expect(namesOf(inListOrder(cards, collator.compare))).toEqual([
      '北方制药',
      '华润医药',
      '重庆长安',
      '阿里',
      '中国银行',
    ])
  })

  it('separates customers of one name by id', () => {
    const twins = [makeCard('同名', { id: 'b' }), makeCard('同名', { id: 'a' })]
    expect(inListOrder(twins, collator.compare).map(card => card.id)).toEqual(['a', 'b'])
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
