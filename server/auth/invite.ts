/** Invites: a link and a short code that let one person in, bring one further device of a member, or a new password. */
import { inviteHours, type InviteRequest } from '#shared/api/account.ts'
import { formatInviteCode } from '#shared/api/invite-code.ts'
import type { AccountStore, Invite } from './account-store.ts'
import type { Tokens } from './token.ts'

const hourMs = 3_600_000
export const inviteMs = inviteHours * hourMs
/** Whoever has a device link is signed in as its maker, so it lives only as long as it takes to pick up the other phone. */
export const deviceLinkMs = hourMs
/** Handed over by whoever made it, perhaps over the telephone. */
export const resetLinkMs = hourMs

/** `token` and `code` are shown once and not kept. */
export interface NewInvite {
  readonly invite: Invite
  readonly token: string
  readonly code: string
}

export interface Invites {
  create(request: InviteRequest, by: string): Promise<NewInvite>
  linkDevice(member: string): Promise<NewInvite>
  /** Lets the member choose a new password. */
  linkReset(member: string, by: string): Promise<NewInvite>
  /** The member's links for a further device or a new password open nothing any more. */
  withdrawLinksOf(member: string): Promise<void>
  list(): Promise<readonly Invite[]>
  withdraw(id: string): Promise<void>
}

interface Ports {
  readonly store: AccountStore
  readonly tokens: Tokens
  readonly clock: () => number
  readonly newId: () => string
}

export function createInvites({ store, tokens, clock, newId }: Ports): Invites {
  const add = async (invite: Invite): Promise<NewInvite> => {
    const token = tokens.link()
    const code = tokens.code()
    await store.addInvite(invite, { token: tokens.hash('invite', token), code: tokens.hash('code', code) })
    return { invite, token, code: formatInviteCode(code) }
  }
  return {
    // The member's id is chosen now, so that a join that was cut short and tried again is the same member.
    create: (request, by) =>
      add({ id: newId(), kind: 'member', member: newId(), by, expiresAt: clock() + inviteMs, ...definedOf(request) }),
    linkDevice: member =>
      add({ id: newId(), kind: 'device', member, role: 'viewer', by: member, expiresAt: clock() + deviceLinkMs }),
    linkReset: (member, by) =>
      add({ id: newId(), kind: 'reset', member, role: 'viewer', by, expiresAt: clock() + resetLinkMs }),
    withdrawLinksOf: member => store.withdrawLinksOf(member),
    list: async () => (await store.invites(clock())).filter(invite => invite.kind === 'member'),
    withdraw: id => store.withdrawInvite(id),
  }
}

const definedOf = ({ role, territory, name }: InviteRequest): Pick<Invite, 'role' | 'territory' | 'name'> => ({
  role,
  ...(territory === undefined ? {} : { territory }),
  ...(name === undefined ? {} : { name }),
})
