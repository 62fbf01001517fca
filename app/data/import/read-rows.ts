/** Rows of the table → typed customers and orders, by the columns a person agreed to; a row that cannot be read is a problem. */
import { minorDigits } from '#shared/domain/money.ts'
import type { Json } from '#shared/domain/field.ts'
import { maxEntryBytes, maxTextLength } from '#shared/sync/limit.ts'
import { splitList } from '../export/csv.ts'
import { headerFactor } from './header.ts'
import type { FieldId } from './import-field.ts'
import type { Columns } from './map-columns.ts'
import { problemOf, type RowProblem, type RowResult } from './problem.ts'
import { type DayOrder, dayOrderOf, readDay } from './read-day.ts'
import { readInteger, readNumber, toMinorUnits, usesDecimalComma } from './read-number.ts'
import { isDamagedId, joinName, readBoolean, readClass, readStatus, readText } from './read-text.ts'
import type { Table, TableRow } from './table.ts'

export type Values = { readonly [field: string]: Json }

export interface CustomerInput extends TableRow {
  /** Ketu's own id, in a file Ketu exported. */
  readonly id?: string
  /** Only fields the row says something about: an empty cell changes nothing. */
  readonly values: Values
  readonly contact: Values
  /** Name of who looks after the customer. */
  readonly owner?: string
}

export interface OrderInput extends TableRow {
  readonly id?: string
  readonly customer?: string
  readonly customerId: string
  readonly customerName: string
  readonly values: Values
}

interface ReadOptions {
  readonly columns: Columns
  /** Columns without a field go into the customer's `extra`, and nothing is dropped silently. */
  readonly keepUnknown: boolean
  /** Of slashed dates that read both ways, as the person answered. */
  readonly dayOrder: DayOrder
  readonly zone: string
  /** ISO 4217, of the workspace. */
  readonly currency: string
  /** What one unit of the file's currency is worth in the workspace's: an exact decimal, typed by the person. */
  readonly rate?: string
}

export interface ReadRows<T> {
  readonly inputs: readonly T[]
  readonly problems: readonly RowProblem[]
}

export const readCustomers = (table: Table, options: ReadOptions): ReadRows<CustomerInput> =>
  collect(table, row => readCustomer(row, table.headers, options))

export function readOrders(table: Table, options: ReadOptions): ReadRows<OrderInput> {
  const amountColumn = options.columns.indexOf('order.amount')
  const dayColumn = options.columns.indexOf('order.day')
  const idColumn = options.columns.indexOf('order.externalId')
  const context: OrderContext = {
    ...options,
    dayOrder: toOrder(dayOrderOf(columnOf(table, dayColumn)), options.dayOrder),
    decimalComma: usesDecimalComma(columnOf(table, amountColumn)),
    factor: headerFactor(table.headers[amountColumn] ?? ''),
    digits: minorDigits(options.currency),
    marksReturns: marksReturns(columnOf(table, idColumn)),
  }
  return collect(table, row => readOrder(row, context))
}

/** True when the person has to say whether 03/04/2026 is in March or in April. */
export const asksDayOrder = (table: Table, columns: Columns): boolean =>
  dayOrderOf(columnOf(table, columns.indexOf('order.day'))) === 'ask'

const toOrder = (found: DayOrder | 'ask' | undefined, chosen: DayOrder): DayOrder =>
  found === undefined || found === 'ask' ? chosen : found

export const columnOf = (table: Table, column: number): readonly string[] =>
  column < 0 ? [] : table.rows.map(({ cells }) => cells[column] ?? '')

/** Bytes of all cells of one row: a record fits one entry of the log with room to spare. */
const maxRowBytes = maxEntryBytes / 2
/** Characters of an id: a hundred orders fit one update. */
const maxIdLength = 100
const maxNameLength = 300

function collect<T>(table: Table, read: (row: TableRow) => RowResult<T>): ReadRows<T> {
  const inputs: T[] = []
  const problems: RowProblem[] = []
  for (const row of table.rows) {
    const result = shapeProblem(row, table.headers.length) ?? read(row)
    if (result.kind === 'row') inputs.push(result.input)
    else problems.push(result.problem)
  }
  return { inputs, problems }
}

function shapeProblem(row: TableRow, width: number): RowResult<never> | undefined {
  if (row.cells.length !== width) return problem(row, 'ragged', undefined, String(row.cells.length))
  const long = row.cells.find(cell => cell.length > maxTextLength)
  if (long !== undefined || bytesOf(row.cells) > maxRowBytes)
    return problem(row, 'too-long', undefined, (long ?? row.cells.join(' ')).slice(0, 40))
  return undefined
}

/** At most three bytes a UTF-16 unit; counted exactly only when that bound is not enough. */
function bytesOf(cells: readonly string[]): number {
  const units = cells.reduce((sum, cell) => sum + cell.length, 0)
  return units * 3 <= maxRowBytes ? units : new TextEncoder().encode(cells.join('')).length
}

const problem = (...about: Parameters<typeof problemOf>): RowResult<never> => ({
  kind: 'problem',
  problem: problemOf(...about),
})

