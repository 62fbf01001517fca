/** Order logs of test/data as customers of the value ladder, and where each is cut into what is known and what is to be foreseen. */
import { decimalToMinor } from '#shared/domain/money.ts'
import type { ValuedCustomer } from '#shared/domain/value/buyer.ts'
import type { Sale } from '#shared/domain/value/purchase-log.ts'
import { naiveRows } from '../unit/import/read-file.ts'

export const salesDatasets = ['cdnow', 'northwind', 'online-retail', 'btyd-synthetic'] as const
export type SalesDataset = (typeof salesDatasets)[number]

export interface SalesData {
  readonly customers: readonly ValuedCustomer[]
  /** Last day that is known. */
  readonly cut: string
  /** Last day of the hold-out. */
  readonly end: string
  /** False: the log says who bought when, not for how much. */
  readonly hasAmounts: boolean
}

interface Source {
  readonly file: string
  readonly customer: string
  readonly day: string
  /** Column of the amount. */
  readonly amount?: string
  readonly cut: string
  readonly end: string
  /** Minor units that a row without an amount above zero counts as; otherwise it is a return, or nothing. */
  readonly least?: number
}

const sources: { readonly [name in SalesDataset]: Source } = {
  cdnow: {
    file: 'cdnow-sample.csv',
    customer: 'customer_id',
    day: 'date',
    amount: 'amount_usd',
    cut: '1997-09-30',
    end: '1998-06-30',
    // The published fits count eight purchases that cost nothing.
    least: 1,
  },
  northwind: {
    file: 'northwind-orders.csv',
    customer: 'customer_id',
    day: 'order_date',
    amount: 'net_usd',
    cut: '1998-01-31',
    end: '1998-05-06',
  },
  'online-retail': {
    file: 'online-retail-invoices.csv',
    customer: 'customer_id',
    day: 'date',
    amount: 'amount_gbp',
    cut: '2011-08-31',
    end: '2011-12-09',
  },
  'btyd-synthetic': {
    file: 'btyd-synthetic-transactions.csv',
    customer: 'customer_id',
    day: 'date',
    cut: '2014-09-01',
    end: '2014-12-31',
    least: 1,
  },
}

export function readSales(name: SalesDataset): SalesData {
  const { file, customer, day, amount, cut, end, least } = sources[name]
  const sales = new Map<string, Sale[]>()
  for (const row of naiveRows(file)) {
    const minor = amount === undefined ? 0 : (decimalToMinor(row[amount] ?? '', 2) ?? 0)
    const own = sales.get(row[customer] ?? '') ?? []
    sales.set(row[customer] ?? '', own)
    own.push({ day: row[day] ?? '', amount: least === undefined ? minor : Math.max(least, minor) })
  }
  const customers = [...sales].map(([id, sales]) => ({ id, segment: '', sales }))
  return { customers, cut, end, hasAmounts: amount !== undefined }
}
