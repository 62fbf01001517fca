/** What a column of a file can become: the fields of the record types, and what only a file has (a first name, an order's customer). */
import { contactFields, customerFields, orderFields } from '#shared/domain/record.ts'

export type ImportKind = 'customers' | 'orders'

type CustomerColumn = Exclude<keyof typeof customerFields, 'isIncomplete'>
type OrderColumn = Exclude<keyof typeof orderFields, 'customer' | 'visit'>

type CustomerFieldId =
  | 'customer.id'
  | `customer.${CustomerColumn}`
  | `contact.${keyof typeof contactFields}`
  | 'contact.lastName'
  | 'contact.firstName'

type OrderFieldId = 'order.id' | `order.${OrderColumn}` | 'order.customer' | 'order.customerId' | 'order.customerName'

export type FieldId = CustomerFieldId | OrderFieldId

/** Ids that name the row, whatever the row is: in a list of people they are the person's, not the customer's. */
export const rowIdNames: readonly string[] = ['recordid', 'id', '18digitid', '数据id', '唯一性id', 'externalid']

/** Fields of a kind in the order a person is offered them; of each, the normalised headers that mean it, best first. */
export const importFields: { readonly [kind in ImportKind]: ReadonlyMap<FieldId, readonly string[]> } = {
  customers: new Map<FieldId, readonly string[]>([
    ['customer.name', aliases('customer', 'name')],
    ['customer.externalId', aliases('customer', 'externalId')],
    ['customer.class', aliases('customer', 'class')],
    ['customer.status', aliases('customer', 'status')],
    ['customer.isKey', aliases('customer', 'isKey')],
    ['customer.owner', aliases('customer', 'owner')],
    ['customer.industry', aliases('customer', 'industry')],
    ['customer.phone', aliases('customer', 'phone')],
    ['customer.wechat', aliases('customer', 'wechat')],
    ['customer.website', aliases('customer', 'website')],
    ['customer.address', aliases('customer', 'address')],
    ['customer.city', aliases('customer', 'city')],
    ['customer.region', aliases('customer', 'region')],
    ['customer.country', aliases('customer', 'country')],
    ['customer.postcode', aliases('customer', 'postcode')],
    ['customer.employees', aliases('customer', 'employees')],
    ['customer.source', aliases('customer', 'source')],
    ['customer.cadenceDays', aliases('customer', 'cadenceDays')],
    ['customer.tags', aliases('customer', 'tags')],
    ['customer.notes', aliases('customer', 'notes')],
    ['customer.extra', aliases('customer', 'extra')],
    ['contact.name', aliases('contact', 'name')],
    ['contact.lastName', ['lastname', 'familyname', 'surname', '姓', '姓氏']],
    ['contact.firstName', ['firstname', 'givenname', '名', '名字']],
    ['contact.title', aliases('contact', 'title')],
    ['contact.mobile', aliases('contact', 'mobile')],
    ['contact.phone', aliases('contact', 'phone')],
    ['contact.email', aliases('contact', 'email')],
    ['contact.wechat', aliases('contact', 'wechat')],
    ['customer.id', ['ketuid']],
  ]),
  orders: new Map<FieldId, readonly string[]>([
    ['order.externalId', aliases('order', 'externalId')],
    ['order.day', aliases('order', 'day')],
    ['order.customerId', orderCustomerId()],
    ['order.customerName', orderCustomerName()],
    ['order.amount', aliases('order', 'amount')],
    ['order.lines', aliases('order', 'lines')],
    ['order.units', aliases('order', 'units')],
    ['order.product', aliases('order', 'product')],
    ['order.category', aliases('order', 'category')],
    ['order.discount', aliases('order', 'discount')],
    ['order.cost', aliases('order', 'cost')],
    ['order.isCancelled', aliases('order', 'isCancelled')],
    ['order.id', ['ketuid']],
    ['order.customer', ['customerketuid']],
  ]),
}

/** Without these a file of the kind says nothing: a customer has a name, an order a day, an amount and a customer. */
export function missingFields(kind: ImportKind, columns: readonly (FieldId | undefined)[]): readonly FieldId[] {
  const has = (...fields: readonly FieldId[]) => fields.some(field => columns.includes(field))
  if (kind === 'customers') return has('customer.name') ? [] : ['customer.name']
  const missing: FieldId[] = []
  if (!has('order.day')) missing.push('order.day')
  if (!has('order.amount')) missing.push('order.amount')
  if (!has('order.customerId', 'order.customerName', 'order.customer')) missing.push('order.customerId')
  return missing
}

interface Named {
  readonly importNames?: readonly string[]
}

function aliases(type: 'customer' | 'contact' | 'order', field: string): readonly string[] {
  const table: { readonly [name: string]: Named } =
    type === 'customer' ? customerFields : type === 'contact' ? contactFields : orderFields
  return table[field]?.importNames ?? []
}

function orderCustomerId(): readonly string[] {
  return aliases('customer', 'externalId').filter(name => !rowIdNames.includes(name))
}

function orderCustomerName(): readonly string[] {
  return [
    ...aliases('customer', 'name').filter(name => name !== 'name' && name !== '名称'),
    'customer',
    '购货单位',
    '购买方',
    '往来单位',
  ]
}
