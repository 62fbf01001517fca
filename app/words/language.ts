/** The two languages, which one a person wants, and loading the words of one. */
import type { Words } from './zh-CN.ts'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** Each language in its own words, as a chooser shows them. */
export const languageNames: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' }

const isLanguage = (text: string | null): text is Language => text === 'zh-CN' || text === 'en'

/** The stored choice, else the first of the preferred languages that we speak, else Chinese. */
export function chooseLanguage(stored: string | null, preferred: readonly string[]): Language {
  if (isLanguage(stored)) return stored
  const spoken = preferred.find(tag => /^(zh|en)\b/i.test(tag))
  return spoken?.toLowerCase().startsWith('en') === true ? 'en' : 'zh-CN'
}

/** One chunk per language: only the one in use is fetched. */
export const loadWords = async (language: Language): Promise<Words> =>
  language === 'en' ? (await import('./en.ts')).words : (await import('./zh-CN.ts')).words
