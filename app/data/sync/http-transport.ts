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

export interface TransportPorts {
  readonly origin: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Calls back once after the time; returns its stop. */
  readonly after: (ms: number, call: () => void) => () => void
}

/** Silence this long, and nobody is there. A slow network is not silent: what comes and goes has all the time it needs. */
const silenceMs = 30_000
/** The slowest uplink worth waiting for: sending tells nothing of its progress. */
const slowBytesPerMs = 4

export function createHttpTransport({ origin, fetch, after }: TransportPorts): Transport {
  async function post<T>(path: string, body: Uint8Array, decode: (bytes: Uint8Array) => Decoded<T>): Promise<Sent<T>> {
    const silence = watchSilence(after)
    silence.wait(silenceMs + body.length / slowBytesPerMs)
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
        signal: silence.signal,
      })
      bytes = await readAll(response, () => silence.wait(silenceMs))
    } catch {
      // Fetch tells nothing more than that no answer came.
      return { kind: 'unreachable' }
    } finally {
      silence.end()
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

/** Aborts its signal when the time last named passes. */
function watchSilence(after: TransportPorts['after']) {
  const stopping = new AbortController()
  let end = (): void => {}
  return {
    signal: stopping.signal,
    wait: (ms: number): void => {
      end()
      end = after(ms, () => stopping.abort())
    },
    end: () => end(),
  }
}

async function readAll(response: Response, onChunk: () => void): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  onChunk()
  const reader = response.body?.getReader()
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done) break
    onChunk()
    chunks.push(value)
  }
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
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
