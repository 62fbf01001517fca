/** Satisfaction with what it rests on: raw answers in, scores with intervals out (DOMAIN 3.3; feat:I1, I2, I4). */
import { type Origin, originOf } from '../analysis/origin.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { type Share, shareOf } from '../analysis/share.ts'
import type { Day } from '../day.ts'

/** nps: 0–10. csat: 1–5. ces: 1–7, agreement that it was easy. */
export type ScaleKind = 'nps' | 'csat' | 'ces'

export interface SurveyAnswer {
  readonly id: string
  readonly respondent: string
  readonly wave: string
  /** What was asked about: '' for the whole. */
  readonly topic: string
  readonly day: Day
  readonly score: number
}

interface Interval {
  readonly low: number
  readonly high: number
}

/** What any of the three says of itself. */
interface Rated extends Origin {
  /** Answers that count: one a respondent, wave and topic. */
  readonly n: number
  /** Too few for a score: the answers are shown one by one. */
  readonly isTooFew: boolean
}

/** −100…100. */
export interface Nps extends Rated {
  readonly score: number | null
  readonly error: number | null
  readonly interval: Interval | null
  readonly promoters: number
  readonly passives: number
  readonly detractors: number
}

/** Share of 4 and 5. */
export interface Csat extends Rated {
  readonly share: Share
  /** Wilson. */
  readonly interval: Interval | null
  /** 1–5. */
  readonly mean: number | null
}

/** 1–7. */
export interface Ces extends Rated {
  readonly mean: number | null
  readonly easy: Share
}

/** One answer a respondent, wave and topic, as of a day: the latest, of one day the one with the larger id. By id. */
export function latestAnswers(answers: readonly SurveyAnswer[], asOf: Day): readonly SurveyAnswer[] {
  const latest = new Map<string, SurveyAnswer>()
  for (const answer of answers) {
    if (answer.day > asOf) continue
    const key = JSON.stringify([answer.respondent, answer.wave, answer.topic])
    const known = latest.get(key)
    if (!known || isLater(answer, known)) latest.set(key, answer)
  }
  return [...latest.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

const isLater = (a: SurveyAnswer, b: SurveyAnswer): boolean => a.day > b.day || (a.day === b.day && a.id > b.id)

/** @param scores of `latestAnswers`; groups are pooled, never averaged. */
export function npsOf(scores: readonly number[], asOf: Day, settings: AnalysisSettings): Nps {
  const { promoterFrom, detractorTo, z } = settings.satisfaction
  const n = scores.length
  const promoters = scores.filter(score => score >= promoterFrom).length
  const detractors = scores.filter(score => score <= detractorTo).length
  const counts = { ...ratedOf(n, asOf, settings), promoters, detractors, passives: n - promoters - detractors }
  if (n === 0) return { ...counts, score: null, error: null, interval: null }
  const [p, d] = [promoters / n, detractors / n]
  const score = (100 * (promoters - detractors)) / n
  const error = (100 * Math.sqrt(p + d - (p - d) * (p - d))) / Math.sqrt(n)
  const interval = { low: Math.max(-100, score - z * error), high: Math.min(100, score + z * error) }
  return { ...counts, score, error, interval }
}

export function csatOf(scores: readonly number[], asOf: Day, settings: AnalysisSettings): Csat {
  const { satisfiedFrom, z } = settings.satisfaction
  const share = shareOf(scores.filter(score => score >= satisfiedFrom).length, scores.length)
  return { ...ratedOf(scores.length, asOf, settings), share, interval: wilson(share, z), mean: meanOf(scores) }
}

export function cesOf(scores: readonly number[], asOf: Day, settings: AnalysisSettings): Ces {
  const easy = scores.filter(score => score >= settings.satisfaction.easyFrom).length
  return { ...ratedOf(scores.length, asOf, settings), mean: meanOf(scores), easy: shareOf(easy, scores.length) }
}

const ratedOf = (n: number, asOf: Day, settings: AnalysisSettings): Rated => ({
  ...originOf(settings, asOf),
  n,
  isTooFew: n < settings.satisfaction.answers,
})

/** Summed as integers: the order of answers does not matter. */
const meanOf = (scores: readonly number[]): number | null =>
  scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length

function wilson({ value, whole }: Share, z: number): Interval | null {
  if (value === null) return null
  const spread = (z * z) / whole
  const middle = value + spread / 2
  const reach = z * Math.sqrt((value * (1 - value)) / whole + spread / (4 * whole))
  return { low: (middle - reach) / (1 + spread), high: (middle + reach) / (1 + spread) }
}

export interface Wave {
  readonly wave: string
  /** Of its last answer. */
  readonly day: Day
  readonly scores: readonly number[]
}

/** The waves of a survey on one topic, oldest first: what a trend is drawn of. */
export function wavesOf(answers: readonly SurveyAnswer[], asOf: Day, topic = ''): readonly Wave[] {
  const waves = new Map<string, { day: Day; scores: number[] }>()
  for (const answer of latestAnswers(answers, asOf)) {
    if (answer.topic !== topic) continue
    const wave = waves.get(answer.wave) ?? { day: '', scores: [] }
    if (answer.day > wave.day) wave.day = answer.day
    wave.scores.push(answer.score)
    waves.set(answer.wave, wave)
  }
  return [...waves]
    .map(([wave, { day, scores }]) => ({ wave, day, scores }))
    .sort((a, b) => (a.day === b.day ? (a.wave < b.wave ? -1 : 1) : a.day < b.day ? -1 : 1))
}

export interface TopicScore extends Csat {
  readonly topic: string
}

/** Topics with enough answers, the worst first; the others after them, by name. */
export function topicScores(
  answers: readonly SurveyAnswer[],
  asOf: Day,
  settings: AnalysisSettings,
): readonly TopicScore[] {
  const scores = new Map<string, number[]>()
  for (const { topic, score } of latestAnswers(answers, asOf)) {
    if (topic === '') continue
    const known = scores.get(topic)
    if (known) known.push(score)
    else scores.set(topic, [score])
  }
  return [...scores]
    .map(([topic, own]) => ({ topic, ...csatOf(own, asOf, settings) }))
    .sort((a, b) => Number(a.isTooFew) - Number(b.isTooFew) || worseFirst(a, b) || (a.topic < b.topic ? -1 : 1))
}

const worseFirst = (a: TopicScore, b: TopicScore): number =>
  a.isTooFew ? 0 : (a.share.value ?? 0) - (b.share.value ?? 0)
