/** The company's own words that forms offer as chips: tags, needs, touchpoints, reasons (feat:N1–N5). A setting of the part `wordLists`. */
import type { Json } from './field.ts'

export const wordListNames = ['tags', 'needs', 'touchpoints', 'lostReasons', 'habits', 'surveys'] as const
export type WordListName = (typeof wordListNames)[number]
export type WordLists = { readonly [name in WordListName]: readonly string[] }

/** What does not fit is left out. */
export function parseWordLists(json: Json): WordLists {
  const tree = typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {}
  const of = (name: WordListName): readonly string[] => {
    const list = (tree as { readonly [key: string]: Json })[name]
    return Array.isArray(list) ? [...new Set(list.filter(word => typeof word === 'string' && word !== ''))] : []
  }
  return {
    tags: of('tags'),
    needs: of('needs'),
    touchpoints: of('touchpoints'),
    lostReasons: of('lostReasons'),
    habits: of('habits'),
    surveys: of('surveys'),
  }
}

/** The company's own after those everybody has; none that reads like another. @param nameOf how one of them reads. */
export const withOwnWords = (
  known: readonly string[],
  own: readonly string[],
  nameOf: (word: string) => string,
): readonly string[] => [...known, ...own.filter(word => !known.some(other => nameOf(other) === word))]
