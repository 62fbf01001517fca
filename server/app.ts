/** The HTTP application: the route table behind its guards, then the files of the app. Called in tests without a port. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Auth } from './auth/auth.ts'
import { type Log, type LogEvent, placeOf } from './log.ts'
import { createHealthApp } from './routes/health.ts'
import type { AppEnv, RequestContext, Requester } from './routes/requester.ts'
import { type Caller, refuse, type Route } from './routes/route.ts'
import { securityHeaders } from './routes/security-headers.ts'
import { serveApp } from './static/serve-app.ts'
import type { StaticFiles } from './static/static-files.ts'
import { isStoreTrouble } from './store/store-trouble.ts'

export interface AppPorts {
  readonly routes: readonly Route[]
  readonly auth: Auth
  readonly requester: Requester
  readonly files: StaticFiles
  readonly isReady: () => Promise<boolean>
  readonly clock: () => number
  readonly log: Log
}

/** When a device may ask again of a server whose disk is full or whose database is out of reach. */
const retrySeconds = 5

export function createApp({ routes, auth, requester, files, isReady, clock, log }: AppPorts): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.use(async (c, next) => {
    const start = clock()
    await next()
    log('info', { what: 'request', ...described(c), status: c.res.status, ms: clock() - start })
  })
  app.use(securityHeaders(requester))
  app.onError((error, c) => {
    log('error', { what: 'broken', ...described(c), error: placeOf(error) })
    return isStoreTrouble(error) ? refuse(c, 'unavailable', retrySeconds) : refuse(c, 'broken')
  })

  app.route('/', createHealthApp(isReady))
  app.use('/api/*', async (c, next) => {
    await next()
    c.res.headers.set('cache-control', 'no-store')
  })
  for (const route of routes) addRoute(app, route, auth, requester, clock)
  app.all('/api/*', c => refuse(c, 'not-found'))
  app.all('*', serveApp(files))
  return app
}

function addRoute(app: Hono<AppEnv>, route: Route, auth: Auth, requester: Requester, clock: () => number): void {
  const limit = bodyLimit({ maxSize: route.maxBytes, onError: c => refuse(c, 'too-big') })
  app.on(
    route.method,
    route.path,
    async (c, next) => {
      c.set('route', route.path)
      const isRead = route.method === 'GET'
      if (!isRead && !requester.isOwnPage(c)) return refuse(c, 'cross-site')
      if (route.method === 'POST' && contentType(c) !== route.accepts) return refuse(c, 'cross-site')
      if (isRead) return next()
      const length = lengthOf(c)
      // What says its length is held to it by HTTP itself; to count the bytes of the others costs as much as the request.
      if (length === undefined) return limit(c, next)
      return length > route.maxBytes ? refuse(c, 'too-big') : next()
    },
    async c => {
      if (route.access === 'anyone') return route.respond(c)
      const caller = await callerOf(requester.token(c), auth, clock)
      if (caller === undefined) return refuse(c, 'signed-out')
      c.set('member', caller.session.member)
      c.set('device', caller.session.device)
      return route.respond(c, caller)
    },
  )
}

async function callerOf(token: string | undefined, auth: Auth, clock: () => number): Promise<Caller | undefined> {
  if (token === undefined) return undefined
  const [session, open] = [await auth.sessions.find(token), await auth.open()]
  if (session === undefined || open === undefined) return undefined
  const actor = open.directory.actor(session.member, clock())
  return actor && { auth: open, session, actor }
}

/** Undefined when the body comes in chunks, or there is none. */
function lengthOf(c: RequestContext): number | undefined {
  const length = Number(c.req.header('content-length'))
  return Number.isNaN(length) || c.req.header('transfer-encoding') !== undefined ? undefined : length
}

const contentType = (c: RequestContext): string | undefined =>
  c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()

function described(c: RequestContext): Pick<LogEvent, 'method' | 'route' | 'member' | 'device'> {
  const { route, member, device } = c.var
  return {
    method: c.req.method,
    ...(route === undefined ? {} : { route }),
    ...(member === undefined ? {} : { member }),
    ...(device === undefined ? {} : { device }),
  }
}
