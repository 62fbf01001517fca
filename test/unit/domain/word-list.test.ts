import { expect, test } from 'vitest'
import { parseWordLists, withOwnWords } from '#shared/domain/word-list.ts'

test('what does not fit a list of words is left out of it', () => {
  const lists = parseWordLists({ needs: ['交期', '', 3, '交期', '总成本'], touchpoints: '电话' })
  expect([lists.needs, lists.touchpoints, lists.surveys]).toEqual([['交期', '总成本'], [], []])
  expect(parseWordLists(null).needs).toEqual([])
})

test('own words stand after those everybody has, and none of them reads like another', () => {
  const nameOf = (reason: string): string => ({ price: 'Price', rival: 'Competitor' })[reason] ?? reason
  expect(withOwnWords(['price', 'rival'], ['Budget cut', 'Price'], nameOf)).toEqual(['price', 'rival', 'Budget cut'])
  expect(withOwnWords(['price'], [], nameOf)).toEqual(['price'])
})
