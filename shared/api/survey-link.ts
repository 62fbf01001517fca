/** Requests and answers of links with which a customer answers a survey without an account. Beside account.ts, same manners. */
import * as v from 'valibot'
import { isDay } from '#shared/domain/day.ts'
import { isId } from '#shared/domain/id.ts'
import { type Answers, type Question, questionKinds, type SurveyText } from '#shared/domain/survey/question.ts'
import { maxNameLength } from './account.ts'

export const surveyLinkDays = 30
const maxQuestions = 40
const maxOptions = 20
const maxWords = 2_000

const key = v.pipe(v.string(), v.minLength(1), v.maxLength(64))
const text = v.strictObject({
  'zh-CN': v.exactOptional(v.pipe(v.string(), v.maxLength(500))),
  en: v.exactOptional(v.pipe(v.string(), v.maxLength(500))),
})
const question = v.strictObject({
  id: key,
  kind: v.picklist(questionKinds),
  text,
  block: v.pipe(v.string(), v.maxLength(80)),
  topic: v.pipe(v.string(), v.maxLength(80)),
  isRequired: v.boolean(),
  options: v.pipe(v.array(v.strictObject({ id: key, text })), v.maxLength(maxOptions)),
})

/** What the customer is shown. The device that makes the link gives it: the server knows no surveys. */
const sheet = v.strictObject({
  /** Who asks. */
  from: v.pipe(v.string(), v.maxLength(maxNameLength)),
  titles: text,
  intro: text,
  questions: v.pipe(v.array(question), v.minLength(1), v.maxLength(maxQuestions)),
})

export const surveyLinkRequest = v.strictObject({
  survey: key,
  contact: v.exactOptional(v.pipe(v.string(), v.check(isId))),
  /** How its waves are counted: `waveOf` of shared/domain/survey/wave.ts. */
  everyDays: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(3_660)),
  begin: v.pipe(v.string(), v.check(isDay)),
  sheet,
})

const secret = v.pipe(v.string(), v.minLength(1), v.maxLength(64))

/** The secret of the link, from the fragment of `/s#<secret>`. */
export const openLinkRequest = v.strictObject({ secret })

/** `key` is made by the page for one sending: sent again, it is the same answer and no second one. */
export const answerLinkRequest = v.strictObject({
  secret,
  key: secret,
  language: v.picklist(['zh-CN', 'en']),
  answers: v.record(
    key,
    v.union([
      v.number(),
      v.pipe(v.string(), v.maxLength(maxWords)),
      v.pipe(v.array(key), v.maxLength(maxOptions), v.readonly()),
    ]),
  ),
  /** Free words of the customer; '' = none. */
  words: v.pipe(v.string(), v.maxLength(maxWords)),
  /** Something has to be put right: the words are an issue. */
  wantsReply: v.boolean(),
})

export type SurveyLinkRequest = v.InferOutput<typeof surveyLinkRequest>
export type AnswerLinkRequest = v.InferOutput<typeof answerLinkRequest>

/** Of the customer's page. */
export interface SurveySheet {
  readonly from: string
  readonly titles: SurveyText
  readonly intro: SurveyText
  readonly questions: readonly Question[]
}

/** `link` is whole (`https://…/s#<secret>`); shown once, the server keeps only a hash. */
export interface SurveyLinkReply {
  readonly id: string
  readonly link: string
  readonly expiresAt: number
}

/** A link of a customer, as a list shows it: without its secret. */
export interface SurveyLinkRow {
  readonly id: string
  readonly titles: SurveyText
  readonly contact?: string
  readonly by: string
  readonly expiresAt: number
  /** Answered; a device will fetch it. */
  readonly isAnswered: boolean
}

/** What a customer answered, until a device has written it into the customer's journal. */
export interface SurveyReplyRow {
  /** Of the record to be: whoever writes it down makes the same one. */
  readonly id: string
  /** Of the record the customer's own words become. */
  readonly wordsId: string
  readonly customer: string
  readonly contact?: string
  readonly survey: string
  readonly everyDays: number
  readonly begin: string
  readonly titles: SurveyText
  readonly questions: readonly Question[]
  readonly language: 'zh-CN' | 'en'
  readonly answers: Answers
  readonly words: string
  readonly wantsReply: boolean
  /** ms since the epoch. */
  readonly at: number
}
