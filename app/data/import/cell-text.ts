/** A cell of a workbook as the text a CSV of it would hold, and how far a sheet reaches, told before it is read through. */

/** As the library gives it: numbers stay in the words of the file. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dateText(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return typeof value === 'string' ? value : ''
}

/**
 * A spreadsheet keeps fifteen digits: 0.30000000000000004 was typed as 0.3, and a longer number has lost its last ones. That is
 * written as the spreadsheet shows it, so that an id of this kind is found out.
 */
export function numberText(written: string): string {
  const number = Number(written)
  if (Number.isInteger(number) && Math.abs(number) >= 1e15) return number.toExponential().toUpperCase()
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : written
}

/** The library reads a cell's wall clock as UTC. */
function dateText(date: Date): string {
  if (Number.isNaN(date.valueOf())) return ''
  const [day = '', time = ''] = date.toISOString().split('T')
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`
}

export interface SheetSize {
  /** Rows and cells with something in them. */
  readonly rows: number
  readonly cells: number
  /** The furthest row named, and the furthest column with something in it. */
  readonly lastRow: number
  readonly lastColumn: number
}

/** @param xml of a worksheet. Styled cells without a value reach far in many files and do not count. */
export function sizeOfSheet(xml: string): SheetSize {
  let [rows, cells, lastRow, lastColumn, current] = [0, 0, 0, 0, 0]
  for (const [, row = '', column, of, end] of xml.matchAll(rowOrCell)) {
    lastRow = Math.max(lastRow, Number(column === undefined ? row : of))
    if (column === undefined || end === '/') continue
    cells++
    lastColumn = Math.max(lastColumn, columnNumber(column))
    if (Number(of) === current) continue
    current = Number(of)
    rows++
  }
  return { rows, cells, lastRow, lastColumn }
}

const rowOrCell = /<(?:\w+:)?(?:row\s(?:[^<>]*?\s)?r="(\d+)"|c\s(?:[^<>]*?\s)?r="([A-Za-z]+)(\d+)"[^<>]*?(\/?)>)/g

/** A is 1, AA is 27. */
const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
