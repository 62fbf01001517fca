/**
 * An Excel workbook → the table of one of its sheets. The library reads the cells; what a file from outside could do to it is decided
 * before: parts are unpacked within a limit, only those it needs, and a sheet that reaches too far is refused before it is read (rel:D24).
 */
import { cellText, numberText, sizeOfSheet } from './cell-text.ts'
import { isProse, mapColumns } from './map-columns.ts'
import { maxCells, maxColumns, maxRows, type Table, type TableFailure, tableOfCells } from './table.ts'
import { packStored } from './zip-pack.ts'
import { readZip, unpack, type Unpacked, type ZipEntry } from './zip.ts'
import { sheetsOf, type WorkbookSheet, workbookPart, relationsPart, sharedParts } from './workbook-parts.ts'

export type WorkbookFailure =
  /** An archive of something else. */
  | { readonly kind: 'not-a-workbook' }
  /** A password is needed to open it. */
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'damaged-workbook' }
  | { readonly kind: 'unpacks-too-large' }
  /** No sheet that a person can see holds a table. */
  | { readonly kind: 'no-sheet' }

export interface FoundSheet {
  readonly kind: 'sheet'
  readonly table: Table
  readonly sheet: string
  /** All that a person sees in the workbook, in their order. */
  readonly sheets: readonly string[]
}

/** Everything unpacked of one workbook. */
const maxUnpackedBytes = 128 * 1024 * 1024
/** Sheets looked at for one with a table. */
const maxSheetsTried = 20
/** A spreadsheet has no more. */
const maxSheetRows = 1_048_576

/** @param wanted name of a sheet; absent = the first with columns we know, else the first with any table. */
export async function readWorkbook(
  bytes: Uint8Array,
  wanted?: string,
): Promise<FoundSheet | WorkbookFailure | TableFailure> {
  const zip = readZip(bytes)
  if (zip === undefined) return { kind: 'damaged-workbook' }
  if ([...zip.values()].some(entry => entry.isEncrypted)) return { kind: 'encrypted' }
  if (!zip.has(workbookPart) || !zip.has(relationsPart)) return { kind: 'not-a-workbook' }
  const unpackParts = createUnpacker(zip)
  const main = await unpackParts([workbookPart, relationsPart])
  if (main.kind !== 'parts') return main
  const relations = textOf(main.parts.get(relationsPart))
  const shared = await unpackParts(sharedParts(relations).filter(name => zip.has(name)))
  if (shared.kind !== 'parts') return shared
  const sheets = sheetsOf(textOf(main.parts.get(workbookPart)), relations)
  const names = sheets.map(({ name }) => name)

  let first: FoundSheet | undefined
  let failure: WorkbookFailure | TableFailure = { kind: 'no-sheet' }
  const tried = wanted === undefined ? sheets.slice(0, maxSheetsTried) : sheets.filter(({ name }) => name === wanted)
  for (const sheet of tried) {
    const part = await unpackParts([sheet.part])
    const read =
      part.kind === 'parts' ? await readTable(sheet, new Map([...main.parts, ...shared.parts, ...part.parts])) : part
    if (read.kind === 'table') {
      const found: FoundSheet = { kind: 'sheet', table: read.table, sheet: sheet.name, sheets: names }
      const guess = mapColumns(read.table.headers)
      if (wanted !== undefined || guess.kind !== undefined) return found
      if (!isProse(read.table.headers, guess.columns)) first ??= found
    } else if (wanted !== undefined || tried.length === 1 || isAboutFile(read)) failure = read
  }
  return first ?? failure
}

/** Other failures are those of one sheet, and the next may hold the table. */
const isAboutFile = ({ kind }: WorkbookFailure | TableFailure): boolean => kind !== 'not-a-table' && kind !== 'no-rows'

type Parts = ReadonlyMap<string, Uint8Array>

/** Unpacks parts by name; all it ever unpacks stays within the limit. */
function createUnpacker(zip: ReadonlyMap<string, ZipEntry>) {
  let left = maxUnpackedBytes
  return async (names: readonly string[]): Promise<{ kind: 'parts'; parts: Parts } | WorkbookFailure> => {
    const parts = new Map<string, Uint8Array>()
    for (const name of names) {
      const entry = zip.get(name)
      const unpacked: Unpacked = entry === undefined ? { kind: 'damaged' } : await unpack(entry, left)
      if (unpacked.kind === 'too-large') return { kind: 'unpacks-too-large' }
      if (unpacked.kind === 'damaged') return { kind: 'damaged-workbook' }
      left -= unpacked.bytes.length
      parts.set(name, unpacked.bytes)
    }
    return { kind: 'parts', parts }
  }
}

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

async function readTable(
  { part, number }: WorkbookSheet,
  parts: Parts,
): Promise<{ readonly kind: 'table'; readonly table: Table } | WorkbookFailure | TableFailure> {
  const size = sizeOfSheet(textOf(parts.get(part)))
  if (size.lastRow > maxSheetRows) return { kind: 'damaged-workbook' }
  if (size.lastColumn > maxColumns || size.cells > maxCells) return { kind: 'too-many-columns', limit: maxColumns }
  if (size.rows > maxRows + 1) return { kind: 'too-many-rows', limit: maxRows }
  const { readSheet } = await import('read-excel-file/universal')
  try {
    // Stored, not deflated: to inflate, the library would start workers of its own, which our content policy forbids.
    const rows = await readSheet(packStored(parts).buffer, number, { parseNumber: numberText })
    return tableOfCells(rows.map(row => row.map(cellText)))
  } catch {
    // The library throws whatever it stumbles over; of a file from outside that says only that it cannot be read.
    return { kind: 'damaged-workbook' }
  }
}
