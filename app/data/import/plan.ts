/** What an import will do, before anything is written: writes, counts, and a reason for every row that is left out. */
import type { RowProblem } from './problem.ts'
import type { Values } from './read-rows.ts'

export interface ContactWrite {
  readonly id: string
  readonly isNew: boolean
  readonly values: Values
}

/** A new customer with all its values, or the fields of a known one that change. */
export interface CustomerWrite {
  readonly id: string
  /** The first row of the file that asks for it. */
  readonly row: number
  readonly isNew: boolean
  readonly values: Values
  readonly contacts: readonly ContactWrite[]
}

export interface OrderWrite {
  readonly id: string
  readonly row: number
  readonly isNew: boolean
  readonly customer: string
  /** The journal it lives in. */
  readonly doc: string
  readonly values: Values
}

export interface ImportCounts {
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly problem: number
  /** Rows that add to what another row of the file brings (a second contact), or repeat it. */
  readonly merged: number
  /** Customers made, incomplete, for orders that name nobody we know. */
  readonly created: number
}

export interface ImportPlan {
  readonly counts: ImportCounts
  readonly problems: readonly RowProblem[]
  /** Rows that are taken, but not all they say. */
  readonly notes: readonly RowProblem[]
  readonly customers: readonly CustomerWrite[]
  readonly orders: readonly OrderWrite[]
}

/** One transaction's worth of writes. */
export interface ImportChunk {
  readonly customers: readonly CustomerWrite[]
  readonly orders: readonly OrderWrite[]
}

const customersPerChunk = 50
const ordersPerChunk = 200

/** Customers first, then orders document by document: one update a document and chunk. */
export function chunksOf(plan: Pick<ImportPlan, 'customers' | 'orders'>): readonly ImportChunk[] {
  const orders = plan.orders.toSorted((a, b) => (a.doc < b.doc ? -1 : a.doc > b.doc ? 1 : 0))
  return [
    ...slices(plan.customers, customersPerChunk).map(customers => ({ customers, orders: [] })),
    ...slices(orders, ordersPerChunk).map(each => ({ customers: [], orders: each })),
  ]
}

function slices<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
}
