import { expect, test } from 'vitest'
import { dueDay, silenceDays, urgency } from '#shared/domain/cadence.ts'

test('DOMAIN 3.8: a visit is due one interval after the last one', () => {
  expect(dueDay('2026-02-13', '2025-01-01', 30)).toBe('2026-03-15')
})

test('a customer never visited is due one interval after it was entered', () => {
  expect(dueDay('', '2026-02-13', 14)).toBe('2026-02-27')
})

test('without an agreed interval nothing is due or urgent', () => {
  expect(dueDay('2026-02-13', '2025-01-01', 0)).toBe('')
  expect(urgency('', 30, '2026-03-15')).toBeNull()
  expect(urgency('2026-03-15', 0, '2026-03-15')).toBeNull()
})

test('DOMAIN 3.8: urgency is how many intervals have passed since it was due', () => {
  expect(urgency('2026-03-15', 30, '2026-03-15')).toBe(0)
  expect(urgency('2026-03-15', 30, '2026-03-30')).toBe(0.5)
  expect(urgency('2026-03-15', 30, '2026-03-09')).toBe(-0.2)
})

test('silence is the days since the last visit, unknown without one', () => {
  expect(silenceDays('2026-02-13', '2026-03-15')).toBe(30)
  expect(silenceDays('2026-02-13', '2026-02-13')).toBe(0)
  expect(silenceDays('2026-02-14', '2026-02-13')).toBe(0)
  expect(silenceDays('', '2026-02-13')).toBeNull()
})
