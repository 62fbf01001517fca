import { type IncomingMessage, request as httpRequest } from 'node:http'
import { rm } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { closeCode } from '#shared/api/close-code.ts'
import type { InviteReply } from '#shared/api/account.ts'
import { joinAs, setUp, startTestServer, type TestPerson, type TestServer } from '#test/kit/test-server.ts'

interface Heard {
  readonly messages: readonly unknown[]
  readonly closed: Promise<number>
  /** Resolves when a message of this type has come. */
  next(type: string): Promise<unknown>
  send(text: string): void
}

let server: TestServer
let admin: TestPerson
const sockets = new Set<WebSocket>()

beforeAll(async () => {
  server = await startTestServer()
  admin = await setUp(server)
})
afterEach(() => {
  for (const socket of sockets) socket.terminate()
  sockets.clear()
})
afterAll(() => server.stop())

function listen(person: TestPerson, at = server): Promise<Heard> {
  const socket = new WebSocket(`${at.url.replace('http', 'ws')}/api/poke`, {
    headers: { cookie: person.cookie, origin: at.url },
  })
  sockets.add(socket)
  const messages: { type: string }[] = []
  const waiting = new Set<() => void>()
  socket.on('message', (data: Buffer) => {
    messages.push(JSON.parse(data.toString()))
    for (const look of waiting) look()
  })
  const closed = new Promise<number>(resolve => socket.once('close', resolve))
  const next = (type: string): Promise<unknown> =>
    new Promise(resolve => {
      const look = (): void => {
        const found = messages.find(message => message.type === type)
        if (found) resolve(found)
      }
      waiting.add(look)
      look()
    })
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('open', () => resolve({ messages, closed, next, send: text => socket.send(text) }))
  })
}

/** Status of a handshake. */
const shake = (headers: { readonly [name: string]: string }): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const request = httpRequest(`${server.url}/api/poke`, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      },
    })
    const done = (response: IncomingMessage): void => {
      response.socket.destroy()
      resolve(response.statusCode)
    }
    request.on('response', done).on('upgrade', done).on('error', reject).end()
  })

describe('poke', () => {
  test('a socket without a session is not opened', async () => {
    expect(await shake({ origin: server.url })).toBe(401)
    expect(await shake({ origin: server.url, cookie: 'ketu=guess' })).toBe(401)
  })

  test('of twelve origins only our own opens a socket', async () => {
    const { port } = server
    const origins = [
      server.url,
      '',
      'null',
      'http://127.0.0.1',
      `http://127.0.0.1:${port + 1}`,
      `https://localhost:${port}`,
      `http://localhost.evil.example:${port}`,
      `http://evil.example`,
      `http://sub.localhost:${port}`,
      `${server.url}/`,
      `${server.url}@evil.example`,
      'file://',
    ]
    const statuses = await Promise.all(
      origins.map(origin => shake({ cookie: admin.cookie, host: `localhost:${port}`, ...(origin && { origin }) })),
    )
    expect(statuses).toEqual([101, ...Array(11).fill(403)])
  })

  test('says hello with the epoch, then pokes what was written', async () => {
    const territory = await admin.request<{ id: string }>('POST', '/api/territories', { name: 'Harbour' })
    const rep = await joinAs(server, admin, 'Bo', { role: 'rep', territory: territory.id })
    const heard = await listen(rep)
    expect(await heard.next('hello')).toEqual({ type: 'hello', epoch: 1 })
    await admin.request('POST', '/api/territories', { name: 'North' })
    expect(await heard.next('poke')).toMatchObject({ scope: 'w' })
  })

  test('a device that talks on the socket is told that nobody listens', async () => {
    const heard = await listen(admin)
    heard.send('hello?')
    expect(await heard.closed).toBe(1003)
  })

  test('signing out closes the sockets of that device and of no other', async () => {
    const rep = await joinAs(server, admin, 'Cai', { role: 'rep' })
    const [own, other] = [await listen(rep), await listen(admin)]
    await rep.request('POST', '/api/sign-out', {})
    expect(await own.closed).toBe(closeCode.sessionEnded)
    await admin.request('POST', '/api/territories', { name: 'South' })
    expect(await other.next('poke')).toMatchObject({ scope: 'w' })
  })

  test('a right that is taken away is told at once, and with the last one the socket ends', async () => {
    const rep = await joinAs(server, admin, 'Dong', { role: 'rep' })
    const heard = await listen(rep)
    await admin.request('DELETE', `/api/grants/${rep.session.grants[0]?.id}`)
    expect(await heard.next('rights')).toEqual({ type: 'rights' })
    expect(await heard.closed).toBe(closeCode.rightsEnded)
  })

  test('the sixth socket of a device takes the place of the first', async () => {
    const rep = await joinAs(server, admin, 'Eva', { role: 'rep' })
    const first = await listen(rep)
    for (let i = 0; i < 5; i++) await listen(rep)
    expect(await first.closed).toBe(closeCode.tooMany)
  })
})

describe('the process', () => {
  test('keeps people, sessions and invites over a restart, and offers no second set-up', async () => {
    const before = await startTestServer()
    const boss = await setUp(before)
    const { code } = await boss.request<InviteReply>('POST', '/api/invites', { role: 'viewer' })
    await before.kill()
    const after = await startTestServer({ data: before.data, port: before.port })
    expect(after.setupCode).toBeUndefined()
    expect(await boss.request('GET', '/api/session')).toEqual(boss.session)
    await expect(boss.request('POST', '/api/join', { code })).rejects.toThrow('person-needed')
    await after.stop()
    await rm(before.data, { recursive: true })
  })

  test('ends at SIGTERM with 0 after telling its sockets to come back later', async () => {
    const stopping = await startTestServer()
    const boss = await setUp(stopping)
    const heard = await listen(boss, stopping)
    const ended = stopping.stop()
    expect(await heard.closed).toBe(closeCode.serverStopping)
    expect(await ended).toBe(0)
  })

  test('a bad value in the environment ends the start with its sentence', async () => {
    await expect(startTestServer({ env: { KETU_LOG_LEVEL: 'loud' } })).rejects.toThrow('ended with 1')
  })
})
