/** Text of a file, or cells of a sheet → a table: delimiter, header row and records, each with the row number a spreadsheet shows. */

export const maxRows = 300_000
export const maxColumns = 400
/** Cells beyond which the file is refused before it is taken apart: a line of twenty million commas is a bomb. */
export const maxCells = 8_000_000

export interface TableRow {
  /** As a spreadsheet numbers it: the first row of the file is 1. */
  readonly row: number
  readonly cells: readonly string[]
}

export interface Table {
  readonly headers: readonly string[]
  readonly headerRow: number
  /** Rows whose number of cells differs from the header's are here too: they are problems, not failures. */
  readonly rows: readonly TableRow[]
}

export type Delimiter = ',' | ';' | '\t'

export type TableFailure =
  | { readonly kind: 'not-a-table' }
  /** A web page saved as a spreadsheet, as some systems export it. */
  | { readonly kind: 'web-page' }
  | { readonly kind: 'no-rows' }
  | { readonly kind: 'too-many-rows'; readonly limit: number }
  | { readonly kind: 'too-many-columns'; readonly limit: number }
  /** A quotation mark that is never closed swallows the rest of the file. */
  | { readonly kind: 'open-quote'; readonly row: number }

type FoundTable = { readonly kind: 'table'; readonly table: Table }

export async function parseTable(
  source: string,
): Promise<(FoundTable & { readonly delimiter: Delimiter }) | TableFailure> {
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(source)) return { kind: 'web-page' }
  const { text, named, skipped } = withoutSeparatorLine(source.replace(/\r\n?/g, '\n'))
  if (countDelimiters(text) > maxCells) return { kind: 'too-many-columns', limit: maxColumns }
  const { default: papa } = await import('papaparse')
  const read = (delimiter: Delimiter, preview: number) =>
    papa.parse<string[]>(text, { delimiter, newline: '\n', preview, skipEmptyLines: false })

  const delimiter = named ?? bestDelimiter(delimiters.map(each => ({ delimiter: each, records: read(each, 20).data })))
  const { data, errors } = read(delimiter, maxRows + maxHeaderRow + 1)
  const open = errors.find(error => error.code === 'MissingQuotes')
  if (open) return { kind: 'open-quote', row: (open.row ?? 0) + 1 + skipped }
  const found = toTable(data, skipped)
  return found.kind === 'table' ? { ...found, delimiter } : found
}

/** Cells of a sheet, row by row from its first: trailing empty ones are left out or filled up as the header asks. */
export function tableOfCells(cells: readonly (readonly string[])[]): FoundTable | TableFailure {
  const records = cells.map(trimEnd)
  const width = records[headerIndex(records)]?.length ?? 0
  for (const record of records) while (record.length > 0 && record.length < width) record.push('')
  return toTable(records, 0)
}

const delimiters: readonly Delimiter[] = [',', ';', '\t']

/** Excel writes `sep=;` as the first line of some files. */
function withoutSeparatorLine(text: string): { text: string; named: Delimiter | undefined; skipped: number } {
  const match = /^"?sep=([,;\t])"?\n/i.exec(text)
  if (!match) return { text, named: undefined, skipped: 0 }
  return { text: text.slice(match[0].length), named: delimiters.find(each => each === match[1]), skipped: 1 }
}

function countDelimiters(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 44 || code === 59 || code === 9) count++
  }
  return count
}

/** The delimiter that makes most rows equally wide, and wider than one cell. */
function bestDelimiter(tries: readonly { delimiter: Delimiter; records: readonly string[][] }[]): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 }
  for (const { delimiter, records } of tries) {
    const widths = records.filter(isFilled).map(cells => cells.length)
    const common = mostCommon(widths.filter(width => width > 1))
    const score = common === 0 ? 0 : widths.filter(width => width === common).length + Math.min(common, 50) / 100
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

const isFilled = (cells: readonly string[]): boolean => cells.some(cell => cell.trim() !== '')

/** Lines above the header, such as a title somebody typed into the sheet. */
const maxHeaderRow = 10

function toTable(records: readonly string[][], skipped: number): FoundTable | TableFailure {
  const at = headerIndex(records)
  const headers = trimEnd((records[at] ?? []).map(cell => cell.trim()))
  if (headers.every(header => header === '')) return { kind: 'not-a-table' }
  if (headers.length > maxColumns) return { kind: 'too-many-columns', limit: maxColumns }
  const rows: TableRow[] = []
  for (let i = at + 1; i < records.length; i++) {
    const cells = records[i]
    if (cells && isFilled(cells)) rows.push({ row: i + 1 + skipped, cells: fitted(cells, headers.length) })
  }
  if (rows.length === 0) return { kind: 'no-rows' }
  if (rows.length > maxRows) return { kind: 'too-many-rows', limit: maxRows }
  if (rows.every(({ cells }) => cells.length !== headers.length)) return { kind: 'not-a-table' }
  return { kind: 'table', table: { headers, headerRow: at + 1 + skipped, rows } }
}

/** The first of the top rows that fills at least half of the usual width. */
function headerIndex(records: readonly string[][]): number {
  const top = records.slice(0, maxHeaderRow)
  const width = mostCommon(
    records
      .slice(0, 50)
      .filter(isFilled)
      .map(cells => cells.length),
  )
  const found = top.findIndex(cells => cells.filter(cell => cell.trim() !== '').length * 2 >= width && isFilled(cells))
  return Math.max(0, found)
}

/** Empty cells beyond the header are a spreadsheet's padding. */
function fitted(cells: readonly string[], width: number): readonly string[] {
  return cells.length > width && cells.slice(width).every(cell => cell.trim() === '') ? cells.slice(0, width) : cells
}

function trimEnd(cells: readonly string[]): string[] {
  let end = cells.length
  while (end > 0 && cells[end - 1]?.trim() === '') end--
  return cells.slice(0, end)
}
