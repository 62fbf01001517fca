/**
 * The text as the promise rules see it: what is already understood is replaced, character by character, by a sign of its
 * kind, and the text is cut into clauses. Offsets stay those of the text.
 */
import type { SpanKind } from './span.ts'

/** Signs of understood pieces, from the private use area. */
export const sign = { when: '\uE000', person: '\uE001', customer: '\uE002', money: '\uE003' } as const

const signByKind: { readonly [kind in SpanKind]?: string } = {
  date: sign.when,
  time: sign.when,
  contact: sign.person,
  customer: sign.customer,
  money: sign.money,
}

/** Full-width letters, digits and signs become the plain ones; control and private characters become spaces. Length is kept. */
export const plainText = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, char =>
      '，。；！？：、'.includes(char) ? char : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
    )
    .replace(/￥/g, '¥')
    .replace(/[’‘]/g, "'")
    .replace(/[\u3000\u00A0\t\r\uE000-\uE0FF]/g, ' ')

export function mask(
  text: string,
  spans: readonly { readonly kind: SpanKind; readonly start: number; readonly end: number }[],
): string {
  const chars = [...Array(text.length).keys()].map(at => text.charAt(at))
  for (const { kind, start, end } of spans) {
    const char = signByKind[kind]
    if (char !== undefined) chars.fill(char, start, end)
  }
  return chars.join('')
}

export interface Clause {
  readonly start: number
  readonly end: number
  /** Cut by a blank only: the next clause may go on with the thought. */
  readonly isSoft: boolean
  readonly isQuestion: boolean
}

const han = '\\u4e00-\\u9fff'
const marks = '\\uE000-\\uE003'
const boundary = new RegExp(
  [
    '[，。；！？!?;\\n]',
    ',(?!\\d{3}(?!\\d))',
    `\\.(?=\\s|$|[${han}])`,
    '但是|不过|然后|并且|另外|所以|因此|同时|而且|接着|(?<!不)但',
    '\\b(?:but|then)\\b',
    '\\band\\b(?=\\s+(?:i|we|he|she|they|will|the (?:customer|client|buyer)|[\\uE001\\uE002])\\b|\\s+[\\uE001\\uE002])',
    // 见了张总下周三送货: the meeting ends with the person met.
    `(?<=(?:见了?|拜访了?|碰到了?|met with|met|visited|saw)\\s*[\\uE001\\uE002]+(?:[和与跟、及]\\uE001+)*)(?=[\\uE000${han}])(?![和与跟、及说])`,
    `(?<=[${han}])\\s+(?=[${han}A-Za-z\\uE000-\\uE002])`,
    `(?<=[A-Za-z${marks}])\\s+(?=[${marks}]*[${han}])`,
  ].join('|'),
  'giu',
)
const onlySigns = /^[\s\uE000-\uE003]+$/u

export function splitClauses(masked: string): Clause[] {
  const clauses: Clause[] = []
  let start = 0
  const close = (end: number, next: number, isSoft: boolean, isQuestion: boolean): void => {
    if (masked.slice(start, end).trim() !== '') clauses.push({ start, end, isSoft, isQuestion })
    start = next
  }
  for (const match of masked.matchAll(boundary)) {
    const isBlank = match[0].trim() === '' && match[0] !== '\n'
    // 张总 下周三 给答复: a blank after a name alone ends nothing.
    if (isBlank && match[0] !== '' && onlySigns.test(masked.slice(start, match.index))) continue
    close(match.index, match.index + match[0].length, isBlank, /[?？]/.test(match[0]))
  }
  close(masked.length, masked.length, false, false)
  return clauses
}
