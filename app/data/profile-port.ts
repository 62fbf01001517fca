/** Asks the worker for profiles: one at a time, and what was asked meanwhile once more at the end. It is stopped when nobody asks. */
import type { ProfileRequest } from './profile-worker.ts'

const idleMs = 20_000

interface Port {
  readonly worker: Worker
  readonly database: string
  isBusy: boolean
  next: ProfileRequest | undefined
  idle: ReturnType<typeof setTimeout> | undefined
}

let port: Port | undefined

/** @param failed what it could not do. */
export function askForProfiles(request: ProfileRequest, failed: (reason: string) => void): void {
  // Another person's, after a sign-out: theirs has ended with it.
  if (port?.database !== request.database) {
    clearTimeout(port?.idle)
    port?.worker.terminate()
    port = open(request.database, failed)
  }
  clearTimeout(port.idle)
  if (port.isBusy) port.next = request
  else send(port, request)
}

function send(to: Port, request: ProfileRequest): void {
  to.isBusy = true
  to.worker.postMessage(request)
}

function open(database: string, failed: (reason: string) => void): Port {
  const worker = new Worker(new URL('./profile-worker.ts', import.meta.url), { type: 'module', name: 'profiles' })
  const opened: Port = { worker, database, isBusy: false, next: undefined, idle: undefined }
  const close = (): void => {
    worker.terminate()
    if (port === opened) port = undefined
  }
  worker.onmessage = ({ data }: MessageEvent<'made' | { readonly failed: string }>) => {
    opened.isBusy = false
    if (data !== 'made') failed(data.failed)
    const { next } = opened
    opened.next = undefined
    if (next === undefined) opened.idle = setTimeout(close, idleMs)
    else send(opened, next)
  }
  worker.onerror = event => {
    close()
    failed(event.message || 'The worker of the profiles did not start')
  }
  return opened
}
