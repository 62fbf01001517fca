/** What came of surveys: scores with intervals, their trend by wave, topics and touchpoints worst first (DOMAIN 3.3; feat:I1, I2, I4, O10). */
import type { AnalysisSettings } from '../analysis/settings.ts'
import type { Day } from '../day.ts'
import type { Answers, Question, ScaleQuestionKind } from './question.ts'
import {
  type Ces,
  type Csat,
  cesOf,
  csatOf,
  latestAnswers,
  type Nps,
  npsOf,
  type SurveyAnswer,
  topicScores,
  type TopicScore,
  wavesOf,
} from './satisfaction.ts'

/** Answers to a survey as they lie in a journal, with the questions as they were asked. */
export interface AskedResponse {
  readonly id: string
  readonly customer: string
  readonly contacts: readonly string[]
  readonly wave: Day
  readonly day: Day
  readonly questions: readonly Question[]
  readonly answers: Answers
}

export interface WaveScore {
  readonly wave: Day
  readonly n: number
  /** −100…100 for nps, 0…1 for csat, 1…7 for ces; null with too few answers. */
  readonly score: number | null
}

export type ScaleResult =
  | { readonly kind: 'nps'; readonly rated: Nps; readonly waves: readonly WaveScore[] }
  | { readonly kind: 'csat'; readonly rated: Csat; readonly waves: readonly WaveScore[] }
  | { readonly kind: 'ces'; readonly rated: Ces; readonly waves: readonly WaveScore[] }

export interface EffortScore extends Ces {
  readonly topic: string
}

export interface SurveyResults {
  readonly responses: number
  /** Scales that were asked, in the order nps, csat, ces. */
  readonly scales: readonly ScaleResult[]
  readonly topics: readonly TopicScore[]
  /** Effort by touchpoint. */
  readonly efforts: readonly EffortScore[]
}

/** One person answers for themselves; several together, or nobody named, for the customer. */
export const respondentOf = ({ customer, contacts }: Pick<AskedResponse, 'customer' | 'contacts'>): string =>
  contacts.length === 1 ? (contacts[0] ?? customer) : customer

/** Raw answers on one scale; ids say response and question. */
export const answersOn = (kind: ScaleQuestionKind, responses: readonly AskedResponse[]): readonly SurveyAnswer[] =>
  responses.flatMap(response =>
    response.questions.flatMap(({ id, kind: asked, topic }): SurveyAnswer[] => {
      const score = response.answers[id]
      if (asked !== kind || typeof score !== 'number') return []
      const { wave, day } = response
      return [{ id: `${response.id}/${id}`, respondent: respondentOf(response), wave, topic, day, score }]
    }),
  )

export function surveyResults(
  responses: readonly AskedResponse[],
  asOf: Day,
  settings: AnalysisSettings,
): SurveyResults {
  const scales = (['nps', 'csat', 'ces'] as const).flatMap((kind): ScaleResult[] => {
    const answers = wholeOf(answersOn(kind, responses))
    return answers.length === 0 ? [] : [scaleResult(kind, answers, asOf, settings)]
  })
  return {
    responses: responses.length,
    scales,
    topics: topicScores(answersOn('csat', responses), asOf, settings),
    efforts: effortByTopic(answersOn('ces', responses), asOf, settings),
  }
}

/** Answers about the whole; where only parts were asked about, those are pooled. */
function wholeOf(answers: readonly SurveyAnswer[]): readonly SurveyAnswer[] {
  const whole = answers.filter(({ topic }) => topic === '')
  return whole.length > 0 ? whole : answers
}

function scaleResult(
  kind: ScaleQuestionKind,
  answers: readonly SurveyAnswer[],
  asOf: Day,
  settings: AnalysisSettings,
): ScaleResult {
  const scores = latestAnswers(answers, asOf).map(({ score }) => score)
  // One trend for all topics that were pooled: what is asked about apart stands in the list of topics.
  const waves = wavesOf(
    latestAnswers(answers, asOf).map((answer, n) => ({
      ...answer,
      respondent: `${answer.respondent}/${n}`,
      topic: '',
    })),
    asOf,
  )
  switch (kind) {
    case 'nps':
      return { kind, rated: npsOf(scores, asOf, settings), waves: waves.map(each => scored(each, npsScore)) }
    case 'csat':
      return { kind, rated: csatOf(scores, asOf, settings), waves: waves.map(each => scored(each, csatScore)) }
    case 'ces':
      return { kind, rated: cesOf(scores, asOf, settings), waves: waves.map(each => scored(each, cesScore)) }
  }
  function npsScore(own: readonly number[]): number | null {
    return npsOf(own, asOf, settings).score
  }
  function csatScore(own: readonly number[]): number | null {
    return csatOf(own, asOf, settings).share.value
  }
  function cesScore(own: readonly number[]): number | null {
    return cesOf(own, asOf, settings).mean
  }
  function scored(
    { wave, scores: own }: { readonly wave: string; readonly scores: readonly number[] },
    scoreOf: (own: readonly number[]) => number | null,
  ): WaveScore {
    return { wave, n: own.length, score: own.length < settings.satisfaction.answers ? null : scoreOf(own) }
  }
}

/** Touchpoints with enough answers, the hardest first; the others after them, by name (feat:O10). */
function effortByTopic(
  answers: readonly SurveyAnswer[],
  asOf: Day,
  settings: AnalysisSettings,
): readonly EffortScore[] {
  const topics = new Map<string, number[]>()
  for (const { topic, score } of latestAnswers(answers, asOf))
    if (topic !== '') topics.set(topic, [...(topics.get(topic) ?? []), score])
  return [...topics]
    .map(([topic, scores]) => ({ topic, ...cesOf(scores, asOf, settings) }))
    .sort(
      (a, b) =>
        Number(a.isTooFew) - Number(b.isTooFew) ||
        (a.isTooFew ? 0 : (a.mean ?? 0) - (b.mean ?? 0)) ||
        (a.topic < b.topic ? -1 : 1),
    )
}

/** How satisfied the people at a customer are, 1–5, by the newest wave of their answers; null when nobody was asked (DOMAIN 4.3). */
export function latestSatisfaction(
  answers: readonly SurveyAnswer[],
  asOf: Day,
): { readonly level: number; readonly answers: readonly SurveyAnswer[] } | null {
  const latest = latestAnswers(wholeOf(answers), asOf)
  const day = latest.reduce((newest, answer) => (answer.day > newest ? answer.day : newest), '')
  const wave = latest.find(answer => answer.day === day)?.wave
  const own = latest.filter(answer => answer.wave === wave)
  return own.length === 0 ? null : { level: own.reduce((sum, { score }) => sum + score, 0) / own.length, answers: own }
}
