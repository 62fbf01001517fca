/** What comes back from the network, told apart: a silent one, a slow one, a portal, a server that asks for patience. */
import { describe, expect, it } from 'vitest'
import { createHttpTransport } from '#app/data/sync/http-transport.ts'
import { encodePullPage, encodePushReply, syncContentType } from '#shared/sync/codec.ts'
import type { PushRequest } from '#shared/sync/message.ts'
import { makePage } from '#test/kit/test-inbox.ts'
import { testTimers } from '#test/kit/test-timers.ts'

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await new Promise<void>(resolve => setImmediate(resolve))
}

type Serve = (path: string, init: RequestInit) => Promise<Response>

function rig(serve: Serve) {
  const timers = testTimers(settle)
  const transport = createHttpTransport({
    origin: 'https://ketu.example',
    after: timers.after,
    fetch: (url, init) =>
      new Promise((resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason))
        serve(url.replace('https://ketu.example', ''), init).then(resolve, reject)
      }),
  })
  return { timers, transport }
}

const ours = (body: Uint8Array | ReadableStream, init: ResponseInit = {}): Response =>
  new Response(body as BodyInit, { ...init, headers: { 'content-type': syncContentType, ...init.headers } })

const nothing: PushRequest = { epoch: 1, entries: [] }
const noPull = { epoch: 1, cursors: {} }
const silent: Serve = () => new Promise(() => undefined)

/** A body whose bytes come in pieces, one each time `next` is called. */
function inPieces(bytes: Uint8Array, size: number) {
  let at = 0
  const pieces = { next: (): void => {}, fail: (): void => {} }
  const stream = new ReadableStream({
    start: controller => {
      pieces.fail = () => controller.error(new DOMException('aborted', 'AbortError'))
      pieces.next = () => {
        controller.enqueue(bytes.subarray(at, at + size))
        at += size
        if (at >= bytes.length) controller.close()
      }
    },
  })
  return { stream, next: () => pieces.next(), fail: () => pieces.fail() }
}

describe('a request', () => {
  it('carries the header that tells our page from others, and brings the answer', async () => {
    const sent: RequestInit[] = []
    const { transport, timers } = rig(async (path, init) => {
      sent.push(init)
      return path === '/api/push'
        ? ours(encodePushReply({ epoch: 1, answers: [{ n: 1, kind: 'held' }] }))
        : ours(encodePullPage(makePage([])))
    })
    expect(await transport.push(nothing)).toEqual({
      kind: 'ok',
      value: { epoch: 1, answers: [{ n: 1, kind: 'held' }] },
    })
    expect((await transport.pull(noPull)).kind).toBe('ok')
    expect(sent[0]?.headers).toMatchObject({ 'x-ketu': '1', 'content-type': syncContentType })
    expect(timers.waits()).toEqual([])
  })

  it('that nobody answers is given up after 30 s', async () => {
    const { transport, timers } = rig(silent)
    const answer = transport.pull(noPull)
    await timers.pass(29_000)
    expect(timers.waits()).toHaveLength(1)
    await timers.pass(1_010)
    expect(await answer).toEqual({ kind: 'unreachable' })
    expect(timers.waits()).toEqual([])
  })

  it('of a megabyte over a slow uplink is given the time it takes', async () => {
    const { transport, timers } = rig(silent)
    const entry = { n: 1, doc: 'd', scope: 'w' as const, group: 1, body: new Uint8Array(1024 * 1024) }
    const answer = transport.push({ epoch: 1, entries: [entry] })
    await timers.pass(240_000)
    expect(timers.waits()).toHaveLength(1)
    await timers.pass(60_000)
    expect(await answer).toEqual({ kind: 'unreachable' })
  })

  it('whose answer trickles in is read to the end, however long that takes', async () => {
    const page = encodePullPage(makePage([]))
    const { stream, next } = inPieces(page, 2)
    const { transport, timers } = rig(async () => ours(stream))
    const answer = transport.pull(noPull)
    for (let at = 0; at < page.length; at += 2) {
      await timers.pass(20_000)
      next()
    }
    expect((await answer).kind).toBe('ok')
  })

  it('whose answer stops half-way is given up', async () => {
    const { stream, next, fail } = inPieces(encodePullPage(makePage([])), 4)
    const { transport, timers } = rig(async (_, init) => {
      init.signal?.addEventListener('abort', fail)
      return ours(stream)
    })
    const answer = transport.pull(noPull)
    await settle()
    next()
    await timers.pass(31_000)
    expect(await answer).toEqual({ kind: 'unreachable' })
  })

  it('is told what stands in its way', async () => {
    const answered = async (response: Response) => rig(async () => response).transport.pull(noPull)
    expect(await answered(new Response('<h1>Welcome</h1>', { headers: { 'content-type': 'text/html' } }))).toEqual({
      kind: 'not-our-server',
    })
    expect(await answered(ours(new TextEncoder().encode('<h1>Welcome</h1>')))).toEqual({ kind: 'not-our-server' })
    expect(await answered(ours(Uint8Array.of(75, 69, 84, 85, 99, 0)))).toEqual({ kind: 'client-too-old' })
    expect(await answered(ours(encodePullPage(makePage([])).slice(0, -1)))).toEqual({ kind: 'server-error' })
    expect(await answered(new Response(null, { status: 401 }))).toEqual({ kind: 'signed-out' })
    expect(await answered(new Response(null, { status: 426 }))).toEqual({ kind: 'client-too-old' })
    expect(await answered(new Response(null, { status: 503, headers: { 'retry-after': '7' } }))).toEqual({
      kind: 'server-error',
      retryAfterMs: 7000,
    })
    expect(await answered(new Response(null, { status: 429, headers: { 'retry-after': 'soon' } }))).toEqual({
      kind: 'server-error',
    })
  })
})
