/** The first start: a one-time code, and what comes to be when it is used. */
import type { SetupRequest } from '#shared/api/account.ts'
import { normaliseIdentifier } from '#shared/api/identifier.ts'
import type { Fact } from '#shared/doc/fact.ts'
import type { AccountStore } from './account-store.ts'
import { isCommonPassword } from './common-password.ts'
import type { FactLog } from './directory.ts'
import type { Passwords } from './password.ts'
import type { NewSession, Sessions } from './session.ts'
import type { Tokens } from './token.ts'

export type SetupResult =
  | { readonly kind: 'made'; readonly workspace: string; readonly session: NewSession }
  /** Wrong code, or the workspace exists: the same answer. */
  | { readonly kind: 'not-found' }
  | { readonly kind: 'password-too-common' }

export interface Setup {
  /** A new code, the only one that works from now on; undefined when the workspace has been made. */
  offer(): Promise<string | undefined>
  complete(request: SetupRequest): Promise<SetupResult>
}

interface Ports {
  readonly store: AccountStore
  readonly facts: FactLog
  readonly tokens: Tokens
  readonly passwords: Passwords
  readonly sessions: Sessions
  readonly clock: () => number
  readonly newId: () => string
}

export function createSetup({ store, facts, tokens, passwords, sessions, clock, newId }: Ports): Setup {
  return {
    offer: async () => {
      if ((await store.setup()).kind === 'done') return undefined
      const code = tokens.link()
      await store.offerSetup(tokens.hash('setup', code))
      return code
    },
    complete: async request => {
      const state = await store.setup()
      if (state.kind === 'done' || state.codeHash !== tokens.hash('setup', request.code)) return { kind: 'not-found' }
      const { identifier, password } = request.person
      if (isCommonPassword(password, identifier)) return { kind: 'password-too-common' }

      const workspace = newId()
      const member = newId()
      const session = sessions.make(member)
      const hash = await passwords.hash(password)
      // The facts first: until the account store says so there is no workspace, so a stop in between leaves only a
      // workspace nobody has heard of.
      const { device } = session.session
      await facts.append(workspace, firstFacts(request, { workspace, member, newId, at: clock() }), {
        by: member,
        device,
      })
      const account = { member, identifier: normaliseIdentifier(identifier) ?? '', password: hash }
      const isFirst = await store.completeSetup(workspace, account, session.session)
      return isFirst ? { kind: 'made', workspace, session } : { kind: 'not-found' }
    },
  }
}

function firstFacts(
  { workspace: settings, person, territory }: SetupRequest,
  { workspace, member, newId, at }: { workspace: string; member: string; newId: () => string; at: number },
): readonly Fact[] {
  return [
    { type: 'workspace', id: workspace, ...settings },
    { type: 'member', id: member, name: person.name, state: 'active' },
    { type: 'territory', id: newId(), name: territory ?? settings.name },
    { type: 'grant', id: newId(), member, role: 'admin', from: at },
  ]
}
