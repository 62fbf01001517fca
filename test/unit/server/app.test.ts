import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sessionMaxMs } from '#server/auth/session.ts'
import { maxJsonBytes } from '#server/routes/route.ts'
import { makePerson, makeSetup } from '#test/kit/test-auth.ts'
import { createTestApp, type TestApp, type TestMember } from '#test/kit/test-app.ts'

let folder: string
let app: TestApp
let admin: TestMember
const script = `console.log('${'ketu '.repeat(200)}')`

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ketu-dist-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Ketu</title>')
  writeFileSync(join(folder, 's.html'), '<!doctype html><title>Survey</title>')
  writeFileSync(join(folder, 'assets', 'index-1a2b.js'), script)
  writeFileSync(join(folder, 'sw.js'), 'self')
  app = await createTestApp(folder)
  admin = await app.setUp()
})
afterAll(async () => {
  await app.stop()
  rmSync(folder, { recursive: true })
})

const errorOf = async (response: Response): Promise<readonly [number, unknown]> => [
  response.status,
  ((await response.json()) as { error: unknown }).error,
]

describe('before set-up', () => {
  test('there is no session, no sign-in and no join, and a wrong code is answered like no such address', async () => {
    const fresh = await createTestApp()
    const errors = await Promise.all(
      [
        fresh.request('GET', '/api/session'),
        fresh.request('POST', '/api/sign-in', { body: { identifier: 'ada', password: 'harbour' } }),
        fresh.request('POST', '/api/join', { body: { code: 'AC34-67DX' } }),
        fresh.request('POST', '/api/setup', { body: makeSetup('wrong') }),
        fresh.request('GET', '/api/nothing'),
      ].map(async response => errorOf(await response)),
    )
    await fresh.stop()
    expect(errors).toEqual([
      [401, 'signed-out'],
      [404, 'not-set-up'],
      [404, 'not-set-up'],
      [404, 'not-found'],
      [404, 'not-found'],
    ])
  })

  test('after set-up the same request finds nothing', async () => {
    expect(await errorOf(await app.request('POST', '/api/setup', { body: makeSetup('any') }))).toEqual([
      404,
      'not-found',
    ])
  })
})

