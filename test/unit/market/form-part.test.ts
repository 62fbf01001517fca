/** What is typed into the parts of a form becomes values of fields, and only what was changed is written. */
import { describe, expect, it } from 'vitest'
import { changesOf, draftOf, type FormPart, valuesOf } from '#app/features/market/form-part.ts'

const parts: readonly FormPart[] = [
  { kind: 'line', field: 'title' },
  { kind: 'money', field: 'amount' },
  { kind: 'level', field: 'weight' },
  { kind: 'people', field: 'contacts', people: [] },
  { kind: 'grid', field: 'grid' },
]

describe('a form of parts', () => {
  const row = { title: '年框', amount: 58_600_000, weight: 4, contacts: ['b', 'a'], grid: { price: [2, 5] } }
  const draft = draftOf(parts, row, 'CNY')

  it('shows values as one would type them, and reads them back', () => {
    expect(draft).toEqual({
      title: '年框',
      amount: '586000',
      weight: '4',
      contacts: ['b', 'a'],
      grid: '{"price":[2,5]}',
    })
    expect(valuesOf(parts, draft, 'CNY')).toEqual({ values: row, bad: new Set() })
  })

  it('reads nothing typed as nothing said, and names an amount nobody can read', () => {
    expect(valuesOf(parts, draftOf(parts, {}, 'CNY'), 'CNY').values).toEqual({
      title: '',
      amount: null,
      weight: null,
      contacts: [],
      grid: {},
    })
    expect([...valuesOf(parts, { ...draft, amount: '两三百' }, 'CNY').bad]).toEqual(['amount'])
  })

  it('writes only what reads otherwise; people have no order', () => {
    const now = { ...draft, amount: '58.6万', title: '年框二', contacts: ['a', 'b'] }
    expect(changesOf(parts, draft, now, 'CNY')).toEqual({ title: '年框二', amount: 58_600_000 })
    expect(changesOf(parts, draft, draft, 'CNY')).toEqual({})
  })
})
