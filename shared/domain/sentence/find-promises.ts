/** Promises of a text: the clause that makes one, and the date and time that go with it. */
import type { Day } from '../day.ts'
import { type Clause, sign } from './clause.ts'
import type { DatePiece, Pieces, WhenPiece } from './find-pieces.ts'
import type { FoundPromise, ReadPromise } from './promise.ts'
import { readChinesePromise } from './promise-chinese.ts'
import { readEnglishPromise } from './promise-english.ts'
import type { DateSpan, PromiseSpan, TimeSpan } from './span.ts'

export interface Scene extends Pieces {
  readonly text: string
  readonly masked: string
  readonly clauses: readonly Clause[]
  readonly today: Day
  readonly dismissedTexts: readonly string[]
}

export function findPromises(scene: Scene): PromiseSpan[] {
  const promises: PromiseSpan[] = []
  const used = new Set<WhenPiece>()
  for (let i = 0; i < scene.clauses.length; i++) {
    const whole = clauseFrom(scene, i)
    if (whole === undefined || whole.isQuestion || isConditional(scene, i)) continue
    const whens = whenOf(scene, i, whole.last).filter(piece => !used.has(piece))
    const found = read(scene.masked.slice(whole.start, whole.end), whens.length > 0)
    if (found === undefined) continue
    const promise = promiseSpan(
      scene,
      whole,
      found,
      whens.filter(piece => !scene.dismissed.has(piece)),
    )
    i = whole.last
    if (promise === undefined) continue
    for (const piece of whens) used.add(piece)
    promises.push(promise)
  }
  return promises.filter(({ text }) => !scene.dismissedTexts.some(taken => taken !== '' && text.startsWith(taken)))
}

/** 如果同意，下周签合同: what follows a condition is not promised. */
function isConditional({ masked, clauses }: Scene, i: number): boolean {
  const before = clauses[i - 1]
  return (
    before !== undefined &&
    /^\s*(?:如果|要是|假如|若|只要|除非|\bif\b|\bunless\b|\bonce\b|\bwhen\b)/iu.test(
      masked.slice(before.start, before.end),
    )
  )
}

const read: ReadPromise = (clause, isDated) =>
  readChinesePromise(clause, isDated) ?? readEnglishPromise(clause, isDated)

interface Whole extends Clause {
  /** Index of its last clause. */
  readonly last: number
}

const bareVerb = /(?:送|寄|发|给|带|拿|补|提供|准备|报价)\s*$|\b(?:will\s+)?(?:send|bring|deliver|ship)\s*$/iu

/** A clause; with the next one where only a blank parts a verb from its thing (送 第二批样品). */
function clauseFrom({ masked, clauses }: Scene, i: number): Whole | undefined {
  const clause = clauses[i]
  const next = clauses[i + 1]
  if (clause === undefined) return undefined
  const isOpen = clause.isSoft && next !== undefined && bareVerb.test(masked.slice(clause.start, clause.end))
  return isOpen ? { ...next, start: clause.start, last: i + 1 } : { ...clause, last: i }
}

/** Dates and times of the clauses; without any, those of a clause beside them that says nothing else. */
function whenOf({ masked, clauses, pieces }: Scene, first: number, last: number): WhenPiece[] {
  const inside = ({ start, end }: { start: number; end: number }): WhenPiece[] =>
    pieces
      .filter(piece => piece.kind === 'date' || piece.kind === 'time')
      .filter(piece => piece.start >= start && piece.end <= end)
  const start = clauses[first]?.start ?? 0
  const own = inside({ start, end: clauses[last]?.end ?? start })
  if (own.length > 0) return own
  const beside = [clauses[first - 1], clauses[last + 1]].filter(clause => clause !== undefined)
  return beside
    .filter(({ start: from, end }) => onlyWhen.test(masked.slice(from, end)))
    .flatMap(inside)
    .slice(0, 2)
}

const onlyWhen = new RegExp(`^[\\s${sign.when}]*${sign.when}[\\s${sign.when}]*(?:前|之前)?$`, 'u')

function promiseSpan(
  scene: Scene,
  clause: Whole,
  found: FoundPromise,
  whens: readonly WhenPiece[],
): PromiseSpan | undefined {
  const { text, today, masked } = scene
  const due = whens
    .map(piece => (piece.kind === 'date' ? dueDate(piece, today) : undefined))
    .find(date => date !== undefined)
  const time = whens.find(piece => piece.kind === 'time')
  const hasDate = whens.some(piece => piece.kind === 'date')
  const day = due?.day ?? (time && !hasDate ? today : undefined)
  // A date gone by is a report; a meeting today is this visit.
  if (hasDate && (due === undefined || due.day < today)) return undefined
  if (found.isMeeting && !found.isIntended && day === today) return undefined
  const title = titleOf(scene, clause, found)
  const start = clause.start + found.start
  const end = start + masked.slice(start, clause.end).trimEnd().length
  const from = start + (masked.slice(start, end).length - masked.slice(start, end).trimStart().length)
  if (title === '') return undefined
  const span = { kind: 'promise', start: from, end, text: text.slice(from, end), side: found.side, title } as const
  return { ...span, ...(due && { due }), ...(time && { time: timeSpan(time) }) }
}

function dueDate({ start, end, text, read: readDay }: DatePiece, today: Day): DateSpan | undefined {
  const day = readDay(today, 'ahead')
  return day === undefined ? undefined : { kind: 'date', start, end, text, day }
}

const timeSpan = ({ start, end, text, time }: TimeSpan): TimeSpan => ({ kind: 'time', start, end, text, time })

/** The words of the title as they were written, without date and time. */
function titleOf({ text, masked }: Scene, clause: Clause, { title }: FoundPromise): string {
  const words = title.map(part => {
    if (typeof part === 'string') return part
    const [from, to] = part
    const start = clause.start + from
    const kept = [...Array(to - from).keys()].map(i =>
      masked.charAt(start + i) === sign.when ? ' ' : text.charAt(start + i),
    )
    return kept.join('')
  })
  return words
    .join('')
    .replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s:：,]+|[\s吧啊哦呢哈]+$|\s+(?:by|on|at|before)$/giu, '')
    .trim()
}
