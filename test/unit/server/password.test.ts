import { expect, test } from 'vitest'
import { isCommonPassword } from '#server/auth/common-password.ts'
import { createPasswords, passwordCost } from '#server/auth/password.ts'
import { testPasswordCost } from '#test/kit/test-auth.ts'

test('a password is verified against its own hash only, and never against none', async () => {
  const passwords = createPasswords(testPasswordCost)
  const hash = await passwords.hash('harbour at dawn')
  expect(await passwords.verify('harbour at dawn', hash)).toBe(true)
  expect(await passwords.verify('harbour at dusk', hash)).toBe(false)
  expect(await passwords.verify('harbour at dawn', undefined)).toBe(false)
})

test('the same password typed in full-width letters is the same', async () => {
  const passwords = createPasswords(testPasswordCost)
  expect(await passwords.verify('ｋｅｔｕ-２０２６!', await passwords.hash('ketu-2026!'))).toBe(true)
})

test('equal passwords have different hashes, which carry their cost', async () => {
  const passwords = createPasswords(passwordCost)
  const [one, two] = await Promise.all([passwords.hash('harbour'), passwords.hash('harbour')])
  expect(one).not.toBe(two)
  expect(one).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)
})

test('a hash made at another cost is still verified', async () => {
  const hash = await createPasswords({ memoryKib: 128, passes: 2 }).hash('harbour')
  expect(await createPasswords(testPasswordCost).verify('harbour', hash)).toBe(true)
})

test.each(['password', 'QWERTYUIOP', 'aa123456', '1111111111', 'li.wei@example.com'])('%s is too common', password => {
  expect(isCommonPassword(password, 'Li.Wei@example.com')).toBe(true)
})

test('a sentence is not too common', () => {
  expect(isCommonPassword('harbour at dawn', 'li.wei@example.com')).toBe(false)
})
