import { PGlite, type Transaction } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Account,
  type AccountStore,
  createAccountStore,
  type Invite,
  type Session,
} from '#server/auth/account-store.ts'
import { createPostgresSql, createSqliteSql, type Sql, type SqlRow } from '#server/auth/sql.ts'
import { createPgPool } from '#server/store/sql.ts'
import { surveyLinkStoreContract } from './survey-link-store.ts'

const account: Account = { member: 'm1', identifier: 'name:ada', password: 'hash' }
const session: Session = {
  hash: 's1',
  member: 'm1',
  device: 'd1',
  createdAt: 1_764_000_000_000,
  seenAt: 1_764_000_000_000,
}
const invite: Invite = {
  id: 'i1',
  kind: 'member',
  member: 'm2',
  role: 'rep',
  territory: 't1',
  by: 'm1',
  expiresAt: 1_764_000_000_100,
}

function createPgliteSql(): Sql {
  const db = new PGlite()
  const queryOn = (on: PGlite | Transaction) => ({
    query: async (text: string, params: readonly (string | number | null)[] = []) =>
      (await on.query<SqlRow>(text, [...params])).rows,
  })
  return {
    ...queryOn(db),
    transaction: work => db.transaction(inside => work(queryOn(inside))),
    close: () => db.close(),
  }
}

const realPostgres = process.env['KETU_TEST_DATABASE_URL']
const databases: readonly (readonly [string, () => Sql])[] = [
  ['SQLite', () => createSqliteSql(':memory:')],
  ['PostgreSQL in process', createPgliteSql],
  ...(realPostgres === undefined ? [] : [['PostgreSQL', () => createPostgresSql(createPgPool(realPostgres))] as const]),
]

