/** Every date phrase of a text, in both languages, with the way to read its day. */
import { chineseDateRules } from './date-chinese.ts'
import { englishDateRules } from './date-english.ts'
import type { ReadDay } from './date-rule.ts'

export interface FoundDate {
  readonly start: number
  readonly end: number
  readonly read: ReadDay
  readonly isPeriod: boolean
}

const rules = [...chineseDateRules, ...englishDateRules]

export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = []
  for (const { pattern, read, isPeriod = false } of rules) {
    for (const match of text.matchAll(pattern)) {
      const day = read(match.groups ?? {})
      if (day !== undefined) found.push({ start: match.index, end: match.index + match[0].length, read: day, isPeriod })
    }
  }
  return found
}
