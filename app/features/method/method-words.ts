/** The words of the method in the reader's language. Both come with the screens that need them, not with the app. */
import { labels as labelsEn, method as methodEn, parts as partsEn } from '#app/words/en/method.ts'
import { presets as presetsEn } from '#app/words/en/presets.ts'
import { useLanguage } from '#app/words/words-context.tsx'
import { labels, method, parts } from '#app/words/zh-CN/method.ts'
import { presets } from '#app/words/zh-CN/presets.ts'

const zh = { method, parts, labels, presets }
const en: typeof zh = { method: methodEn, parts: partsEn, labels: labelsEn, presets: presetsEn }

export type MethodWords = typeof zh

export const useMethodWords = (): MethodWords => (useLanguage().language === 'en' ? en : zh)

/** The word of a figure by its path: `rfm.recencyDays.2` is the third figure of its row. */
export function labelOf({ labels, method }: Pick<MethodWords, 'labels' | 'method'>, path: string): string {
  let at: unknown = labels
  for (const key of path.split('.')) {
    if (typeof at === 'string') return `${at} · ${method.figure(Number(key) + 1)}`
    at = typeof at === 'object' && at !== null ? (at as { readonly [key: string]: unknown })[key] : undefined
  }
  return typeof at === 'string' ? at : path
}
