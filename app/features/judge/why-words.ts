/** A part of an index in words: its name, its level, and where that comes from. */
import type { Part } from '#shared/domain/analysis/part.ts'
import { scorecard } from '#shared/domain/standing/scorecard.ts'
import type { StandingPage } from '#app/data/queries/customer-standing.ts'
import { isJudgedPart, levelMeaning } from '#app/part-words.ts'
import type { Format } from '#app/words/format.ts'
import type { Words } from '#app/words/zh-CN.ts'

export interface WhyReader {
  readonly words: Words
  readonly format: Format
  readonly page: StandingPage
  /** Member who reads. */
  readonly me: string
  readonly today: string
}

export function partName({ standing }: Words, id: string): string {
  return isJudgedPart(id) || id === 'reliability' || id === 'wallet' || id === 'quality' ? standing.parts[id] : id
}

/** 4 / 5, or nothing while nobody knows. */
export function figureOf(reader: WhyReader, part: Part): string {
  const { words, format, page, today } = reader
  if (part.known === 0 || part.value === null) return '–'
  if (part.id === 'wallet' || part.id === 'quality') return format.percent(part.value)
  // Answers of customers: on their own scale again.
  if (part.id === 'satisfaction' && part.basis === 'facts')
    return words.standing.outOf(format.number(Math.round((1 + 4 * part.value) * 10) / 10), 5)
  const isLevel = part.basis === 'judgement' && part.evidence[0]?.kind === 'score'
  const level = isLevel ? scorecard(page.scores, today).get(part.id)?.used.level : undefined
  return words.standing.outOf(format.number(level ?? Math.round(part.value * 10) / 10), 5)
}

export function evidenceOf(reader: WhyReader, part: Part): string {
  const { standing } = reader.words
  switch (part.basis) {
    case 'judgement':
      return judgementWords(reader, part)
    case 'assumed':
      return standing.assumed
    case 'unknown':
      return part.id === 'wallet' ? standing.noWallet : part.id === 'quality' ? standing.noPurchases : standing.unknown
    case 'facts':
      return part.id === 'satisfaction' ? standing.answered(part.evidence.length) : factWords(reader, part.id)
  }
}

function factWords({ words: { standing }, format, page }: WhyReader, part: string): string {
  switch (part) {
    case 'reliability':
      return standing.promisesKept(page.promises.due, page.promises.kept)
    case 'wallet':
      return standing.ofWallet(format.moneyShort(page.sold), format.moneyShort(page.wallet))
    case 'quality':
      return standing.complaints(page.quality.complaints, page.quality.purchases)
    default:
      return standing.soldInYear(format.moneyShort(page.sold))
  }
}

function judgementWords(reader: WhyReader, { id, known, evidence }: Part): string {
  const { words, page, format, me, today } = reader
  const { standing } = words
  // What was typed as a sum is no level anybody gave.
  if (evidence[0]?.kind === 'estimate') return standing.estimated(format.moneyShort(page.wallet))
  const scored = scorecard(page.scores, today).get(id)
  if (scored === undefined || !isJudgedPart(id)) return standing.unknown
  const { used, rep, difference } = scored
  const who = used.by === me ? standing.me : (page.names.get(used.by) ?? standing.someone)
  const meaning = levelMeaning({ words, format, settings: page.settings }, id, used.level)
  return [
    meaning,
    standing.judgedBy(who, format.dayOfMonth(used.day)),
    difference ? standing.repSays(rep?.level ?? 0) : undefined,
    known < 1 ? standing.old : undefined,
  ]
    .filter(each => each !== undefined)
    .join(' · ')
}

type WeakestFacts = Pick<StandingPage, 'standing' | 'promises' | 'scores' | 'settings'>

/** The one thing that holds trust back: 缺的是「可靠」：承诺 6 条，兑现 2 条. '' while no part is known. */
export function weakestWords(
  { words, format }: Pick<WhyReader, 'words' | 'format'>,
  { standing: { place, trust }, promises, scores, settings }: WeakestFacts,
  today: string,
): string {
  const { standing } = words
  if (trust.weakest === null) return ''
  const isLow = place.quadrant === 'develop-first' || place.quadrant === 'monitor'
  const say = !isLow ? standing.weakest : trust.weakest === 'selfInterest' ? standing.tooMuch : standing.missing
  if (trust.weakest === 'reliability')
    return say(standing.parts.reliability, standing.promisesKept(promises.due, promises.kept))
  const level = scorecard(scores, today).get(trust.weakest)?.used.level ?? 0
  const meaning = levelMeaning({ words, format, settings }, trust.weakest, level)
  return say(standing.parts[trust.weakest], meaning)
}
