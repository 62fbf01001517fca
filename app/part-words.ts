/** What a judged part is called, how one asks for it, and what its levels mean: of a customer and of a contact. */
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import { type JudgedOfContact, type JudgedPart, judgedParts } from '#shared/domain/record.ts'
import type { IndexName } from '#shared/domain/standing/customer-standing.ts'
import type { Format } from './words/format.ts'
import type { Words } from './words/zh-CN.ts'

/** Everything that is judged on a scale of written levels. */
export type RatedPart = JudgedPart | JudgedOfContact

export const partsOfIndex: { readonly [name in IndexName]: readonly JudgedPart[] } = {
  importance: ['potential', 'reference', 'network', 'fit'],
  trust: ['credibility', 'closeness', 'selfInterest'],
  confidence: ['adoption', 'satisfaction'],
}

export const isJudgedPart = (part: string): part is JudgedPart => judgedParts.some(one => one === part)

/** Who has never heard of us stands at 0 of the stages of adoption; every other scale begins at 1. */
export const lowestLevel = (part: RatedPart): 0 | 1 => (part === 'adoption' ? 0 : 1)

export interface PartReader {
  readonly words: Words
  readonly format: Format
  readonly settings: AnalysisSettings
}

/** From the lowest level up: 一年 5 万到 20 万, 会回电话. */
function levelMeanings({ words, format, settings }: PartReader, part: RatedPart): readonly string[] {
  const { standing } = words
  if (part !== 'potential') return standing.levels[part]
  const from = settings.importance.potentialBands.map(format.moneyShort)
  return [
    standing.potentialBelow(from[0] ?? ''),
    ...from.slice(1).map((to, n) => standing.potentialBetween(from[n] ?? '', to)),
    standing.potentialFrom(from.at(-1) ?? ''),
  ]
}

/** What a level means; '' for one that is not on the scale. */
export const levelMeaning = (reader: PartReader, part: RatedPart, level: number): string =>
  levelMeanings(reader, part)[level - lowestLevel(part)] ?? ''

/** 3：会回电话. */
export const levelWords = (reader: PartReader, part: RatedPart): readonly string[] =>
  levelMeanings(reader, part).map((meaning, n) => reader.words.standing.level(n + lowestLevel(part), meaning))
