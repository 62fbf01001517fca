/** Words and formats for every component. Switching language loads the other dictionary and re-renders; nothing reloads. */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { createFormat, type Format } from './format.ts'
import { type Language, loadWords } from './language.ts'
import type { Words } from './zh-CN.ts'

interface WordsValue {
  readonly language: Language
  readonly words: Words
  readonly setLanguage: (language: Language) => Promise<void>
}

const WordsContext = createContext<WordsValue | undefined>(undefined)
const FormatContext = createContext<Format | undefined>(undefined)

interface WordsProviderProps {
  /** Loaded before the first render, so that no screen ever shows a key. */
  readonly language: Language
  readonly words: Words
  /** Called after a switch: keep the choice, set `<html lang>`. */
  readonly onLanguage: (language: Language) => void
  readonly children: ReactNode
}

export function WordsProvider({ language, words, onLanguage, children }: WordsProviderProps) {
  const [current, setCurrent] = useState({ language, words })
  const setLanguage = useCallback(
    async (next: Language) => {
      setCurrent({ language: next, words: await loadWords(next) })
      onLanguage(next)
    },
    [onLanguage],
  )
  const value = useMemo(() => ({ ...current, setLanguage }), [current, setLanguage])
  return (
    <WordsContext value={value}>
      <FormatProvider currency="CNY">{children}</FormatProvider>
    </WordsContext>
  )
}

interface FormatProviderProps {
  /** Absent = the device's own. */
  readonly zone?: string
  readonly currency: string
  readonly children: ReactNode
}

/** Zone and currency of the workspace, once it is known. */
export function FormatProvider({ zone, currency, children }: FormatProviderProps) {
  const { language } = useLanguage()
  const format = useMemo(() => createFormat(settingsOf(language, zone, currency)), [language, zone, currency])
  return <FormatContext value={format}>{children}</FormatContext>
}

/** Which zone the device is in is asked only by who shows a time: that costs a phone a tenth of a second. */
const settingsOf = (language: Language, zone: string | undefined, currency: string) => ({
  language,
  currency,
  get zone() {
    return zone ?? deviceZone()
  },
})

export function useWords(): Words {
  return useLanguage().words
}

export function useFormat(): Format {
  const format = useContext(FormatContext)
  if (format === undefined) throw new Error('useFormat outside WordsProvider')
  return format
}

export function useLanguage(): WordsValue {
  const value = useContext(WordsContext)
  if (value === undefined) throw new Error('useWords outside WordsProvider')
  return value
}

export const deviceZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone
