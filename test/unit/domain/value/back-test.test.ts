import { expect, test } from 'vitest'
import { standardSettings as settings } from '#shared/domain/analysis/settings.ts'
import { backTest } from '#shared/domain/value/back-test.ts'
import { readSales } from '#test/kit/sales-data.ts'
import { makeBuyer, makeBuyers } from './make-buyers.ts'

const asOf = '2026-06-30'
/** Thirty customers who have bought every 28 days for a year and a half. */
const regulars = makeBuyers(30, '2025-01-01', 25, 28)

test('DOMAIN 1.6: a quarter of regular customers is foreseen within a tenth', () => {
  const test = backTest(regulars, asOf, settings)
  expect(test).toMatchObject({ rung: 'shrunk', cut: '2026-03-31', asOf, customers: 30 })
  expect(test?.purchases.actual).toBeGreaterThan(90)
  expect(test?.purchases.error).toBeLessThan(0.1)
  expect(test?.revenue.actual).toBe((test?.purchases.actual ?? NaN) * 10_000)
  expect(test?.revenue.error).toBeLessThan(0.1)
})

test('what came after the cut changes what came, never what was foreseen', () => {
  const known = backTest(regulars, asOf, settings)
  const more = regulars.map(customer => ({
    ...customer,
    sales: [...customer.sales, { day: '2026-06-29', amount: 5_000 }],
  }))
  const after = backTest(more, asOf, settings)
  expect(after?.purchases.predicted).toBe(known?.purchases.predicted)
  expect(after?.revenue.actual).toBe((known?.revenue.actual ?? NaN) + 30 * 5_000)
})

test('who came since the cut is nobody’s forecast', () => {
  const newcomer = makeBuyer('new', '2026-04-10', 3, 10)
  expect(backTest([...regulars, newcomer], asOf, settings)).toEqual(backTest(regulars, asOf, settings))
})

test('nothing to learn from, or nothing that came, is said', () => {
  expect(backTest([makeBuyer('new', '2026-04-10', 3, 10)], asOf, settings)).toBeNull()
  expect(backTest([makeBuyer('old', '2025-04-10', 3, 10)], asOf, settings)?.purchases.error).toBeNull()
})

/** Evidence (a) of the document, on fewer draws: every eighth customer of CDNOW, 39 weeks held out. */
test('DOMAIN 1.6: on CDNOW the alive factor is what matters', () => {
  const { customers, end } = readSales('cdnow')
  const part = customers.filter((_, n) => n % 8 === 0)
  const never = { customers: Infinity, repeats: 0, repeaters: 0, weeks: 0 }
  const { needs } = settings.value
  const byHiatus = {
    ...settings,
    value: { ...settings.value, holdoutDays: 273, needs: { ...needs, ml: never, map: never } },
  }
  const patient = { ...settings.hiatus, purchases: 1, minDays: 9999, maxDays: 9999 }
  const withoutAlive = { ...byHiatus, hiatus: patient }
  const [hiatus, blind] = [backTest(part, end, byHiatus), backTest(part, end, withoutAlive)]
  expect([hiatus?.rung, blind?.rung]).toEqual(['shrunk', 'shrunk'])
  expect(blind?.purchases.error).toBeGreaterThan(0.4)
  expect(hiatus?.purchases.error).toBeLessThan(0.3)
})
