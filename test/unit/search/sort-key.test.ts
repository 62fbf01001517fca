import { describe, expect, it } from 'vitest'
import { sortKey } from '#app/data/search/sort-key.ts'

describe('the order of a customer list', () => {
  it('is class A, B, C, none, then the name without regard to capitals, accents and blanks around it', () => {
    const rows = [
      ['', 'aa'],
      ['C', 'aa'],
      ['A', 'zz'],
      ['B', 'éclair'],
      ['A', ' Abc'],
      ['B', 'Eagle'],
      ['A', 'abd'],
    ] as const
    const sorted = [...rows].sort((a, b) => (sortKey(a[0], a[1]) < sortKey(b[0], b[1]) ? -1 : 1))
    expect(sorted.map(([customerClass, name]) => `${customerClass}${name}`)).toEqual([
      'A Abc',
      'Aabd',
      'Azz',
      'BEagle',
      'Béclair',
      'Caa',
      'aa',
    ])
  })
})
