/** Running a team: what a right, a suspension, a new password and a signed-out device do to the people they concern. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deviceLinkMs, resetLinkMs } from '#server/auth/invite.ts'
import type { DeviceRow, GrantReply, HeardRow, InviteReply, SessionReply } from '#shared/api/account.ts'
import { customerDoc, territoryScope } from '#shared/doc/name.ts'
import { makeId } from '#shared/domain/id.ts'
import { decodePushReply, encodePullRequest, encodePushRequest } from '#shared/sync/codec.ts'
import { createTestApp, type TestApp, type TestMember, tokenOf } from '#test/kit/test-app.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { makeWriter, note } from '#test/kit/test-log.ts'
import { randomBytes } from 'node:crypto'

let app: TestApp
let admin: TestMember
let east: string

beforeAll(async () => {
  app = await createTestApp()
  admin = await app.setUp()
  east = await app.makeTerritory(admin, 'East')
})
afterAll(() => app.stop())

let people = 0
const join = (role: 'admin' | 'rep' | 'manager', territory?: string) =>
  app.joinAs(admin, `Person${people++}`, role, territory)
const ask = (member: TestMember, method: string, path: string, body?: unknown) =>
  app.request(method, path, { cookie: member.cookie, ...(body === undefined ? {} : { body }) })
const read = async <T>(response: Promise<Response>): Promise<T> => (await response).json() as Promise<T>
const idOf = ({ session }: TestMember): string => session.member.id
const errorOf = async (response: Response) => [response.status, await response.json()]
const statusOf = async (member: TestMember) => (await ask(member, 'GET', '/api/session')).status
const setState = (by: TestMember, of: TestMember, state: 'active' | 'suspended') =>
  ask(by, 'POST', `/api/members/${idOf(of)}/state`, { state })

describe('a right', () => {
  test('given is there with the next request, and given twice is the same one', async () => {
    const rep = await join('rep', east)
    const west = await app.makeTerritory(admin, 'West')
    const request = { member: idOf(rep), role: 'viewer', territory: west }
    const first = await read<GrantReply>(ask(admin, 'POST', '/api/grants', request))
    expect(await read<GrantReply>(ask(admin, 'POST', '/api/grants', request))).toEqual(first)
    const { grants } = await read<SessionReply>(ask(rep, 'GET', '/api/session'))
    expect(grants).toContainEqual({ id: first.id, role: 'viewer', territory: west })
    expect((await ask(admin, 'DELETE', `/api/grants/${first.id}`)).status).toBe(200)
    expect((await read<SessionReply>(ask(rep, 'GET', '/api/session'))).grants).toHaveLength(1)
  })

  test('of the last admin who is not suspended cannot be ended', async () => {
    const other = await join('admin')
    expect((await setState(admin, other, 'suspended')).status).toBe(200)
    const response = await ask(admin, 'DELETE', `/api/grants/${admin.session.grants[0]?.id}`)
    expect(await errorOf(response)).toEqual([409, { error: 'last-admin' }])
  })
})

describe('a suspended member', () => {
  test('is signed out everywhere, cannot sign in, and is back as before when taken back', async () => {
    const rep = await join('rep', east)
    const manager = await join('manager', east)
    const { identifier, password } = makePerson(rep.session.member.name)
    expect((await setState(manager, rep, 'suspended')).status).toBe(200)
    expect(await statusOf(rep)).toBe(401)
    expect((await app.request('POST', '/api/sign-in', { body: { identifier, password } })).status).toBe(401)
    expect((await setState(manager, rep, 'active')).status).toBe(200)
    expect((await read<SessionReply>(ask(rep, 'GET', '/api/session'))).grants).toEqual(rep.session.grants)
  })

  test('is nobody by their own hand', async () => {
    expect(await errorOf(await setState(admin, admin, 'suspended'))).toEqual([404, { error: 'not-found' }])
  })
})

describe('a new password', () => {
  const resetOf = (member: TestMember) =>
    read<InviteReply>(ask(admin, 'POST', `/api/members/${idOf(member)}/reset`, {}))
  const use = (body: object) => app.request('POST', '/api/join', { body })

  test('is chosen by whoever has the link, once; what let the member in before has ended', async () => {
    const rep = await join('rep', east)
    const { identifier, password } = makePerson(rep.session.member.name)
    const further = await read<InviteReply>(ask(rep, 'POST', '/api/devices/link', {}))
    const token = tokenOf((await resetOf(rep)).link)
    expect(await errorOf(await use({ token }))).toEqual([422, { error: 'password-needed' }])
    expect(await errorOf(await use({ token, password: 'password1' }))).toEqual([422, { error: 'password-too-common' }])
    expect(await statusOf(rep)).toBe(200)

    const body = { token, password: 'a new harbour', device: rep.session.device }
    const { session, cookie } = await app.enter('/api/join', body)
    expect([session.member.id, session.device]).toEqual([idOf(rep), rep.session.device])
    expect(await statusOf({ session, cookie })).toBe(200)
    expect(await statusOf(rep)).toBe(401)
    expect((await use(body)).status).toBe(404)
    expect((await use({ token: tokenOf(further.link) })).status).toBe(404)
    const signIn = async (typed: string) =>
      (await app.request('POST', '/api/sign-in', { body: { identifier, password: typed } })).status
    expect([await signIn(password), await signIn('a new harbour')]).toEqual([401, 200])
  })

  test('can be chosen with the code, and does not take over the device of another member', async () => {
    const rep = await join('rep', east)
    const { code } = await resetOf(rep)
    const { session } = await app.enter('/api/join', { code, password: 'a new harbour', device: admin.session.device })
    expect(session.member.id).toBe(idOf(rep))
    expect(session.device).not.toBe(admin.session.device)
    expect([await statusOf(admin), await statusOf(rep)]).toEqual([200, 401])
  })

  test('cannot be chosen after an hour, or while suspended', async () => {
    const rep = await join('rep', east)
    const late = tokenOf((await resetOf(rep)).link)
    app.time.now += resetLinkMs
    expect((await use({ token: late, password: 'a new harbour' })).status).toBe(404)
    const token = tokenOf((await resetOf(rep)).link)
    await setState(admin, rep, 'suspended')
    expect((await use({ token, password: 'a new harbour' })).status).toBe(404)
  })
})

describe('the devices of a member', () => {
  test('are listed with when they were last seen, and one is signed out alone', async () => {
    const rep = await join('rep', east)
    const { identifier, password } = makePerson(rep.session.member.name)
    app.time.now += deviceLinkMs
    const phone = await app.enter('/api/sign-in', { identifier, password })
    const path = `/api/members/${idOf(rep)}/devices`
    const devices = await read<DeviceRow[]>(ask(admin, 'GET', path))
    expect(devices).toEqual([
      { device: phone.session.device, name: '', signedInAt: app.time.now, seenAt: app.time.now },
      expect.objectContaining({ device: rep.session.device, seenAt: app.time.now - deviceLinkMs }),
    ])
    const link = await read<InviteReply>(ask(phone, 'POST', '/api/devices/link', {}))
    expect((await ask(rep, 'DELETE', `${path}/${phone.session.device}`)).status).toBe(200)
    expect([await statusOf(phone), await statusOf(rep)]).toEqual([401, 200])
    expect((await ask(admin, 'DELETE', `${path}/${phone.session.device}`)).status).toBe(404)
    expect((await app.request('POST', '/api/join', { body: { token: tokenOf(link.link) } })).status).toBe(404)
  })

  test('bear the names their person gives them, until the name is taken away', async () => {
    const rep = await join('rep', east)
    const path = `/api/members/${idOf(rep)}/devices`
    const name = (text: string) => ask(rep, 'POST', `${path}/${rep.session.device}`, { name: text })
    const given = async () => (await read<DeviceRow[]>(ask(admin, 'GET', path))).map(row => row.given)
    expect(await given()).toEqual([undefined])
    expect((await name(' 工作手机 ')).status).toBe(200)
    expect(await given()).toEqual(['工作手机'])
    expect((await name('x'.repeat(41))).status).toBe(400)
    expect((await name('')).status).toBe(200)
    expect(await given()).toEqual([undefined])
    const { identifier, password } = makePerson(rep.session.member.name)
    const phone = await app.enter('/api/sign-in', { identifier, password })
    await ask(rep, 'POST', '/api/sign-out', {})
    expect((await ask(phone, 'POST', `${path}/${rep.session.device}`, { name: 'gone' })).status).toBe(404)
  })
})

describe('a territory', () => {
  const change = (id: string, body: unknown) => ask(admin, 'POST', `/api/territories/${id}`, body)

  test('is renamed where it stands, and takes its rights along when it is moved', async () => {
    const [here, there] = [await app.makeTerritory(admin, 'Here'), await app.makeTerritory(admin, 'There')]
    const inner = await app.makeTerritory(admin, 'Inner', here)
    const manager = await join('manager', there)
    expect(await errorOf(await change(inner, { name: 'Core' }))).toEqual([200, { id: inner }])
    const fact = async () => (await app.auth.open())?.directory.territory(inner)
    expect(await fact()).toEqual({ type: 'territory', id: inner, name: 'Core', parent: here })
    const invite = () => ask(manager, 'POST', '/api/invites', { role: 'rep', territory: inner })
    expect((await invite()).status).toBe(404)
    expect((await change(inner, { parent: there })).status).toBe(200)
    expect((await invite()).status).toBe(200)
    expect((await change(inner, { parent: null })).status).toBe(200)
    expect(await fact()).toEqual({ type: 'territory', id: inner, name: 'Core' })
    expect((await invite()).status).toBe(404)
  })

  test('does not lie below itself', async () => {
    const outer = await app.makeTerritory(admin, 'Outer')
    const inner = await app.makeTerritory(admin, 'Inner', outer)
    expect(await errorOf(await change(outer, { parent: inner }))).toEqual([400, { error: 'bad-request' }])
    expect(await errorOf(await change(outer, { parent: outer }))).toEqual([400, { error: 'bad-request' }])
  })

  test('moved below another that is moved below it at once: one of the two stays where it was, and who asked is told', async () => {
    const [east, west] = [await app.makeTerritory(admin, 'East'), await app.makeTerritory(admin, 'West')]
    const answers = await Promise.all([change(east, { parent: west }), change(west, { parent: east })])
    expect(await Promise.all(answers.map(errorOf))).toEqual([
      [200, { id: east }],
      [409, { error: 'changed' }],
    ])
    const directory = (await app.auth.open())?.directory
    expect([directory?.territory(east)?.parent, directory?.territory(west)?.parent]).toEqual([west, undefined])
  })
})

describe('what a device last said', () => {
  const android = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/146.0.0.0 Mobile Safari/537.36'
  const pull = (rep: TestMember, waiting?: number) =>
    app.request('POST', '/api/pull', {
      cookie: rep.cookie,
      headers: { 'user-agent': android },
      body: encodePullRequest({ epoch: 1, cursors: {}, ...(waiting !== undefined && { waiting }) }),
    })
  const heard = async (member: TestMember) =>
    (await read<HeardRow[]>(ask(member, 'GET', '/api/heard'))).filter(row => row.member === idOf(member))

  test('is its newest word, under the name of its browser, also after the server has written it down', async () => {
    const rep = await join('rep', east)
    const { device } = rep.session
    const row = { member: idOf(rep), device, name: 'Chrome · Android' }
    await pull(rep, 2)
    const first = app.time.now
    expect(await heard(rep)).toEqual([{ ...row, at: first, waiting: 2 }])
    app.time.now += 60_000
    await app.tick()
    expect(await app.databases.accounts.heard()).toContainEqual({ ...row, at: first, waiting: 2 })
    expect(await heard(rep)).toEqual([{ ...row, at: first, waiting: 2 }])
    await pull(rep)
    await app.tick()
    expect(await app.databases.accounts.heard()).toContainEqual({ ...row, at: first, waiting: 2 })
    expect(await heard(rep)).toEqual([{ ...row, at: app.time.now }])
    await ask(rep, 'POST', `/api/members/${idOf(rep)}/devices/${device}`, { name: 'Pixel' })
    expect(await heard(rep)).toEqual([{ ...row, at: app.time.now, name: 'Pixel' }])
    const [seen] = await read<DeviceRow[]>(ask(rep, 'GET', `/api/members/${idOf(rep)}/devices`))
    expect(seen).toMatchObject({ device, name: 'Chrome · Android', given: 'Pixel', seenAt: app.time.now })
  })
})

describe('a customer', () => {
  test('is moved as the mover saw it, once; what changed since is looked at again', async () => {
    const [customer, west] = [makeId(app.time.now, randomBytes), await app.makeTerritory(admin, 'West again')]
    const doc = customerDoc(customer)
    const push = async (text: string): Promise<number> => {
      const body = makeWriter(text.length).write(note(text))
      const entries = [{ n: 1, doc, scope: territoryScope(east), group: 1, body }]
      const reply = await ask(admin, 'POST', '/api/push', encodePushRequest({ epoch: 1, entries }))
      const decoded = decodePushReply(new Uint8Array(await reply.arrayBuffer()))
      const answer = decoded.kind === 'ok' ? decoded.value.answers[0] : undefined
      if (answer?.kind !== 'stored') throw new Error('not stored')
      return answer.seq
    }
    const seen = await push('one')
    const head = await push('two words')
    const move = (seq: number) =>
      ask(admin, 'POST', `/api/customers/${customer}/move`, { to: west, heads: { [doc]: seq } })
    expect(await errorOf(await move(seen))).toEqual([409, { error: 'changed' }])
    expect(await errorOf(await move(head))).toEqual([200, { territory: west }])
    expect(await errorOf(await move(head))).toEqual([200, { territory: west }])
    const state = await app.databases.log.doc(admin.session.workspace.id, doc)
    expect(state).toMatchObject({ scope: territoryScope(west), left: [territoryScope(east)] })
  })
})
