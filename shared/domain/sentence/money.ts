/** Amounts of money in a sentence, exact in minor units. A number alone is no money, nor is a quantity or a name with a price in it. */
import { decimalToMinor, minorDigits } from '../money.ts'
import { readChineseNumber } from './numeral.ts'

export interface FoundMoney {
  readonly start: number
  readonly end: number
  readonly amount: number
  readonly isPrice: boolean
}

const currenciesByMark = new Map<string, readonly string[]>([
  ...['¥', '元', '块', '块钱', '圆'].map(
    mark => [mark, mark === '¥' ? ['CNY', 'JPY'] : ['CNY', 'JPY', 'TWD', 'HKD']] as const,
  ),
  ...['人民币', 'rmb', 'cny', 'yuan'].map(mark => [mark, ['CNY']] as const),
  ...['$', 'dollar', 'dollars', 'bucks'].map(
    mark => [mark, ['USD', 'HKD', 'TWD', 'SGD', 'AUD', 'CAD', 'NZD']] as const,
  ),
  ...['usd', '美元', '美金'].map(mark => [mark, ['USD']] as const),
  ...['€', 'eur', 'euro', 'euros', '欧元'].map(mark => [mark, ['EUR']] as const),
  ...['£', 'gbp', 'pounds', '英镑'].map(mark => [mark, ['GBP']] as const),
  ...['hkd', '港币'].map(mark => [mark, ['HKD']] as const),
])

/** Zeros each scale word stands for. */
const zerosByScale = new Map<string, number>([
  ...(['百', '千', '万', '十万', '百万', '千万', '亿'] as const).map(
    (word, i) => [word, [2, 3, 4, 5, 6, 7, 8][i] ?? 0] as const,
  ),
  ['万亿', 12],
  ['k', 3],
  ['thousand', 3],
  ['w', 4],
  ['m', 6],
  ['mn', 6],
  ['million', 6],
  ['bn', 9],
  ['billion', 9],
])

const mark = '¥|\\$|€|£|(?:CNY|RMB|USD|EUR|GBP|HKD)\\s?|人民币'
const unit =
  '元|块钱|块|圆|人民币|美元|美金|欧元|英镑|港币|(?:RMB|CNY|USD|EUR|GBP|HKD|yuan|dollars?|bucks|euros?|pounds)\\b'
const scale =
  '万亿|千万|百万|十万|亿|万|千(?![克瓦米卡字])|百|k(?![a-z])|w(?![a-z])|M(?![a-zA-Z])|mn\\b|million\\b|billion\\b|bn\\b|thousand\\b'
const digits = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?'
const figures = '[一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]*'

const pattern = new RegExp(
  `(?<mark>${mark})?(?:(?<digits>${digits})\\s?(?<scale>${scale})?(?<tail>[1-9](?!\\d)|\\d千)?|(?<figures>${figures}))\\s?(?<unit>${unit})?`,
  'giu',
)

/** Before the amount: part of a code, a decimal, a rank or a range. */
const notAfter = /[A-Za-z0-9.,_/第]$|[\d万千k]\s*[-–~到至]\s*$|\+$/u
/** After the amount: 20多万, 20-30万, 5k+. */
const notBefore = /^\s*(?:[多余几来]|[-–~]\s*\d|[到至]\d|\+)|^[a-z0-9%]/iu
/** Counted things: 20万片, 5k台, 3,200 units, 4K屏, 20W充电器. */
const counted =
  /^\s*(?:[片支台件箱盒瓶袋包个只条套辆家平方米股份次张把桶罐提斤公克毫粒颗字步粉用例床间头亩户盘卷双根人吨里单位门店屏册本场名组排副枚碗杯升]|电视|显示|摄像|投影|高清|充电|电源|功率|快充|灯|火急|无一失|[ap]\.?m\b|(?!and\b|for\b|from\b|on\b|by\b|in\b|at\b|to\b|with\b|worth\b|order|deal\b|po\b|contract\b|next\b|this\b|today\b|total\b|but\b|signed\b|now\b|paid\b|net\b|upfront\b|deposit\b|budget\b|approved\b|confirmed\b|is\b|was\b|each\b|per\b|a\b|more\b|via\b)[a-z]{2,})/iu