describe('the session cookie', () => {
  test('is out of reach of scripts and other sites, and is bound to https where there is https', async () => {
    const { identifier, password } = makePerson('Ada')
    const body = { identifier, password }
    const plain = await app.request('POST', '/api/sign-in', { body })
    expect(plain.headers.getSetCookie()[0]).toMatch(
      /^ketu=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    const secure = await app.app.request(
      'https://ketu.example/api/sign-in',
      { method: 'POST', headers: { 'x-ketu': '1', 'content-type': 'application/json' }, body: JSON.stringify(body) },
      { incoming: { socket: { encrypted: true } } },
    )
    expect(secure.headers.getSetCookie()[0]).toMatch(/^__Host-ketu=.+; HttpOnly; Secure; SameSite=Strict$/)
    expect(secure.headers.get('strict-transport-security')).toContain('max-age')
  })

  test('is bound to https by what the browser came by, not by what the server is called', async () => {
    const home = await createTestApp('/nowhere', { url: 'https://ketu.example', trustProxy: 0 })
    await home.setUp()
    const { identifier, password } = makePerson('Ada')
    const signIn = async (headers: { readonly [name: string]: string }) => {
      const response = await home.request('POST', '/api/sign-in', { body: { identifier, password }, headers })
      return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    }
    const overLan = await signIn({ host: '192.168.1.20:8787', origin: 'http://192.168.1.20:8787' })
    const byProxy = await signIn({ host: '127.0.0.1:8787', origin: 'https://ketu.example' })
    expect([overLan, byProxy]).toEqual([expect.stringMatching(/^ketu=/), expect.stringMatching(/^__Host-ketu=/)])
    const read = async (host: string, cookie: string) =>
      (await home.request('GET', '/api/session', { cookie, headers: { host } })).status
    expect([await read('192.168.1.20:8787', overLan), await read('127.0.0.1:8787', byProxy)]).toEqual([200, 200])
    // A name that anybody beside us may set opens nothing where the browser itself says that it came by https.
    const headers = { host: '127.0.0.1:8787', origin: 'https://ketu.example' }
    const path = '/api/devices/link'
    expect((await home.request('POST', path, { cookie: overLan, body: {}, headers })).status).toBe(401)
    await home.stop()
  })

  test('a proxy is believed about https only where it was announced', async () => {
    const body = { identifier: makePerson('Ada').identifier, password: makePerson('Ada').password }
    const headers = { host: 'ketu.example', 'x-forwarded-proto': 'https' }
    const announced = await createTestApp('/nowhere', { trustProxy: 1 })
    await announced.setUp()
    const cookies = await Promise.all(
      [app, announced].map(
        async each => (await each.request('POST', '/api/sign-in', { body, headers })).headers.getSetCookie()[0],
      ),
    )
    await announced.stop()
    expect(cookies).toEqual([expect.stringMatching(/^ketu=/), expect.stringMatching(/^__Host-ketu=.*Secure/)])
  })

  test('signing out ends the session, clears the cookie and what the browser keeps, and may be repeated', async () => {
    const { cookie } = await app.enter('/api/sign-in', {
      identifier: 'ada@example.com',
      password: makePerson('Ada').password,
    })
    for (let i = 0; i < 2; i++) {
      const response = await app.request('POST', '/api/sign-out', { cookie, body: {} })
      expect(response.status).toBe(200)
      expect(response.headers.get('clear-site-data')).toBe('"storage"')
      expect(response.headers.getSetCookie()[0]).toMatch(/^ketu=; Max-Age=0/)
    }
    expect((await app.request('GET', '/api/session', { cookie })).status).toBe(401)
  })

  test('https beside other servers of one host promises nothing for those', async () => {
    const response = await app.app.request('https://nas:8787/', {}, { incoming: { socket: { encrypted: true } } })
    expect(response.headers.get('strict-transport-security')).toBeNull()
  })

  test('a session older than 90 days is signed out', async () => {
    const late = await createTestApp()
    const { cookie } = await late.setUp()
    late.time.now += sessionMaxMs
    expect((await late.request('GET', '/api/session', { cookie })).status).toBe(401)
    await late.stop()
  })
})

describe('grants', () => {
  test('of two admins of everything either may go, and then the other may not', async () => {
    const two = await createTestApp()
    const first = await two.setUp()
    const other = await two.joinAs(first, 'Bo', 'admin')
    const end = (member: TestMember) =>
      two.request('DELETE', `/api/grants/${member.session.grants[0]?.id}`, { cookie: other.cookie })
    expect((await end(first)).status).toBe(200)
    expect(await errorOf(await end(other))).toEqual([409, 'last-admin'])
    expect((await two.request('GET', '/api/invites', { cookie: first.cookie })).status).toBe(200)
    expect(await (await two.request('GET', '/api/session', { cookie: first.cookie })).json()).toMatchObject({
      grants: [],
    })
    await two.stop()
  })
})

describe('requests of other sites', () => {
  const signOut = (headers: { readonly [name: string]: string }) =>
    app.request('POST', '/api/sign-out', { body: {}, headers: { host: 'ketu.example', ...headers } })

  test.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text', { 'content-type': 'text/plain' }],
    ['no content type', { 'content-type': '' }],
    ['no header of ours', { 'x-ketu': '' }],
    ['an origin that is not ours', { origin: 'http://evil.example' }],
    ['an origin we are a part of', { origin: 'http://ketu.example.evil.example' }],
    ['our origin on another port', { origin: 'http://ketu.example:81' }],
    ['our origin on another scheme', { origin: 'https://ketu.example' }],
    ['no origin at all', { origin: 'null' }],
    ['a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['a browser that says same-site', { 'sec-fetch-site': 'same-site' }],
  ])('with %s are refused', async (_, headers: { readonly [name: string]: string }) => {
    expect(await errorOf(await signOut(headers))).toEqual([403, 'cross-site'])
  })

  test('our own page is heard', async () => {
    const response = await signOut({ origin: 'http://ketu.example', 'sec-fetch-site': 'same-origin' })
    expect(response.status).toBe(200)
  })

  test('a proxy that is not trusted cannot tell us who we are or who asks', async () => {
    const response = await signOut({ origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' })
    expect(response.status).toBe(403)
  })
})

describe('bodies', () => {
  const post = (body: string, headers: { [name: string]: string } = {}) =>
    app.app.request('/api/sign-in', {
      method: 'POST',
      headers: { 'x-ketu': '1', 'content-type': 'application/json', ...headers },
      body,
    })

  test.each(['', '{', '[]', 'null', '{"identifier":"a"}', '{"identifier":"a","password":"b","more":1}'])(
    '%j is a bad request',
    async body => {
      expect(await errorOf(await post(body))).toEqual([400, 'bad-request'])
    },
  )

  test('one that is too big is not read', async () => {
    expect(await errorOf(await post(`"${'x'.repeat(maxJsonBytes)}"`))).toEqual([413, 'too-big'])
  })

  test('one that says it is too big is not read, whatever comes', async () => {
    expect(await errorOf(await post('{}', { 'content-length': String(maxJsonBytes + 1) }))).toEqual([413, 'too-big'])
    expect(await errorOf(await post('{}', { 'content-length': String(maxJsonBytes) }))).toEqual([400, 'bad-request'])
  })

  test('one that comes in chunks is counted, whatever length it names', async () => {
    const headers = { 'content-length': '2', 'transfer-encoding': 'chunked' }
    expect(await errorOf(await post(`"${'x'.repeat(maxJsonBytes)}"`, headers))).toEqual([413, 'too-big'])
  })

  test('sync bytes that are not ours are a bad request', async () => {
    const response = await app.request('POST', '/api/pull', { cookie: admin.cookie, body: new Uint8Array([60, 33]) })
    expect(await errorOf(response)).toEqual([400, 'bad-request'])
  })
})

describe('files', () => {
  test('every address of the app is its page, which is asked for anew', async () => {
    for (const path of ['/', '/today', '/c/01m80x8hmvh7emtj7w5fy4m26z', '/setup']) {
      const response = await app.request('GET', path)
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache'])
      expect(await response.text()).toContain('<title>Ketu')
    }
  })

  test('the page of a survey’s link is its own, at an address without an ending', async () => {
    expect(await (await app.request('GET', '/s')).text()).toContain('<title>Survey')
    expect(await (await app.request('GET', '/s/t')).text()).toContain('<title>Ketu')
  })

  test('assets are kept for ever and come compressed as the browser can read them', async () => {
    const get = (encoding: string) =>
      app.request('GET', '/assets/index-1a2b.js', { headers: { 'accept-encoding': encoding } })
    const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer())
    const [br, gzip, plain] = [await get('gzip, br'), await get('gzip'), await get('')]
    expect(br.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect([br, gzip, plain].map(response => response.headers.get('content-encoding'))).toEqual(['br', 'gzip', null])
    expect(brotliDecompressSync(await bytes(br)).toString()).toBe(script)
    expect(gunzipSync(await bytes(gzip)).toString()).toBe(script)
    expect((await bytes(plain)).toString()).toBe(script)
  })

  test('the worker is asked for anew, and not sent again while it is the same', async () => {
    const first = await app.request('GET', '/sw.js')
    expect([first.headers.get('cache-control'), first.headers.get('content-type')]).toEqual([
      'no-cache',
      'text/javascript; charset=utf-8',
    ])
    const again = await app.request('GET', '/sw.js', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test.each(['/assets/gone-1a2b.js', '/gone.png', '/../server/main.ts', '/assets/..%2f..%2fpackage.json', '/%00.js'])(
    '%s is no file and not the page either',
    async path => {
      const response = await app.request('GET', path)
      expect(response.status).toBe(404)
      expect(await response.text()).not.toContain('<title>')
    },
  )

  test('unknown addresses of the API are JSON, whatever the method', async () => {
    for (const [method, path] of [
      ['GET', '/api/x'],
      ['POST', '/api/invites/x'],
      ['PUT', '/api/session'],
    ] as const)
      expect(await errorOf(await app.request(method, path))).toEqual([404, 'not-found'])
  })

  test('every answer says what a page may load and who may frame it', async () => {
    for (const path of ['/', '/api/session', '/api/x', '/assets/gone.js', '/healthz']) {
      const { headers } = await app.request('GET', path)
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'self'; script-src 'self';.*frame-ancestors 'none'/,
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    }
  })
})

describe('health', () => {
  test('the process runs and can take work', async () => {
    expect((await app.request('GET', '/healthz')).status).toBe(200)
    expect((await app.request('GET', '/readyz')).status).toBe(200)
  })

  test('without its database it runs and cannot take work', async () => {
    const broken = await createTestApp()
    await broken.databases.close()
    expect((await broken.request('GET', '/healthz')).status).toBe(200)
    expect((await broken.request('GET', '/readyz')).status).toBe(503)
  })
})

describe('the log of the server', () => {
  test('holds ids and routes, and nothing a person typed or a link carried', async () => {
    const noisy = await createTestApp()
    const boss = await noisy.setUp()
    const rep = await noisy.joinAs(boss, 'Canary', 'rep')
    await noisy.makeTerritory(boss, 'Canary Wharf')
    await noisy.request('POST', '/api/sign-in', { body: { identifier: 'canary@example.com', password: 'canary' } })
    await noisy.request('GET', '/c/canary?q=canary')
    await noisy.databases.close()
    await noisy.request('GET', '/api/session', { cookie: rep.cookie })
    const text = noisy.lines.join('\n')
    expect(text).toContain('"route":"/api/join"')
    expect(text).toContain('"what":"broken"')
    expect(text).toContain(boss.session.member.id)
    expect(text).not.toMatch(/canary/i)
    expect(text).not.toContain(rep.cookie.slice(5))
  })
})
