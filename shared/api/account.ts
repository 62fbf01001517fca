/** Requests and answers of set-up, sign-in, invites and territories. JSON; every POST carries the header `x-ketu: 1`. */
import * as v from 'valibot'
import type { Role } from '#shared/doc/fact.ts'
import { isId } from '#shared/domain/id.ts'
import { normaliseIdentifier } from './identifier.ts'

export const ketuHeader = 'x-ketu'
export const minPasswordLength = 8
export const maxPasswordLength = 200
export const maxNameLength = 80
export const maxDeviceNameLength = 40
export const inviteHours = 72

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(maxNameLength))
const id = v.pipe(v.string(), v.check(isId))
const identifier = v.pipe(
  v.string(),
  v.check(text => normaliseIdentifier(text) !== undefined),
)
/** Length only here; the server also refuses passwords that everybody uses (`password-too-common`). */
const password = v.pipe(v.string(), v.minLength(minPasswordLength), v.maxLength(maxPasswordLength))
const secret = v.pipe(v.string(), v.minLength(1), v.maxLength(64))

export const roleSchema = v.picklist(['admin', 'manager', 'rep', 'viewer'] satisfies readonly Role[])

export const personSchema = v.strictObject({ name, identifier, password })

export const setupRequest = v.strictObject({
  /** The code of the link, from the fragment of `/setup#<code>`. */
  code: secret,
  workspace: v.strictObject({
    name,
    currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
    zone: v.pipe(v.string(), v.check(isZone)),
    language: v.picklist(['zh-CN', 'en']),
    weekStart: v.picklist([1, 7]),
  }),
  /** Name of the first territory; absent = the workspace's name. */
  territory: v.optional(name),
  person: personSchema,
})

export const signInRequest = v.strictObject({
  identifier: v.pipe(v.string(), v.maxLength(200)),
  password: v.pipe(v.string(), v.maxLength(1000)),
  /** The device this was before its session ended: it stays the same one, and what it has not sent yet stays its own. */
  device: v.optional(id),
})

/** `token` from the link, or the 8-character `code`. `person` is absent when the invite is for a
 * further device, or not known to be: `person-needed` says that it is for a new member. */
export const joinRequest = v.strictObject({
  token: v.optional(secret),
  code: v.optional(secret),
  person: v.optional(personSchema),
  /** For the link that lets a member choose a new password; `password-needed` asks for it. */
  password: v.optional(password),
  /** As in a sign-in; looked at with `password` only. */
  device: v.optional(id),
})

/** `territory` absent = the whole workspace. `name` tells the invites of a list apart. */
export const inviteRequest = v.strictObject({ role: roleSchema, territory: v.optional(id), name: v.optional(name) })

/** `territory` absent = the whole workspace. */
export const grantRequest = v.strictObject({ member: id, role: roleSchema, territory: v.optional(id) })

export const memberStateRequest = v.strictObject({ state: v.picklist(['active', 'suspended']) })

/** `heads`: of each document of the customer, the seq of the newest row the device has. */
export const moveRequest = v.strictObject({
  to: id,
  heads: v.record(v.string(), v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
})

export const territoryRequest = v.strictObject({ name, parent: v.optional(id) })
/** What changes of a territory; `parent: null` = to the top. */
export const territoryChangeRequest = v.strictObject({ name: v.optional(name), parent: v.optional(v.nullable(id)) })
/** What its person calls a device; empty = what its browser says of itself. */
export const deviceNameRequest = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.maxLength(maxDeviceNameLength)),
})
export const emptyRequest = v.strictObject({})

export type SetupRequest = v.InferOutput<typeof setupRequest>
export type SignInRequest = v.InferOutput<typeof signInRequest>
export type JoinRequest = v.InferOutput<typeof joinRequest>
export type InviteRequest = v.InferOutput<typeof inviteRequest>
export type TerritoryRequest = v.InferOutput<typeof territoryRequest>
export type TerritoryChangeRequest = v.InferOutput<typeof territoryChangeRequest>
export type GrantRequest = v.InferOutput<typeof grantRequest>
export type MemberStateRequest = v.InferOutput<typeof memberStateRequest>
export type MoveRequest = v.InferOutput<typeof moveRequest>
export type Person = v.InferOutput<typeof personSchema>

/** Answer of set-up, sign-in, join and `GET /api/session`: who this device is signed in as. */
export interface SessionReply {
  readonly workspace: WorkspaceReply
  readonly member: { readonly id: string; readonly name: string }
  readonly device: string
  /** Grants in force, as they were given. */
  readonly grants: readonly { readonly id: string; readonly role: Role; readonly territory?: string }[]
}

export interface WorkspaceReply {
  readonly id: string
  readonly name: string
  readonly currency: string
  readonly zone: string
  readonly language: 'zh-CN' | 'en'
  readonly weekStart: 1 | 7
}

/** `link` is whole (`https://…/join#<token>.<code>`); shown once, the server keeps only hashes. Times are ms since the epoch. */
export interface InviteReply {
  readonly id: string
  readonly link: string
  readonly code: string
  readonly expiresAt: number
}

/** An invite still open, as a list shows it: without link and code. */
export interface InviteRow {
  readonly id: string
  readonly role: Role
  readonly territory?: string
  readonly name?: string
  readonly by: string
  readonly expiresAt: number
}

/** A device a member is signed in on. Times are ms since the epoch. */
export interface DeviceRow {
  readonly device: string
  /** Browser and system; '' when the device did not say. */
  readonly name: string
  /** What its person calls it. */
  readonly given?: string
  readonly signedInAt: number
  readonly seenAt: number
}

/** When a device of a member last reached the server (ms since the epoch), and what it said was waiting on it then. */
export interface HeardRow {
  readonly member: string
  readonly device: string
  /** As its person calls it, else browser and system; '' when the device did not say. */
  readonly name: string
  readonly at: number
  readonly waiting?: number
}

/** What a document says, see shared/doc/content-hash.ts. */
export interface ContentHashReply {
  readonly hash: string
}

export interface MoveReply {
  readonly territory: string
}

export interface GrantReply {
  readonly id: string
}

export interface TerritoryReply {
  readonly id: string
}

/** Errors of /api are `{ error }` with one of these words, never content. */
export interface ErrorReply {
  readonly error: ApiError
  /** With `too-many-tries`: seconds to wait. */
  readonly retryAfter?: number
}

export type ApiError =
  | 'bad-request'
  /** Neither header nor origin show that our own page asked. */
  | 'cross-site'
  | 'signed-out'
  /** Does not exist, or is not for this member: the same answer. */
  | 'not-found'
  /** Name and password do not belong together, or there is no such person: the same answer. */
  | 'wrong-sign-in'
  /** The server waits for its set-up link to be opened. */
  | 'not-set-up'
  | 'too-many-tries'
  /** No such invite, or it was used, withdrawn or is older than 72 hours. */
  | 'bad-invite'
  /** The invite is for a new member: ask for the person, then send both. It was not used up. */
  | 'person-needed'
  /** The link is for a new password: ask for it, then send both. It was not used up. */
  | 'password-needed'
  | 'identifier-taken'
  | 'password-too-common'
  /** The last admin of the whole workspace cannot be removed. */
  | 'last-admin'
  /** Something changed since this device looked: sync, look again. */
  | 'changed'
  | 'too-big'
  | 'unavailable'
  | 'broken'

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
