/** Joining by an invite: its one use, the facts that make a member or the new password, the account, the session. */
import type { JoinRequest, Person } from '#shared/api/account.ts'
import { normaliseIdentifier } from '#shared/api/identifier.ts'
import { normaliseInviteCode } from '#shared/api/invite-code.ts'
import type { Fact } from '#shared/doc/fact.ts'
import type { Account, AccountStore, Invite } from './account-store.ts'
import { addressKey, type AttemptLimit } from './attempt-limit.ts'
import { isCommonPassword } from './common-password.ts'
import type { Directory } from './directory.ts'
import type { Passwords } from './password.ts'
import type { NewSession, Sessions } from './session.ts'
import type { Tokens } from './token.ts'

export type JoinResult =
  | { readonly kind: 'joined'; readonly session: NewSession }
  /** Nothing was used up. `person-needed`: the invite is for a new member; `password-needed`: for a new password. */
  | { readonly kind: 'bad-invite' | 'person-needed' | 'password-needed' | 'identifier-taken' | 'password-too-common' }
  | { readonly kind: 'too-many-tries'; readonly retryAfter: number }

export interface JoinLimits {
  readonly address: AttemptLimit
  /** Codes are short: all guesses at them count together. A link needs no such limit and keeps working. */
  readonly codes: AttemptLimit
}

interface Ports {
  readonly store: AccountStore
  readonly directory: Directory
  readonly tokens: Tokens
  readonly passwords: Passwords
  readonly sessions: Sessions
  readonly limits: JoinLimits
  readonly clock: () => number
  readonly newId: () => string
}

export type Join = (request: JoinRequest, address: string) => Promise<JoinResult>

/** Longer than a join takes; after a crash in the middle the invite can be used again. */
const holdMs = 30_000

export function createJoin(ports: Ports): Join {
  const { store, tokens, limits, clock } = ports
  return async (request, address) => {
    const tries: readonly (readonly [AttemptLimit, string])[] = [
      [limits.address, addressKey(address)],
      ...(request.token === undefined ? [[limits.codes, 'all'] as const] : []),
    ]
    const retryAfter = Math.max(...tries.map(([limit, key]) => limit.wait(key)))
    if (retryAfter > 0) return { kind: 'too-many-tries', retryAfter }
    for (const [limit, key] of tries) limit.take(key)

    const hash = hashOf(request, tokens)
    const invite = hash === undefined ? undefined : await store.claimInvite(hash, clock(), holdMs)
    if (invite === undefined) return { kind: 'bad-invite' }
    for (const [limit, key] of tries) limit.giveBack(key)

    const result = await joinBy(invite, request, ports)
    if (result.kind !== 'joined') await store.releaseInvite(invite.id)
    return result
  }
}

function hashOf({ token, code }: JoinRequest, tokens: Tokens): string | undefined {
  if (token !== undefined) return tokens.hash('invite', token)
  const plain = normaliseInviteCode(code ?? '')
  return plain === undefined ? undefined : tokens.hash('code', plain)
}

async function joinBy(invite: Invite, request: JoinRequest, ports: Ports): Promise<JoinResult> {
  if (invite.kind === 'reset') return resetBy(invite, request, ports)
  const { person } = request
  const { store, directory, sessions } = ports
  const session = sessions.make(invite.member)
  if (invite.kind === 'device') {
    if (!directory.isActive(invite.member)) return { kind: 'bad-invite' }
    return finish(await store.join(invite.id, undefined, session.session), session)
  }
  if (person === undefined) return { kind: 'person-needed' }
  const account = await accountFor(invite, person, ports)
  if ('kind' in account) return account
  const author = { by: invite.member, device: session.session.device }
  await directory.state(factsOf(invite, person, ports), author)
  return finish(await store.join(invite.id, account, session.session), session)
}

/** Everything that let the member in before ends with the old password; their device stays the same one (log:L5). */
async function resetBy(invite: Invite, { password, device }: JoinRequest, ports: Ports): Promise<JoinResult> {
  const { store, directory, passwords, sessions } = ports
  const { member } = invite
  if (!directory.isActive(member)) return { kind: 'bad-invite' }
  if (password === undefined) return { kind: 'password-needed' }
  if (isCommonPassword(password, directory.member(member)?.name ?? '')) return { kind: 'password-too-common' }
  const isOwnDevice = device !== undefined && (await store.memberOfDevice(device)) === member
  const session = sessions.make(member, isOwnDevice ? device : undefined)
  const isDone = await store.resetPassword(invite.id, await passwords.hash(password), session.session)
  return isDone ? { kind: 'joined', session } : { kind: 'bad-invite' }
}

async function accountFor(
  invite: Invite,
  { identifier: typed, password }: Person,
  { store, passwords }: Ports,
): Promise<Account | JoinResult> {
  const identifier = normaliseIdentifier(typed) ?? ''
  if (isCommonPassword(password, typed)) return { kind: 'password-too-common' }
  if ((await store.account(identifier)) !== undefined) return { kind: 'identifier-taken' }
  return { member: invite.member, identifier, password: await passwords.hash(password) }
}

/** The grant is stated under the invite's own id: stating it twice changes nothing. */
const factsOf = (invite: Invite, person: Person, { clock }: Ports): readonly Fact[] => [
  { type: 'member', id: invite.member, name: person.name, state: 'active' },
  {
    type: 'grant',
    id: invite.id,
    member: invite.member,
    role: invite.role,
    from: clock(),
    ...(invite.territory === undefined ? {} : { territory: invite.territory }),
  },
]

function finish(joined: 'joined' | 'gone' | 'identifier-taken', session: NewSession): JoinResult {
  if (joined === 'joined') return { kind: 'joined', session }
  return { kind: joined === 'gone' ? 'bad-invite' : 'identifier-taken' }
}
