/** The units of a name that a search can begin at: each Han character, each run of letters or digits. */

export interface NameUnit {
  /** In lower case and without accents; as long as the piece of the name it stands for. */
  readonly text: string
  /** Offsets in the name, UTF-16 units, end exclusive. */
  readonly start: number
  readonly end: number
  readonly isHan: boolean
}

const hanPattern = /\p{Script=Han}/u
const wordPattern = /[\p{L}\p{N}]/u

const isCommonHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff
const isPlainWord = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57)

export const isHan = (text: string): boolean => hanPattern.test(text)

export function unitsOf(name: string): NameUnit[] {
  const text = plainLetters(name)
  const units: NameUnit[] = []
  let word = -1
  const closeWord = (end: number): void => {
    if (word >= 0) units.push({ text: text.slice(word, end), start: word, end, isHan: false })
    word = -1
  }
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0
    const next = at + (code > 0xffff ? 2 : 1)
    const kind = kindOf(code)
    if (kind === 'word' && word < 0) word = at
    if (kind !== 'word') closeWord(at)
    if (kind === 'han') units.push({ text: text.slice(at, next), start: at, end: next, isHan: true })
    at = next
  }
  closeWord(text.length)
  return units
}

/** The common ranges by number; the rest by what Unicode says. */
function kindOf(code: number): 'han' | 'word' | 'other' {
  if (isCommonHan(code)) return 'han'
  if (isPlainWord(code)) return 'word'
  if (code < 128) return 'other'
  const char = String.fromCodePoint(code)
  return isHan(char) ? 'han' : wordPattern.test(char) ? 'word' : 'other'
}

/** Lower case, plain letters for accented and full-width ones; never longer or shorter than the text. */
export function plainLetters(text: string): string {
  if (/^[\u4e00-\u9fff\x20-\x40\x5b-\x7e]*$/.test(text)) return text
  return text.replace(/[^\u4e00-\u9fff\x20-\x40\x5b-\x7e\ud800-\udfff]/g, char => {
    const code = char.charCodeAt(0)
    if (code < 128) return char.toLowerCase()
    const plain = char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    return plain.length === 1 ? plain : char
  })
}

export const digitsOf = (text: string): string => text.replace(/\D/g, '')
