/** Amounts as people type them, and as a form shows them again. */
import { decimalToMinor, minorDigits, minorToDecimal } from '#shared/domain/money.ts'
import { readChineseNumber } from '#shared/domain/sentence/numeral.ts'
import { readNumber, toMinorUnits } from './import/read-number.ts'

/** `58.6万`, `1,200.50`, `¥3k`, `二十万` in minor units of the currency; undefined when it is no amount. */
export function readMoney(text: string, currency: string): number | undefined {
  const read = readNumber(text)
  if (read !== undefined) return toMinorUnits(read, minorDigits(currency))
  // As an input method writes it, and as the quick log understands it in a sentence.
  const spoken = readChineseNumber(text.trim().replace(/[元块圆]$/, ''))
  return spoken && decimalToMinor(String(spoken), minorDigits(currency))
}

/** Null where nothing was typed; undefined when it is no amount. */
export const readMoneyIfAny = (text: string, currency: string): number | null | undefined =>
  text.trim() === '' ? null : readMoney(text, currency)

/** 3200 or 12.50, to go on typing; '' for none. */
export const moneyTyped = (amount: number | null | undefined, currency: string): string =>
  amount === null || amount === undefined ? '' : minorToDecimal(amount, minorDigits(currency)).replace(/\.0+$/, '')
