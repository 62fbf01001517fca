/** Accounts, sessions, invites and the set-up code, on one SQL that both databases speak. Only hashes of secrets come here. */
import type { Role } from '#shared/doc/fact.ts'
import { integer, type Sql, type SqlQuery, type SqlRow, text } from './sql.ts'

export interface Account {
  readonly member: string
  /** As `normaliseIdentifier` gives it. */
  readonly identifier: string
  readonly password: string
}

/** Times are ms since the epoch. */
export interface Session {
  readonly hash: string
  readonly member: string
  readonly device: string
  readonly createdAt: number
  readonly seenAt: number
}

/** `member` is the one who comes to be by a join, whose further device it is, or who chooses a new password. */
export interface Invite {
  readonly id: string
  readonly kind: 'member' | 'device' | 'reset'
  readonly member: string
  readonly role: Role
  readonly territory?: string
  readonly name?: string
  readonly by: string
  readonly expiresAt: number
}

/** The last word of a device. `waiting` is absent when it did not say. */
export interface HeardDevice {
  readonly device: string
  readonly member: string
  /** ms since the epoch. */
  readonly at: number
  readonly waiting?: number
  /** As `deviceName` reads its user agent; '' when that says nothing. */
  readonly name: string
}

export type SetupState =
  | { readonly kind: 'open'; readonly codeHash?: string }
  | { readonly kind: 'done'; readonly workspace: string }

export type Joined = 'joined' | 'gone' | 'identifier-taken'

export interface AccountStore {
  setup(): Promise<SetupState>
  /** The code before it, if any, opens nothing any more. */
  offerSetup(codeHash: string): Promise<void>
  /** One time only: false when the workspace has been made already. */
  completeSetup(workspace: string, account: Account, session: Session): Promise<boolean>

  account(identifier: string): Promise<Account | undefined>

  session(hash: string): Promise<Session | undefined>
  /** A session on a device that has one already takes its place. */
  addSession(session: Session): Promise<void>
  /** Whose device it is, also after its sessions have ended: a device keeps its id as long as one person uses it (log:L5). */
  memberOfDevice(device: string): Promise<string | undefined>
  touchSession(hash: string, seenAt: number): Promise<void>
  endSession(hash: string): Promise<void>
  /** Those that began after `since`, last seen first. */
  sessionsOfMember(member: string, since: number): Promise<readonly Session[]>
  /** Which of these sessions exist and began after `since`. */
  livingSessions(hashes: readonly string[], since: number): Promise<ReadonlySet<string>>

  /** What people call their devices, by device. */
  deviceNames(): Promise<ReadonlyMap<string, string>>
  /** An empty name takes the one before away. */
  nameDevice(device: string, name: string): Promise<void>

  /** A later word of a device replaces an earlier one, never the other way round. */
  keepHeard(words: readonly HeardDevice[]): Promise<void>
  heard(): Promise<readonly HeardDevice[]>

  addInvite(invite: Invite, hashes: { readonly token: string; readonly code: string }): Promise<void>
  invites(at: number): Promise<readonly Invite[]>
  withdrawInvite(id: string): Promise<void>
  /** Links for a further device and for a new password of this member. */
  withdrawLinksOf(member: string): Promise<void>
  /** The invite, held for `holdMs` so that nobody else can use it meanwhile. */
  claimInvite(hash: string, at: number, holdMs: number): Promise<Invite | undefined>
  releaseInvite(id: string): Promise<void>
  /** Uses the invite up: the account (for a new member) and the session come to be with its end, or nothing does. */
  join(invite: string, account: Account | undefined, session: Session): Promise<Joined>
  /** Uses the invite up: the new password and the session come to be, all that let this member in before ends, or nothing
   * happens and it answers false. */
  resetPassword(invite: string, password: string, session: Session): Promise<boolean>

  close(): Promise<void>
}

const schema = [
  `create table if not exists setup (one integer primary key check (one = 1), code_hash text, workspace text)`,
  `create table if not exists account (member text primary key, identifier text not null unique, password text not null)`,
  `create table if not exists session (hash text primary key, member text not null references account (member),
     device text not null unique, created_at bigint not null, seen_at bigint not null)`,
  `create index if not exists session_member on session (member)`,
  `create table if not exists device (device text primary key, member text not null)`,
  `create table if not exists device_name (device text primary key, name text not null)`,
  `create table if not exists invite (id text primary key, token_hash text not null unique, code_hash text not null unique,
     kind text not null, member text not null, role text not null, territory text, name text, made_by text not null,
     expires_at bigint not null, held_until bigint not null default 0)`,
  `create table if not exists heard (device text primary key, member text not null, at bigint not null, waiting bigint,
     name text not null)`,
]

