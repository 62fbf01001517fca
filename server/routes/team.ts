/** Members: their grants, suspending and taking back, a new password, their devices. A no reads like "there is no such thing". */
import type { AccountStore } from '#server/auth/account-store.ts'
import type { OpenAuth } from '#server/auth/auth.ts'
import type { MemberFact } from '#server/auth/directory.ts'
import type { Heard } from '#server/auth/heard.ts'
import {
  deviceNameRequest,
  type DeviceRow,
  emptyRequest,
  type GrantReply,
  grantRequest,
  type HeardRow,
  memberStateRequest,
} from '#shared/api/account.ts'
import type { GrantFact } from '#shared/policy/actor.ts'
import { type Action, decide } from '#shared/policy/decide.ts'
import type { Requester, RequestContext } from './requester.ts'
import { type Caller, noBody, refuse, type Route, sessionRoute } from './route.ts'
import { placeOf, showInvite, stateFact } from './workspace.ts'

export interface TeamPorts {
  readonly requester: Requester
  readonly clock: () => number
  readonly newId: () => string
  /** Closes the sockets of a session that has ended. */
  readonly closeSession: (hash: string) => void
  readonly heard: Pick<Heard, 'of'>
  readonly devices: Pick<AccountStore, 'deviceNames' | 'nameDevice'>
}

export function createTeamRoutes({
  requester,
  clock,
  newId,
  closeSession,
  heard,
  devices,
}: TeamPorts): readonly Route[] {
  /** The member of the address, when the caller may do this with them. */
  const memberFor = (
    { auth, actor }: Caller,
    c: RequestContext,
    kind: 'member.suspend' | 'member.devices' | 'member.reset',
  ): MemberFact | undefined => {
    const member = auth.directory.member(c.req.param('id') ?? '')
    if (member === undefined) return undefined
    const grants = auth.directory.grantsInForce(clock()).filter(grant => grant.member === member.id)
    const action: Action = kind === 'member.reset' ? { kind } : { kind, member: member.id, grants }
    return decide(actor, action) ? member : undefined
  }

  return [
    sessionRoute('POST', '/api/grants', grantRequest, async ({ member, role, territory }, caller, c) => {
      const { directory } = caller.auth
      const place = placeOf({ territory })
      const isThere = territory === undefined || directory.hasTerritory(territory)
      const isMember = directory.member(member) !== undefined
      if (!decide(caller.actor, { kind: 'grant.create', role, ...place }) || !isThere || !isMember)
        return refuse(c, 'not-found')
      const same = directory
        .grantsInForce(clock())
        .find(grant => grant.member === member && grant.role === role && grant.territory === territory)
      const id = same?.id ?? newId()
      if (same === undefined) await stateFact(caller, { type: 'grant', id, member, role, from: clock(), ...place })
      return c.json({ id } satisfies GrantReply)
    }),

    sessionRoute('DELETE', '/api/grants/:id', noBody, async (_, caller, c) => {
      const grant = caller.auth.directory.grantsInForce(clock()).find(({ id }) => id === c.req.param('id'))
      const isMine = grant && decide(caller.actor, { kind: 'grant.end', role: grant.role, ...placeOf(grant) })
      if (grant === undefined || !isMine) return refuse(c, 'not-found')
      if (isLastAdmin(caller.auth, clock(), grant)) return refuse(c, 'last-admin')
      await stateFact(caller, { ...grant, to: clock() })
      return c.json({})
    }),

    sessionRoute('POST', '/api/members/:id/state', memberStateRequest, async ({ state }, caller, c) => {
      const member = memberFor(caller, c, 'member.suspend')
      if (member === undefined) return refuse(c, 'not-found')
      if (member.state !== state) await stateFact(caller, { ...member, state })
      return c.json({})
    }),

    sessionRoute('POST', '/api/members/:id/reset', emptyRequest, async (_, caller, c) => {
      const member = memberFor(caller, c, 'member.reset')
      if (member === undefined) return refuse(c, 'not-found')
      return showInvite(c, requester, 'reset', await caller.auth.invites.linkReset(member.id, caller.actor.member))
    }),

    sessionRoute('GET', '/api/members/:id/devices', noBody, async (_, caller, c) => {
      const member = memberFor(caller, c, 'member.devices')
      if (member === undefined) return refuse(c, 'not-found')
      const sessions = await caller.auth.sessions.ofMember(member.id)
      const words = new Map((await heard.of(new Set([member.id]))).map(word => [word.device, word]))
      const names = await devices.deviceNames()
      return c.json(
        sessions.map(({ device, createdAt, seenAt }): DeviceRow => {
          const [word, given] = [words.get(device), names.get(device)]
          return {
            ...{ device, name: word?.name ?? '', signedInAt: createdAt, seenAt: Math.max(seenAt, word?.at ?? 0) },
            ...(given !== undefined && { given }),
          }
        }),
      )
    }),

    sessionRoute('GET', '/api/heard', noBody, async (_, { auth, actor }, c) => {
      const all = auth.directory.grantsInForce(clock())
      const members = [...new Set([actor.member, ...all.map(({ member }) => member)])].filter(member =>
        decide(actor, { kind: 'member.work', member, grants: all.filter(grant => grant.member === member) }),
      )
      const [words, names] = [await heard.of(new Set(members)), await devices.deviceNames()]
      const rows = words.map(word => ({ ...word, name: names.get(word.device) ?? word.name }))
      return c.json(rows satisfies readonly HeardRow[])
    }),

    sessionRoute('POST', '/api/members/:id/devices/:device', deviceNameRequest, async ({ name }, caller, c) => {
      const member = c.req.param('id') ?? ''
      const isOwn = decide(caller.actor, { kind: 'device.name', member })
      const sessions = isOwn ? await caller.auth.sessions.ofMember(member) : []
      const session = sessions.find(({ device }) => device === c.req.param('device'))
      if (session === undefined) return refuse(c, 'not-found')
      await devices.nameDevice(session.device, name)
      return c.json({})
    }),

    sessionRoute('DELETE', '/api/members/:id/devices/:device', noBody, async (_, caller, c) => {
      const member = memberFor(caller, c, 'member.devices')
      const sessions = member === undefined ? [] : await caller.auth.sessions.ofMember(member.id)
      const session = sessions.find(({ device }) => device === c.req.param('device'))
      if (session === undefined) return refuse(c, 'not-found')
      // A lost phone may have made a link for a further device: it opens nothing any more.
      await caller.auth.invites.withdrawLinksOf(session.member)
      await caller.auth.sessions.end(session)
      closeSession(session.hash)
      return c.json({})
    }),
  ]
}

/** True when nobody could run the workspace without this grant: who is suspended cannot. */
function isLastAdmin({ directory }: OpenAuth, at: number, grant: GrantFact): boolean {
  const admins = directory
    .grantsInForce(at)
    .filter(({ role, territory, member }) => role === 'admin' && territory === undefined && directory.isActive(member))
  return admins.length === 1 && admins[0]?.id === grant.id
}
