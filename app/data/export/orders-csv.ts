/** Orders as CSV, amounts as exact decimals of the workspace's currency. Its headers are what the import knows: it maps back whole. */
import { minorToDecimal } from '#shared/domain/money.ts'
import type { CustomerRow, OrderRow } from '#shared/domain/record.ts'
import { byteOrderMark, csvLine } from './csv.ts'
import { toCell } from './customers-csv.ts'

const headers = [
  'ketuId',
  'externalId',
  'day',
  'customerKetuId',
  'customerId',
  'customerName',
  'amount',
  'lines',
  'units',
  'isCancelled',
]

export const ordersHeader = (): string => byteOrderMark + csvLine(headers)

/** @param digits of the currency after the point. */
export function orderLine(order: OrderRow, customer: CustomerRow | undefined, digits: number): string {
  const { id, externalId, day, amount, lines, units, isCancelled } = order
  const who = [order.customer, customer?.externalId ?? '', customer?.name ?? '']
  const sum = { plain: minorToDecimal(amount, digits) }
  return csvLine([id, externalId, day, ...who, sum, ...[lines, units, isCancelled].map(toCell)])
}
