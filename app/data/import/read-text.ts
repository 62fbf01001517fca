/** Cells → text, labels, yes and no. What a label does not say for sure is not guessed. */
import type { CustomerClass } from '#shared/domain/record.ts'
import { unguardText } from '../export/csv.ts'

/** Trimmed; control characters dropped; Excel's `="00123"` and the apostrophe of a guarded formula taken off. */
export function readText(cell: string): string {
  const trimmed = cell.trim()
  const quoted = /^="(.*)"$/s.exec(trimmed)?.[1]
  return (quoted ?? unguardText(trimmed)).replace(/(?![\t\n])[\p{Cc}\u200b\u2060\ufeff]/gu, '').trim()
}

/** `1.23E+11` is what a spreadsheet left of a long number: several ids became one. */
export const isDamagedId = (text: string): boolean => /^\d(\.\d+)?E\+\d+$/i.test(text)

const classLabels: { readonly [label: string]: CustomerClass } = {
  hot: 'A',
  warm: 'B',
  cold: 'C',
  高: 'A',
  中: 'B',
  低: 'C',
}

/** `A`, `a类`, `Class A`, `A 级客户`, Hot / Warm / Cold, 高 / 中 / 低; undefined for every other word. */
export function readClass(text: string): CustomerClass | undefined {
  const label = text.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '')
  const letter = /^(?:class|grade|级别)?([abc])(?:类|级|等)?(?:客户)?$/.exec(label)?.[1]
  if (letter === 'a' || letter === 'b' || letter === 'c') return letter === 'a' ? 'A' : letter === 'b' ? 'B' : 'C'
  return Object.hasOwn(classLabels, label) ? classLabels[label] : undefined
}

const existing =
  /^(existing|current|active ?customer|customer\b.*|client|客户|老客户|现有客户|正式客户|成交客户|已成交|成交)$/i
const prospect =
  /^(prospect|lead|potential|opportunity|subscriber|(marketing|sales) ?qualified ?lead|潜在|潜在客户|意向客户|未成交|线索|新线索)$/i

export function readStatus(text: string): 'existing' | 'prospect' | undefined {
  if (existing.test(text)) return 'existing'
  return prospect.test(text) ? 'prospect' : undefined
}

export function readBoolean(text: string): boolean | undefined {
  if (/^(true|yes|y|1|是|√|✓|x)$/i.test(text)) return true
  return /^(false|no|n|0|否|×)$/i.test(text) ? false : undefined
}

/** A person's whole name from its two columns: the family name comes first in Chinese, Japanese and Korean, unspaced. */
export function joinName(lastName: string, firstName: string): string {
  const isCjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}·]+$/u.test(
    lastName + firstName,
  )
  return isCjk ? lastName + firstName : `${firstName} ${lastName}`.trim()
}

/** Two spellings of one name: case, width, spaces and punctuation aside. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '')

/** The last eleven digits: `+86 138-0000-0000` and `13800000000` are one number. */
export const phoneKey = (phone: string): string => phone.normalize('NFKC').replace(/\D/g, '').slice(-11)
