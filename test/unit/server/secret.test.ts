import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readOrMakeSecret } from '#server/auth/secret.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ketu-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the secret is made once, has 256 bits and is readable by its owner only', () => {
  const secret = readOrMakeSecret(folder)
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect(readOrMakeSecret(folder)).toBe(secret)
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
})

test('a file too short to be a secret stops the start', () => {
  writeFileSync(join(folder, 'secret'), 'short')
  expect(() => readOrMakeSecret(folder)).toThrow('does not hold a secret')
})
