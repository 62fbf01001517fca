/**
 * Rows of orders against what is known. An order is the same when customer and order number are; one without a number is the
 * same as a known one of the same customer, day and amount, each of which answers for one row only.
 */
import type { Json } from '#shared/domain/field.ts'
import { yearOf } from '#shared/domain/day.ts'
import type { OrderRow } from '#shared/domain/record.ts'
import { journalDoc } from '#shared/doc/name.ts'
import { CustomerIndex, type Findable, isLive, type KnownRows } from './known.ts'
import type { CustomerWrite, ImportPlan, OrderWrite } from './plan.ts'
import { problemOf, type ProblemReason, type RowProblem } from './problem.ts'
import type { OrderInput, ReadRows, Values } from './read-rows.ts'

interface OrderPlanOptions {
  readonly newId: () => string
  /** Orders of a customer nobody knows make one, named after what the file says and marked incomplete. */
  readonly createUnknown: boolean
}

export function planOrders(read: ReadRows<OrderInput>, known: KnownRows, options: OrderPlanOptions): ImportPlan {
  const customers = new OrderCustomers(known, options)
  const orders = new KnownOrders(known.orders)
  const problems: RowProblem[] = [...read.problems]
  const writes: OrderWrite[] = []
  const counts = { new: 0, changed: 0, same: 0, merged: 0 }
  const seen = new Map<string, OrderInput>()
  for (const input of read.inputs) {
    const customer = customers.find(input)
    const first = customer.kind === 'one' ? seen.get(keyOf(customer.id, input)) : undefined
    const reason =
      customer.kind === 'one' ? (first && !isSame(first.values, input.values) ? 'duplicate' : undefined) : customer.kind
    if (reason || customer.kind !== 'one') {
      problems.push(
        problemOf(input, reason ?? 'unknown-customer', 'order.customerId', first ? String(first.row) : nameOf(input)),
      )
    } else if (first) counts.merged++
    else {
      if (input.values['externalId'] !== undefined) seen.set(keyOf(customer.id, input), input)
      const write = toWrite(input, customer.id, orders.take(customer.id, input), options.newId)
      counts[write === undefined ? 'same' : write.isNew ? 'new' : 'changed']++
      if (write) writes.push(write)
    }
  }
  const created = customers.created()
  return {
    counts: { ...counts, problem: problems.length, created: created.length },
    problems: problems.toSorted((a, b) => a.row - b.row),
    notes: [],
    customers: created,
    orders: writes,
  }
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

const keyOf = (customer: string, { values }: OrderInput): string => `${customer}\n${textOf(values['externalId'])}`

const nameOf = ({ customerId, customerName }: OrderInput): string => customerId || customerName

const isSame = (a: Values, b: Values): boolean => Object.entries(b).every(([field, value]) => a[field] === value)

type FoundCustomer = { readonly kind: 'one'; readonly id: string } | { readonly kind: ProblemReason }

class OrderCustomers {
  readonly #index = new CustomerIndex<Findable>()
  readonly #readOnly: ReadonlySet<string>
  readonly #options: OrderPlanOptions
  readonly #created: (Findable & { readonly row: number })[] = []

  constructor(known: KnownRows, options: OrderPlanOptions) {
    this.#readOnly = known.readOnly
    this.#options = options
    for (const customer of known.customers) if (isLive(customer)) this.#index.add(customer)
  }

  find(input: OrderInput): FoundCustomer {
    const { customer, customerId, customerName } = input
    const byId =
      (customer && this.#index.byId(customer)) ||
      this.#index.byExternalId(customerId) ||
      this.#index.byExternalId(customerName)
    const named = byId ? [byId] : this.#index.byName(customerName || customerId)
    const [found, second] = named
    if (second) return { kind: 'ambiguous-customer' }
    if (found) return this.#readOnly.has(found.id) ? { kind: 'not-yours' } : { kind: 'one', id: found.id }
    return this.#options.createUnknown ? { kind: 'one', id: this.#create(input).id } : { kind: 'unknown-customer' }
  }

  #create({ row, customerId, customerName }: OrderInput): Findable {
    const made = { row, id: this.#options.newId(), externalId: customerId, name: customerName || customerId }
    this.#index.add(made)
    this.#created.push(made)
    return made
  }

  created(): readonly CustomerWrite[] {
    return this.#created.map(({ id, row, name, externalId }) => ({
      id,
      row,
      isNew: true,
      values: { name, ...(externalId && { externalId }), isIncomplete: true },
      contacts: [],
    }))
  }
}

class KnownOrders {
  readonly #byId = new Map<string, OrderRow>()
  readonly #byNumber = new Map<string, OrderRow>()
  readonly #bySum = new Map<string, OrderRow[]>()

  constructor(orders: readonly OrderRow[]) {
    for (const order of orders.filter(isLive)) {
      this.#byId.set(order.id, order)
      if (order.externalId !== '') this.#byNumber.set(`${order.customer}\n${order.externalId}`, order)
      const key = sumKey(order.customer, order.day, order.amount)
      const same = this.#bySum.get(key)
      if (same) same.push(order)
      else this.#bySum.set(key, [order])
    }
  }

  take(customer: string, { id, values }: OrderInput): OrderRow | undefined {
    const byId = id === undefined ? undefined : this.#byId.get(id)
    if (byId) return byId
    if (values['externalId'] !== undefined) return this.#byNumber.get(`${customer}\n${textOf(values['externalId'])}`)
    return this.#bySum.get(sumKey(customer, textOf(values['day']), Number(values['amount'])))?.shift()
  }
}

const sumKey = (customer: string, day: string, amount: number): string => `${customer}\n${day}\n${amount}`

/** Undefined when the known order says the same. */
function toWrite(
  input: OrderInput,
  customer: string,
  known: OrderRow | undefined,
  newId: () => string,
): OrderWrite | undefined {
  if (!known) {
    const doc = journalDoc(customer, yearOf(textOf(input.values['day'])))
    return { id: newId(), row: input.row, isNew: true, customer, doc, values: { customer, ...input.values } }
  }
  const now = new Map<string, unknown>(Object.entries(known))
  const changes = Object.fromEntries(Object.entries(input.values).filter(([field, value]) => now.get(field) !== value))
  if (Object.keys(changes).length === 0) return undefined
  return { id: known.id, row: input.row, isNew: false, customer: known.customer, doc: known.doc, values: changes }
}
