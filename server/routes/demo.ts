/** The people of the sample team, and sign-in by one tap as any of them. Every other server has no such people. */
import type { Auth } from '#server/auth/auth.ts'
import type { DemoDoor } from '#server/demo/demo-door.ts'
import { demoSignInRequest, type DemoReply } from '#shared/api/demo.ts'
import type { Requester } from './requester.ts'
import { anyoneRoute, noBody, refuse, type Route } from './route.ts'

export interface DemoPorts {
  readonly auth: Auth
  readonly requester: Requester
  readonly clock: () => number
  /** undefined on a server with a real workspace. */
  readonly demo: DemoDoor | undefined
}

export const createDemoRoutes = ({ auth, requester, clock, demo }: DemoPorts): readonly Route[] => [
  anyoneRoute('GET', '/api/demo', noBody, async (_, c) => c.json({ people: demo?.people ?? [] } satisfies DemoReply)),

  anyoneRoute('POST', '/api/demo/sign-in', demoSignInRequest, async (request, c) => {
    const open = await auth.open()
    if (demo === undefined || open?.directory.isActive(request.person) !== true) return refuse(c, 'not-found')
    const made = await demo.signIn(request)
    if (made === undefined) return refuse(c, 'not-found')
    requester.keepToken(c, made.token)
    return c.json(open.directory.session(made.session.member, made.session.device, clock()))
  }),
]
