import { describe, expect, it } from 'vitest'
import type { CardRow } from '#app/data/db.ts'
import { searchItems } from '#app/features/search/search-item.ts'

const card = (id: string): CardRow => ({ id, name: id }) as CardRow // Only id and name are read.
const nobody = { customers: [], contacts: [] }
const kinds = (items: ReturnType<typeof searchItems>): string[] => items.map(item => item.kind)

describe('lines of the search', () => {
  it('are the recents and what can be begun before a key is pressed', () => {
    const items = searchItems(' ', nobody, [card('heling'), card('dinghe')])
    expect(kinds(items)).toEqual(['customer', 'customer', 'log', 'create', 'import'])
    expect(items[2]).toMatchObject({ card: { id: 'heling' } })
  })

  it('offer to log for the best hit and to create what was typed', () => {
    const contact = {
      id: 'p',
      name: '黄蕾',
      title: '',
      phone: '',
      customer: 'bozhou',
      customerName: '柏舟',
      ranges: [],
    }
    const hits = { customers: [{ card: card('heling'), ranges: [] }], contacts: [contact] }
    const items = searchItems(' hl ', hits, [card('dinghe')])
    expect(kinds(items)).toEqual(['customer', 'contact', 'log', 'create'])
    expect(items[3]).toMatchObject({ name: 'hl' })
  })

  it('leave creating when nobody is found', () => {
    expect(kinds(searchItems('zz', nobody, [card('heling')]))).toEqual(['create'])
  })

  it('have a key each', () => {
    const keys = searchItems('', nobody, [card('a'), card('b')]).map(item => item.key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
