import { describe, expect, test } from 'vitest'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import { type LifecycleStage, stageAfter, type StageFound, stageOf } from '#shared/domain/purchase/lifecycle.ts'
import { boughtAgo, makeHistory, todayNumber } from '#test/kit/make-purchases.ts'

const stage = (history: ReturnType<typeof makeHistory>, abc: 'A' | 'B' | 'C' = 'C') =>
  stageOf(history, todayNumber, abc, standardSettings)
/** Buys every 30 days, the last time `ago`, for as many as there are nets, latest first. */
const monthly = (ago: number, nets: readonly number[]) =>
  makeHistory(...nets.map((net, n) => [ago + 30 * n, net] as const))
const steady = Array.from({ length: 16 }, () => 100)

describe('DOMAIN 3.7: the first rule that holds names the stage', () => {
  test.each([
    ['no order', boughtAgo(), 'prospect', 'no-order'],
    ['only a return', makeHistory([10, -50]), 'prospect', 'no-order'],
    ['silent beyond the limit', monthly(76, steady), 'lost', 'silent-too-long'],
    ['back after too long, 90 days ago', monthly(90, [100]), 'exploring', 'few-orders'],
    ['two orders', boughtAgo(40, 10), 'exploring', 'few-orders'],
    ['first order 89 days ago', boughtAgo(89, 50, 20), 'exploring', 'first-order-recent'],
    ['first order 90 days ago', boughtAgo(90, 50, 20), 'developing', 'first-order-this-year'],
    ['first order 364 days ago', monthly(4, steady.slice(0, 13)), 'developing', 'first-order-this-year'],
    ['late by its rhythm', monthly(54, steady), 'declining', 'late'],
    ['late with three orders', boughtAgo(114, 84, 54), 'declining', 'late'],
    ['one order of the least there is', makeHistory([10, 1]), 'exploring', 'few-orders'],
    ['steady', monthly(10, steady), 'stable', 'steady'],
  ] as const)('%s', (_, history, expected, reason) => {
    expect(stage(history)).toMatchObject({ stage: expected, reason })
  })

  test('back after a gap longer than its limit then, until 90 days have gone by', () => {
    // Every 50 days: the limit was 125 days.
    const back = (ago: number, gap: number) => boughtAgo(ago + gap + 100, ago + gap + 50, ago + gap, ago)
    expect(stage(back(80, 126))).toMatchObject({ stage: 'reactivated', reason: 'came-back', figure: 126 })
    expect(stage(back(80, 125)).stage).not.toBe('reactivated')
    expect(stage(back(90, 130)).stage).toBe('reactivated')
    expect(stage(back(91, 130)).stage).toBe('declining')
  })

  test('net of 90 days at .6 of the same days a year ago, else of the 90 days before', () => {
    const sinceYears = (now: number, before: number, yearAgo: number) =>
      makeHistory(
        ...[10, 40, 70].map(ago => [ago, now] as const),
        ...[100, 130, 160].map(ago => [ago, before] as const),
        ...[190, 220, 250, 280, 310, 340].map(ago => [ago, 100] as const),
        ...(yearAgo > 0
          ? ([
              [380, yearAgo],
              [410, yearAgo],
              [440, yearAgo],
            ] as const)
          : []),
      )
    expect(stage(sinceYears(60, 60, 100))).toMatchObject({ stage: 'declining', reason: 'buys-less', figure: 0.6 })
    expect(stage(sinceYears(61, 200, 100)).stage).not.toBe('declining')
    expect(stage(sinceYears(60, 100, 0))).toMatchObject({ stage: 'declining', reason: 'buys-less' })
    expect(stage(sinceYears(61, 100, 0)).stage).toBe('developing')
  })

  test('net of 180 days at 1.15 of the 180 before develops an old customer', () => {
    const grown = (net: number) => monthly(10, [...Array.from({ length: 6 }, () => net), ...steady])
    expect(stage(grown(115))).toMatchObject({ stage: 'developing', reason: 'buys-more', figure: 1.15 })
    expect(stage(grown(114)).stage).toBe('stable')
  })
})

describe('DOMAIN 3.7: a stage lasts two weeks, but who is lost or back is so at once', () => {
  const found = (stage: LifecycleStage): StageFound => ({ stage, reason: 'steady', figure: 0 })
  const entry = { ...found('stable'), since: '2026-06-01' }
  const after = (stage: LifecycleStage, asOf: string) => stageAfter(entry, found(stage), asOf, standardSettings)

  test.each([
    ['declining', '2026-06-14', 'stable', '2026-06-01'],
    ['declining', '2026-06-15', 'declining', '2026-06-15'],
    ['lost', '2026-06-02', 'lost', '2026-06-02'],
    ['reactivated', '2026-06-02', 'reactivated', '2026-06-02'],
    ['stable', '2026-09-01', 'stable', '2026-06-01'],
  ] as const)('%s on %s: %s since %s', (now, asOf, stage, since) => {
    expect(after(now, asOf)).toMatchObject({ stage, since })
  })

  test('the first stage begins when it is seen', () => {
    expect(stageAfter(undefined, found('exploring'), '2026-06-02', standardSettings).since).toBe('2026-06-02')
  })
})
