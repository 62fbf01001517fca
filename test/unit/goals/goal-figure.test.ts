/** Figures of goals in both languages. */
import { describe, expect, it } from 'vitest'
import { exactAmount, pairText, periodName, rangeText } from '#app/features/goals/goal-figure.ts'
import { factOf, noteOf, shortOf } from '#app/features/goals/goal-row.tsx'
import { gapText } from '#app/features/goals/goal-screen.tsx'
import { createFormat } from '#app/words/format.ts'
import { words as en } from '#app/words/en.ts'
import { words as zh } from '#app/words/zh-CN.ts'
import { makeStanding } from './make-goal.ts'

const format = createFormat({ language: 'zh-CN', zone: 'Asia/Shanghai', currency: 'CNY' })
const english = createFormat({ language: 'en', zone: 'Asia/Shanghai', currency: 'CNY' })

describe('goal figures', () => {
  it('say a shared unit once', () => {
    expect(pairText(zh, format, 'revenue.net', 58_600_000, 120_000_000)).toBe('58.6 / 120 万')
    expect(pairText(zh, format, 'revenue.net', 900_000, 120_000_000)).toBe('9000 / 120 万')
    expect(pairText(zh, format, 'revenue.net', 681_380, 120_000_000)).toBe('6814 / 120 万')
    expect(pairText(en, english, 'revenue.net', 58_600_000, 120_000_000)).toBe('586K / 1.2M')
    expect(pairText(zh, format, 'visits', 4, 13)).toBe('4 / 13')
    expect(rangeText(zh, format, 'revenue.net', 95_000_000, 115_000_000)).toBe('95–115 万')
    expect(rangeText(en, english, 'visits', 46, 63)).toBe('46–63 visits')
  })

  it('round nothing away where facts are summed', () => {
    expect(exactAmount(zh, format, 'revenue.net', 5_712_345)).toBe('¥57,123.45')
    expect(exactAmount(en, english, 'visits', 1)).toBe('1 visit')
  })

  it('name whole periods and span the others', () => {
    expect(periodName(zh, format, '2026-10-01', '2026-12-31')).toBe('四季度')
    expect(periodName(en, english, '2026-12-01', '2026-12-31')).toBe('December')
    expect(periodName(zh, format, '2026-01-01', '2026-12-31')).toBe('2026 年')
    expect(periodName(zh, format, '2026-10-05', '2026-12-31')).toBe('10/5–12/31')
  })

  it('call part of a visit that is missing one that is missing', () => {
    expect(shortOf('visits', 2.1)).toBe(3)
    expect(shortOf('visits', 3)).toBe(3)
    expect(shortOf('revenue.net', 2.1)).toBe(2.1)
  })

  it('tell a late goal what a week needs and has brought, and others what is left', () => {
    const late = makeStanding('2026-11-20', 10)
    // 33 of 62 working days are over: 52 visits in 29 days.
    expect(factOf(zh, format, late)).toBe('每周还需 9，近期 0')
    expect(noteOf(zh, format, late)).toBe('比应到少 23')
    const fine = makeStanding('2026-11-20', 40)
    expect(factOf(en, english, fine)).toBe('Needs 3.8 a week')
    expect(noteOf(en, english, fine)).toBe('22 to go')
    expect(noteOf(zh, format, makeStanding('2026-11-20', 63))).toBe('超出 1')
    expect(factOf(zh, format, makeStanding('2026-11-20', 0, { start: '2026-12-01' }))).toBe('12/1 开始')
  })

  it('say against today how far a goal is, with the working days', () => {
    const page = { ...makeStanding('2026-11-20', 30), curve: undefined, ownerName: '', hasPrior: false }
    expect(gapText(zh, format, page)).toBe('比应到少 3 次，工作日已过 33 / 62')
    expect(gapText(en, english, page)).toBe('3 visits short of expected, working day 33 of 62')
  })
})
