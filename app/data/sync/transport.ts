/** How the engine reaches the server; the network of a test implements it too. */
import type { Poke, PullPage, PullRequest, PushReply, PushRequest } from '#shared/sync/message.ts'
import type { SyncProblem } from './state.ts'

export type Sent<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** `retryAfterMs` when the server asked for a pause. */
  | { readonly kind: Exclude<SyncProblem, 'storage'>; readonly retryAfterMs?: number }

export interface PokeListener {
  readonly onOpen: () => void
  readonly onPoke: (poke: Poke) => void
  /** The socket is gone; `isFinal` when the server said so for good (signed out). */
  readonly onClose: (isFinal: boolean) => void
}

export interface Transport {
  push(request: PushRequest): Promise<Sent<PushReply>>
  pull(request: PullRequest): Promise<Sent<PullPage>>
  /** Opens the poke socket; a hint only, everything works without it. Returns its stop. */
  listen(listener: PokeListener): () => void
}