describe.each(databases)('account store on %s', (_, createSql) => {
  let store: AccountStore
  let sql: Sql
  beforeAll(async () => {
    sql = createSql()
    for (const table of ['device_name', 'heard', 'session', 'invite', 'account', 'setup'])
      await sql.query(`drop table if exists ${table}`)
    await createAccountStore(sql)
    // Opening what exists already changes nothing.
    store = await createAccountStore(sql)
  }, 60_000)
  afterAll(() => store.close())

  surveyLinkStoreContract(() => sql)

  test('the workspace is made once, with its first account and session', async () => {
    expect(await store.setup()).toEqual({ kind: 'open' })
    await store.offerSetup('old')
    await store.offerSetup('new')
    expect(await store.setup()).toEqual({ kind: 'open', codeHash: 'new' })
    expect(await store.completeSetup('w1', account, session)).toBe(true)
    expect(
      await store.completeSetup('w2', { ...account, member: 'm9', identifier: 'name:eve' }, { ...session, hash: 's9' }),
    ).toBe(false)
    await store.offerSetup('late')
    expect(await store.setup()).toEqual({ kind: 'done', workspace: 'w1' })
    expect(await store.account('name:ada')).toEqual(account)
    expect(await store.account('name:eve')).toBeUndefined()
    expect(await store.session('s1')).toEqual(session)
  })

  test('a session is seen later, never earlier, and ends', async () => {
    const second = { ...session, hash: 's2', device: 'd2' }
    await store.addSession(second)
    await store.touchSession('s2', session.seenAt + 5)
    await store.touchSession('s2', session.seenAt + 1)
    expect((await store.session('s2'))?.seenAt).toBe(session.seenAt + 5)
    expect(await store.livingSessions(['s1', 's2', 'none'], session.createdAt - 1)).toEqual(new Set(['s1', 's2']))
    expect(await store.livingSessions(['s1', 's2'], session.createdAt)).toEqual(new Set())
    await store.endSession('s2')
    expect(await store.session('s2')).toBeUndefined()
  })

  test('an invite is claimed by its token or its code, by one at a time, and not when it is too old', async () => {
    await store.addInvite(invite, { token: 'token', code: 'code' })
    const at = invite.expiresAt - 50
    expect(await store.claimInvite('token', at, 10)).toEqual(invite)
    expect(await store.claimInvite('code', at + 9, 10)).toBeUndefined()
    expect(await store.claimInvite('code', at + 10, 10)).toEqual(invite)
    await store.releaseInvite('i1')
    expect(await store.claimInvite('token', at + 11, 10)).toEqual(invite)
    expect(await store.claimInvite('token', invite.expiresAt, 10)).toBeUndefined()
    expect([await store.invites(at), await store.invites(invite.expiresAt)]).toEqual([[invite], []])
  })

  test('a join uses the invite up only together with the account and the session', async () => {
    const joined = { ...session, hash: 's3', device: 'd3', member: 'm2' }
    const bo = { member: 'm2', identifier: 'name:bo', password: 'hash' }
    expect(await store.join('i1', { ...bo, identifier: 'name:ada' }, joined)).toBe('identifier-taken')
    expect(await store.session('s3')).toBeUndefined()
    expect(await store.join('i1', bo, joined)).toBe('joined')
    expect(await store.join('i1', bo, { ...joined, hash: 's4', device: 'd4' })).toBe('gone')
    expect(await store.session('s3')).toEqual(joined)
  })

  test('the newest word of each device is kept, and an older one does not replace it', async () => {
    const word = { device: 'd1', member: 'm1', at: 50, waiting: 2, name: 'Chrome · Android' }
    const silent = { device: 'd2', member: 'm2', at: 9, name: '' }
    await store.keepHeard([word, silent])
    await store.keepHeard([{ ...word, at: 49, waiting: 0 }])
    expect(await store.heard()).toEqual([word, silent])
    await store.keepHeard([{ device: 'd1', member: 'm1', at: 51, name: 'Chrome · Android' }])
    expect((await store.heard())[0]).toEqual({ device: 'd1', member: 'm1', at: 51, name: 'Chrome · Android' })
  })

  test('a device has the name it was given last, and none after an empty one', async () => {
    await store.nameDevice('d1', '工作手机')
    await store.nameDevice('d2', 'iPad')
    await store.nameDevice('d1', '车上的手机')
    await store.nameDevice('d2', '')
    expect([...(await store.deviceNames())]).toEqual([['d1', '车上的手机']])
  })

  test('a new password comes with a session and with the end of all others and of the links', async () => {
    const bo = { ...session, member: 'm2' }
    const link = {
      id: 'r1',
      kind: 'reset',
      member: 'm2',
      role: 'viewer',
      by: 'm1',
      expiresAt: invite.expiresAt,
    } as const
    await store.addSession({ ...bo, hash: 's5', device: 'd5', seenAt: bo.seenAt + 9 })
    await store.addInvite(link, { token: 'token5', code: 'code5' })
    await store.addInvite({ ...link, id: 'r2', kind: 'device' }, { token: 'token6', code: 'code6' })
    const hashesOf = async (since: number) => (await store.sessionsOfMember('m2', since)).map(({ hash }) => hash)
    expect([await hashesOf(bo.createdAt - 1), await hashesOf(bo.createdAt)]).toEqual([['s5', 's3'], []])
    const fresh = { ...bo, hash: 's6', device: 'd6' }
    expect(await store.resetPassword('r1', 'new', { ...fresh, member: 'm9' })).toBe(false)
    expect(await store.resetPassword('r1', 'new', fresh)).toBe(false)
    await store.addInvite(link, { token: 'token5', code: 'code5' })
    expect(await store.resetPassword('r1', 'new', fresh)).toBe(true)
    expect([await hashesOf(0), (await store.account('name:bo'))?.password]).toEqual([['s6'], 'new'])
    expect(await store.claimInvite('token6', invite.expiresAt - 50, 10)).toBeUndefined()
  })

  test('a withdrawn invite is gone', async () => {
    const { territory: _, ...everywhere } = { ...invite, id: 'i2', name: 'for Cai' }
    await store.addInvite(everywhere, { token: 'token2', code: 'code2' })
    expect(await store.invites(0)).toEqual([everywhere])
    await store.withdrawInvite('i2')
    expect(await store.invites(0)).toEqual([])
  })
})
