/** Numbers as people write them in a sheet → exact decimals: separators, 万 and 亿, currency signs, brackets for a minus. */
import { decimalToMinor } from '#shared/domain/money.ts'

/** `decimal` × 10^`power`; nothing has passed through a double. */
interface ReadNumber {
  readonly decimal: string
  readonly power: number
}

const powers: { readonly [unit: string]: number } = { 千: 3, k: 3, 万: 4, w: 4, m: 6, 百万: 6, 千万: 7, 亿: 8 }

const shape =
  /^(\()?([+-])?(?:us|hk|nt|au|ca|rmb|[a-z]{3})?[¥$£€₩₹]?([+-])?([\d.,]+)(?:e\+?(\d{1,2}))?(百万|千万|[千万亿kwm])?(?:[元圆块人个家件单笔¥$£€₩₹]|[a-z]{3})?(-)?(\))?$/

/**
 * Undefined when the cell is no number. `decimalComma` is the column's habit (`1.234,50`); without it a lone comma before
 * one or two last digits is a decimal comma too, before three a separator.
 */
export function readNumber(cell: string, decimalComma = false): ReadNumber | undefined {
  const text = cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’_]/g, '')
    .replace(/[−–—]/g, '-')
  const match = shape.exec(text)
  if (!match) return undefined
  const [, open, sign, inner, body = '', exponent, unit, trailing, close] = match
  if ((open === undefined) !== (close === undefined)) return undefined
  const figures = plainFigures(body, decimalComma)
  if (figures === undefined) return undefined
  const minus = [open, sign === '-' ? sign : undefined, inner === '-' ? inner : undefined, trailing].filter(
    Boolean,
  ).length
  if (minus > 1) return undefined
  return {
    decimal: minus === 1 ? `-${figures}` : figures,
    power: Number(exponent ?? 0) + (unit ? (powers[unit] ?? 0) : 0),
  }
}

/** Digits with at most one point. */
function plainFigures(body: string, decimalComma: boolean): string | undefined {
  const point = decimalMark(body, decimalComma)
  const at = point === '' ? body.length : body.lastIndexOf(point)
  const whole = body.slice(0, at)
  const fraction = body.slice(at + 1)
  if (!/^\d*$/.test(fraction) || !isGrouped(whole)) return undefined
  const digits = whole.replace(/[.,]/g, '')
  return digits + fraction === '' ? undefined : fraction === '' ? digits : `${digits || '0'}.${fraction}`
}

function decimalMark(body: string, decimalComma: boolean): '' | ',' | '.' {
  const comma = body.lastIndexOf(',')
  const dot = body.lastIndexOf('.')
  if (comma >= 0 && dot >= 0) return comma > dot ? ',' : '.'
  if (comma >= 0) return decimalComma || /^\d+,\d{1,2}$/.test(body) ? ',' : ''
  if (dot < 0) return ''
  return body.indexOf('.') !== dot || (decimalComma && /^\d{1,3}\.\d{3}$/.test(body)) ? '' : '.'
}

/** Groups of three, of four (万) or of two and three (lakh), by one separator. */
const isGrouped = (whole: string): boolean =>
  /^\d*$/.test(whole) ||
  /^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(whole) ||
  /^\d{1,4}(,\d{4})+$/.test(whole) ||
  /^\d{1,2}(,\d{2})+,\d{3}$/.test(whole)

/** True when the numbers of a column use the comma for decimals. */
export function usesDecimalComma(cells: Iterable<string>): boolean {
  let commas = 0
  for (const cell of cells) {
    if (/\.\d{1,2}\D*$/.test(cell)) return false
    if (/,\d{1,2}\D*$/.test(cell)) commas++
  }
  return commas > 0
}

/** A whole number, or undefined: `1,200 人` is 1200, `12.5` is none. */
export function readInteger(cell: string): number | undefined {
  const read = readNumber(cell)
  if (!read) return undefined
  const exact = decimalToMinor(read.decimal, read.power)
  const finer = decimalToMinor(read.decimal, read.power + 4)
  return exact !== undefined && finer === exact * 10_000 ? exact : undefined
}

/** Minor units of the workspace's currency, half to even; `rate` and `factor` are exact decimals it is multiplied by first. */
export function toMinorUnits(read: ReadNumber, digits: number, ...factors: readonly string[]): number | undefined {
  const decimal = factors.reduce(multiplyDecimals, read.decimal)
  return decimalToMinor(decimal, digits + read.power)
}

function multiplyDecimals(a: string, b: string): string {
  const [left, leftDigits] = scaled(a)
  const [right, rightDigits] = scaled(b)
  const product = left * right
  const digits = leftDigits + rightDigits
  const figures = String(product < 0n ? -product : product).padStart(digits + 1, '0')
  const whole = figures.slice(0, figures.length - digits)
  return `${product < 0n ? '-' : ''}${whole}${digits > 0 ? `.${figures.slice(figures.length - digits)}` : ''}`
}

function scaled(decimal: string): [value: bigint, digits: number] {
  const digits = decimal.includes('.') ? decimal.length - decimal.indexOf('.') - 1 : 0
  return [BigInt(decimal.replace('.', '')), digits]
}
