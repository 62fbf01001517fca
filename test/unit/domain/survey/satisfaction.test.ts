import { describe, expect, test } from 'vitest'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import { cesOf, csatOf, latestAnswers, npsOf, topicScores, wavesOf } from '#shared/domain/survey/satisfaction.ts'

const settings = standardSettings
const asOf = '2026-09-30'
const times = (count: number, score: number) => Array.from({ length: count }, () => score)

test('DOMAIN 3.3: 26 promoters, 14 passive, 10 detractors: NPS 32, SE 11.1, 10.2 … 53.8', () => {
  const found = npsOf(
    [...times(13, 10), ...times(13, 9), ...times(14, 7), ...times(4, 6), ...times(6, 0)],
    asOf,
    settings,
  )
  expect(found).toMatchObject({ score: 32, promoters: 26, passives: 14, detractors: 10, n: 50, isTooFew: false })
  expect(found.error).toBeCloseTo(11.1, 1)
  expect(found.interval?.low).toBeCloseTo(10.2, 1)
  expect(found.interval?.high).toBeCloseTo(53.8, 1)
})

test('DOMAIN 3.3: CSAT 42 of 50: 84 %, 71.5 … 91.7', () => {
  const found = csatOf([...times(20, 5), ...times(22, 4), ...times(8, 3)], asOf, settings)
  expect(found.share.value).toBe(0.84)
  expect(found.interval?.low).toBeCloseTo(0.715, 3)
  expect(found.interval?.high).toBeCloseTo(0.917, 3)
})

test('DOMAIN 3.3: CES 7 6 5 7 4 6 2 5: 5.25, 75 %; eight answers are too few for a score', () => {
  expect(cesOf([7, 6, 5, 7, 4, 6, 2, 5], asOf, settings)).toMatchObject({
    mean: 5.25,
    easy: { value: 0.75 },
    n: 8,
    isTooFew: true,
  })
})

test('no answers: no score, which is not zero', () => {
  expect(npsOf([], asOf, settings)).toMatchObject({ score: null, interval: null, isTooFew: true })
  expect(csatOf([], asOf, settings)).toMatchObject({ share: { value: null }, mean: null, interval: null })
})

test('intervals stay on their scale, even of all alike', () => {
  expect(npsOf(times(12, 10), asOf, settings).interval).toEqual({ low: 100, high: 100 })
  const all = csatOf(times(12, 5), asOf, settings).interval
  expect(all?.high).toBeLessThanOrEqual(1 + 1e-12)
  expect(all?.low).toBeGreaterThan(0.7)
})

describe('DOMAIN 3.3: answers', () => {
  const answer = (id: string, respondent: string, wave: string, day: string, score: number, topic = '') => ({
    id,
    respondent,
    wave,
    topic,
    day,
    score,
  })
  const answers = [
    answer('1', 'li', 'spring', '2026-03-01', 2),
    answer('2', 'li', 'spring', '2026-03-05', 5),
    answer('4', 'li', 'autumn', '2026-09-01', 4),
    answer('3', 'wang', 'spring', '2026-03-05', 3),
    answer('6', 'wang', 'spring', '2026-03-05', 1),
    answer('5', 'wang', 'spring', '2026-03-02', 5, 'service'),
  ]

  test('of one respondent, wave and topic the latest counts, of one day the larger id', () => {
    expect(latestAnswers(answers, asOf).map(one => one.id)).toEqual(['2', '4', '5', '6'])
    expect(latestAnswers(answers, '2026-03-04').map(one => one.id)).toEqual(['1', '5'])
    expect(latestAnswers(answers.toReversed(), asOf)).toEqual(latestAnswers(answers, asOf))
  })

  test('waves are a trend, oldest first, topic by topic', () => {
    expect(wavesOf(answers, asOf)).toEqual([
      { wave: 'spring', day: '2026-03-05', scores: [5, 1] },
      { wave: 'autumn', day: '2026-09-01', scores: [4] },
    ])
    expect(wavesOf(answers, asOf, 'service').map(wave => wave.scores)).toEqual([[5]])
  })

  test('feat:I4: topics with enough answers, the worst first; too few come last and are no worst', () => {
    const on = (topic: string, score: number, count: number) =>
      times(count, score).map((one, n) => answer(`${topic}${n}`, `${topic}${n}`, 'w', '2026-03-01', one, topic))
    const found = topicScores(
      [...on('网络', 5, 10), ...on('客服', 2, 10), ...on('价格', 1, 9), ...answers],
      asOf,
      settings,
    )
    expect(found.map(one => [one.topic, one.isTooFew])).toEqual([
      ['客服', false],
      ['网络', false],
      ['service', true],
      ['价格', true],
    ])
  })
})
