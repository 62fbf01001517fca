/** One file on its way in: opened, mapped, planned and handed out in chunks. Runs in a worker; knows no screen and no storage. */
import { fileCurrency } from './currency.ts'
import { decode, type DecodeFailure, type Encoding, maxFileBytes } from './decode.ts'
import { type FieldId, type ImportKind, missingFields } from './import-field.ts'
import type { KnownRows } from './known.ts'
import { type Columns, columnsOf, isProse, mapColumns } from './map-columns.ts'
import { chunksOf, type ImportChunk, type ImportCounts, type ImportPlan } from './plan.ts'
import { planCustomers } from './plan-customers.ts'
import { planOrders } from './plan-orders.ts'
import { problemOf, type RowProblem } from './problem.ts'
import type { DayOrder } from './read-day.ts'
import { asksDayOrder, columnOf, readCustomers, readOrders } from './read-rows.ts'
import { type Delimiter, parseTable, type Table, type TableFailure } from './table.ts'
import { readWorkbook, type WorkbookFailure } from './workbook.ts'
import { isZip } from './zip.ts'

export interface FileColumn {
  readonly header: string
  /** The first few values, for a person to recognise the column by. */
  readonly samples: readonly string[]
}

export interface OpenedFile {
  readonly kind: 'opened'
  readonly source: FileSource
  readonly rows: number
  readonly columns: readonly FileColumn[]
  readonly guess: { readonly kind: ImportKind | undefined; readonly columns: Columns }
}

export type FileSource =
  | { readonly kind: 'text'; readonly encoding: Encoding; readonly delimiter: Delimiter }
  /** `sheets` = all that a person sees in the workbook, in their order. */
  | { readonly kind: 'workbook'; readonly sheet: string; readonly sheets: readonly string[] }

export type FileFailure = DecodeFailure | WorkbookFailure | TableFailure

export interface PlanRequest {
  readonly kind: ImportKind
  readonly columns: Columns
  readonly keepUnknown: boolean
  readonly createUnknown: boolean
  readonly dayOrder?: DayOrder
  readonly rate?: string
}

export type Planned =
  | {
      readonly kind: 'planned'
      readonly counts: ImportCounts
      /** The first ones; the problem file has all. */
      readonly problems: readonly RowProblem[]
      /** Rows that are taken, but not all they say; the first ones, and how many there are. */
      readonly notes: readonly RowProblem[]
      readonly noted: number
      readonly chunks: number
    }
  | { readonly kind: 'missing-fields'; readonly fields: readonly FieldId[] }
  /** 03/04/2026 reads both ways in every row. */
  | { readonly kind: 'asks-day-order'; readonly sample: string }
  /** The file says another currency than the workspace's: a rate is needed. */
  | { readonly kind: 'other-currency'; readonly currency: string }

interface SessionPorts {
  readonly known: () => Promise<KnownRows>
  readonly newId: () => string
  readonly zone: string
  readonly currency: string
}

export interface ImportSession {
  /** @param sheet of a workbook; absent = the first with a table. */
  open(bytes: Uint8Array, sheet?: string): Promise<OpenedFile | FileFailure>
  /** The columns when the person says what the file holds. */
  columnsFor(kind: ImportKind): Promise<Columns>
  plan(request: PlanRequest): Promise<Planned>
  chunk(index: number): Promise<ImportChunk>
  /** Every problem and note, with the rows that could not be stored when it came to it. */
  problems(
    notStored: readonly number[],
  ): Promise<{ readonly headers: readonly string[]; readonly problems: readonly RowProblem[] }>
}

const shownProblems = 200
const sampleRows = 50
const samplesShown = 3

