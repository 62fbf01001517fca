/** Carrying a plan out on the other side of a message port: the worker writes, the page hears how far it is and may stop it. */
import { NotWritten, type WriteRefusal } from '../not-written.ts'
import type { Port } from './remote-session.ts'
import { type RunPorts, runImport, type RunResult } from './run.ts'
import type { ImportSink } from './commit.ts'
import type { ImportSession } from './session.ts'

export interface RunRequest {
  /** Names the import in the activity list. */
  readonly batch: string
  /** Where new customers go. */
  readonly territory: string
  /** Member who looks after them; absent = who imports. */
  readonly owner?: string
  /** How many the plan has. */
  readonly chunks: number
}

type ToRunner = { readonly run: RunRequest } | { readonly run: 'stop' }
type FromRunner =
  | { readonly ran: 'progress'; readonly written: number }
  | { readonly ran: 'ended'; readonly result: RunResult }
  | { readonly ran: 'failed'; readonly failure: Failure }

/** What a screen needs of an error to say it in words; errors of our own do not survive a port. */
interface Failure {
  readonly name: string
  readonly message: string
  readonly inner?: string
  readonly refusal?: WriteRefusal
}

/** Runs one import at a time for the page. */
export function serveRun(
  port: Port,
  session: Pick<ImportSession, 'chunk'>,
  makeSink: (request: RunRequest) => ImportSink,
  breathe: RunPorts['breathe'],
): void {
  const say = (message: FromRunner): void => port.postMessage(message)
  let isCancelled = false
  port.addEventListener('message', ({ data }: MessageEvent<Partial<ToRunner>>) => {
    const { run } = data
    if (run === 'stop') isCancelled = true
    if (run === undefined || run === 'stop') return
    isCancelled = false
    runImport(session, run.chunks, makeSink(run), {
      onProgress: written => say({ ran: 'progress', written }),
      isCancelled: () => isCancelled,
      breathe,
    }).then(
      result => say({ ran: 'ended', result }),
      (error: unknown) => say({ ran: 'failed', failure: failureOf(error) }),
    )
  })
}

export interface RemoteRun {
  /** Fails as the write failed; what was stored before it stays. */
  readonly run: (request: RunRequest, onProgress: (written: number) => void) => Promise<RunResult>
  /** Before the next chunk. */
  readonly stop: () => void
  /** Lets the run that waits fail: the worker is gone. */
  readonly fail: (reason: string) => void
}

export function callRun(port: Port): RemoteRun {
  const say = (message: ToRunner): void => port.postMessage(message)
  let hear: ((message: FromRunner) => void) | undefined
  port.addEventListener('message', ({ data }: MessageEvent<FromRunner | object>) => {
    if ('ran' in data) hear?.(data)
  })
  return {
    run: (request, onProgress) =>
      new Promise((resolve, reject) => {
        hear = message => {
          if (message.ran === 'progress') onProgress(message.written)
          else if (message.ran === 'ended') resolve(message.result)
          else reject(errorOf(message.failure))
        }
        say({ run: request })
      }),
    stop: () => say({ run: 'stop' }),
    fail: reason => hear?.({ ran: 'failed', failure: { name: 'Error', message: reason } }),
  }
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  const inner = 'inner' in error && error.inner instanceof Error ? error.inner.name : undefined
  return {
    name: error.name,
    message: error.message,
    ...(inner !== undefined && { inner }),
    ...(error instanceof NotWritten && { refusal: error.refusal }),
  }
}

function errorOf({ name, message, inner, refusal }: Failure): Error {
  if (refusal !== undefined) return new NotWritten(refusal)
  const error = Object.assign(new Error(message), { name })
  return inner === undefined ? error : Object.assign(error, { inner: Object.assign(new Error(), { name: inner }) })
}
