/** Invites, device links and territories: each asks `decide` first, and a no reads like "there is no such thing". */
import type { Invite } from '#server/auth/account-store.ts'
import type { NewInvite } from '#server/auth/invite.ts'
import {
  emptyRequest,
  type InviteReply,
  type InviteRow,
  inviteRequest,
  territoryChangeRequest,
  type TerritoryReply,
  territoryRequest,
} from '#shared/api/account.ts'
import { inviteFragment } from '#shared/api/invite-link.ts'
import type { Fact } from '#shared/doc/fact.ts'
import { territoriesBelow } from '#shared/policy/actor.ts'
import { decide } from '#shared/policy/decide.ts'
import type { Requester, RequestContext } from './requester.ts'
import { type Caller, noBody, refuse, type Route, sessionRoute } from './route.ts'

export interface WorkspacePorts {
  readonly requester: Requester
  readonly newId: () => string
}

/** The link leads to the page that uses it up. */
export function showInvite(
  c: RequestContext,
  requester: Requester,
  page: 'join' | 'reset',
  { invite, token, code }: NewInvite,
): Response {
  const link = `${requester.origin(c)}/${page}#${inviteFragment({ token, code })}`
  return c.json({ id: invite.id, link, code, expiresAt: invite.expiresAt } satisfies InviteReply)
}

export const stateFact = ({ auth, session }: Caller, fact: Fact): Promise<void> =>
  auth.directory.state([fact], { by: session.member, device: session.device })

export function createWorkspaceRoutes({ requester, newId }: WorkspacePorts): readonly Route[] {
  const show = (c: RequestContext, invite: NewInvite): Response => showInvite(c, requester, 'join', invite)

  return [
    sessionRoute('POST', '/api/invites', inviteRequest, async (request, { auth, actor }, c) => {
      const isThere = request.territory === undefined || auth.directory.hasTerritory(request.territory)
      const action = { kind: 'invite.create', ...placeOf(request), role: request.role } as const
      if (!decide(actor, action) || !isThere) return refuse(c, 'not-found')
      return show(c, await auth.invites.create(request, actor.member))
    }),

    sessionRoute('GET', '/api/invites', noBody, async (_, { auth, actor }, c) => {
      const invites = await auth.invites.list()
      return c.json(invites.filter(invite => decide(actor, seeing(invite))).map(toRow))
    }),

    sessionRoute('DELETE', '/api/invites/:id', noBody, async (_, { auth, actor }, c) => {
      const invite = (await auth.invites.list()).find(({ id }) => id === c.req.param('id'))
      if (invite === undefined || !decide(actor, seeing(invite))) return refuse(c, 'not-found')
      await auth.invites.withdraw(invite.id)
      return c.json({})
    }),

    sessionRoute('POST', '/api/devices/link', emptyRequest, async (_, { auth, actor }, c) => {
      if (!decide(actor, { kind: 'device.link' })) return refuse(c, 'not-found')
      return show(c, await auth.invites.linkDevice(actor.member))
    }),

    sessionRoute('POST', '/api/territories', territoryRequest, async ({ name, parent }, caller, c) => {
      const under = parent === undefined ? {} : { parent }
      const isThere = parent === undefined || caller.auth.directory.hasTerritory(parent)
      if (!decide(caller.actor, { kind: 'territory.create', ...under }) || !isThere) return refuse(c, 'not-found')
      const id = newId()
      await stateFact(caller, { type: 'territory', id, name, ...under })
      return c.json({ id } satisfies TerritoryReply)
    }),

    sessionRoute('POST', '/api/territories/:id', territoryChangeRequest, async (change, caller, c) => {
      const { directory } = caller.auth
      const known = directory.territory(c.req.param('id') ?? '')
      if (known === undefined || !decide(caller.actor, { kind: 'territory.rename', territory: known.id }))
        return refuse(c, 'not-found')
      const { parent, ...rest } = { ...known, ...(change.name !== undefined && { name: change.name }) }
      const to = change.parent === undefined ? parent : (change.parent ?? undefined)
      if (to !== parent) {
        const move = { kind: 'territory.move', ...fromTo(parent, to) } as const
        const isThere = to === undefined || directory.hasTerritory(to)
        if (!decide(caller.actor, move) || !isThere) return refuse(c, 'not-found')
        // Nothing lies below itself.
        if (to !== undefined && territoriesBelow(known.id, directory.territories()).has(to))
          return refuse(c, 'bad-request')
      }
      await stateFact(caller, { ...rest, ...(to !== undefined && { parent: to }) })
      // Somebody moved the other one at the same time, and came first: here this move was not done.
      if (directory.territory(known.id)?.parent !== to) return refuse(c, 'changed')
      return c.json({ id: known.id } satisfies TerritoryReply)
    }),
  ]
}

const fromTo = (from: string | undefined, to: string | undefined): { from?: string; to?: string } => ({
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
})

export const placeOf = ({ territory }: { readonly territory?: string | undefined }): { territory?: string } =>
  territory === undefined ? {} : { territory }

const seeing = (invite: Invite) => ({ kind: 'invite.see', role: invite.role, ...placeOf(invite) }) as const

const toRow = ({ id, role, territory, name, by, expiresAt }: Invite): InviteRow => ({
  id,
  role,
  by,
  expiresAt,
  ...placeOf({ territory }),
  ...(name === undefined ? {} : { name }),
})
