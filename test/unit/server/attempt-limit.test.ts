import { expect, test } from 'vitest'
import { addressKey, createAttemptLimit } from '#server/auth/attempt-limit.ts'

test('the window slides: a try counts until it is as old as the window', () => {
  let now = 0
  const limit = createAttemptLimit({ tries: 2, windowMs: 10_000, clock: () => now })
  limit.take('a')
  now = 4_000
  limit.take('a')
  expect(limit.wait('a')).toBe(6)
  expect(limit.wait('b')).toBe(0)
  now = 10_000
  expect(limit.wait('a')).toBe(0)
})

test('a try given back does not count', () => {
  const limit = createAttemptLimit({ tries: 1, windowMs: 10_000, clock: () => 0 })
  limit.take('a')
  limit.giveBack('a')
  expect(limit.wait('a')).toBe(0)
})

test('of too many keys the one not used for longest is forgotten', () => {
  const limit = createAttemptLimit({ tries: 1, windowMs: 10_000, clock: () => 0, maxKeys: 2 })
  for (const key of ['a', 'b', 'a', 'c']) limit.take(key)
  expect(['a', 'b', 'c'].map(key => limit.wait(key) > 0)).toEqual([true, false, true])
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('the address %s counts as %s', (address, key) => {
  expect(addressKey(address)).toBe(key)
})
