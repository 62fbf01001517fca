/** Values, keys and cells no app of ours would write and that anybody with the right to write can send. */
import { recordTypes } from '#shared/domain/record.ts'
import type { Chance } from './chance.ts'

export const hostileKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'length',
  '',
  ' ',
  '\u0000',
  'n/',
  'n//',
  'p',
  'r',
  '客户',
  '\ud83d\ude00',
  'k'.repeat(300),
]

const numbers = [0, -0, 1, -1, 0.1, 2 ** 31, 2 ** 53, -(2 ** 53), 8.64e15 + 1, 1e308, Number.NaN, Infinity, -Infinity]
const texts = [
  '',
  'x',
  '2026-02-31',
  '9999-99-99',
  '0000-01-01',
  '😀'.repeat(20),
  'y'.repeat(2000),
  '\u202e<b>',
  '\u0000',
]

const depths = [1, 2, 3, 14, 15, 16, 17, 40]

function nested(depth: number, isList: boolean): unknown {
  let value: unknown = 1
  for (let i = 0; i < depth; i++) value = isList ? [value] : { a: value }
  return value
}

/** Anything lib0 can write. */
export function hostileValue(chance: Chance, depth = 0): unknown {
  switch (chance.below(depth > 3 ? 6 : 12)) {
    case 0:
      return null
    case 1:
      return chance.is(0.5)
    case 2:
      return chance.of(numbers)
    case 3:
      return chance.of(texts)
    case 4:
      return undefined
    case 5:
      return chance.of(hostileKeys)
    case 6:
      return Array.from({ length: chance.below(4) }, () => hostileValue(chance, depth + 1))
    case 7:
      return { [chance.of(hostileKeys)]: hostileValue(chance, depth + 1), a: hostileValue(chance, depth + 1) }
    case 8:
      return nested(chance.of(depths), chance.is(0.5))
    case 9:
      return new Uint8Array(chance.below(9))
    case 10:
      return chance.is(0.2) ? 2n ** 60n : Array.from({ length: 200 }, (_, i) => i)
    default:
      return hostileCell(chance, depth + 1)
  }
}

const fieldNames = [...new Set(Object.values(recordTypes).flatMap(table => Object.keys(table))), 'deletedAt']

/** A cell of a record, right in most of its parts. */
export function hostileCell(chance: Chance, depth = 0): unknown {
  const odd = (right: unknown): unknown => (chance.is(0.25) ? hostileValue(chance, depth + 1) : right)
  const field = chance.is(0.85) ? chance.of(fieldNames) : chance.of(hostileKeys)
  const stamp = (): unknown[] => [odd('a value'), odd(1_790_000_000_000), odd('ann')]
  return [
    odd(field),
    chance.is(0.7) ? hostileValue(chance, depth + 1) : chance.of([['+', 'a'], ['-', 'a'], 'A', 7, true]),
    odd(1_790_000_000_000 + chance.below(1000)),
    odd('ann'),
    odd([stamp(), stamp()]),
    odd([stamp()]),
    odd(1),
  ].slice(0, 2 + chance.below(6))
}

/** What a record is born with, right in most of its parts. */
export function hostileBase(chance: Chance, id: string): unknown {
  const odd = (right: unknown): unknown => (chance.is(0.2) ? hostileValue(chance, 1) : right)
  const values: Record<string, unknown> = {}
  for (let i = chance.below(6); i > 0; i--) values[chance.of(fieldNames)] = hostileValue(chance, 1)
  return {
    id: odd(id),
    type: chance.is(0.9) ? chance.of(Object.keys(recordTypes)) : chance.of(hostileKeys),
    at: odd(1_790_000_000_000),
    by: odd('ann'),
    f: odd({ ...values, day: chance.of(['2026-11-23', ...texts]), at: chance.of(numbers), amount: chance.of(numbers) }),
  }
}
