/** The customers and visits every store in the page is given: the same values, laid out in documents as the app lays them out. */
import * as Y from 'yjs'
import { createRecord, type Values } from '#shared/doc/document.ts'
import { makeId } from '#shared/domain/id.ts'

export const zone = 'Asia/Shanghai'
export const member = '0'.repeat(25) + '1'
export const territory = '0'.repeat(25) + '2'
export const year = 2026
export const now = Date.UTC(year, 10, 23, 6)
export const day = '2026-11-23'
const stamp = { at: now, by: member }

export interface SampleCustomer {
  readonly id: string
  readonly contact: string
  readonly values: Values & { readonly name: string }
  readonly contactValues: Values & { readonly name: string }
}

let random = 1
const randomBytes = (count: number): Uint8Array =>
  Uint8Array.from({ length: count }, () => {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0
    return random >>> 24
  })
export const newId = (): string => makeId(now, randomBytes)

/** The same ones in the same order each time in a fresh page. */
export const makeCustomers = (count: number): SampleCustomer[] =>
  Array.from({ length: count }, (_, i) => ({
    id: newId(),
    contact: newId(),
    values: {
      name: `禾岭医药 ${(i * 7919) % count} Harbour Trading`,
      externalId: `C${i}`,
      class: i % 10 === 0 ? 'A' : 'B',
      city: ['江南市', '江北市', '岚溪县'][i % 3] ?? '',
      industry: '医药',
      address: `${i} High Street, second floor, beside the harbour`,
      phone: `138${10_000_000 + i}`,
      cadenceDays: 30,
    },
    contactValues: { name: `Contact ${i}`, phone: `139${10_000_000 + i}`, title: 'Owner' },
  }))

export function customerInto(doc: Y.Doc, { id, contact, values, contactValues }: SampleCustomer): void {
  doc.transact(() => {
    createRecord(doc, 'main', { type: 'customer', id, values }, stamp)
    createRecord(doc, 'record', { type: 'contact', id: contact, values: contactValues }, stamp)
  })
}

export const note = (i: number): string =>
  `见了采购，样品认可，价格再谈；竞品报价低百分之六，正在比价；补货两箱，约下周对账；${'asked for the audit report of the second plant; '.repeat(6)}${i}`

export function visitInto(doc: Y.Doc, customer: string, i: number): string {
  const id = newId()
  const values = { customer, state: 'done', channel: 'visit', at: now, day, note: note(i), outcome: 'progress' }
  doc.transact(() => createRecord(doc, 'record', { type: 'visit', id, values }, stamp))
  return id
}

/** Visits in a document: all of its records. */
export const visitsIn = (doc: Y.Doc): number => doc.getMap('r').size
