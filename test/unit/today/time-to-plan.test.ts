import { describe, expect, it } from 'vitest'
import { timeToPlan } from '#app/plan-sheet.tsx'
import { instantOfDay } from '#shared/domain/day.ts'

describe('time a visit is planned for', () => {
  it.each([
    ['2026-11-24', '14:36', '10:00'],
    ['2026-11-23', '08:10', '09:00'],
    ['2026-11-23', '14:36', '15:00'],
    ['2026-11-23', '21:40', '21:40'],
    ['2026-11-23', '23:59', '23:59'],
  ])('on %s is, at %s of the 23rd, %s', (day, now, time) => {
    const zone = 'Asia/Shanghai'
    expect(timeToPlan(day, '2026-11-23', instantOfDay('2026-11-23', now, zone), zone)).toBe(time)
  })
})
