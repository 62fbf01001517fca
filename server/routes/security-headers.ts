/** Headers on every answer: what a page of ours may load, who may frame it, what a browser must not guess. */
import type { MiddlewareHandler } from 'hono'
import { isLoopback } from '#shared/api/loopback.ts'
import type { AppEnv, Requester } from './requester.ts'

const contentPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const headers: readonly (readonly [string, string])[] = [
  ['content-security-policy', contentPolicy],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['permissions-policy', 'camera=(self), geolocation=(self), microphone=(self), payment=(), usb=()'],
  ['cross-origin-resource-policy', 'same-origin'],
]

export const securityHeaders =
  (requester: Requester): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    await next()
    // Not `c.header`: after the answer is made it copies the whole answer for each header.
    const answer = c.res.headers
    for (const [name, value] of headers) answer.set(name, value)
    const origin = requester.origin(c)
    const isSecure = origin.startsWith('https:')
    // On plain http browsers heed these at home only; elsewhere they complain.
    if (isSecure || isLoopback(hostOf(origin))) answer.set('cross-origin-opener-policy', 'same-origin')
    else answer.delete('clear-site-data')
    // The promise is for the host and all its ports: a server beside others on one machine must not make it for them.
    if (isSecure && new URL(origin).port === '') answer.set('strict-transport-security', 'max-age=31536000')
  }

/** Of `http://host:port`; a URL is not parsed for each answer. */
const hostOf = (origin: string): string => origin.slice('http://'.length).replace(/:\d+$/, '')
