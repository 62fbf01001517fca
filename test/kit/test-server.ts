/** The real server as a child process on a free port and a folder of its own, and people on it over HTTP. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import {
  type InviteReply,
  type InviteRequest,
  ketuHeader,
  type Person,
  type SessionReply,
} from '#shared/api/account.ts'
import { makePerson, makeSetup } from './test-auth.ts'

export interface TestServer {
  readonly url: string
  readonly port: number
  readonly data: string
  /** The process; undefined when it could not be started. */
  readonly pid: number | undefined
  /** The code of the set-up link; undefined once the workspace has been made. */
  readonly setupCode: string | undefined
  /** SIGTERM; the exit code. The folder stays when the caller brought it, else it goes. */
  stop(): Promise<number | null>
  /** SIGKILL; the folder stays. */
  kill(): Promise<void>
}

export interface TestServerOptions {
  /** Start again on what another server left. */
  readonly data?: string
  readonly port?: number
  readonly env?: { readonly [name: string]: string }
}

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url))

export async function startTestServer({ data, port = 0, env = {} }: TestServerOptions = {}): Promise<TestServer> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'ketu-test-')))
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, KETU_DATA: folder, KETU_PORT: String(port), KETU_HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  const { url, setupCode } = await readGreeting(child, ended)
  return {
    url,
    setupCode,
    port: Number(new URL(url).port),
    data: folder,
    pid: child.pid,
    stop: async () => {
      child.kill('SIGTERM')
      const code = await ended
      if (data === undefined) await rm(folder, { recursive: true, force: true })
      return code
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Two lines: where it is, and the set-up link or that there is none. Throws when the server ends before both. */
async function readGreeting(
  child: ChildProcess,
  ended: Promise<number | null>,
): Promise<{ url: string; setupCode: string | undefined }> {
  if (child.stdout === null) throw new Error('the server has no standard output')
  let url: string | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    url ??= /^Ketu is at (\S+)/.exec(line)?.[1]
    const setupCode = /\/setup#(\S+)/.exec(line)?.[1]
    if (url !== undefined && (setupCode !== undefined || line.startsWith('Sign in'))) return { url, setupCode }
  }
  throw new Error(`the server ended with ${await ended} before it was up`)
}

/** A person on one device: a cookie and the requests made with it. */
export interface TestPerson {
  readonly session: SessionReply
  /** `name=value`, as a Cookie header carries it. */
  readonly cookie: string
  /** Throws, with the error's name, for any answer but 2xx. */
  request<T>(method: string, path: string, body?: unknown): Promise<T>
}

/** Makes the workspace; the person is its admin. */
export function setUp(server: TestServer, name = 'Ada'): Promise<TestPerson> {
  return enter(server.url, '/api/setup', makeSetup(server.setupCode ?? '', name))
}

export const signIn = (server: TestServer, { identifier, password }: Person): Promise<TestPerson> =>
  enter(server.url, '/api/sign-in', { identifier, password })

/** Invites and joins; without a territory the role holds in the whole workspace. */
export async function joinAs(
  server: TestServer,
  by: TestPerson,
  name: string,
  request: InviteRequest,
): Promise<TestPerson> {
  const { code } = await by.request<InviteReply>('POST', '/api/invites', request)
  return enter(server.url, '/api/join', { code, person: makePerson(name) })
}

async function enter(url: string, path: string, body: unknown): Promise<TestPerson> {
  const response = await send(url, 'POST', path, body)
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return {
    session: await read<SessionReply>(response),
    cookie,
    request: async (method, to, data) => read(await send(url, method, to, data, cookie)),
  }
}

const send = (url: string, method: string, path: string, body?: unknown, cookie?: string): Promise<Response> =>
  fetch(url + path, {
    method,
    headers: {
      [ketuHeader]: '1',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie === undefined ? {} : { cookie }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

async function read<T>(response: Response): Promise<T> {
  const body = await response.json()
  if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(body)}`)
  // The caller names the shape the route answers with.
  return body as T
}
