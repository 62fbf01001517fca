/** Surveys: what fits a question, waves, who is due, scores with their minimum samples, topics worst first. */
import { describe, expect, it } from 'vitest'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import { fittingAnswers, parseQuestions, textIn, unanswered } from '#shared/domain/survey/question.ts'
import { answersOn, type AskedResponse, latestSatisfaction, surveyResults } from '#shared/domain/survey/result.ts'
import { surveyTemplate, surveyTemplates } from '#shared/domain/survey/survey-template.ts'
import { dueFor, waveOf } from '#shared/domain/survey/wave.ts'

const asOf = '2026-11-23'
const { questions } = surveyTemplate('csat') ?? { questions: [] }
let count = 0
const response = (answers: AskedResponse['answers'], more: Partial<AskedResponse> = {}): AskedResponse => ({
  ...{
    id: `r${count}`,
    customer: `c${count++}`,
    contacts: [],
    wave: '2026-10-01',
    day: '2026-11-01',
    questions,
    answers,
  },
  ...more,
})
const resultsOf = (responses: readonly AskedResponse[]) => surveyResults(responses, asOf, standardSettings)
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))

describe('feat:B3, B4: the shipped templates', () => {
  it('of needs has exactly the blocks motive, habit and satisfaction, in this order', () => {
    const blocks = surveyTemplate('needs')?.questions.map(({ block }) => block) ?? []
    expect([...new Set(blocks)]).toEqual(['motive', 'habit', 'satisfaction'])
  })

  it.each(surveyTemplates.map(each => [each.id, each] as const))('%s is whole in both languages', (_, template) => {
    for (const text of [template.titles, template.intro, ...template.questions.map(each => each.text)])
      for (const language of ['zh-CN', 'en'] as const) expect(text[language]?.trim()).toBeTruthy()
    expect(parseQuestions(JSON.parse(JSON.stringify(template.questions)))).toEqual(template.questions)
  })
})

describe('answers', () => {
  it('that do not fit their question are left out', () => {
    const [one, many] = [surveyTemplate('needs')?.questions[3], surveyTemplate('needs')?.questions[0]]
    const asked = [...questions, ...[one, many].filter(each => each !== undefined)]
    const answers = { whole: 6, quality: 4, price: 2.5, better: '  ', often: 'o9', why: ['o1', 'o1', 'x'], other: 1 }
    expect(fittingAnswers(asked, answers)).toEqual({ quality: 4, why: ['o1'] })
  })

  it('to required questions alone are asked for', () => {
    expect(unanswered(questions, { quality: 4 }).map(({ id }) => id)).toEqual(['whole'])
    expect(unanswered(questions, { whole: 1 })).toEqual([])
  })

  it('are read in the other language where the asked one is missing', () => {
    expect(textIn({ 'zh-CN': '价格' }, 'en')).toBe('价格')
    expect(textIn({ 'zh-CN': '价格', en: '' }, 'en')).toBe('价格')
  })
})

describe('feat:I2: waves', () => {
  it('are whole periods since the survey began, or quarters', () => {
    expect(waveOf('2026-11-23', 90, '2026-08-25')).toBe('2026-11-23')
    expect(waveOf('2026-11-22', 90, '2026-08-25')).toBe('2026-08-25')
    expect(waveOf('2026-08-24', 90, '2026-08-25')).toBe('2026-05-27')
    expect(waveOf('2026-12-31', 0, '2026-08-25')).toBe('2026-10-01')
  })

  it('are due at who was asked before, and at core customers never asked; the longest silent first', () => {
    const customers = ['a', 'b', 'c', 'd'].map(id => ({ id, isCore: id === 'd' }))
    const last = new Map([
      ['a', '2026-11-01'],
      ['b', '2026-08-25'],
    ])
    const due = dueFor(90, customers, last, asOf)
    expect(due.map(({ customer, last: day }) => [customer.id, day])).toEqual([
      ['d', ''],
      ['b', '2026-08-25'],
    ])
    expect(dueFor(0, customers, last, asOf)).toEqual([])
  })
})

describe('DOMAIN 3.3: results', () => {
  it('say no score below ten answers, and the worked share from fifty', () => {
    const few = resultsOf(times(9, () => response({ whole: 5 })))
    expect(few.scales.map(({ kind, rated }) => [kind, rated.n, rated.isTooFew])).toEqual([['csat', 9, true]])
    const [scale] = resultsOf(times(50, i => response({ whole: i < 42 ? 5 : 2 }))).scales
    if (scale?.kind !== 'csat') throw new Error('no csat')
    expect(scale.rated.share.value).toBeCloseTo(0.84)
    expect([scale.rated.interval?.low, scale.rated.interval?.high].map(n => ((n ?? 0) * 100).toFixed(1))).toEqual([
      '71.5',
      '91.7',
    ])
  })

  it('take one answer a respondent and wave, the latest', () => {
    const same = { customer: 'c', contacts: ['p'] }
    const [scale] = resultsOf([
      response({ whole: 1 }, { ...same, day: '2026-10-02' }),
      response({ whole: 5 }, { ...same, day: '2026-10-05' }),
      response({ whole: 3 }, { ...same, day: '2026-07-05', wave: '2026-07-01' }),
    ]).scales
    expect([scale?.rated.n, scale?.waves.map(({ wave, n }) => [wave, n])]).toEqual([
      2,
      [
        ['2026-07-01', 1],
        ['2026-10-01', 1],
      ],
    ])
  })

  it('feat:I4, O10: name the worst topic and the hardest touchpoint first', () => {
    const steps = surveyTemplate('touchpoints')?.questions ?? []
    const { topics, efforts } = resultsOf([
      ...times(10, () => response({ quality: 5, price: 2, service: 4 })),
      ...times(10, () => response({ order: 6, invoice: 2, use: 4 }, { questions: steps })),
      response({ delivery: 1 }),
    ])
    expect(topics.map(({ topic, isTooFew }) => [topic, isTooFew])).toEqual([
      ['price', false],
      ['quality', false],
      ['service', false],
      ['delivery', true],
    ])
    expect(efforts.map(({ topic }) => topic)).toEqual(['invoice', 'use', 'order'])
  })

  it('tell confidence the mean of the newest wave, and nothing where nobody was asked', () => {
    const newest = [response({ whole: 4 }), response({ whole: 3, price: 1 })]
    const old = response({ whole: 1 }, { wave: '2026-07-01', day: '2026-07-09' })
    const found = latestSatisfaction(answersOn('csat', [old, ...newest]), asOf)
    expect([found?.level, found?.answers.map(({ day }) => day)]).toEqual([3.5, ['2026-11-01', '2026-11-01']])
    expect(latestSatisfaction(answersOn('csat', [response({ better: '快' })]), asOf)).toBeNull()
  })
})