export async function createAccountStore(sql: Sql): Promise<AccountStore> {
  for (const statement of schema) await sql.query(statement)
  return {
    setup: async () => toSetup((await sql.query('select code_hash, workspace from setup'))[0]),
    offerSetup: async codeHash => {
      await sql.query(
        `insert into setup (one, code_hash) values (1, $1)
         on conflict (one) do update set code_hash = excluded.code_hash where setup.workspace is null`,
        [codeHash],
      )
    },
    completeSetup: (workspace, account, session) =>
      sql.transaction(async inside => {
        const done = await inside.query(
          'update setup set workspace = $1, code_hash = null where workspace is null returning one',
          [workspace],
        )
        if (done.length === 0) return false
        await addAccount(inside, account)
        await addSession(inside, session)
        return true
      }),

    account: async identifier => {
      const [row] = await sql.query('select member, identifier, password from account where identifier = $1', [
        identifier,
      ])
      return (
        row && { member: text(row, 'member'), identifier: text(row, 'identifier'), password: text(row, 'password') }
      )
    },

    session: async hash => {
      const [row] = await sql.query('select * from session where hash = $1', [hash])
      return row && toSession(row)
    },
    addSession: session => sql.transaction(inside => addSession(inside, session)),
    memberOfDevice: async device => {
      const [row] = await sql.query('select member from device where device = $1', [device])
      return row && text(row, 'member')
    },
    touchSession: async (hash, seenAt) => {
      await sql.query('update session set seen_at = $2 where hash = $1 and seen_at < $2', [hash, seenAt])
    },
    endSession: async hash => {
      await sql.query('delete from session where hash = $1', [hash])
    },
    sessionsOfMember: async (member, since) =>
      (
        await sql.query(
          'select * from session where member = $1 and created_at > $2 order by seen_at desc, created_at desc',
          [member, since],
        )
      ).map(toSession),
    livingSessions: async (hashes, since) => {
      const marks = hashes.map((_, i) => `$${i + 2}`).join(', ')
      const rows = await sql.query(`select hash from session where created_at > $1 and hash in (${marks})`, [
        since,
        ...hashes,
      ])
      return new Set(rows.map(row => text(row, 'hash')))
    },

    deviceNames: async () =>
      new Map(
        (await sql.query('select device, name from device_name')).map(row => [text(row, 'device'), text(row, 'name')]),
      ),
    nameDevice: async (device, name) => {
      if (name === '') await sql.query('delete from device_name where device = $1', [device])
      else
        await sql.query(
          `insert into device_name (device, name) values ($1, $2)
           on conflict (device) do update set name = excluded.name`,
          [device, name],
        )
    },

    keepHeard: words =>
      sql.transaction(async inside => {
        for (const { device, member, at, waiting, name } of words)
          await inside.query(
            `insert into heard (device, member, at, waiting, name) values ($1, $2, $3, $4, $5)
             on conflict (device) do update set at = excluded.at, waiting = excluded.waiting, name = excluded.name
             where heard.at <= excluded.at`,
            [device, member, at, waiting ?? null, name],
          )
      }),
    heard: async () => (await sql.query('select * from heard order by device')).map(toHeard),

    addInvite: async (invite, { token, code }) => {
      await sql.query(
        `insert into invite (id, token_hash, code_hash, kind, member, role, territory, name, made_by, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          invite.id,
          token,
          code,
          invite.kind,
          invite.member,
          invite.role,
          invite.territory ?? null,
          invite.name ?? null,
          invite.by,
          invite.expiresAt,
        ],
      )
    },
    invites: async at =>
      (await sql.query(`select * from invite where expires_at > $1 order by expires_at, id`, [at])).map(toInvite),
    withdrawInvite: async id => {
      await sql.query('delete from invite where id = $1', [id])
    },
    withdrawLinksOf: member => withdrawLinksOf(sql, member),
    claimInvite: async (hash, at, holdMs) => {
      const [row] = await sql.query(
        `update invite set held_until = $3
         where (token_hash = $1 or code_hash = $1) and expires_at > $2 and held_until <= $2 returning *`,
        [hash, at, at + holdMs],
      )
      return row && toInvite(row)
    },
    releaseInvite: async id => {
      await sql.query('update invite set held_until = 0 where id = $1', [id])
    },
    join: (invite, account, session) =>
      sql
        .transaction(async inside => {
          const used = await inside.query('delete from invite where id = $1 returning id', [invite])
          if (used.length === 0) return 'gone'
          if (account && !(await addAccount(inside, account))) {
            throw new IdentifierTaken()
          }
          await addSession(inside, session)
          return 'joined'
        })
        .catch(whenTaken),

    resetPassword: (invite, password, session) =>
      sql.transaction(async inside => {
        const used = await inside.query('delete from invite where id = $1 returning id', [invite])
        if (used.length === 0) return false
        const { member } = session
        const changed = await inside.query('update account set password = $2 where member = $1 returning member', [
          member,
          password,
        ])
        if (changed.length === 0) return false
        await withdrawLinksOf(inside, member)
        await inside.query('delete from session where member = $1', [member])
        await addSession(inside, session)
        return true
      }),

    close: () => sql.close(),
  }
}

/** Thrown to roll the join back, so that the invite can be used again under another identifier. */
class IdentifierTaken extends Error {}

function whenTaken(error: unknown): Joined {
  if (error instanceof IdentifierTaken) return 'identifier-taken'
  throw error
}

async function addAccount(sql: SqlQuery, { member, identifier, password }: Account): Promise<boolean> {
  const rows = await sql.query(
    `insert into account (member, identifier, password) values ($1, $2, $3) on conflict do nothing returning member`,
    [member, identifier, password],
  )
  return rows.length === 1
}

async function addSession(sql: SqlQuery, { hash, member, device, createdAt, seenAt }: Session): Promise<void> {
  await sql.query('insert into device (device, member) values ($1, $2) on conflict (device) do nothing', [
    device,
    member,
  ])
  await sql.query('delete from session where device = $1', [device])
  await sql.query('insert into session (hash, member, device, created_at, seen_at) values ($1, $2, $3, $4, $5)', [
    hash,
    member,
    device,
    createdAt,
    seenAt,
  ])
}

async function withdrawLinksOf(sql: SqlQuery, member: string): Promise<void> {
  await sql.query(`delete from invite where member = $1 and kind in ('device', 'reset')`, [member])
}

function toSetup(row: SqlRow | undefined): SetupState {
  if (row === undefined) return { kind: 'open' }
  if (row['workspace'] !== null) return { kind: 'done', workspace: text(row, 'workspace') }
  return { kind: 'open', codeHash: text(row, 'code_hash') }
}

const toSession = (row: SqlRow): Session => ({
  hash: text(row, 'hash'),
  member: text(row, 'member'),
  device: text(row, 'device'),
  createdAt: integer(row, 'created_at'),
  seenAt: integer(row, 'seen_at'),
})

const toHeard = (row: SqlRow): HeardDevice => ({
  device: text(row, 'device'),
  member: text(row, 'member'),
  at: integer(row, 'at'),
  ...(row['waiting'] === null ? {} : { waiting: integer(row, 'waiting') }),
  name: text(row, 'name'),
})

const toInvite = (row: SqlRow): Invite => ({
  id: text(row, 'id'),
  kind: toKind(text(row, 'kind')),
  member: text(row, 'member'),
  role: toRole(text(row, 'role')),
  by: text(row, 'made_by'),
  expiresAt: integer(row, 'expires_at'),
  ...(row['territory'] === null ? {} : { territory: text(row, 'territory') }),
  ...(row['name'] === null ? {} : { name: text(row, 'name') }),
})

function toKind(word: string): Invite['kind'] {
  if (word === 'member' || word === 'device' || word === 'reset') return word
  throw new Error(`the database holds the unknown kind of invite ${word}`)
}

function toRole(word: string): Role {
  if (word === 'admin' || word === 'manager' || word === 'rep' || word === 'viewer') return word
  throw new Error(`the database holds the unknown role ${word}`)
}
