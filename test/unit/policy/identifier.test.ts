import { expect, test } from 'vitest'
import { normaliseIdentifier } from '#shared/api/identifier.ts'
import { formatInviteCode, normaliseInviteCode } from '#shared/api/invite-code.ts'

test.each([
  ['Li.Wei@Example.COM ', 'email:li.wei@example.com'],
  ['ｌｉ@ｅｘ.ｃｎ', 'email:li@ex.cn'],
  ['138 0013 8000', 'mobile:13800138000'],
  ['+86 138-0013-8000', 'mobile:13800138000'],
  ['008613800138000', 'mobile:13800138000'],
  ['１３８００１３８０００', 'mobile:13800138000'],
  ['+44 (0)20 7946 0018', 'mobile:+4402079460018'],
  ['张伟', 'name:张伟'],
  ['  Li   Wei ', 'name:li wei'],
  ['42', 'name:42'],
])('the identifier %j is kept as %s', (typed, kept) => {
  expect(normaliseIdentifier(typed)).toBe(kept)
})

test.each(['', ' ', '张', 'a@', '@b', 'a b@c', 'a@b@c', 'x\u0000y', 'y'.repeat(121)])('%j is no identifier', typed => {
  expect(normaliseIdentifier(typed)).toBeUndefined()
})

test('an invite code is read with spaces, dashes, lower case and full-width letters', () => {
  expect([' ac34-67dx ', 'ＡＣ３４６７ＤＸ', 'AC3467DX'].map(normaliseInviteCode)).toEqual(Array(3).fill('AC3467DX'))
  expect(formatInviteCode('AC3467DX')).toBe('AC34-67DX')
})

test('a code with a letter that could be mistaken, or of another length, is none', () => {
  expect(['AC3467D0', 'AC3467D', 'AC3467DXX'].map(normaliseInviteCode)).toEqual([undefined, undefined, undefined])
})
