/** Money is an integer of minor units (分, cents); decimals are strings. No amount passes through a fraction of a double. */

/** ISO 4217: digits after the point where they are not two. */
const unusualDigits = new Map<string, number>([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map(code => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map(code => [code, 3] as const),
  ...'CLF UYW'.split(' ').map(code => [code, 4] as const),
])

/** Digits after the point of an ISO 4217 currency. The list is ours: what `Intl` says differs between platforms. */
export const minorDigits = (currency: string): number => unusualDigits.get(currency) ?? 2

const decimalPattern = /^([+-]?)(\d*)(?:\.(\d*))?$/

/**
 * An exact decimal (`-1234.5`, ASCII digits, no grouping) as an integer of units 10^-digits, rounded half to even:
 * `decimalToMinor('1234.565', 2)` is 123456. More digits scale up: `decimalToMinor('20', 2 + 4)` is 20万 in 分.
 * Undefined when the text is no decimal or the result no safe integer.
 */
export function decimalToMinor(text: string, digits: number): number | undefined {
  const [, sign, whole = '', fraction = ''] = decimalPattern.exec(text) ?? []
  if (sign === undefined || whole + fraction === '') return undefined
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'))
  const magnitude = Number(kept + roundUp(kept, fraction.slice(digits)))
  if (!Number.isSafeInteger(magnitude)) return undefined
  return sign === '-' && magnitude > 0 ? -magnitude : magnitude
}

/** 1 when the dropped digits are above one half, or exactly half beside an odd digit. */
function roundUp(kept: bigint, dropped: string): bigint {
  const half = '5'.padEnd(dropped.length, '0')
  if (dropped === '' || dropped < half) return 0n
  return dropped > half ? 1n : kept % 2n
}

/** The exact decimal of an amount: `minorToDecimal(-5, 2)` is `-0.05`. */
export function minorToDecimal(minor: number, digits: number): string {
  const figures = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = figures.slice(0, figures.length - digits)
  const fraction = figures.slice(figures.length - digits)
  return `${minor < 0 ? '-' : ''}${whole}${digits > 0 ? `.${fraction}` : ''}`
}

/** The nearest integer, half to even: the one rounding rule for figures that are shown (DOMAIN 0.2). */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value)
  const rest = value - below
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1
  return below % 2 === 0 ? below : below + 1
}
