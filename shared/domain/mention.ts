/** Who a comment mentions: `@name` in its words, the longest name that fits. Two people of one name are both meant. */

export interface Mentionable {
  readonly id: string
  readonly name: string
}

/** Where an `@name` stands, half open, in UTF-16 units. */
export interface MentionRange {
  readonly start: number
  readonly end: number
  readonly ids: readonly string[]
}

export function mentionRanges(text: string, people: readonly Mentionable[]): readonly MentionRange[] {
  const ranges: MentionRange[] = []
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const fitting = people.filter(({ name }) => name !== '' && text.startsWith(name, at + 1))
    const length = Math.max(0, ...fitting.map(({ name }) => name.length))
    const ids = fitting.filter(({ name }) => name.length === length).map(({ id }) => id)
    if (ids.length > 0) ranges.push({ start: at, end: at + 1 + length, ids })
  }
  return ranges
}

export const mentionedIn = (text: string, people: readonly Mentionable[]): readonly string[] => [
  ...new Set(mentionRanges(text, people).flatMap(({ ids }) => ids)),
]

/** What is typed after the last `@` while no name stands there yet; undefined when no name is being typed. */
export function openMention(text: string, people: readonly Mentionable[]): string | undefined {
  const at = text.lastIndexOf('@')
  if (at === -1) return undefined
  const typed = text.slice(at + 1)
  const isName = people.some(({ name }) => typed.startsWith(name) && name !== '')
  return isName || typed.includes('\n') ? undefined : typed
}

/** The words with the name put where it is being typed, or at their end. */
export function withMention(text: string, name: string, people: readonly Mentionable[]): string {
  const typed = openMention(text, people)
  if (typed !== undefined) return `${text.slice(0, text.length - typed.length)}${name} `
  return `${text}${text === '' || /\s$/.test(text) ? '' : ' '}@${name} `
}
