/** The axis and the table of a goal's picture. */
import { describe, expect, it } from 'vitest'
import { rowsOf, ticksOf } from '#app/features/goals/goal-chart.tsx'
import { createFormat } from '#app/words/format.ts'
import { words } from '#app/words/zh-CN.ts'
import { goalCurve } from '#shared/domain/goal-curve.ts'
import { chinaCalendar as calendar } from '#shared/domain/work-calendar-cn.ts'
import { makeGoal, visitDays } from './make-goal.ts'

const format = createFormat({ language: 'zh-CN', zone: 'Asia/Shanghai', currency: 'CNY' })
const labels = (start: string, end: string) => ticksOf(words, format, start, end).map(({ label }) => label)

describe('goal chart', () => {
  it('marks weeks of a month, months of a quarter and quarters of a year, and the last day', () => {
    expect(labels('2026-11-01', '2026-11-30')).toEqual(['11/1', '11/2', '11/9', '11/16', '11/23', '11/30'])
    expect(labels('2026-10-01', '2026-12-31')).toEqual(['10 月', '11 月', '12 月', '12/31'])
    expect(labels('2026-01-01', '2026-12-31')).toEqual(['1 月', '4 月', '7 月', '10 月', '12/31'])
  })

  it('has a table with today, the last day and at most fourteen rows', () => {
    const asOf = '2026-11-20'
    const curve = goalCurve(makeGoal(), [visitDays('2026-10-12', 30)], { asOf, calendar })
    expect(curve).toBeDefined()
    const rows = curve === undefined ? [] : rowsOf(curve, asOf)
    expect(rows.length).toBeLessThanOrEqual(14)
    expect(rows.find(row => row.day === asOf)).toEqual({ day: asOf, expected: 33, actual: 30, forecast: undefined })
    expect(rows.at(-1)).toMatchObject({ day: '2026-12-31', expected: 62, actual: undefined })
    expect(rows.at(-1)?.forecast).toBeCloseTo((30 * 62) / 33)
  })
})
