/** Push and pull: bytes in, bytes out. Who may do what is decided entry by entry and scope by scope in server/sync. */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { deviceName } from '#server/auth/device-name.ts'
import type { Heard } from '#server/auth/heard.ts'
import type { Session } from '#server/sync/session.ts'
import type { ApiError } from '#shared/api/account.ts'
import {
  type Decoded,
  decodePullRequest,
  decodePushRequest,
  encodePullPage,
  encodePushReply,
  syncContentType,
} from '#shared/sync/codec.ts'
import { maxBatchBytes, maxFrameOverhead } from '#shared/sync/limit.ts'
import type { PullPage, PullRequest, PushReply, PushRequest } from '#shared/sync/message.ts'
import type { RequestContext } from './requester.ts'
import { type Caller, refuse, type Route } from './route.ts'

export interface Sync {
  push(session: Session, request: PushRequest): Promise<PushReply>
  pull(session: Session, request: PullRequest): Promise<PullPage>
}

export interface SyncPorts {
  readonly sync: Sync
  readonly heard: Pick<Heard, 'note'>
  readonly clock: () => number
}

export function createSyncRoutes({ sync, heard, clock }: SyncPorts): readonly Route[] {
  const hear = ({ session }: Caller, { waiting }: Pick<PullRequest, 'waiting'>, userAgent: string): void =>
    heard.note({
      ...{ device: session.device, member: session.member, at: clock(), name: deviceName(userAgent) },
      ...(waiting !== undefined && { waiting }),
    })
  return [
    syncRoute('/api/push', decodePushRequest, sync.push, encodePushReply, hear),
    syncRoute('/api/pull', decodePullRequest, sync.pull, encodePullPage, hear),
  ]
}

function syncRoute<Request, Reply>(
  path: string,
  decode: (bytes: Uint8Array) => Decoded<Request>,
  run: (session: Session, request: Request) => Promise<Reply>,
  encode: (reply: Reply) => Uint8Array,
  hear: (caller: Caller, request: Request, userAgent: string) => void,
): Route {
  return {
    method: 'POST',
    path,
    access: 'session',
    accepts: syncContentType,
    maxBytes: maxBatchBytes + maxFrameOverhead,
    respond: async (c, caller) => {
      const decoded = decode(new Uint8Array(await c.req.arrayBuffer()))
      // 426: a device of another protocol version has to load the new app first.
      if (decoded.kind === 'other-version') return c.body(null, 426)
      if (decoded.kind !== 'ok') return refuse(c, errorOf(decoded.kind))
      const reply = await run(toSession(caller), decoded.value)
      // After the work: a word about what is waiting counts what this request has brought as arrived.
      hear(caller, decoded.value, c.req.header('user-agent') ?? '')
      return sendBytes(c, encode(reply))
    },
  }
}

const errorOf = (kind: 'foreign' | 'corrupt' | 'too-big'): ApiError => (kind === 'too-big' ? 'too-big' : 'bad-request')

const toSession = ({ auth, session, actor }: Caller): Session => ({
  ws: auth.workspace,
  member: session.member,
  device: session.device,
  actor,
})

const gzipAsync = promisify(gzip)
/** Below it a header costs more than gzip saves. */
const minGzipBytes = 1024

async function sendBytes(c: RequestContext, bytes: Uint8Array): Promise<Response> {
  c.header('content-type', syncContentType)
  c.header('vary', 'accept-encoding')
  const isSmall = bytes.length < minGzipBytes
  if (isSmall || !/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(new Uint8Array(bytes))
  c.header('content-encoding', 'gzip')
  // Level 1: a page is made once for one device. More effort takes twice as long for a sixteenth of the bytes.
  return c.body(new Uint8Array(await gzipAsync(bytes, { level: 1 })))
}