/** A price inside a product's name: 9.9元套餐, ¥99 礼盒, $5 meal deal. */
const productName =
  /^\s*(?:装|套餐|套装|款|礼盒|店|系列|版|档|装的|组合|小样|优惠|代金|[包瓶盒箱袋支罐杯桶]装|的(?!订单|单|货|合同|项目|设备|大单|首单|采购|预算|量)|(?:meal|sku|pack|bundle|combo|menu|bottle|box|can|bag|item|set|coupon|voucher|plan|edition|range|line|store)s?\b)/iu
/** 订了¥18,500的耗材: what was bought, not its name. */
const bought = /[订签拿进补买要定采下]了\s*$/u
/** The price of one piece. */
const priceBefore =
  /(?:每\S{0,3}?|单价\S{0,2}?|价格?[是为]?|卖|零售|售价|出厂|原价|特价|起步|price\s*(?:is|of|at|was)?|costs?|priced at|at)\s*$/iu
const priceAfter =
  /^\s*(?:\/|每|一[片支台件箱盒瓶袋包个只条套桶罐提斤吨张盘卷根粒]|起|(?:each|per|a (?:piece|box|case|bottle|unit|carton|pack))\b)/iu

export function findMoney(text: string, currency: string): FoundMoney[] {
  const found: FoundMoney[] = []
  for (const match of text.matchAll(pattern)) {
    const start = match.index
    const end = start + match[0].trimEnd().length
    const amount = amountOf(match.groups ?? {}, currency)
    const before = text.slice(0, start)
    const after = text.slice(end)
    const isMarked = match.groups?.['mark'] !== undefined || match.groups?.['unit'] !== undefined
    if (
      amount === undefined ||
      (match.groups?.['mark'] === undefined && notAfter.test(before)) ||
      notBefore.test(after)
    )
      continue
    const isBought = bought.test(before) && after.startsWith('的')
    if (isMarked ? productName.test(after) && !isBought : counted.test(after)) continue
    found.push({ start, end, amount, isPrice: priceBefore.test(before) || priceAfter.test(after) })
  }
  return found
}

/** Minor units, or undefined when it is no money, another currency's, or finer than the currency counts. */
function amountOf(groups: Readonly<Record<string, string | undefined>>, currency: string): number | undefined {
  const { mark: before, unit: after, digits: number, scale: word, tail, figures: chinese } = groups
  for (const sign of [before, after]) {
    const known = sign === undefined ? undefined : currenciesByMark.get(sign.trim().toLowerCase())
    if (known !== undefined && !known.includes(currency)) return undefined
  }
  const isMarked = before !== undefined || after !== undefined
  const decimal =
    number === undefined ? chineseAmount(chinese ?? '', isMarked, after) : digitsAmount(number, word, tail, isMarked)
  if (decimal === undefined) return undefined
  const [, fraction = ''] = decimal.split('.')
  const places = minorDigits(currency)
  return fraction.replace(/0+$/, '').length > places ? undefined : decimalToMinor(decimal, places)
}

function chineseAmount(text: string, isMarked: boolean, unitWord: string | undefined): string | undefined {
  // 一块 is a piece, 三千 may count anything: without a currency only 万 and 亿 are money.
  const isLarge = /[万亿]/.test(text)
  if (!isLarge && (!isMarked || (unitWord === '块' && !/[百千]/.test(text)))) return undefined
  const value = readChineseNumber(text)
  return value === undefined || !Number.isSafeInteger(value) ? undefined : String(value)
}

function digitsAmount(
  number: string,
  word: string | undefined,
  tail: string | undefined,
  isMarked: boolean,
): string | undefined {
  const plain = number.replaceAll(',', '')
  if (word === undefined) return tail === undefined && (isMarked || number.includes(',')) ? plain : undefined
  // 3M is a company, 5m a length.
  if (word === 'm' && !isMarked) return undefined
  if (word === 'M' && !isMarked && !number.includes('.')) return undefined
  if (tail !== undefined) return plain.includes('.') ? undefined : String(readChineseNumber(plain + word + tail) ?? '')
  return shift(plain, zerosByScale.get(word.toLowerCase()) ?? 0)
}

/** Moves the point of a decimal to the right: `shift('1.5', 8)` is `150000000`. */
function shift(decimal: string, places: number): string {
  const [whole = '', fraction = ''] = decimal.split('.')
  const moved = whole + fraction.slice(0, places).padEnd(places, '0')
  return fraction.length > places ? `${moved}.${fraction.slice(places)}` : moved
}
