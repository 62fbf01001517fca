/** CSV as spreadsheets open it: byte order mark, RFC 4180 quotes, CRLF, and no cell that a spreadsheet would run as a formula. */

export const byteOrderMark = '\uFEFF'

/** A text a spreadsheet would compute, after any apostrophes that guard it already; full-width signs count in Chinese Excel. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/

/** Puts an apostrophe before what would be a formula (RELIABILITY threat 17); `unguardText` takes exactly that one off. */
export const guardText = (text: string): string => (formula.test(text) ? `'${text}` : text)

export const unguardText = (cell: string): string => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell)

/** Numbers are written as they are (a minus is no formula); text is guarded. */
const csvCell = (value: string | number): string => quote(typeof value === 'number' ? String(value) : guardText(value))

/** Text our own code made and vouches for, such as the exact decimal of an amount. */
export type Plain = { readonly plain: string }

export const csvLine = (cells: readonly (string | number | Plain)[]): string =>
  `${cells.map(cell => (typeof cell === 'object' ? quote(cell.plain) : csvCell(cell))).join(',')}\r\n`

const quote = (cell: string): string => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Many strings in one cell: joined by `; `, separators inside an element escaped, so that `splitList` gives the same list. */
export const joinList = (elements: readonly string[]): string =>
  elements.map(element => element.replace(/[\\;；,，、]/g, '\\$&')).join('; ')

/** Splits at `;`, `,` and their Chinese forms; a backslash keeps the next character. */
export function splitList(cell: string): readonly string[] {
  const elements: string[] = []
  let element = ''
  for (let i = 0; i < cell.length; i++) {
    const char = cell.charAt(i)
    if (char === '\\' && i + 1 < cell.length) element += cell.charAt(++i)
    else if (/[;；,，、]/.test(char)) {
      elements.push(element)
      element = ''
    } else element += char
  }
  return [...elements, element].map(each => each.trim()).filter(each => each !== '')
}
