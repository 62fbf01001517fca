/** The inbox of feedback: by product, what weighs most first. */
import { describe, expect, it } from 'vitest'
import { feedbackByProduct } from '#shared/domain/account/feedback-inbox.ts'
import { standardSettings } from '#shared/domain/analysis/settings.ts'

const heard = (
  id: string,
  product: string,
  importance: number | null,
  { severity, day = '2026-11-01', customer = id }: { severity?: number; day?: string; customer?: string } = {},
) => ({ feedback: { id, customer, product, severity: severity ?? null, day }, importance })

const ofProducts = (...list: readonly ReturnType<typeof heard>[]) =>
  feedbackByProduct(list, standardSettings).map(({ product, items, customers }) => [
    product,
    items.map(({ feedback }) => feedback.id),
    customers,
  ])

describe('the inbox of feedback', () => {
  it('feat:G13: puts what important customers feel most first, in a product and among products', () => {
    const list = [
      heard('a', 'gloves', 20, { severity: 5 }),
      heard('b', 'gloves', 90, { severity: 2 }),
      heard('c', 'meters', 80, { severity: 5 }),
      heard('d', 'meters', 10, { severity: 1, customer: 'c' }),
    ]
    expect(ofProducts(...list)).toEqual([
      ['meters', ['c', 'd'], 1],
      ['gloves', ['b', 'a'], 2],
    ])
    expect(ofProducts(...list.toReversed())).toEqual(ofProducts(...list))
  })

  it('counts an importance nobody knows as 40 and a severity nobody graded as 3; of equals the latest comes first', () => {
    expect(
      ofProducts(
        heard('a', 'x', null),
        heard('b', 'x', 41),
        heard('c', 'x', 39),
        heard('d', 'x', 40, { day: '2026-11-02' }),
      ),
    ).toEqual([['x', ['b', 'd', 'a', 'c'], 4]])
    expect(ofProducts(heard('a', 'x', 40), heard('b', 'x', 40, { severity: 4 }))).toEqual([['x', ['b', 'a'], 2]])
  })

  it('puts what names no product last, whatever it weighs', () => {
    expect(ofProducts(heard('a', '', 100), heard('b', 'x', 1))).toEqual([
      ['x', ['b'], 1],
      ['', ['a'], 1],
    ])
  })
})
