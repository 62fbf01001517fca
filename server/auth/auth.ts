/** Puts set-up, sign-in, sessions, invites and the directory together; before set-up there is no directory. */
import type { SetupRequest } from '#shared/api/account.ts'
import type { AccountStore } from './account-store.ts'
import { createAttemptLimit } from './attempt-limit.ts'
import { createDirectory, type Directory, type FactLog } from './directory.ts'
import { createInvites, type Invites } from './invite.ts'
import { createJoin, type Join } from './join.ts'
import type { Passwords } from './password.ts'
import { createSessions, type Sessions } from './session.ts'
import { createSetup, type SetupResult } from './setup.ts'
import { createSignIn, type SignIn } from './sign-in.ts'
import type { Tokens } from './token.ts'

export interface Auth {
  readonly sessions: Sessions
  /** undefined until the workspace has been made. */
  open(): Promise<OpenAuth | undefined>
  /** A new set-up code; undefined when there is nothing to set up any more. */
  offerSetup(): Promise<string | undefined>
  completeSetup(request: SetupRequest): Promise<SetupResult>
}

/** What exists once there is a workspace. */
export interface OpenAuth {
  readonly workspace: string
  readonly directory: Directory
  readonly invites: Invites
  readonly sessions: Sessions
  readonly signIn: SignIn
  readonly join: Join
}

interface Ports {
  readonly store: AccountStore
  readonly facts: FactLog
  readonly tokens: Tokens
  readonly passwords: Passwords
  readonly clock: () => number
  readonly newId: () => string
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs

export function createAuth(ports: Ports): Auth {
  const { store, clock } = ports
  const sessions = createSessions(ports)
  const setup = createSetup({ ...ports, sessions })
  const limits = {
    pair: createAttemptLimit({ tries: 10, windowMs: 15 * minuteMs, clock }),
    address: createAttemptLimit({ tries: 50, windowMs: 15 * minuteMs, clock }),
    account: createAttemptLimit({ tries: 100, windowMs: hourMs, clock }),
  }
  const joinLimits = {
    address: createAttemptLimit({ tries: 10, windowMs: hourMs, clock }),
    codes: createAttemptLimit({ tries: 10, windowMs: hourMs, clock }),
  }

  let opened: Promise<OpenAuth> | undefined
  const openWith = async (workspace: string): Promise<OpenAuth> => {
    const directory = createDirectory(ports.facts, workspace)
    await directory.refresh()
    const signIn = createSignIn({ ...ports, sessions, limits, isActive: directory.isActive })
    const join = createJoin({ ...ports, sessions, directory, limits: joinLimits })
    return { workspace, directory, sessions, invites: createInvites(ports), signIn, join }
  }
  const open = async (): Promise<OpenAuth | undefined> => {
    if (opened) return opened
    const state = await store.setup()
    if (state.kind === 'open') return undefined
    opened ??= openWith(state.workspace).catch((error: unknown) => {
      // Asked again next time: the log may answer then.
      opened = undefined
      throw error
    })
    return opened
  }
  return { sessions, open, offerSetup: setup.offer, completeSetup: setup.complete }
}
