/** The transport of the app: HTTP for push and pull, a WebSocket for pokes. Same origin, session by cookie. */
import { isFinal } from '#shared/api/close-code.ts'
import { ketuHeader } from '#shared/api/account.ts'
import {
  type Decoded,
  decodePullPage,
  decodePushReply,
  encodePullRequest,
  encodePushRequest,
  syncContentType,
} from '#shared/sync/codec.ts'
import type { Poke } from '#shared/sync/message.ts'
import type { Sent, Transport } from './transport.ts'

const timeoutMs = 30_000

export function createHttpTransport(origin: string): Transport {
  async function post<T>(path: string, body: Uint8Array, decode: (bytes: Uint8Array) => Decoded<T>): Promise<Sent<T>> {
    let response: Response
    let bytes: Uint8Array
    try {
      response = await fetch(origin + path, {
        method: 'POST',
        headers: { 'content-type': syncContentType, [ketuHeader]: '1' },
        body: body as Uint8Array<ArrayBuffer>,
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      bytes = new Uint8Array(await response.arrayBuffer())
    } catch {
      // Fetch tells nothing more than that no answer came.
      return { kind: 'unreachable' }
    }
    if (response.status === 401) return { kind: 'signed-out' }
    if (response.status === 426) return { kind: 'client-too-old' }
    if (response.status >= 500 || response.status === 429) return { kind: 'server-error', ...retryAfter(response) }
    if (!response.headers.get('content-type')?.startsWith(syncContentType)) return { kind: 'not-our-server' }
    const decoded = decode(bytes)
    if (decoded.kind === 'ok') return decoded
    if (decoded.kind === 'other-version') return { kind: 'client-too-old' }
    return { kind: decoded.kind === 'foreign' ? 'not-our-server' : 'server-error' }
  }

  return {
    push: request => post('/api/push', encodePushRequest(request), decodePushReply),
    pull: request => post('/api/pull', encodePullRequest(request), decodePullPage),
    listen: listener => {
      const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/api/poke`)
      socket.onopen = listener.onOpen
      socket.onmessage = event => {
        const poke = parsePoke(event.data)
        if (poke) listener.onPoke(poke)
      }
      socket.onclose = event => listener.onClose(isFinal(event.code))
      return () => {
        socket.onclose = null
        socket.close()
      }
    },
  }
}

function parsePoke(data: unknown): Poke | undefined {
  if (typeof data !== 'string') return undefined
  try {
    const poke = JSON.parse(data)
    return poke?.type === 'poke' || poke?.type === 'hello' || poke?.type === 'rights' ? poke : undefined
  } catch {
    // Not JSON: not a poke of ours.
    return undefined
  }
}

function retryAfter(response: Response): { retryAfterMs?: number } {
  const seconds = Number(response.headers.get('retry-after'))
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}
}
