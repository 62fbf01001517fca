/** Questions of a survey and what is answered to them. Whatever was stored or sent is parsed: what does not fit is left out. */
import type { Json } from '../field.ts'

export const surveyLanguages = ['zh-CN', 'en'] as const
export type SurveyLanguage = (typeof surveyLanguages)[number]

/** What the asked read, in one language or both. */
export type SurveyText = { readonly [language in SurveyLanguage]?: string }

/** nps 0–10, csat 1–5, ces 1–7; one or several of its options; words. */
export const questionKinds = ['nps', 'csat', 'ces', 'one', 'many', 'text'] as const
export type QuestionKind = (typeof questionKinds)[number]

export const scaleRange = { nps: [0, 10], csat: [1, 5], ces: [1, 7] } as const
export type ScaleQuestionKind = keyof typeof scaleRange

export interface QuestionOption {
  readonly id: string
  readonly text: SurveyText
}

export interface Question {
  readonly id: string
  readonly kind: QuestionKind
  readonly text: SurveyText
  /** Heading it stands under, the same for questions that follow each other; '' = none. A key of the dictionary, or own words. */
  readonly block: string
  /** What a score is about; '' = the whole. A key of the dictionary, or own words. */
  readonly topic: string
  readonly isRequired: boolean
  readonly options: readonly QuestionOption[]
}

/** A number of the scale, the id of an option, ids of options, or words. */
export type Answer = number | string | readonly string[]
/** By id of the question. */
export type Answers = { readonly [question: string]: Answer }

export const isScale = (kind: QuestionKind): kind is ScaleQuestionKind => kind in scaleRange

/** In the language, else in the other one. */
export const textIn = (text: SurveyText, language: SurveyLanguage): string =>
  text[language] || text[language === 'en' ? 'zh-CN' : 'en'] || ''

/** What a survey is for a customer: its questions in the one language they were asked in. */
export const askedIn = (questions: readonly Question[], language: SurveyLanguage): readonly Question[] =>
  questions.map(question => ({
    ...question,
    text: { [language]: textIn(question.text, language) },
    options: question.options.map(({ id, text }) => ({ id, text: { [language]: textIn(text, language) } })),
  }))

export function hasAnswer(answer: Answer | undefined): boolean {
  if (answer === undefined) return false
  return typeof answer === 'number' || (typeof answer === 'string' ? answer.trim() !== '' : answer.length > 0)
}

/** With one more answer, another, or (undefined) one fewer. */
export function withAnswer(answers: Answers, question: string, answer: Answer | undefined): Answers {
  const { [question]: _, ...others } = answers
  return answer === undefined ? others : { ...others, [question]: answer }
}

/** Required questions without an answer, in their order. */
export const unanswered = (questions: readonly Question[], answers: Answers): readonly Question[] =>
  questions.filter(({ id, isRequired }) => isRequired && !hasAnswer(answers[id]))

export const hasAnswers = (answers: Answers): boolean => Object.values(answers).some(hasAnswer)

/** Answers that fit their questions, trimmed; all others are left out. */
export function fittingAnswers(questions: readonly Question[], answers: Answers): Answers {
  const fitting: Record<string, Answer> = {}
  for (const question of questions) {
    const answer = fit(question, answers[question.id])
    if (answer !== undefined && hasAnswer(answer)) fitting[question.id] = answer
  }
  return fitting
}

function fit({ kind, options }: Question, answer: Answer | undefined): Answer | undefined {
  const isOption = (id: string): boolean => options.some(option => option.id === id)
  if (isScale(kind)) {
    const [low, high] = scaleRange[kind]
    return typeof answer === 'number' && Number.isInteger(answer) && answer >= low && answer <= high
      ? answer
      : undefined
  }
  if (kind === 'many') return Array.isArray(answer) ? [...new Set(answer)].filter(isOption) : undefined
  if (typeof answer !== 'string') return undefined
  return kind === 'text' ? answer.trim() : isOption(answer) ? answer : undefined
}

export function parseQuestions(json: Json): readonly Question[] {
  if (!Array.isArray(json)) return []
  const seen = new Set<string>()
  return json.flatMap((item: Json): Question[] => {
    const { id, kind, text, block, topic, isRequired, options } = entriesOf(item)
    const known = questionKinds.find(name => name === kind)
    if (typeof id !== 'string' || id === '' || seen.has(id) || known === undefined) return []
    seen.add(id)
    return [
      {
        ...{ id, kind: known, text: parseText(text), block: wordsOf(block), topic: wordsOf(topic) },
        isRequired: isRequired === true,
        options: Array.isArray(options) ? options.flatMap(parseOption) : [],
      },
    ]
  })
}

function parseOption(json: Json): QuestionOption[] {
  const { id, text } = entriesOf(json)
  return typeof id === 'string' && id !== '' ? [{ id, text: parseText(text) }] : []
}

export function parseText(json: Json | undefined): SurveyText {
  const { 'zh-CN': zh, en } = entriesOf(json)
  return { ...(typeof zh === 'string' && { 'zh-CN': zh }), ...(typeof en === 'string' && { en }) }
}

export function parseAnswers(json: Json): Answers {
  const answers: Record<string, Answer> = {}
  for (const [id, value] of Object.entries(entriesOf(json))) {
    if (typeof value === 'number' || typeof value === 'string') answers[id] = value
    else if (Array.isArray(value)) answers[id] = value.filter((each: Json) => typeof each === 'string')
  }
  return answers
}

const wordsOf = (json: Json | undefined): string => (typeof json === 'string' ? json : '')

const entriesOf = (json: Json | undefined): { readonly [key: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as { [key: string]: Json }) : {}
