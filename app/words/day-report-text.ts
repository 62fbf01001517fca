/** A day's report as plain text, to paste into a chat: no marks a chat would show, one thing a line. Pure. */
import type { DayReport, ReportedCustomer } from '#shared/domain/day-report.ts'
import type { ActionRow, VisitRow } from '#shared/domain/record.ts'
import type { Format } from './format.ts'
import type { Words } from './zh-CN.ts'

interface Reader {
  readonly words: Words
  readonly format: Format
  /** Whose day it was. */
  readonly name: string
}

export function dayReportText(report: DayReport, { words, format, name }: Reader): string {
  const { report: said } = words
  const head = said.head(format.dayShort(report.day), name)
  if (report.customers.length === 0) return [head, said.nothing, ...aheadLines(report, words, format)].join('\n')
  const customers = report.customers.map((customer, i) => customerLines(customer, i + 1, words, format).join('\n'))
  return [[head, sumLine(report, words, format)].join('\n'), ...customers, ...aheadLines(report, words, format)].join(
    '\n\n',
  )
}

function sumLine({ visits, contacts, customers, orders, amount }: DayReport, { report: said }: Words, format: Format) {
  return [
    ...(visits > 0 ? [said.visits(visits)] : []),
    ...(contacts > 0 ? [said.contacts(contacts)] : []),
    said.customers(customers.length),
    ...(orders > 0 ? [said.orders(orders, format.money(amount))] : []),
  ].join(said.comma)
}

function customerLines({ name, visits, orders }: ReportedCustomer, number: number, words: Words, format: Format) {
  const { report: said } = words
  const amount = format.money(orders.reduce((sum, order) => sum + order.amount, 0))
  return [
    said.numbered(number, name),
    ...visits.flatMap(({ visit, steps }) => [
      visitLine(visit, words, visits.length > 1 && visit.at !== null ? format.time(visit.at) : ''),
      ...steps.map(step => stepLine(step, words, format)),
    ]),
    ...(orders.length === 0 ? [] : [said.orders(orders.length, amount)]),
  ]
}

/** The time only tells several visits to one customer apart. */
function visitLine({ channel, outcome, note }: VisitRow, { fields, report: said, today }: Words, time: string): string {
  const how = channel === 'visit' ? '' : fields.values['visit.channel'][channel]
  const result = outcome === '' ? '' : fields.values['visit.outcome'][outcome]
  const head = [time, [how, result].filter(isThere).join(said.comma)].filter(isThere).join(' ')
  const words = inOneLine(note)
  if (head === '') return words === '' ? today.outcomeNone : words
  return words === '' ? head : said.about(head, words)
}

function stepLine({ title, due, side, isPromise }: ActionRow, { report: said }: Words, format: Format): string {
  const what = side === 'them' ? said.theirs : isPromise ? said.promise : said.next
  return said.about(due === '' ? what : `${what} ${format.dayShort(due)}`, inOneLine(title))
}

function aheadLines({ ahead }: DayReport, { report: said }: Words, format: Format): string[] {
  if (ahead === undefined) return []
  const visits = ahead.visits.map(({ at, name }) => (at === null ? name : `${format.time(at)} ${name}`))
  return [said.about(said.ahead(format.dayShort(ahead.day)), visits.join(said.comma))]
}

const isThere = (part: string): boolean => part !== ''
const inOneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ')
