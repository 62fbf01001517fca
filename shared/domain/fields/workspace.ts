/** What the whole company shares: in `workspace.<id>`, written by its admins. A segment may also be one's own, in `member.<id>`. */
import { boolean, day, integer, json, oneOf, optionalInteger, string } from '../field.ts'

/**
 * One part of the settings as it was set on a day. Never edited: who changes it sets it again, the latest counts, and what
 * numbers were made with before can still be told.
 */
export const settingFields = {
  /** A part of `defaultSettings`, or `preset`. */
  part: string('setting.part'),
  value: json('setting.value', null),
  day: day('setting.day'),
  reason: string('setting.reason'),
}

/** A saved rule; who is in it is worked out on each device, never stored (DOMAIN 3.4). */
export const segmentFields = {
  name: string('segment.name'),
  /** See segment-rule.ts. */
  rule: json('segment.rule', null),
  /** Raised with each change of the rule: goals name a version. */
  version: integer('segment.version', 1),
  isTarget: boolean('segment.isTarget'),
  positioning: string('segment.positioning'),
}

export const productFields = {
  name: string('product.name'),
  line: string('product.line'),
  note: string('product.note'),
}

/** Us and them (feat:J3, J4). */
export const competitorFields = {
  name: string('competitor.name'),
  strategy: string('competitor.strategy'),
  positioning: string('competitor.positioning'),
  pricing: string('competitor.pricing'),
  /** By attribute: levels 1–5 of ours and theirs, `{ quality: [4, 3] }`. */
  grid: json('competitor.grid', {}),
}

export const surveyKinds = ['questionnaire', 'interview', 'group'] as const

/** A questionnaire, an interview guide, or the guide of a focus group (feat:B2, B3, B4). */
export const surveyFields = {
  title: string('survey.title'),
  /** By language, for those who are asked. */
  titles: json('survey.titles', {}),
  /** What is said first, by language. */
  intro: json('survey.intro', {}),
  kind: oneOf('survey.kind', surveyKinds, 'questionnaire'),
  /** See survey/question.ts. */
  questions: json('survey.questions', []),
  /** Days between waves; 0 = asked when somebody asks. */
  everyDays: integer('survey.everyDays', 0),
  /** Share of satisfied answers aimed at, percent. */
  target: optionalInteger('survey.target'),
  isClosed: boolean('survey.isClosed'),
}

export const eventKinds = ['product', 'competitor', 'regulation', 'market'] as const

/** Something that changed around us, after which goals may have to be looked at again (feat:B11). */
export const eventFields = {
  kind: oneOf('event.kind', eventKinds, 'market'),
  text: string('event.text'),
  day: day('event.day'),
  segment: string('event.segment'),
}

/** What was found out about a market (feat:J7). */
export const researchFields = {
  question: string('research.question'),
  method: string('research.method'),
  sample: string('research.sample'),
  finding: string('research.finding'),
  day: day('research.day'),
  source: string('research.source'),
  about: string('research.about'),
}
