/** Headers → fields: exact alias first, then shared words; never by position, and a person can correct every answer. */
import { headerWords, normaliseHeader, withoutBrackets } from './header.ts'
import { type FieldId, type ImportKind, importFields, rowIdNames } from './import-field.ts'

/** Per column of the file the field it becomes, or undefined when no field is sure enough. */
export type Columns = readonly (FieldId | undefined)[]

/** The guess to begin with. `kind` undefined = neither customers nor orders (deals, notes, tasks …): ask. */
export function mapColumns(headers: readonly string[]): {
  readonly kind: ImportKind | undefined
  readonly columns: Columns
} {
  const kind = guessKind(headers)
  return { kind, columns: columnsOf(headers, kind ?? 'customers') }
}

/** The columns when a person says what the file holds. */
export function columnsOf(headers: readonly string[], kind: ImportKind): Columns {
  const columns: (FieldId | undefined)[] = headers.map(() => undefined)
  for (const candidate of exactCandidates(headers, kind)) assign(columns, candidate)
  for (const candidate of similarCandidates(headers, kind, columns)) assign(columns, candidate)
  return columns
}

/** One column that no field knows is a letter or a list of something else, not a table. */
export const isProse = (headers: readonly string[], columns: Columns): boolean =>
  headers.length === 1 && columns[0] === undefined

/** Headers that only a list of deals, notes, tasks or calls has. */
const foreignHeaders = new Set([
  'dealname',
  'opportunityname',
  'closingdate',
  'closedate',
  '商机名称',
  '预计成交日期',
  'notetitle',
  'notecontent',
  'notebody',
  'bodypreview',
  'subject',
  'duedate',
  'callstarttime',
])

function guessKind(headers: readonly string[]): ImportKind | undefined {
  if (headers.some(header => foreignHeaders.has(normaliseHeader(header)))) return undefined
  const orders = new Set(columnsOf(headers, 'orders'))
  const customers = new Set(columnsOf(headers, 'customers'))
  const isOrder = (orders.has('order.externalId') && !customers.has('customer.name')) || orders.has('order.day')
  if (isOrder && (orders.has('order.amount') || orders.has('order.day'))) return 'orders'
  return customers.has('customer.name') ? 'customers' : undefined
}

interface Candidate {
  readonly column: number
  readonly field: FieldId
  /** Lower is better. */
  readonly rank: number
}

function assign(columns: (FieldId | undefined)[], { column, field }: Candidate): void {
  if (columns[column] === undefined && !columns.includes(field)) columns[column] = field
}

/**
 * Headers that can mean one field go first, so that 电话 is the customer's and 手机 is left for the contact; of two columns
 * for a field the better alias wins (Billing City before Shipping City), wherever it stands.
 */
function exactCandidates(headers: readonly string[], kind: ImportKind): readonly Candidate[] {
  const names = headers.map(normaliseHeader)
  const ofPeople = kind === 'customers' && isListOfPeople(names)
  const candidates: Candidate[] = []
  for (const [column, header] of headers.entries()) {
    const spellings = [names[column] ?? '', normaliseHeader(withoutBrackets(header))]
    for (const [field, aliases] of importFields[kind]) {
      const rank = Math.min(...spellings.map(name => aliasRank(field, aliases, name, ofPeople)))
      if (Number.isFinite(rank)) candidates.push({ column, field, rank })
    }
  }
  const choices = new Map<number, number>()
  for (const { column } of candidates) choices.set(column, (choices.get(column) ?? 0) + 1)
  const preferContact = names.some(name => contactNames.has(name))
  const weight = ({ column, field, rank }: Candidate) =>
    ((choices.get(column) ?? 1) - 1) * 1000 + (preferContact === field.startsWith('contact.') ? 0 : 100) + rank
  return candidates.sort((a, b) => weight(a) - weight(b) || a.column - b.column)
}

const contactNames = new Set(['firstname', 'lastname', ...(importFields.customers.get('contact.name') ?? [])])

function aliasRank(field: FieldId, aliases: readonly string[], name: string, ofPeople: boolean): number {
  if (name === '') return Number.POSITIVE_INFINITY
  if (ofPeople && field === 'customer.externalId' && rowIdNames.includes(name)) return Number.POSITIVE_INFINITY
  if (ofPeople && field.startsWith('customer.') && !ofEveryPerson.has(field)) return Number.POSITIVE_INFINITY
  if (ofPeople && field === 'contact.phone' && (name === 'phone' || name === 'phonenumber')) return 0
  const rank = aliases.indexOf(name)
  return rank < 0 ? Number.POSITIVE_INFINITY : rank
}

/** What two colleagues in one list may both say of their company; the rest of such a row is about the person. */
const ofEveryPerson = new Set<FieldId>([
  'customer.name',
  'customer.externalId',
  'customer.tags',
  'customer.notes',
  'customer.id',
])

/** One row a person: the row's own id, phone and status are the person's. */
const isListOfPeople = (names: readonly string[]): boolean =>
  (names.includes('firstname') && names.includes('lastname')) ||
  names.some(name => name === 'contactowner' || name === 'contactownerid')

/** Two thirds of a header must be an alias before it counts as that field. */
const similarity = 2 / 3

function similarCandidates(headers: readonly string[], kind: ImportKind, taken: Columns): readonly Candidate[] {
  const candidates: Candidate[] = []
  if (kind === 'customers' && isListOfPeople(headers.map(normaliseHeader))) return candidates
  for (const [column, header] of headers.entries()) {
    if (taken[column] !== undefined || strangerWords.test(header)) continue
    for (const [field, aliases] of importFields[kind]) {
      // An id that is nearly another id is another id, and 销售额 is nobody's name.
      if (/id$/i.test(field) || field === 'customer.owner') continue
      const share = Math.max(...aliases.map(alias => overlap(header, alias)), 0)
      if (share >= similarity) candidates.push({ column, field, rank: -share })
    }
  }
  return candidates.sort((a, b) => a.rank - b.rank || a.column - b.column)
}

/** The part of the header that the alias covers: neighbouring words joined, or characters in Chinese. */
function overlap(header: string, alias: string): number {
  if (/\p{Script=Han}/u.test(alias)) {
    const name = normaliseHeader(header)
    return alias.length >= 2 && name.includes(alias) ? alias.length / name.length : 0
  }
  const words = headerWords(header)
  for (let length = words.length; length > 0; length--)
    for (let start = 0; start + length <= words.length; start++)
      if (words.slice(start, start + length).join('') === alias) return length / words.length
  return 0
}

/**
 * Words that turn a known header into something else: the owner of the account is not the account, and a Zoho "Most
 * Recent Visit" is a visit to a web site.
 */
const strangerWords =
  /owner|parent|vendor|created|modified|visit|visitor|secondary|assistant|asst|reporting|mailing|shipping|associated|campaign|\bid\b|coordinates|latitude|longitude|gross|上级|父级|母公司|负责|创建|修改|最近|最后|未拜访|部门|员工|编码|编号|曾用|发票/i
