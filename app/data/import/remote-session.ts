/** An import session on the other side of a message port: the page calls, the worker answers, in the order of the calls. */
import type { ImportSession } from './session.ts'

/** What a Worker, its own scope and a MessagePort have in common. */
export interface Port {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}

type Method = keyof ImportSession
interface Call {
  readonly call: number
  readonly method: Method
  readonly args: readonly unknown[]
}
type Answer = { readonly call: number } & ({ readonly value: unknown } | { readonly error: string })

const methods: readonly Method[] = ['open', 'columnsFor', 'plan', 'chunk', 'problems']

export function serveSession(port: Port, session: ImportSession): void {
  const byMethod = session as { readonly [method in Method]: (...args: never[]) => Promise<unknown> }
  port.addEventListener('message', event => {
    const { call, method, args } = event.data as Call
    if (call === undefined) return
    const answer = (said: { value: unknown } | { error: string }) =>
      port.postMessage({ call, ...said } satisfies Answer)
    byMethod[method](...(args as never[])).then(
      value => answer({ value }),
      (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
    )
  })
}

interface RemoteSession extends ImportSession {
  /** Lets every call that waits fail: the worker is gone. */
  readonly fail: (reason: string) => void
}

export function callSession(port: Port): RemoteSession {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  port.addEventListener('message', event => {
    const answer = event.data as Answer
    if (answer.call === undefined) return
    const caller = waiting.get(answer.call)
    waiting.delete(answer.call)
    if ('error' in answer) caller?.reject(new Error(answer.error))
    else caller?.resolve(answer.value)
  })
  const ask = (method: Method, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject })
      port.postMessage({ call: last, method, args } satisfies Call)
    })
  const remote = Object.fromEntries(methods.map(method => [method, (...args: unknown[]) => ask(method, args)]))
  const fail = (reason: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(reason))
    waiting.clear()
  }
  // Structured clone carries exactly what the session's methods take and give.
  return { ...(remote as unknown as ImportSession), fail }
}
