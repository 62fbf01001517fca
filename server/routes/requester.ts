/** What a request tells about where it comes from: address, origin, session cookie. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { ketuHeader } from '#shared/api/account.ts'
import { sessionMaxMs } from '#server/auth/session.ts'

/** What the adapter puts beside a request. Absent in tests that call the app without a port. */
export interface Bindings {
  /** Only beside a request whose connection has left HTTP to become a socket. */
  readonly wss?: unknown
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string; readonly encrypted?: boolean } }
}

/** The variables are for the log. */
export interface AppEnv {
  readonly Bindings: Bindings
  readonly Variables: { readonly route?: string; readonly member?: string; readonly device?: string }
}

export type RequestContext = Context<AppEnv>

export interface Requester {
  /** The address of the client as far as it can be believed. */
  address(c: RequestContext): string
  /** The origin under which this request reached us, for links and the Secure flag. */
  origin(c: RequestContext): string
  /** True when our own page asked: its header, and nothing the browser says against it. */
  isOwnPage(c: RequestContext): boolean
  /** True when the connection waits to become a socket: headers alone can be wrong. */
  asksForSocket(c: RequestContext): boolean
  /** For sockets, which cannot carry our header: the browser must name an origin and it must be ours. */
  isOwnOrigin(c: RequestContext): boolean
  token(c: RequestContext): string | undefined
  keepToken(c: RequestContext, token: string): void
  dropToken(c: RequestContext): void
}

export function createRequester({
  url,
  trustProxy,
}: {
  readonly url?: string
  readonly trustProxy: number
}): Requester {
  const forwarded = (c: RequestContext, header: string): string | undefined =>
    trustProxy === 0 ? undefined : c.req.header(header)?.split(',').at(-trustProxy)?.trim()

  /** Scheme and host as the browser wrote them, so a page of that origin is the same site by definition. */
  const asked = (c: RequestContext): string => {
    const scheme = forwarded(c, 'x-forwarded-proto') ?? (c.env?.incoming?.socket.encrypted === true ? 'https' : 'http')
    return `${scheme}://${forwarded(c, 'x-forwarded-host') ?? c.req.header('host') ?? new URL(c.req.url).host}`
  }
  const isOwn = (c: RequestContext, origin: string): boolean => origin === url || origin === asked(c)
  const isSecureUrl = url?.startsWith('https:') === true
  /**
   * Whether the browser came by https, so that it keeps a Secure cookie: over plain http on a LAN it would drop it and nobody could
   * sign in. A proxy that is not trusted may hide it; then the origin the browser names tells.
   */
  const isSecure = (c: RequestContext): boolean => {
    const origin = c.req.header('origin')
    if (origin !== undefined && isOwn(c, origin)) return origin.startsWith('https:')
    return asked(c).startsWith('https:') || isSecureUrl
  }
  const [secureName, plainName] = ['__Host-ketu', 'ketu'] as const
  const cookieName = (c: RequestContext): string => (isSecure(c) ? secureName : plainName)
  /** Reading names no origin: behind such a proxy the request looks like one over the LAN. */
  const isUnclear = (c: RequestContext): boolean =>
    isSecureUrl && c.req.header('origin') === undefined && !asked(c).startsWith('https:')

  return {
    address: c => forwarded(c, 'x-forwarded-for') ?? c.env?.incoming?.socket.remoteAddress ?? '',
    origin: c => url ?? asked(c),
    isOwnPage: c => {
      const origin = c.req.header('origin')
      const site = c.req.header('sec-fetch-site')
      return (
        c.req.header(ketuHeader) === '1' &&
        (origin === undefined || isOwn(c, origin)) &&
        (site === undefined || site === 'same-origin')
      )
    },
    asksForSocket: c => c.env?.wss !== undefined,
    isOwnOrigin: c => isOwn(c, c.req.header('origin') ?? ''),
    token: c => getCookie(c, cookieName(c)) ?? (isUnclear(c) ? getCookie(c, plainName) : undefined),
    keepToken: (c, token) =>
      setCookie(c, cookieName(c), token, {
        path: '/',
        httpOnly: true,
        sameSite: 'Strict',
        secure: isSecure(c),
        maxAge: sessionMaxMs / 1000,
      }),
    dropToken: c => {
      deleteCookie(c, cookieName(c), { path: '/', secure: isSecure(c) })
    },
  }
}
