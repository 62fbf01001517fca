/** Set-up, sign-in, join, sign-out, and who this device is signed in as. */
import type { Auth, OpenAuth } from '#server/auth/auth.ts'
import type { NewSession } from '#server/auth/session.ts'
import { emptyRequest, joinRequest, setupRequest, signInRequest } from '#shared/api/account.ts'
import type { Requester, RequestContext } from './requester.ts'
import { anyoneRoute, noBody, refuse, type Route, sessionRoute } from './route.ts'

export interface AccountPorts {
  readonly auth: Auth
  readonly requester: Requester
  readonly clock: () => number
  /** Closes the sockets of a session that has ended. */
  readonly closeSession: (hash: string) => void
}

export function createAccountRoutes({ auth, requester, clock, closeSession }: AccountPorts): readonly Route[] {
  const welcome = (c: RequestContext, { directory }: OpenAuth, { token, session }: NewSession): Response => {
    requester.keepToken(c, token)
    return c.json(directory.session(session.member, session.device, clock()))
  }

  return [
    sessionRoute('GET', '/api/session', noBody, async (_, { auth: { directory }, session }, c) =>
      c.json(directory.session(session.member, session.device, clock())),
    ),

    anyoneRoute('POST', '/api/setup', setupRequest, async (request, c) => {
      const made = await auth.completeSetup(request)
      if (made.kind !== 'made') return refuse(c, made.kind)
      const open = await auth.open()
      return open ? welcome(c, open, made.session) : refuse(c, 'broken')
    }),

    anyoneRoute('POST', '/api/sign-in', signInRequest, async (request, c) => {
      const open = await auth.open()
      if (open === undefined) return refuse(c, 'not-set-up')
      const result = await open.signIn(request, requester.address(c))
      if (result.kind === 'signed-in') return welcome(c, open, result.session)
      return result.kind === 'too-many-tries' ? refuse(c, result.kind, result.retryAfter) : refuse(c, result.kind)
    }),

    anyoneRoute('POST', '/api/join', joinRequest, async (request, c) => {
      const open = await auth.open()
      if (open === undefined) return refuse(c, 'not-set-up')
      const result = await open.join(request, requester.address(c))
      if (result.kind === 'joined') return welcome(c, open, result.session)
      return result.kind === 'too-many-tries' ? refuse(c, result.kind, result.retryAfter) : refuse(c, result.kind)
    }),

    // Signing out twice, or after the session ended, is no error: the device forgets either way.
    anyoneRoute('POST', '/api/sign-out', emptyRequest, async (_, c) => {
      const token = requester.token(c)
      const session = token === undefined ? undefined : await auth.sessions.find(token)
      if (session !== undefined) {
        await auth.sessions.end(session)
        closeSession(session.hash)
      }
      requester.dropToken(c)
      c.header('clear-site-data', '"storage"')
      return c.json({})
    }),
  ]
}
