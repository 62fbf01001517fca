/** Asking our own server over JSON. Answers are values; only a bug throws. */
import { type ApiError, type ErrorReply, ketuHeader } from '#shared/api/account.ts'

export type ApiFailure = {
  readonly kind: 'failed'
  /** offline: no answer, or an answer that is not ours (a captive portal). */
  readonly error: ApiError | 'offline'
  readonly retryAfter?: number
}

export type ApiAnswer<T> = { readonly kind: 'ok'; readonly value: T } | ApiFailure

export type Fetch = (path: string, init: RequestInit) => Promise<Response>

export interface Api {
  readonly get: <T>(path: string) => Promise<ApiAnswer<T>>
  readonly post: <T>(path: string, body: unknown) => Promise<ApiAnswer<T>>
  readonly delete: <T>(path: string) => Promise<ApiAnswer<T>>
}

const timeoutMs = 20_000

export function createApi(fetch: Fetch): Api {
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<ApiAnswer<T>> => {
    try {
      const response = await fetch(path, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.timeout(timeoutMs),
        headers: { [ketuHeader]: '1', ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return await read<T>(response)
    } catch (error) {
      if (error instanceof TypeError || error instanceof DOMException) return { kind: 'failed', error: 'offline' }
      throw error
    }
  }
  return {
    get: path => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    delete: path => ask('DELETE', path),
  }
}

async function read<T>(response: Response): Promise<ApiAnswer<T>> {
  if (response.headers.get('content-type')?.startsWith('application/json') !== true) {
    return { kind: 'failed', error: response.status >= 500 ? 'unavailable' : 'offline' }
  }
  const value: unknown = await response.json()
  if (response.ok) return { kind: 'ok', value: value as T } // Our own server, same version of shared/api.
  const { error, retryAfter } = value as ErrorReply
  return { kind: 'failed', error, ...(retryAfter !== undefined && { retryAfter }) }
}
