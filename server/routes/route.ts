/** One row of the route table: what is asked, who may ask, what is read from the body, what is answered. */
import type { Context } from 'hono'
import * as v from 'valibot'
import type { Session } from '#server/auth/account-store.ts'
import type { OpenAuth } from '#server/auth/auth.ts'
import type { ApiError, ErrorReply } from '#shared/api/account.ts'
import type { Actor } from '#shared/policy/actor.ts'
import type { RequestContext } from './requester.ts'

/** A signed-in member with the rights of this moment. */
export interface Caller {
  readonly auth: OpenAuth
  readonly session: Session
  readonly actor: Actor
}

export type Method = 'GET' | 'POST' | 'DELETE'

interface RouteHead {
  readonly method: Method
  /** As Hono reads it: `/api/invites/:id`. */
  readonly path: string
  /** Most bytes of the body; 0 for none. */
  readonly maxBytes: number
  /** Content type of the body. */
  readonly accepts: 'application/json' | 'application/x-ketu-sync'
}

export type Route =
  | (RouteHead & { readonly access: 'anyone'; respond(c: RequestContext): Promise<Response> })
  | (RouteHead & { readonly access: 'session'; respond(c: RequestContext, caller: Caller): Promise<Response> })

export const maxJsonBytes = 16 * 1024

const json = { maxBytes: maxJsonBytes, accepts: 'application/json' } as const

/** Parses the body; what does not fit the schema is answered without looking at anything else. */
export function anyoneRoute<S extends v.GenericSchema>(
  method: Method,
  path: string,
  schema: S,
  respond: (input: v.InferOutput<S>, c: RequestContext) => Promise<Response>,
): Route {
  return { method, path, ...json, access: 'anyone', respond: c => withJson(c, schema, input => respond(input, c)) }
}

export function sessionRoute<S extends v.GenericSchema>(
  method: Method,
  path: string,
  schema: S,
  respond: (input: v.InferOutput<S>, caller: Caller, c: RequestContext) => Promise<Response>,
): Route {
  return {
    method,
    path,
    ...json,
    access: 'session',
    respond: (c, caller) => withJson(c, schema, input => respond(input, caller, c)),
  }
}

/** No body at all. */
export const noBody = v.undefined()

async function withJson<S extends v.GenericSchema>(
  c: RequestContext,
  schema: S,
  respond: (input: v.InferOutput<S>) => Promise<Response>,
): Promise<Response> {
  const parsed = v.safeParse(schema, await readJson(c))
  return parsed.success ? respond(parsed.output) : refuse(c, 'bad-request')
}

/** undefined for an empty body and for what is not JSON: no schema but `noBody` takes it. */
async function readJson(c: RequestContext): Promise<unknown> {
  const text = await c.req.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return Symbol('not JSON')
    throw error
  }
}

const statuses = {
  'bad-request': 400,
  'signed-out': 401,
  'wrong-sign-in': 401,
  'cross-site': 403,
  'not-found': 404,
  'not-set-up': 404,
  'bad-invite': 404,
  'identifier-taken': 409,
  'last-admin': 409,
  changed: 409,
  'too-big': 413,
  'person-needed': 422,
  'password-needed': 422,
  'password-too-common': 422,
  'too-many-tries': 429,
  broken: 500,
  unavailable: 503,
} as const satisfies { readonly [E in ApiError]: number }

export function refuse(c: Context, error: ApiError, retryAfter?: number): Response {
  if (retryAfter !== undefined) c.header('retry-after', String(retryAfter))
  const reply: ErrorReply = retryAfter === undefined ? { error } : { error, retryAfter }
  return c.json(reply, statuses[error])
}
