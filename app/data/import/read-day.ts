/** Dates as files write them → business dates; which of day and month comes first is a property of the column. */
import { type Day, dayOfInstant, isDay, numberToDay } from '#shared/domain/day.ts'

export type DayOrder = 'dmy' | 'mdy'

/** `ask`: every slashed date of the column reads both ways, as 03/04/2026 does. Undefined: it has none. */
export function dayOrderOf(cells: Iterable<string>): DayOrder | 'ask' | undefined {
  let isSlashed = false
  for (const cell of cells) {
    const [, first, second] = slashed.exec(cell.trim()) ?? []
    if (first === undefined) continue
    isSlashed = true
    if (Number(first) > 12) return 'dmy'
    if (Number(second) > 12) return 'mdy'
  }
  return isSlashed ? 'ask' : undefined
}

const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\D|$)/
const yearFirst = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s,].*)?$/
const compact = /^(\d{4})(\d{2})(\d{2})$/
const zoned = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/
const monthNamed = /^(?:(\d{1,2})[\s-]+([a-z]{3})[a-z]*[.,\s-]+(\d{4})|([a-z]{3})[a-z]*[.\s]+(\d{1,2}),?\s+(\d{4}))\b/i
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Undefined when the cell is no date of the years 1900–2199. An instant with an offset falls on its day in `zone`. */
export function readDay(cell: string, order: DayOrder, zone: string): Day | undefined {
  const text = cell.normalize('NFKC').trim()
  if (zoned.test(text)) return dayOfText(text, zone)
  const match = yearFirst.exec(text) ?? compact.exec(text)
  if (match) return toDay(match[1], match[2], match[3])
  const parts = slashed.exec(text)
  if (parts) return order === 'dmy' ? toDay(parts[3], parts[2], parts[1]) : toDay(parts[3], parts[1], parts[2])
  return dayOfMonthName(text) ?? dayOfSerial(text)
}

function toDay(year: string | undefined, month: string | undefined, date: string | undefined): Day | undefined {
  const day = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`
  return /^(19|20|21)/.test(day) && isDay(day) ? day : undefined
}

function dayOfText(text: string, zone: string): Day | undefined {
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : dayOfInstant(at, zone)
}

function dayOfMonthName(text: string): Day | undefined {
  const [, date, name, year, nameFirst, dateLast, yearLast] = monthNamed.exec(text) ?? []
  const month = months.indexOf((name ?? nameFirst ?? '').toLowerCase()) + 1
  return month === 0 ? undefined : toDay(year ?? yearLast, String(month), date ?? dateLast)
}

/** A spreadsheet's day number (1 = 1900-01-01, with its famous leap day): what is left when a cell lost its format. */
function dayOfSerial(text: string): Day | undefined {
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0
  return serial >= 20_000 && serial <= 80_000 ? numberToDay(serial - 25_569) : undefined
}
