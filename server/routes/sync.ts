/** Push and pull: bytes in, bytes out. Who may do what is decided entry by entry and scope by scope in server/sync. */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
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

export function createSyncRoutes({ push, pull }: Sync): readonly Route[] {
  return [
    syncRoute('/api/push', decodePushRequest, push, encodePushReply),
    syncRoute('/api/pull', decodePullRequest, pull, encodePullPage),
  ]
}

function syncRoute<Request, Reply>(
  path: string,
  decode: (bytes: Uint8Array) => Decoded<Request>,
  run: (session: Session, request: Request) => Promise<Reply>,
  encode: (reply: Reply) => Uint8Array,
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
      return sendBytes(c, encode(await run(toSession(caller), decoded.value)))
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
  // Level 4: a page is made once for one device, so speed counts for more than the last bytes.
  return c.body(new Uint8Array(await gzipAsync(bytes, { level: 4 })))
}
