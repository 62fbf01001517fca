/** Headers as people and systems write them → one spelling that aliases are compared in. */

/** Lower case, full-width forms folded, without spaces and punctuation: `Account Owner.id` → `accountownerid`. */
export const normaliseHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-–—./\\()[\]{}<>【】「」*:;,"'·、#?!|&%$€£¥]+/g, '')

/** The header without what stands in brackets: `金额（万元）` → `金额`. */
export const withoutBrackets = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/[([【{].*?[)\]】}]/g, ' ')
    .trim()

/** Words of a header, lower case: `BillingCity` and `billing_city` → `billing`, `city`. */
export const headerWords = (header: string): readonly string[] =>
  header
    .normalize('NFKC')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')

/** How many units one of the column is: `销售额(万元)` counts ten thousands. */
export function headerFactor(header: string): string {
  const bracket = /[([【]([^)\]】]*)[)\]】]/.exec(header.normalize('NFKC'))?.[1] ?? ''
  if (bracket.includes('亿')) return '100000000'
  if (bracket.includes('万')) return '10000'
  return bracket.includes('千') ? '1000' : '1'
}
