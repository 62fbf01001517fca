/** The whole server without a port: requests go straight into the app. Its clock is the test's. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPasswords } from '#server/auth/password.ts'
import { composeServer } from '#server/compose.ts'
import type { Config } from '#server/config.ts'
import { openDatabases } from '#server/databases.ts'
import { createLog } from '#server/log.ts'
import { readStaticFiles } from '#server/static/static-files.ts'
import { type InviteReply, ketuHeader, type SessionReply } from '#shared/api/account.ts'
import { parseInviteFragment } from '#shared/api/invite-link.ts'
import type { Role } from '#shared/doc/fact.ts'
import { makePerson, makeSetup, testPasswordCost } from './test-auth.ts'

export type TestApp = Awaited<ReturnType<typeof createTestApp>>

export interface TestMember {
  readonly session: SessionReply
  readonly cookie: string
}

export async function createTestApp(dist = '/nowhere', config: Pick<Config, 'url' | 'trustProxy'> = { trustProxy: 0 }) {
  const folder = await mkdtemp(join(tmpdir(), 'ketu-app-'))
  const databases = await openDatabases({ data: folder })
  const time = { now: Date.UTC(2026, 10, 23) }
  const lines: string[] = []
  const composed = composeServer({
    config,
    databases,
    secret: 'a secret of the test',
    passwords: createPasswords(testPasswordCost),
    files: await readStaticFiles(dist),
    clock: () => time.now,
    random: randomBytes,
    log: createLog(
      'info',
      () => time.now,
      line => lines.push(line),
    ),
    isOpen: () => true,
  })

  const request = async (method: string, path: string, init: TestRequest = {}): Promise<Response> => {
    const { body, cookie, headers, address = '203.0.113.7' } = init
    const isBytes = body instanceof Uint8Array
    return composed.app.request(
      path,
      {
        method,
        headers: {
          [ketuHeader]: '1',
          ...(body === undefined ? {} : { 'content-type': isBytes ? 'application/x-ketu-sync' : 'application/json' }),
          ...(cookie === undefined ? {} : { cookie }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
      },
      { incoming: { socket: { remoteAddress: address } } },
    )
  }

  const enter = async (path: string, body: unknown): Promise<TestMember> => {
    const response = await request('POST', path, { body })
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return {
      session: (await response.json()) as SessionReply,
      cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '',
    }
  }

  return {
    ...composed,
    databases,
    time,
    /** What the server logged. */
    lines,
    request,
    enter,
    setUp: async () => enter('/api/setup', makeSetup((await composed.auth.offerSetup()) ?? '')),
    joinAs: async (by: TestMember, name: string, role: Role, territory?: string) => {
      const response = await request('POST', '/api/invites', { cookie: by.cookie, body: { role, territory } })
      const { link } = (await response.json()) as InviteReply
      return enter('/api/join', { token: tokenOf(link), person: makePerson(name) })
    },
    makeTerritory: async (by: TestMember, name: string, parent?: string) => {
      const response = await request('POST', '/api/territories', { cookie: by.cookie, body: { name, parent } })
      return ((await response.json()) as { id: string }).id
    },
    stop: async () => {
      await composed.close()
      await databases.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** The secret of an invite's link. */
export const tokenOf = (link: string): string => parseInviteFragment(link.split('#')[1] ?? '').token

export interface TestRequest {
  /** Bytes are sent as a sync frame, all else as JSON. */
  readonly body?: unknown
  readonly cookie?: string
  readonly headers?: { readonly [name: string]: string }
  readonly address?: string
}