/** Calls after a failed `open` throw: they are bugs of the caller. */
export function createImportSession(ports: SessionPorts): ImportSession {
  let table: Table | undefined
  let plan: ImportPlan | undefined
  let chunks: readonly ImportChunk[] = []
  const opened = (): Table => {
    if (!table) throw new Error('no file is open')
    return table
  }

  return {
    open: async (bytes, sheet) => {
      const read = await readFile(bytes, sheet)
      if (read.kind !== 'read') return read
      const guess = mapColumns(read.table.headers)
      if (isProse(read.table.headers, guess.columns)) return { kind: 'not-a-table' }
      table = read.table
      return { kind: 'opened', source: read.source, rows: table.rows.length, columns: fileColumns(table), guess }
    },
    columnsFor: async kind => columnsOf(opened().headers, kind),
    plan: async request => {
      const question = ask(opened(), request, ports.currency)
      if (question) return question
      plan = makePlan(opened(), request, await ports.known(), ports)
      chunks = chunksOf(plan)
      return {
        kind: 'planned',
        counts: plan.counts,
        problems: plan.problems.slice(0, shownProblems),
        notes: plan.notes.slice(0, shownProblems),
        noted: plan.notes.length,
        chunks: chunks.length,
      }
    },
    chunk: async index => chunks[index] ?? { customers: [], orders: [] },
    problems: async notStored => {
      const { headers, rows } = opened()
      const failed = rows.filter(({ row }) => notStored.includes(row)).map(row => problemOf(row, 'not-stored'))
      return {
        headers,
        problems: [...(plan?.problems ?? []), ...(plan?.notes ?? []), ...failed].toSorted((a, b) => a.row - b.row),
      }
    },
  }
}

async function readFile(
  bytes: Uint8Array,
  sheet: string | undefined,
): Promise<{ readonly kind: 'read'; readonly table: Table; readonly source: FileSource } | FileFailure> {
  if (bytes.length > maxFileBytes) return { kind: 'too-large', bytes: bytes.length }
  if (isZip(bytes)) {
    const found = await readWorkbook(bytes, sheet)
    if (found.kind !== 'sheet') return found
    return {
      kind: 'read',
      table: found.table,
      source: { kind: 'workbook', sheet: found.sheet, sheets: found.sheets },
    }
  }
  const decoded = decode(bytes)
  if (decoded.kind !== 'text') return decoded
  const parsed = await parseTable(decoded.text)
  if (parsed.kind !== 'table') return parsed
  const source = { kind: 'text', encoding: decoded.encoding, delimiter: parsed.delimiter } as const
  return { kind: 'read', table: parsed.table, source }
}

function fileColumns(table: Table): readonly FileColumn[] {
  const top = table.rows.slice(0, sampleRows)
  return table.headers.map((header, column) => {
    const values = new Set(top.map(({ cells }) => (cells[column] ?? '').trim()).filter(value => value !== ''))
    return { header, samples: [...values].slice(0, samplesShown) }
  })
}

function ask(table: Table, request: PlanRequest, currency: string): Planned | undefined {
  const fields = missingFields(request.kind, request.columns)
  if (fields.length > 0) return { kind: 'missing-fields', fields }
  if (request.kind !== 'orders') return undefined
  if (request.dayOrder === undefined && asksDayOrder(table, request.columns)) {
    const days = columnOf(table, request.columns.indexOf('order.day'))
    return { kind: 'asks-day-order', sample: days.find(day => day.trim() !== '') ?? '' }
  }
  const column = request.columns.indexOf('order.amount')
  const found = fileCurrency(table.headers[column] ?? '', columnOf(table, column))
  const isOther = found !== undefined && found !== currency && request.rate === undefined
  return isOther ? { kind: 'other-currency', currency: found } : undefined
}

function makePlan(table: Table, request: PlanRequest, known: KnownRows, ports: SessionPorts): ImportPlan {
  const { zone, currency, newId } = ports
  const { columns, keepUnknown, createUnknown, dayOrder = 'dmy', rate } = request
  const options = { columns, keepUnknown, dayOrder, zone, currency, ...(rate !== undefined && { rate }) }
  return request.kind === 'customers'
    ? planCustomers(readCustomers(table, options), known, newId)
    : planOrders(readOrders(table, options), known, { newId, createUnknown })
}
