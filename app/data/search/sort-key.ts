/** The order of customer lists as a plain string: class A, B, C, none, then the name. */
import type { CustomerClass } from '#shared/domain/record.ts'
import { plainLetters } from './name-unit.ts'

/**
 * Cheap, and the same on every device. Chinese names come in the order of their characters; a screen may sort the rows it
 * shows with `Intl.Collator('zh-CN-u-co-pinyin')`.
 */
export const sortKey = (customerClass: CustomerClass, name: string): string =>
  (customerClass || 'D') + plainLetters(name.trim())