function readCustomer(row: TableRow, headers: readonly string[], options: ReadOptions): RowResult<CustomerInput> {
  const values: Record<string, Json> = {}
  const contact: Record<string, Json> = {}
  const extra: string[] = []
  let id = ''
  let owner = ''
  for (const [column, field] of options.columns.entries()) {
    const text = readText(row.cells[column] ?? '')
    if (text === '') continue
    const value = field === undefined ? undefined : readField(field, text)
    if (value === undefined) keep(extra, headers[column] ?? '', text, field !== undefined || options.keepUnknown)
    else if (field === 'customer.id') id = text
    else if (field === 'customer.owner') owner = text
    else if (field?.startsWith('contact.')) contact[field.slice('contact.'.length)] = value
    else if (field) values[field.slice('customer.'.length)] = value
  }
  const own = values['extra']
  if (extra.length > 0) values['extra'] = sorted([...(Array.isArray(own) ? own.map(String) : []), ...extra])
  const { externalId, name } = values
  if (typeof name !== 'string') return problem(row, 'no-name', 'customer.name')
  if (name.length > maxNameLength) return problem(row, 'too-long', 'customer.name', name.slice(0, 40))
  if (typeof externalId === 'string' && externalId.length > maxIdLength)
    return problem(row, 'too-long', 'customer.externalId', externalId.slice(0, 40))
  if (typeof externalId === 'string' && isDamagedId(externalId))
    return problem(row, 'damaged-id', 'customer.externalId', externalId)
  return {
    kind: 'row',
    input: { ...row, ...(id && { id }), ...(owner && { owner }), values, contact: wholeName(contact) },
  }
}

/** The value in the field's type; undefined when the text does not say it for sure: then the text itself is kept. */
function readField(field: FieldId, text: string): Json | undefined {
  switch (field) {
    case 'customer.class':
      return readClass(text)
    case 'customer.status':
      return readStatus(text)
    case 'customer.isKey':
      return readBoolean(text)
    case 'customer.employees':
      return readInteger(text)
    case 'customer.cadenceDays': {
      const days = readInteger(text.replace(/\s*(天|days?)$/i, ''))
      return days !== undefined && days >= 1 && days <= 3650 ? days : undefined
    }
    case 'customer.externalId':
      return firstId(text)
    case 'customer.tags':
    case 'customer.extra':
      return sorted(splitList(text))
    default:
      return text
  }
}

/** HubSpot joins the ids of several companies with `;`: the first is the primary one. */
const firstId = (text: string): string => text.split(';')[0]?.trim() ?? ''

function keep(extra: string[], header: string, text: string, isKept: boolean): void {
  if (isKept && header !== '') extra.push(`${header}: ${text}`)
}

const sorted = (elements: readonly string[]): readonly string[] => [...new Set(elements)].sort()

const textOf = (value: Json): string => (typeof value === 'string' ? value : '')

/** A contact without any name is called by what is known of it. */
function wholeName({ firstName = '', lastName = '', ...contact }: Record<string, Json>): Values {
  const joined = joinName(textOf(lastName), textOf(firstName))
  const name = contact['name'] ?? (joined === '' ? (contact['email'] ?? contact['mobile'] ?? contact['phone']) : joined)
  return name === undefined ? {} : { ...contact, name }
}

interface OrderContext extends ReadOptions {
  readonly decimalComma: boolean
  readonly factor: string
  readonly digits: number
  readonly marksReturns: boolean
}

/** `C536379` among plain numbers is a return; in a file where every number begins with C it is only a letter. */
const returnId = /^C\d+$/i
const marksReturns = (ids: readonly string[]): boolean => ids.some(id => /^\d+$/.test(id.trim()))

function readOrder(row: TableRow, context: OrderContext): RowResult<OrderInput> {
  const cells = new Map<FieldId, string>()
  for (const [column, field] of context.columns.entries())
    if (field) cells.set(field, readText(row.cells[column] ?? ''))
  const text = (field: FieldId) => cells.get(field) ?? ''

  const dayText = text('order.day')
  if (dayText === '') return problem(row, 'no-day', 'order.day')
  const day = readDay(dayText, context.dayOrder, context.zone)
  if (day === undefined) return problem(row, 'bad-day', 'order.day', dayText)

  const amountText = text('order.amount')
  if (amountText === '') return problem(row, 'no-amount', 'order.amount')
  const amount = readAmount(amountText, context)
  if (amount === undefined) return problem(row, 'bad-amount', 'order.amount', amountText)

  const externalId = text('order.externalId')
  const customerId = firstId(text('order.customerId'))
  const long = [externalId, customerId].find(id => id.length > maxIdLength)
  if (long)
    return problem(row, 'too-long', long === externalId ? 'order.externalId' : 'order.customerId', long.slice(0, 40))
  const damaged = [externalId, customerId].find(isDamagedId)
  if (damaged)
    return problem(row, 'damaged-id', damaged === externalId ? 'order.externalId' : 'order.customerId', damaged)
  const customer = text('order.customer')
  const customerName = text('order.customerName')
  if (customer === '' && customerId === '' && customerName === '')
    return problem(row, 'no-customer', 'order.customerId')

  const isReturn = context.marksReturns && returnId.test(externalId) && amount > 0
  const id = text('order.id')
  const values: Values = {
    day,
    amount: isReturn ? -amount : amount,
    ...(externalId && { externalId }),
    ...optional('lines', readInteger(text('order.lines'))),
    ...optional('units', readInteger(text('order.units'))),
    ...optional('product', text('order.product') || undefined),
    ...optional('category', text('order.category') || undefined),
    ...optional('discount', readCost(text('order.discount'), context)),
    ...optional('cost', readCost(text('order.cost'), context)),
    ...optional('isCancelled', readBoolean(text('order.isCancelled'))),
  }
  return {
    kind: 'row',
    input: { ...row, ...(id && { id }), ...(customer && { customer }), customerId, customerName, values },
  }
}

function readAmount(text: string, { decimalComma, digits, factor, rate }: OrderContext): number | undefined {
  const read = readNumber(text, decimalComma)
  return read && toMinorUnits(read, digits, factor, rate ?? '1')
}

/** What is no amount is left out: the order stands without it. */
const readCost = (text: string, context: OrderContext): number | undefined =>
  text === '' ? undefined : readAmount(text, context)

const optional = (field: string, value: Json | undefined): Values => (value === undefined ? {} : { [field]: value })
