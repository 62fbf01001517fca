import { expect, test } from 'vitest'
import { rankByWeight } from '#shared/domain/analysis/ranking.ts'

const item = (id: string, name: string, weight = 1) => ({ id, name, weight })

test('feat:I6: reasons of loss, the commonest first, with what the first few make of all', () => {
  const reasons = [item('1', '价格'), item('2', '服务'), item('3', '价格'), item('4', '交期'), item('5', '价格')]
  expect(rankByWeight(reasons)).toEqual([
    { name: '价格', weight: 3, count: 3, cumulative: 0.6 },
    { name: '交期', weight: 1, count: 1, cumulative: 0.8 },
    { name: '服务', weight: 1, count: 1, cumulative: 1 },
  ])
})

test('feat:G13: wishes weigh as much as who has them; the order they come in changes no bit', () => {
  const wishes = [
    item('1', 'battery', 62.4),
    item('2', 'cable', 0.1),
    item('3', 'cable', 0.2),
    item('4', 'cable', 70.3),
  ]
  expect(rankByWeight(wishes)[0]?.name).toBe('cable')
  expect(rankByWeight(wishes.toReversed())).toEqual(rankByWeight(wishes))
  expect(rankByWeight([item('1', 'none', 0)])).toEqual([{ name: 'none', weight: 0, count: 1, cumulative: 0 }])
})
