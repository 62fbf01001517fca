/** Sample customers in one language: fetched when somebody asks for them. */
import type { Language } from './language.ts'

export const loadSampleWork = async (language: Language) =>
  language === 'en' ? await import('./en/sample-work.ts') : await import('./zh-CN/sample-work.ts')
