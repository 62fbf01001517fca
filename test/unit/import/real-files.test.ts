import { describe, expect, test } from 'vitest'
import { importText } from './make-import.ts'
import { fileBytes, naiveRows, naiveSum } from './read-file.ts'

const sum = (amounts: readonly number[]): bigint => amounts.reduce((total, amount) => total + BigInt(amount), 0n)

describe('Northwind', () => {
  test('91 customers with their contacts, then 830 orders whose sum is the file’s', async () => {
    const { planned, after } = await importText(fileBytes('northwind-customers.csv'))
    expect(planned.counts).toEqual({ new: 91, changed: 0, same: 0, problem: 0, merged: 0, created: 0 })
    expect(after.contacts).toHaveLength(91)
    expect(after.customers[2]).toMatchObject({
      externalId: 'ANTON',
      name: 'Antonio Moreno Taquería',
      city: 'México D.F.',
    })

    const bytes = fileBytes('northwind-orders.csv')
    const orders = await importText(bytes, { known: after, currency: 'USD' })
    expect(orders.planned.counts).toEqual({ new: 830, changed: 0, same: 0, problem: 0, merged: 0, created: 0 })
    expect(sum(orders.after.orders.map(({ amount }) => amount))).toBe(
      naiveSum(naiveRows('northwind-orders.csv'), 'net_usd'),
    )

    const again = await importText(bytes, { known: orders.after, currency: 'USD' })
    expect(again.planned.counts).toMatchObject({ new: 0, changed: 0, same: 830 })
  })
})

describe('AdventureWorks', () => {
  test('701 stores, also the two pairs that share a name', async () => {
    const { planned, after } = await importText(fileBytes('aw-stores.csv'))
    expect(planned.counts).toEqual({ new: 701, changed: 0, same: 0, problem: 0, merged: 0, created: 0 })
    expect(new Set(after.customers.map(({ name }) => name)).size).toBe(699)
    expect(after.customers[0]).toMatchObject({ externalId: '292', region: 'Tennessee', industry: 'BM', employees: 13 })
    const again = await importText(fileBytes('aw-stores.csv'), { known: after })
    expect(again.planned.counts).toMatchObject({ new: 0, changed: 0, same: 701 })
  })
})

describe('Online Retail', () => {
  test('22,190 invoices make 4,372 customers on request, returns subtract, the sum is the file’s', async () => {
    const bytes = fileBytes('online-retail-invoices.csv')
    const request = { createUnknown: true }
    const { planned, after, chunks } = await importText(bytes, { currency: 'GBP', request })
    expect(planned.counts).toEqual({ new: 22190, changed: 0, same: 0, problem: 0, merged: 0, created: 4372 })
    expect(after.customers.every(({ isIncomplete }) => isIncomplete)).toBe(true)
    expect(sum(after.orders.map(({ amount }) => amount))).toBe(
      naiveSum(naiveRows('online-retail-invoices.csv'), 'amount_gbp'),
    )
    expect(after.orders.filter(({ amount }) => amount < 0)).toHaveLength(3654)
    expect(Math.max(...chunks.map(({ customers, orders }) => customers.length + orders.length))).toBeLessThanOrEqual(
      500,
    )

    const again = await importText(bytes, { known: after, currency: 'GBP', request })
    expect(again.planned.counts).toMatchObject({ new: 0, changed: 0, same: 22190, created: 0 })
  })

  test('without the request every row of an unknown customer is a problem and nothing is written', async () => {
    const { planned } = await importText(fileBytes('online-retail-invoices.csv'), { currency: 'GBP' })
    expect(planned.counts).toMatchObject({ new: 0, problem: 22190 })
    expect(planned.problems).toHaveLength(200)
    expect(planned.chunks).toBe(0)
  })
})
