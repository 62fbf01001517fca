/** The way between a device and the server: what a fetch and a socket meet on it. */
import type { PokeListener } from '#app/data/sync/transport.ts'
import { isFinal } from '#shared/api/close-code.ts'
import { syncContentType } from '#shared/sync/codec.ts'
import type { Poke } from '#shared/sync/message.ts'
import type { Page } from './locks.ts'
import type { Answer, Office, Visitor } from './office.ts'
import type { Lane, World } from './world.ts'

/** What may happen to one exchange, most of the time nothing. */
export const exchangeFates = [
  'request lost',
  'reply lost',
  'request repeated',
  'request late',
  'reply cut',
  'reply changed',
  'silence',
] as const
export type ExchangeFate = (typeof exchangeFates)[number]

/** The state a device's network is in. */
export type Weather = 'fine' | 'off' | 'one-way' | 'portal' | 'outdated'

export interface Link {
  weather: Weather
  /** Fates that may befall an exchange, and how often. */
  fates: readonly ExchangeFate[]
  rate: number
  /** Pokes do not get through. */
  isDeaf: boolean
  /** A socket was closed for good: its page listens no more until somebody signs in again. */
  isSignedOut: boolean
}

/** Who is on the line. */
export interface Caller extends Visitor {
  readonly link: Link
  readonly lane: Lane
}

export interface Network {
  readonly fetchFor: (page: Page, caller: Caller) => (url: string, init: RequestInit) => Promise<Response>
  readonly listenFor: (page: Page, caller: Caller) => (listener: PokeListener) => () => void
}

export interface NetworkPorts {
  readonly world: World
  readonly office: Office
  /** Told of what befell an exchange. */
  readonly hit: (what: ExchangeFate | Weather | 'pokes lost') => void
}

export function createNetwork({ world, office, hit }: NetworkPorts): Network {
  const latency = (): number => 5 + Math.floor(world.random() * 60)

  function fetchFor(page: Page, { link, lane, member, device }: Caller) {
    const visitor = { member, device }
    return (url: string, init: RequestInit): Promise<Response> =>
      new Promise((resolve, reject) => {
        const path = url.replace('https://ketu', '')
        const body = (init.body as Uint8Array).slice()
        init.signal?.addEventListener('abort', () => reject(new TypeError('aborted')))
        const later = (call: () => void): void => void world.after(latency(), () => page.run(call), lane)
        const fail = (): void => later(() => reject(new TypeError('no answer')))
        const answer = (status: number, type: string, bytes: Uint8Array, isCut = false): void =>
          later(() => resolve(responseOf(status, type, bytes, isCut)))
        const fate = link.fates.length > 0 && world.random() < link.rate ? pick(link.fates) : undefined
        const { weather } = link
        if (weather !== 'fine') hit(weather)
        if (fate !== undefined && weather === 'fine') hit(fate)
        if (weather === 'off') return fail()
        if (weather === 'portal') return answer(200, 'text/html', new TextEncoder().encode('<html>登录</html>'))
        if (weather === 'outdated') return answer(426, 'text/plain', new Uint8Array(0))
        const serve = (): Promise<Answer> => office.serve(path, visitor, body)
        if (fate === 'request lost') return fail()
        if (fate === 'silence') return undefined
        if (fate === 'request late')
          world.after(20_000 + world.random() * 120_000, () => void serve().catch(ignore), lane)
        if (fate === 'request late') return fail()
        const arrive = (): void => {
          const served = serve()
          if (fate === 'request repeated') world.after(latency() * 4, () => void serve().catch(ignore), lane)
          served.then(reply => {
            if (weather === 'one-way') return undefined
            if (fate === 'reply lost' || link.weather === 'off') return fail()
            const type = reply.status === 200 ? syncContentType : 'application/json'
            const bytes = fate === 'reply changed' ? changed(reply.body) : reply.body
            return answer(
              reply.status,
              type,
              fate === 'reply cut' ? cut(bytes) : bytes,
              fate === 'reply cut' && world.random() < 0.5,
            )
          }, fail)
        }
        world.after(latency(), arrive, lane)
        return undefined
      })
  }

  const pick = <T>(list: readonly T[]): T => {
    const item = list[Math.floor(world.random() * list.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const cut = (bytes: Uint8Array): Uint8Array => bytes.slice(0, Math.floor(world.random() * bytes.length))
  const changed = (bytes: Uint8Array): Uint8Array => {
    const copy = bytes.slice()
    const at = Math.floor(world.random() * copy.length)
    copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(world.random() * 8))
    return copy
  }

  function listenFor(page: Page, { link, lane, member, device }: Caller) {
    const visitor = { member, device }
    return (listener: PokeListener): (() => void) => {
      let isOver = false
      let closed = (): void => undefined
      const hear = (call: () => void): void =>
        void world.after(latency(), () => page.run(() => (isOver ? undefined : call())), lane)
      const end = (code: number): void =>
        hear(() => {
          isOver = true
          if (isFinal(code)) link.isSignedOut = true
          listener.onClose(isFinal(code))
        })
      const socket = {
        bufferedAmount: 0,
        send: (text: string) => {
          if (link.weather !== 'fine' || link.isDeaf) {
            hit('pokes lost')
            return
          }
          hear(() => listener.onPoke(JSON.parse(text) as Poke))
        },
        close: end,
        terminate: () => end(1006),
        ping: () => undefined,
      }
      const arrive = () => {
        if (isOver) return undefined
        if (link.weather !== 'fine') return end(1006)
        void office.connect(visitor, socket).then(open => {
          if (open === undefined) return end(1006)
          closed = open.closed
          if (isOver) closed()
          return hear(listener.onOpen)
        })
        return undefined
      }
      world.after(latency(), arrive, lane)
      return () => {
        isOver = true
        closed()
      }
    }
  }

  return { fetchFor, listenFor }
}

const ignore = (): void => undefined

/** What the transport reads of a response. */
function responseOf(status: number, type: string, bytes: Uint8Array, breaksOff: boolean): Response {
  let isRead = false
  const read = async () => {
    if (!isRead && bytes.length > 0) {
      isRead = true
      return { done: false, value: bytes }
    }
    if (breaksOff) throw new TypeError('the connection broke off')
    return { done: true, value: undefined }
  }
  return {
    status,
    headers: new Headers({ 'content-type': type }),
    body: { getReader: () => ({ read }) },
  } as unknown as Response
}
