import { expect, it } from 'vitest'
import { isStoreTrouble } from '#server/store/store-trouble.ts'

const failure = (fields: object): Error => Object.assign(new Error('failed'), fields)

it('rel:D5 a full disk, a failed sync and a database out of reach are the store’s trouble, in either store', () => {
  const [full, failedSync, busy] = [13, 1034, 5]
  for (const errcode of [full, failedSync, busy])
    expect(isStoreTrouble(failure({ code: 'ERR_SQLITE_ERROR', errcode }))).toBe(true)
  const [diskFull, shutdown, connectionFailure, tooMany] = ['53100', '57P01', '08006', '53300']
  for (const code of [diskFull, shutdown, connectionFailure, tooMany, 'ECONNREFUSED'])
    expect(isStoreTrouble(failure({ code }))).toBe(true)
})

it('rel:D5 a bug of ours is not: it stays a bug', () => {
  const [constraint, uniqueViolation] = [19, '23505']
  expect(isStoreTrouble(failure({ code: 'ERR_SQLITE_ERROR', errcode: constraint }))).toBe(false)
  for (const code of [uniqueViolation, 'ERR_INVALID_ARG_TYPE']) expect(isStoreTrouble(failure({ code }))).toBe(false)
  for (const other of [new TypeError('a bug'), 'text', undefined]) expect(isStoreTrouble(other)).toBe(false)
})
