/** What a person chose on this device: language, theme, text size, shortcuts. Kept in local storage, lost without harm. */
import { chooseLanguage, type Language } from './words/language.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const textSizes = ['normal', 'large', 'larger'] as const
export type TextSize = (typeof textSizes)[number]

export interface Chosen {
  readonly language: Language
  readonly theme: Theme
  readonly textSize: TextSize
  /** Single-letter shortcuts (WCAG 2.1.4: they can be turned off). */
  readonly shortcuts: boolean
  /** The way to the home screen was shown and put off. */
  readonly installSaid: boolean
}

export interface Preferences {
  /** The same object until something changes. */
  readonly get: () => Chosen
  readonly set: (change: Partial<Chosen>) => void
  readonly subscribe: (listener: () => void) => () => void
}

/** Also read by public/start.js, before the first paint. */
export const preferencesKey = 'ketu.preferences'

type Kept = Pick<Storage, 'getItem' | 'setItem'>

/** @param storage undefined where the browser refuses local storage. @param preferred `navigator.languages`. */
export function createPreferences(storage: Kept | undefined, preferred: readonly string[]): Preferences {
  const listeners = new Set<() => void>()
  let chosen = parse(storage?.getItem(preferencesKey) ?? null, preferred)
  return {
    get: () => chosen,
    set: change => {
      chosen = { ...chosen, ...change }
      storage?.setItem(preferencesKey, JSON.stringify(chosen))
      for (const listener of listeners) listener()
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function parse(text: string | null, preferred: readonly string[]): Chosen {
  const stored = record(text)
  const language = stored['language']
  return {
    language: chooseLanguage(typeof language === 'string' ? language : null, preferred),
    theme: themes.find(theme => theme === stored['theme']) ?? 'system',
    textSize: textSizes.find(size => size === stored['textSize']) ?? 'normal',
    shortcuts: stored['shortcuts'] !== false,
    installSaid: stored['installSaid'] === true,
  }
}

function record(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

/** Shows the choice on the page; public/start.js does the same before the first paint. */
export function applyChosen(page: Document, { language, theme, textSize }: Chosen): void {
  const root = page.documentElement
  root.lang = language
  root.dataset['text'] = textSize
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
  for (const meta of page.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const dark = theme === 'system' ? meta.media.includes('dark') : theme === 'dark'
    meta.content = dark ? '#0e1414' : '#fcfdfd'
  }
}
