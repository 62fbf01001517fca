/** The currency a file of orders is in, when it says so: one workspace has one currency, and an amount is never relabelled. */

const codes = 'usd eur gbp cny rmb jpy hkd twd krw sgd aud cad chf inr myr thb vnd'.split(' ')
const words: { readonly [word: string]: string } = {
  rmb: 'CNY',
  人民币: 'CNY',
  美元: 'USD',
  欧元: 'EUR',
  英镑: 'GBP',
  日元: 'JPY',
  港币: 'HKD',
  港元: 'HKD',
}
/** Signs that mean one currency only: ¥ and $ do not. */
const signs: { readonly [sign: string]: string } = {
  '€': 'EUR',
  '£': 'GBP',
  '₩': 'KRW',
  '₹': 'INR',
  US$: 'USD',
  HK$: 'HKD',
  NT$: 'TWD',
}

/** ISO 4217, or undefined when neither the header of the amounts nor the amounts say. */
export function fileCurrency(header: string, amounts: readonly string[]): string | undefined {
  return (
    inText(header) ??
    amounts
      .slice(0, 1000)
      .map(inText)
      .find(code => code !== undefined)
  )
}

function inText(text: string): string | undefined {
  const lower = text.toLowerCase()
  const code = codes.find(each => new RegExp(`(^|[^a-z])${each}([^a-z]|$)`).test(lower))
  const word = Object.keys(words).find(each => lower.includes(each))
  const sign = Object.keys(signs).find(each => text.includes(each))
  return code && code !== 'rmb' ? code.toUpperCase() : word ? words[word] : sign ? signs[sign] : undefined
}
