/** Writing a survey: two languages, options that keep their ids, what is missing; answers that wait; the line of a trend. */
import { describe, expect, it } from 'vitest'
import { readAnswerDraft, writeAnswerDraft } from '#app/features/survey/answer-draft.ts'
import { answerText, headline } from '#app/features/survey/response-words.ts'
import { moved, newQuestion, questionsFit, withOptions, withText } from '#app/features/survey/survey-draft.ts'
import { trendPoints } from '#app/features/survey/trend-points.ts'
import { words as english } from '#app/words/en.ts'
import type { Question } from '#shared/domain/survey/question.ts'

const asked = (more: Partial<Question>): Question => ({ ...newQuestion('q'), text: { en: 'Why?' }, ...more })

describe('a survey that is being written', () => {
  it('says one thing in two languages, and nothing where nothing is written', () => {
    expect(withText({ en: 'Price' }, 'zh-CN', '价格')).toEqual({ en: 'Price', 'zh-CN': '价格' })
    expect(withText({ en: 'Price', 'zh-CN': '价格' }, 'en', '')).toEqual({ 'zh-CN': '价格' })
  })

  it('keeps the ids of options by their line in either language, and gives no id twice', () => {
    const first = withOptions(asked({ kind: 'one' }), 'en', 'Yes\nNo')
    const both = withOptions(asked({ kind: 'one', options: first }), 'zh-CN', '是\n否\n不知道')
    expect(both).toEqual([
      { id: 'o1', text: { en: 'Yes', 'zh-CN': '是' } },
      { id: 'o2', text: { en: 'No', 'zh-CN': '否' } },
      { id: 'o3', text: { 'zh-CN': '不知道' } },
    ])
    expect(withOptions(asked({ options: [{ id: 'o2', text: {} }] }), 'en', 'A\nB').map(({ id }) => id)).toEqual([
      'o2',
      'o3',
    ])
  })

  it('fits with at least one question, each with words, choices with two options', () => {
    const fits = (...questions: Question[]) => questionsFit(questions)
    expect(fits()).toBe(false)
    expect(fits(asked({}))).toBe(true)
    expect(fits(asked({ text: { en: ' ' } }))).toBe(false)
    expect(fits(asked({ kind: 'many', options: withOptions(asked({}), 'en', 'A') }))).toBe(false)
    expect(fits(asked({ kind: 'many', options: withOptions(asked({}), 'en', 'A\nB') }))).toBe(true)
  })

  it('moves a question one place', () => {
    const [a, b, c] = [asked({ id: 'a' }), asked({ id: 'b' }), asked({ id: 'c' })]
    expect(moved([a, b, c], 2, -1)).toEqual([a, c, b])
    expect(moved([a, b, c], 0, 1)).toEqual([b, a, c])
  })
})

describe('answers', () => {
  it('that wait are read back as they were, and what is no draft is none', () => {
    const draft = {
      answers: { q: 9, w: ['o1'] },
      contacts: ['p'],
      channel: 'phone',
      language: 'en',
      isHanded: true,
    } as const
    expect(readAnswerDraft(writeAnswerDraft(draft))).toEqual(draft)
    expect(readAnswerDraft('{')).toBeUndefined()
  })

  it('are told in words: the score, the chosen options, or that there is none', () => {
    const options = withOptions(asked({}), 'en', 'A\nB\nC')
    expect(answerText(asked({ kind: 'nps' }), { q: 0 }, 'en', '–')).toBe('0 / 10')
    expect(answerText(asked({ kind: 'many', options }), { q: ['o3', 'o1'] }, 'en', '–')).toBe('A, C')
    expect(answerText(asked({ kind: 'text' }), {}, 'en', '–')).toBe('–')
    expect(headline([asked({ kind: 'text' }), asked({ id: 'r', kind: 'csat' })], { q: 'x', r: 4 }, english)).toBe(
      'satisfied 4/5',
    )
  })
})

it('a trend has a point for each wave with enough answers, where time puts it', () => {
  const wave = (score: number | null) => ({ wave: '2026-01-01', n: 10, score })
  expect(trendPoints({ kind: 'csat', waves: [wave(0), wave(null), wave(1)] })).toEqual([
    { x: 8, y: 64 },
    { x: 312, y: 8 },
  ])
})
