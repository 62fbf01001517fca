/** Numbers as people write them in Chinese and English: 十五, 两, three, 二十万, 三万五. */

const digitValues = new Map([...'零一二三四五六七八九'].map((digit, value) => [digit, value] as const))
digitValues.set('〇', 0).set('两', 2)
const unitValues = new Map<string, number>([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])
const groupValues = new Map<string, number>([
  ['万', 10_000],
  ['亿', 100_000_000],
])
const englishCounts = new Map<string, number>([
  ...'zero one two three four five six seven eight nine ten eleven twelve'.split(' ').map((w, i) => [w, i] as const),
  ['a', 1],
  ['an', 1],
  ['a couple of', 2],
])

/** Digits of a Chinese number, for use inside a character class of a pattern. */
export const chineseDigits = '零〇一二两三四五六七八九十'
export const englishCount =
  '(?:a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,3})'

/** A small whole number: `3`, `十五`, `两`, `three`, `a`. */
export function readCount(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  return englishCounts.get(text.toLowerCase()) ?? readChineseNumber(text)
}

/**
 * A whole number in Chinese figures, digits mixed in (`2万3千`). A last bare digit belongs to the next lower unit, as it
 * is spoken: 三万五 is 35,000, 一百二 is 120, 一万零五 is 10,005. Undefined when it is none.
 */
export function readChineseNumber(text: string): number | undefined {
  let total = 0
  let group = 0
  let figure: number | undefined
  let lastUnit = 1
  let afterZero = false
  for (const token of text.match(/\d+|./gu) ?? []) {
    const digit = /^\d+$/.test(token) ? Number(token) : digitValues.get(token)
    const unit = unitValues.get(token)
    const scale = groupValues.get(token)
    if (digit !== undefined) {
      if (figure !== undefined && figure !== 0) return undefined
      afterZero = figure === 0 || digit === 0
      figure = digit
    } else if (unit !== undefined) {
      group += (figure ?? 1) * unit
      figure = undefined
      lastUnit = unit
    } else if (scale !== undefined) {
      if (group === 0 && figure === undefined) return undefined
      const here = group + (figure ?? 0)
      total = token === '亿' ? (total + here) * scale : total + here * scale
      group = 0
      figure = undefined
      lastUnit = scale
    } else return undefined
  }
  if (figure === undefined && group === 0 && total === 0) return undefined
  const isSpokenShort = figure !== undefined && figure < 10 && !afterZero && lastUnit > 10
  return total + group + (figure ?? 0) * (isSpokenShort ? lastUnit / 10 : 1)
}
