/** Sign-in, set-up and invites on an in-memory database, with a clock and ids the test owns. */
import { randomBytes } from 'node:crypto'
import { createAccountStore } from '#server/auth/account-store.ts'
import { createAuth } from '#server/auth/auth.ts'
import { createPasswords } from '#server/auth/password.ts'
import { createSqliteSql } from '#server/auth/sql.ts'
import { createTokens } from '#server/auth/token.ts'
import type { Person, SetupRequest } from '#shared/api/account.ts'
import { makeId } from '#shared/domain/id.ts'
import { createTestFactLog } from './test-fact-log.ts'

/** Cheap enough to hash in a test, and as right as the real one. */
export const testPasswordCost = { memoryKib: 64, passes: 1 }

export const makePerson = (name: string): Person => ({
  name,
  identifier: `${name.toLowerCase().replaceAll(' ', '.')}@example.com`,
  password: `${name} walks the harbour`,
})

export const makeSetup = (code: string, name = 'Ada'): SetupRequest => ({
  code,
  workspace: { name: 'Ketu Trading', currency: 'CNY', zone: 'Asia/Shanghai', language: 'zh-CN', weekStart: 1 },
  person: makePerson(name),
})

export async function createTestAuth() {
  const time = { now: Date.UTC(2026, 10, 23) }
  const clock = () => time.now
  const newId = () => makeId(clock(), randomBytes)
  const facts = createTestFactLog()
  const store = await createAccountStore(createSqliteSql(':memory:'))
  const tokens = createTokens('a secret of the test', randomBytes)
  const auth = createAuth({ store, facts, tokens, passwords: createPasswords(testPasswordCost), clock, newId })
  return { auth, store, facts, tokens, time, clock, newId }
}
