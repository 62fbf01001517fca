/** Requests and answers of the sample team. A server with a real workspace answers both with `not-found`. */
import * as v from 'valibot'
import type { Role } from '#shared/doc/fact.ts'
import { isId } from '#shared/domain/id.ts'

const id = v.pipe(v.string(), v.check(isId))

/** `device` as in the sign-in request: the one this was before its session ended. */
export const demoSignInRequest = v.strictObject({ person: id, device: v.optional(id) })

export type DemoSignInRequest = v.InferOutput<typeof demoSignInRequest>

/** `territory` absent = the whole workspace. */
export interface DemoPerson {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly territory?: string
}

/** Answer of `GET /api/demo`. */
export interface DemoReply {
  readonly people: readonly DemoPerson[]
}
