/** What a part is called, how one asks for it, and what its five levels mean. */
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import { type JudgedPart, judgedParts } from '#shared/domain/record.ts'
import type { IndexName } from '#shared/domain/standing/customer-standing.ts'
import type { Format } from '#app/words/format.ts'
import type { Words } from '#app/words/zh-CN.ts'

export const partsOfIndex: { readonly [name in IndexName]: readonly JudgedPart[] } = {
  importance: ['potential', 'reference', 'network', 'fit'],
  trust: ['credibility', 'closeness', 'selfInterest'],
  confidence: ['adoption', 'satisfaction'],
}

export const isJudgedPart = (part: string): part is JudgedPart => judgedParts.some(one => one === part)

export interface PartReader {
  readonly words: Words
  readonly format: Format
  readonly settings: AnalysisSettings
}

/** Of levels 1 to 5: 一年 5 万到 20 万, 会回电话. */
export function levelMeanings({ words, format, settings }: PartReader, part: JudgedPart): readonly string[] {
  const { standing } = words
  if (part !== 'potential') return standing.levels[part]
  const from = settings.importance.potentialBands.map(format.moneyShort)
  return [
    standing.potentialBelow(from[0] ?? ''),
    ...from.slice(1).map((to, n) => standing.potentialBetween(from[n] ?? '', to)),
    standing.potentialFrom(from.at(-1) ?? ''),
  ]
}

/** 3：会回电话. */
export const levelWords = (reader: PartReader, part: JudgedPart): readonly string[] =>
  levelMeanings(reader, part).map((meaning, n) => reader.words.standing.level(n + 1, meaning))
