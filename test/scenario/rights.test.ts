/**
 * Everybody asks everything, of their own territory and of a foreign one. The rows are checked against the server's own
 * route table and the kinds of frames: a new route without a row here fails. Foreign places are planted with canaries,
 * and every answer that is not for the asker is read for them.
 */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#server/routes/route.ts'
import type { PokeSocket } from '#server/routes/poke-sockets.ts'
import { awarenessFrame, type RoomFrame, updateFrame, vectorFrame } from '#server/rooms/frame.ts'
import type { RoomSocket } from '#server/rooms/guest.ts'
import type { OpenRoomSocket } from '#server/rooms/rooms.ts'
import type { HeardRow } from '#shared/api/account.ts'
import { closeCode } from '#shared/api/close-code.ts'
import type { Role } from '#shared/doc/fact.ts'
import {
  customerDoc,
  type DocName,
  journalDoc,
  memberScope,
  planDoc,
  type Scope,
  territoryScope,
} from '#shared/doc/name.ts'
import { makeId } from '#shared/domain/id.ts'
import {
  decodePullPage,
  decodePushReply,
  encodePullRequest,
  encodePushRequest,
  syncContentType,
} from '#shared/sync/codec.ts'
import type { Poke, PullPage, PushAnswer } from '#shared/sync/message.ts'
import { territoriesBelow } from '#shared/policy/actor.ts'
import { makePerson, makeSetup } from '#test/kit/test-auth.ts'
import { createTestApp, type TestApp, type TestMember, type TestRequest } from '#test/kit/test-app.ts'
import { makeWriter, note } from '#test/kit/test-log.ts'

/** All but the admin and nobody have one grant on `own`; that of `former` has ended. */
const people = ['nobody', 'former', 'viewer', 'rep', 'manager', 'admin'] as const
type Who = (typeof people)[number]
type Place = 'own' | 'foreign'
type Statuses = readonly [nobody: number, former: number, viewer: number, rep: number, manager: number, admin: number]

interface Row {
  readonly asks: string
  /** What is sent; whatever it is about is made by the admin before. */
  readonly request: (place: Place) => Promise<readonly [path: string, init: TestRequest]>
  readonly own: Statuses
  readonly foreign: Statuses
}

const names: { readonly [who in Who]: string } = {
  nobody: '',
  former: 'Former',
  viewer: 'Viewer',
  rep: 'Rep',
  manager: 'Manager',
  admin: 'Ada',
}

let app: TestApp
let admin: TestMember
let cookies: { readonly [who in Who]: string }
let members: { readonly [who in Who]: string }
let territories: { readonly [place in Place]: string }
/** A territory below the own one. */
let below: { readonly own: string }
/** A customer in each place, with a note. */
let customers: { readonly [place in Place]: string }
let calls = 0

const newId = (): string => makeId(Date.UTC(2026, 10, 23), randomBytes)
const yes = [200, 200, 200, 200, 200, 200] as const
const signedIn = [401, 200, 200, 200, 200, 200] as const
const never = [404, 404, 404, 404, 404, 404] as const
const onlyAdmin = [401, 404, 404, 404, 404, 200] as const
const leaders = [401, 404, 404, 404, 200, 200] as const
const nothing = [401, 404, 404, 404, 404, 404] as const

const everywhere = (statuses: Statuses) => ({ own: statuses, foreign: statuses })
const fixed =
  (path: string, init: TestRequest = {}) =>
  async () =>
    [path, init] as const
const inviteIn = async (place: Place, role: Role = 'rep'): Promise<{ id: string; link: string }> => {
  const body = { role, territory: territories[place], name: `${place === 'own' ? 'harbour' : 'canary'} invite` }
  return (await app.request('POST', '/api/invites', { cookie: cookies.admin, body })).json() as Promise<{
    id: string
    link: string
  }>
}

const helperIn = async (place: Place, role: Role = 'rep'): Promise<string> =>
  (await app.joinAs(admin, `Helper${calls++}`, role, territories[place])).session.member.id

const territoryIn = (place: Place): Promise<string> => app.makeTerritory(admin, 'made to change', territories[place])

async function helperWithoutRight(): Promise<string> {
  const { session } = await app.joinAs(admin, `Helper${calls++}`, 'rep', territories.own)
  await app.request('DELETE', `/api/grants/${session.grants[0]?.id}`, { cookie: admin.cookie })
  return session.member.id
}

/** What makes a member of the own territory something more. */
const grantOf = async (role: Role, territory?: string) => ({
  member: await helperIn('own', 'viewer'),
  role,
  ...(territory === undefined ? {} : { territory }),
})

/** A new customer in the place, and the request to move it. */
async function moveOf(place: Place, to: 'below' | 'other' | 'nowhere'): Promise<readonly [string, TestRequest]> {
  const customer = newId()
  const doc = customerDoc(customer)
  const answer = await push('admin', doc, territoryScope(territories[place]), 'that moves')
  const targets = { below: below.own, other: place === 'own' ? territories.foreign : territories.own, nowhere: newId() }
  const heads = answer.kind === 'stored' ? { [doc]: answer.seq } : {}
  return [`/api/customers/${customer}/move`, { body: { to: targets[to], heads } }]
}

const surveyLinkOf = (place: Place) => ({
  ...{ survey: 'nps', everyDays: 0, begin: '2026-01-01' },
  sheet: {
    ...{ from: 'Ketu Trading', titles: { en: place === 'own' ? 'harbour' : 'canary survey' }, intro: {} },
    questions: [
      { id: 'q', kind: 'nps', text: { en: 'Would you?' }, block: '', topic: '', isRequired: true, options: [] },
    ],
  },
})
const surveyAnswerOf = (place: Place) => ({
  ...{ key: 'k', language: 'en', answers: { q: 9 }, wantsReply: false },
  words: place === 'own' ? 'harbour' : 'canary words',
})

/** An hour passes between them: an hour's links of one member are limited. */
async function surveyLinkIn(place: Place): Promise<{ id: string; secret: string }> {
  app.time.now += 3_600_000
  const init = { cookie: cookies.admin, body: surveyLinkOf(place) }
  const made = await app.request('POST', `/api/customers/${customers[place]}/survey-links`, init)
  const { id, link } = (await made.json()) as { id: string; link: string }
  return { id, secret: link.split('#')[1] ?? '' }
}

/** Id of an answer that waits. */
async function surveyReplyIn(place: Place): Promise<string> {
  const { secret } = await surveyLinkIn(place)
  await ask('nobody', 'POST', '/api/survey-links/answer', { body: { secret, ...surveyAnswerOf(place) } })
  const rows = await (await ask('admin', 'GET', '/api/survey-replies')).json()
  return (rows as { id: string }[]).at(-1)?.id ?? ''
}

const rows: { readonly [route: string]: readonly Row[] } = {
  'GET /api/session': [{ asks: 'who am I', request: fixed('/api/session'), ...everywhere(signedIn) }],
  'POST /api/setup': [
    { asks: 'to set up again', request: fixed('/api/setup', { body: makeSetup('guess') }), ...everywhere(never) },
  ],
  'POST /api/sign-in': [
    {
      asks: 'with a wrong password',
      request: fixed('/api/sign-in', { body: { identifier: 'ada@example.com', password: 'guess' } }),
      ...everywhere([401, 401, 401, 401, 401, 401]),
    },
  ],
  'POST /api/sign-out': [{ asks: 'to sign out', request: fixed('/api/sign-out', { body: {} }), ...everywhere(yes) }],
  'POST /api/join': [
    { asks: 'with a guessed link', request: fixed('/api/join', { body: { token: 'guess' } }), ...everywhere(never) },
    {
      asks: 'with a guessed code',
      request: async () => {
        // All guesses at codes count together: without an hour between them the limit would answer.
        app.time.now += 3_600_000
        return ['/api/join', { body: { code: 'AC34-67DX' } }]
      },
      ...everywhere(never),
    },
  ],
  'POST /api/invites': [
    {
      asks: 'to invite a rep',
      request: async place => ['/api/invites', { body: { role: 'rep', territory: territories[place] } }],
      own: leaders,
      foreign: onlyAdmin,
    },
    {
      asks: 'to invite a manager',
      request: async place => ['/api/invites', { body: { role: 'manager', territory: territories[place] } }],
      ...everywhere(onlyAdmin),
    },
    {
      asks: 'to invite an admin of everything',
      request: fixed('/api/invites', { body: { role: 'admin' } }),
      ...everywhere(onlyAdmin),
    },
    {
      asks: 'to invite to a territory that does not exist',
      request: async () => ['/api/invites', { body: { role: 'rep', territory: newId() } }],
      ...everywhere(nothing),
    },
  ],
  'GET /api/invites': [
    {
      asks: 'which invites are open',
      request: async place => {
        await inviteIn(place)
        return ['/api/invites', {}]
      },
      ...everywhere(signedIn),
    },
  ],
  'DELETE /api/invites/:id': [
    {
      asks: 'to withdraw an invite',
      request: async place => [`/api/invites/${(await inviteIn(place)).id}`, {}],
      own: leaders,
      foreign: onlyAdmin,
    },
    {
      asks: 'to withdraw the invite of a manager',
      request: async place => [`/api/invites/${(await inviteIn(place, 'manager')).id}`, {}],
      ...everywhere(onlyAdmin),
    },
    {
      asks: 'to withdraw an invite that does not exist',
      request: async () => [`/api/invites/${newId()}`, {}],
      ...everywhere(nothing),
    },
  ],
  'POST /api/devices/link': [
    { asks: 'to bring a device', request: fixed('/api/devices/link', { body: {} }), ...everywhere(signedIn) },
  ],
  'POST /api/territories': [
    {
      asks: 'to make a territory below',
      request: async place => ['/api/territories', { body: { name: 'new', parent: territories[place] } }],
      own: leaders,
      foreign: onlyAdmin,
    },
    {
      asks: 'to make a territory at the top',
      request: fixed('/api/territories', { body: { name: 'new' } }),
      ...everywhere(onlyAdmin),
    },
  ],
  'POST /api/territories/:id': [
    {
      asks: 'to rename a territory',
      request: async place => [`/api/territories/${await territoryIn(place)}`, { body: { name: 'renamed' } }],
      own: leaders,
      foreign: onlyAdmin,
    },
    {
      asks: 'to move a territory below another of the same place',
      request: async place => [
        `/api/territories/${await territoryIn(place)}`,
        { body: { parent: await territoryIn(place) } },
      ],
      own: leaders,
      foreign: onlyAdmin,
    },
    {
      asks: 'to move a territory to another place',
      request: async place => [
        `/api/territories/${await territoryIn(place)}`,
        { body: { parent: territories[place === 'own' ? 'foreign' : 'own'] } },
      ],
      ...everywhere(onlyAdmin),
    },
    {
      asks: 'to move a territory to the top',
      request: async place => [`/api/territories/${await territoryIn(place)}`, { body: { parent: null } }],
      ...everywhere(onlyAdmin),
    },
    {
      asks: 'to move a territory to nowhere',
      request: async place => [`/api/territories/${await territoryIn(place)}`, { body: { parent: newId() } }],
      ...everywhere(nothing),
    },
    {
      asks: 'to rename a territory that does not exist',
      request: async () => [`/api/territories/${newId()}`, { body: { name: 'renamed' } }],
      ...everywhere(nothing),
    },
  ],
  'POST /api/grants': [
    {
      asks: 'to make somebody a rep',
      request: async place => ['/api/grants', { body: await grantOf('rep', territories[place]) }],
      own: leaders,
      foreign: onlyAdmin,
    },
    {
      asks: 'to make somebody a manager',
      request: async place => ['/api/grants', { body: await grantOf('manager', territories[place]) }],
      ...everywhere(onlyAdmin),
    },
    {
      asks: 'to make somebody a viewer of everything',
      request: async () => ['/api/grants', { body: await grantOf('viewer') }],
      ...everywhere(onlyAdmin),
    },
    {
      asks: 'to give a right to a member who does not exist',
      request: async place => [
        '/api/grants',
        { body: { member: newId(), role: 'rep', territory: territories[place] } },
      ],
      ...everywhere(nothing),
    },
    {
      asks: 'to give a right in a territory that does not exist',
      request: async () => ['/api/grants', { body: await grantOf('rep', newId()) }],
      ...everywhere(nothing),
    },
  ],
  'POST /api/members/:id/state': (['suspended', 'active'] as const).flatMap(state => [
    {
      asks: `that a rep is ${state}`,
      request: async (place: Place) => [`/api/members/${await helperIn(place)}/state`, { body: { state } }] as const,
      own: leaders,
      foreign: onlyAdmin,
    },
    {
      asks: `that a manager is ${state}`,
      request: async (place: Place) =>
        [`/api/members/${await helperIn(place, 'manager')}/state`, { body: { state } }] as const,
      ...everywhere(onlyAdmin),
    },
    {
      asks: `that a member without any right is ${state}`,
      request: async () => [`/api/members/${await helperWithoutRight()}/state`, { body: { state } }] as const,
      ...everywhere(onlyAdmin),
    },
    {
      asks: `that the admin is ${state}`,
      request: async () => [`/api/members/${members.admin}/state`, { body: { state } }] as const,
      ...everywhere(nothing),
    },
  ]),
  'POST /api/members/:id/reset': [
    {
      asks: 'for a link to a new password of a rep',
      request: async place => [`/api/members/${await helperIn(place)}/reset`, { body: {} }],
      ...everywhere(onlyAdmin),
    },
    {
      asks: 'for a link to a new password of nobody',
      request: async () => [`/api/members/${newId()}/reset`, { body: {} }],
      ...everywhere(nothing),
    },
  ],
  'GET /api/members/:id/devices': [
    {
      asks: 'for the devices of a rep',
      request: async place => [`/api/members/${await helperIn(place)}/devices`, {}],
      own: leaders,
      foreign: onlyAdmin,
    },
    {
      asks: 'for the devices of the admin',
      request: async () => [`/api/members/${members.admin}/devices`, {}],
      ...everywhere(onlyAdmin),
    },
  ],
  'GET /api/heard': [{ asks: 'when devices were last heard', request: fixed('/api/heard'), ...everywhere(signedIn) }],
  'DELETE /api/members/:id/devices/:device': [
    {
      asks: 'to sign out the device of a rep',
      request: async place => {
        const { session } = await app.joinAs(admin, `Helper${calls++}`, 'rep', territories[place])
        return [`/api/members/${session.member.id}/devices/${session.device}`, {}]
      },
      own: leaders,
      foreign: onlyAdmin,
    },
    {
      asks: 'to sign out the device of one member under the name of another',
      request: async place => {
        const { session } = await app.joinAs(admin, `Helper${calls++}`, 'rep', territories[place])
        return [`/api/members/${await helperIn('own')}/devices/${session.device}`, {}]
      },
      ...everywhere(nothing),
    },
  ],
  'POST /api/members/:id/devices/:device': [
    {
      asks: 'to name the device of a rep',
      request: async place => {
        const { session } = await app.joinAs(admin, `Helper${calls++}`, 'rep', territories[place])
        return [`/api/members/${session.member.id}/devices/${session.device}`, { body: { name: 'stolen' } }]
      },
      ...everywhere(nothing),
    },
    {
      asks: 'to name the device of the admin',
      request: async () => [`/api/members/${members.admin}/devices/${admin.session.device}`, { body: { name: 'Mac' } }],
      ...everywhere(onlyAdmin),
    },
  ],
  'POST /api/customers/:id/move': [
    {
      asks: 'to move a customer to a territory of their own',
      request: place => moveOf(place, 'below'),
      own: leaders,
      foreign: onlyAdmin,
    },
    {
      asks: 'to move a customer to a foreign territory',
      request: place => moveOf(place, 'other'),
      ...everywhere(onlyAdmin),
    },
    { asks: 'to move a customer to nowhere', request: place => moveOf(place, 'nowhere'), ...everywhere(nothing) },
    {
      asks: 'to move a customer who does not exist',
      request: async place => [`/api/customers/${newId()}/move`, { body: { to: territories[place], heads: {} } }],
      ...everywhere(nothing),
    },
  ],
  'DELETE /api/grants/:id': [
    {
      asks: 'to end the grant of a rep',
      request: async place => {
        const rep = await app.joinAs(admin, `Helper${calls++}`, 'rep', territories[place])
        return [`/api/grants/${rep.session.grants[0]?.id}`, {}]
      },
      own: leaders,
      foreign: onlyAdmin,
    },
    {
      asks: 'to end a grant that does not exist',
      request: async () => [`/api/grants/${newId()}`, {}],
      ...everywhere(nothing),
    },
  ],
  'GET /api/documents/:doc/content-hash': [
    {
      asks: 'what a customer says',
      request: async place => [`/api/documents/${customerDoc(customers[place])}/content-hash`, {}],
      own: [401, 404, 200, 200, 200, 200],
      foreign: onlyAdmin,
    },
    {
      asks: 'what a document says that does not exist',
      request: async () => [`/api/documents/${customerDoc(newId())}/content-hash`, {}],
      ...everywhere(nothing),
    },
    {
      asks: 'what no document is called',
      request: fixed('/api/documents/log/content-hash'),
      ...everywhere(nothing),
    },
  ],
  'POST /api/customers/:id/survey-links': [
    {
      asks: 'for a link with which a customer answers',
      request: async place => [`/api/customers/${customers[place]}/survey-links`, { body: surveyLinkOf(place) }],
      own: [401, 404, 404, 200, 200, 200],
      foreign: onlyAdmin,
    },
    {
      asks: 'for a link for a customer that does not exist',
      request: async place => [`/api/customers/${newId()}/survey-links`, { body: surveyLinkOf(place) }],
      ...everywhere(nothing),
    },
  ],
  'GET /api/customers/:id/survey-links': [
    {
      asks: 'which links a customer has',
      request: async place => {
        await surveyLinkIn(place)
        return [`/api/customers/${customers[place]}/survey-links`, {}]
      },
      own: [401, 404, 404, 200, 200, 200],
      foreign: onlyAdmin,
    },
  ],
  'DELETE /api/survey-links/:id': [
    {
      asks: 'to withdraw a link',
      request: async place => [`/api/survey-links/${(await surveyLinkIn(place)).id}`, {}],
      own: [401, 404, 404, 200, 200, 200],
      foreign: onlyAdmin,
    },
    {
      asks: 'to withdraw a link that does not exist',
      request: async () => [`/api/survey-links/${newId()}`, {}],
      ...everywhere(nothing),
    },
  ],
  'GET /api/survey-replies': [
    {
      asks: 'what customers answered',
      request: async place => {
        await surveyReplyIn(place)
        return ['/api/survey-replies', {}]
      },
      ...everywhere(signedIn),
    },
  ],
  'DELETE /api/survey-replies/:id': [
    {
      asks: 'to say that an answer is in the log',
      request: async place => [`/api/survey-replies/${await surveyReplyIn(place)}`, {}],
      own: [401, 404, 404, 200, 200, 200],
      foreign: onlyAdmin,
    },
    {
      asks: 'to say it of an answer that does not exist',
      request: async () => [`/api/survey-replies/${newId()}`, {}],
      ...everywhere(nothing),
    },
  ],
  'POST /api/survey-links/open': [
    {
      asks: 'with a guessed link for its questions',
      request: fixed('/api/survey-links/open', { body: { secret: 'guess' } }),
      ...everywhere(never),
    },
    {
      asks: 'with a link for its questions',
      request: async () => ['/api/survey-links/open', { body: { secret: (await surveyLinkIn('own')).secret } }],
      ...everywhere(yes),
    },
  ],
  'POST /api/survey-links/answer': [
    {
      asks: 'to answer with a guessed link',
      request: async place => ['/api/survey-links/answer', { body: { secret: 'guess', ...surveyAnswerOf(place) } }],
      ...everywhere(never),
    },
  ],
  'POST /api/push': [
    {
      asks: 'to push nothing',
      request: fixed('/api/push', { body: encodePushRequest({ epoch: 1, entries: [] }) }),
      ...everywhere(signedIn),
    },
  ],
  'POST /api/pull': [
    {
      asks: 'for everything',
      request: async place => [
        '/api/pull',
        { body: encodePullRequest({ epoch: 1, cursors: { [territoryScope(territories[place])]: 0 } }) },
      ],
      ...everywhere(signedIn),
    },
  ],
  'GET /api/demo': [
    { asks: 'for the sample people', request: fixed('/api/demo'), ...everywhere([200, 200, 200, 200, 200, 200]) },
  ],
  'POST /api/demo/sign-in': [
    {
      asks: 'to be somebody without a password',
      request: async () => ['/api/demo/sign-in', { body: { person: members.admin } }],
      ...everywhere(never),
    },
  ],
  'GET /api/poke': [
    { asks: 'without a socket', request: fixed('/api/poke'), ...everywhere([401, 426, 426, 426, 426, 426]) },
  ],
  'GET /api/live/:doc': [
    {
      asks: 'for the room of a customer, without a socket',
      request: async place => [`/api/live/${customerDoc(customers[place])}`, {}],
      own: [401, 404, 426, 426, 426, 426],
      foreign: [401, 404, 404, 404, 404, 426],
    },
    {
      asks: 'for the room of a document that does not exist',
      request: async () => [`/api/live/${customerDoc(newId())}`, {}],
      ...everywhere(nothing),
    },
    {
      asks: 'for the room of the admin’s own document',
      request: async () => [`/api/live/member.${members.admin}`, {}],
      ...everywhere([401, 404, 404, 404, 404, 426]),
    },
  ],
}

beforeAll(async () => {
  app = await createTestApp()
  admin = await app.setUp()
  territories = { own: await app.makeTerritory(admin, 'Own'), foreign: await app.makeTerritory(admin, 'Foreign') }
  below = { own: await app.makeTerritory(admin, 'Below', territories.own) }
  const [viewer, rep, manager, former] = [
    await app.joinAs(admin, names.viewer, 'viewer', territories.own),
    await app.joinAs(admin, names.rep, 'rep', territories.own),
    await app.joinAs(admin, names.manager, 'manager', territories.own),
    await app.joinAs(admin, names.former, 'manager', territories.own),
  ]
  await app.request('DELETE', `/api/grants/${former.session.grants[0]?.id}`, { cookie: admin.cookie })
  const all = { former, viewer, rep, manager, admin }
  const each = <T>(nobody: T, of: (member: TestMember) => T): { readonly [who in Who]: T } => ({
    nobody,
    former: of(all.former),
    viewer: of(all.viewer),
    rep: of(all.rep),
    manager: of(all.manager),
    admin: of(all.admin),
  })
  cookies = each('', member => member.cookie)
  members = each(newId(), member => member.session.member.id)
  customers = { own: newId(), foreign: newId() }
  for (const place of ['own', 'foreign'] as const) {
    const scope = territoryScope(territories[place])
    const words = place === 'own' ? 'harbour' : 'canary in the log'
    const docs = [customerDoc(customers[place]), journalDoc(customers[place], 2026), planDoc(territories[place], 2026)]
    for (const doc of docs) expect(await push('admin', doc, scope, words)).toMatchObject({ kind: 'stored' })
  }
  const own = memberScope(members.admin)
  expect(await push('admin', `member.${members.admin}`, own, 'canary of the admin')).toMatchObject({ kind: 'stored' })
})
afterAll(() => app.stop())

/** Every call from an address of its own, so that no limit of tries answers in the place of the policy. */
const ask = (who: Who, method: string, path: string, init: TestRequest = {}): Promise<Response> =>
  app.request(method, path, { address: `10.0.${calls >> 8}.${calls++ & 255}`, cookie: cookies[who], ...init })

async function push(who: Who, doc: string, scope: Scope, text: string): Promise<PushAnswer> {
  const body = makeWriter(1000 + calls).write(note(text))
  const bytes = encodePushRequest({ epoch: 1, entries: [{ n: 1, doc, scope, group: 1, body }] })
  const decoded = decodePushReply(await bytesOf(await ask(who, 'POST', '/api/push', { body: bytes })))
  const answer = decoded.kind === 'ok' ? decoded.value.answers[0] : undefined
  if (answer === undefined) throw new Error(`push was answered with ${decoded.kind}`)
  return answer
}

async function pull(who: Who, cursors: { readonly [scope: string]: number } = {}) {
  const bytes = await bytesOf(await ask(who, 'POST', '/api/pull', { body: encodePullRequest({ epoch: 1, cursors }) }))
  const decoded = decodePullPage(bytes)
  if (decoded.kind !== 'ok') throw new Error(`pull was answered with ${decoded.kind}`)
  return { page: decoded.value, text: Buffer.from(bytes).toString('latin1') }
}

/** Every page, as one. */
async function pullAll(who: Who, cursors: { readonly [scope: string]: number } = {}) {
  const first = await pull(who, cursors)
  let { page, text } = first
  while (page.more) {
    const next = await pull(who, { ...cursors, ...page.through })
    const through = { ...page.through, ...next.page.through }
    page = { ...next.page, rows: [...page.rows, ...next.page.rows], through }
    text += next.text
  }
  return { page, text }
}

const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer())

describe('log:L6 routes', () => {
  test('every route has a row, and every row a route', () => {
    expect(Object.keys(rows).sort()).toEqual(app.routes.map(({ method, path }) => `${method} ${path}`).sort())
  })

  const cases = Object.entries(rows).flatMap(([route, asked]) =>
    asked.flatMap(row =>
      (['own', 'foreign'] as const).flatMap(place => people.map((who, i) => ({ route, row, place, who, i }))),
    ),
  )

  test.each(cases.map(one => [one.route, one.row.asks, one.place, one.who, one] as const))(
    '%s %s (%s): %s',
    async (_route, _asks, _place, _who, { route, row, place, who, i }) => {
      const [method = ''] = route.split(' ')
      const [path, init] = await row.request(place)
      // Signing out must not end the session the next case is asked with.
      const cookie = path === '/api/sign-out' && who !== 'nobody' ? await freshCookie(who) : cookies[who]
      const response = await ask(who, method, path, { ...init, cookie })
      expect(response.status).toBe(row[place][i])
      const text = await response.text()
      if (place === 'foreign' && who !== 'admin') expect(text).not.toContain('canary')
      if (response.status === 404)
        expect(text).toBe(path === '/api/join' ? '{"error":"bad-invite"}' : '{"error":"not-found"}')
    },
  )

  test('a canary is there to be found: the admin reads it', async () => {
    await inviteIn('foreign')
    expect(await (await ask('admin', 'GET', '/api/invites')).text()).toContain('canary')
    expect((await pullAll('admin')).text).toContain('canary in the log')
  })

  test('a manager is shown the invites of their own territory', async () => {
    const { id } = await inviteIn('own')
    expect(await (await ask('manager', 'GET', '/api/invites')).json()).toContainEqual(expect.objectContaining({ id }))
  })

  test('the last admin of the whole workspace stays', async () => {
    const response = await ask('admin', 'DELETE', `/api/grants/${admin.session.grants[0]?.id}`)
    expect([response.status, await response.json()]).toEqual([409, { error: 'last-admin' }])
  })
})

async function callerOf(who: Who): Promise<Caller> {
  const auth = await app.auth.open()
  const session = await app.auth.sessions.find(cookies[who].slice('ketu='.length))
  const actor = session && auth?.directory.actor(session.member, app.time.now)
  if (auth === undefined || session === undefined || actor === undefined) throw new Error(`${who} is not signed in`)
  return { auth, session, actor }
}

async function freshCookie(who: Who): Promise<string> {
  const { identifier, password } = makePerson(names[who])
  const response = await ask('nobody', 'POST', '/api/sign-in', { body: { identifier, password } })
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

describe('log:L6 push frames', () => {
  type Kind = DocName['kind']
  const writers = ['rep', 'manager', 'admin'] as const
  /** For each kind of document: its name and scope in a place, and who may write it there. */
  const frames: {
    readonly [kind in Kind]: {
      readonly at: (place: Place) => readonly [doc: string, scope: Scope]
      readonly own: readonly Who[]
      readonly foreign: readonly Who[]
    }
  } = {
    customer: {
      at: place => [customerDoc(customers[place]), territoryScope(territories[place])],
      own: writers,
      foreign: ['admin'],
    },
    journal: {
      at: place => [journalDoc(customers[place], 2026), territoryScope(territories[place])],
      own: writers,
      foreign: ['admin'],
    },
    plan: {
      at: place => [planDoc(territories[place], 2026), territoryScope(territories[place])],
      own: writers,
      foreign: ['admin'],
    },
    workspace: { at: () => [`workspace.${admin.session.workspace.id}`, 'w'], own: ['admin'], foreign: ['admin'] },
    member: {
      at: place => {
        const member = place === 'own' ? members.rep : members.admin
        return [`member.${member}`, memberScope(member)]
      },
      own: ['rep'],
      foreign: ['admin'],
    },
  }
  const cases = (Object.keys(frames) as Kind[]).flatMap(kind =>
    (['own', 'foreign'] as const).flatMap(place =>
      people.filter(who => who !== 'nobody').map(who => [kind, place, who] as const),
    ),
  )

  test.each(cases)('%s document (%s): %s', async (kind, place, who) => {
    const [doc, scope] = frames[kind].at(place)
    const { head } = await app.databases.log.head(admin.session.workspace.id)
    const answer = await push(who, doc, scope, 'edited')
    if (frames[kind][place].includes(who)) expect(answer).toMatchObject({ kind: 'stored' })
    else {
      expect(answer).toEqual({ n: 1, kind: 'refused', reason: 'no-right' })
      expect((await app.databases.log.head(admin.session.workspace.id)).head).toBe(head)
    }
  })

  test('a foreign document and one that does not exist are answered alike', async () => {
    const scope = territoryScope(territories.foreign)
    const answers = [
      await push('rep', customerDoc(customers.foreign), scope, 'x'),
      await push('rep', customerDoc(newId()), scope, 'x'),
      await push('rep', journalDoc(customers.foreign, 2025), scope, 'x'),
    ]
    expect(answers).toEqual(answers.map(() => ({ n: 1, kind: 'refused', reason: 'no-right' })))
    const own = territoryScope(territories.own)
    expect(await push('rep', journalDoc(customers.foreign, 2025), own, 'x')).toEqual(
      await push('rep', journalDoc(newId(), 2025), own, 'x'),
    )
  })

  test('a foreign document is not taken over by naming one’s own scope', async () => {
    const own = territoryScope(territories.own)
    const answer = await push('rep', customerDoc(customers.foreign), own, 'mine now')
    expect(answer).toEqual({ n: 1, kind: 'refused', reason: 'no-right' })
  })
})

describe('log:L6 pull frames', () => {
  /** What each may read; `own` stands for the territory, `me` for the own scope. */
  const readable: { readonly [who in Exclude<Who, 'nobody' | 'admin'>]: readonly string[] } = {
    former: ['me'],
    viewer: ['me', 'own', 'w'],
    rep: ['me', 'own', 'w'],
    manager: ['me', 'own', 'w'],
  }
  /** `own` with what the cases above made below it. */
  const scopesOf = async (who: Who, word: string): Promise<readonly string[]> => {
    if (word === 'w') return ['w']
    if (word === 'me') return [memberScope(members[who])]
    const nodes = (await app.auth.open())?.directory.territories() ?? []
    return [...territoriesBelow(territories.own, nodes)].map(territoryScope)
  }
  const everyScope = (): { [scope: string]: number } => ({
    w: 0,
    [territoryScope(territories.own)]: 0,
    [territoryScope(territories.foreign)]: 0,
    [memberScope(members.admin)]: 0,
    [memberScope(members.rep)]: 0,
  })
  const namesIn = (page: PullPage): readonly string[] => [
    ...page.scopes,
    ...page.rows.map(({ scope }) => scope),
    ...Object.keys(page.through),
  ]

  test.each(people.filter(who => who !== 'nobody' && who !== 'admin'))(
    '%s is given their own scopes and nothing else, whatever is asked for',
    async who => {
      const own = (await Promise.all(readable[who].map(word => scopesOf(who, word)))).flat()
      for (const cursors of [{}, everyScope()]) {
        const { page, text } = await pullAll(who, cursors)
        expect([...page.scopes].sort()).toEqual(own.toSorted())
        expect(namesIn(page).filter(scope => !own.includes(scope))).toEqual([])
        expect(text).not.toContain('canary in the log')
        expect(text).not.toContain('canary of the admin')
      }
    },
  )

  test('who had a right is told what to wipe, who never had one is not', async () => {
    const { page: former } = await pull('former', everyScope())
    expect([...former.revoked].sort()).toEqual(['w', territoryScope(territories.own)].sort())
    expect((await pull('rep', everyScope())).page.revoked).toEqual([])
  })

  test('what comes is a sync frame, which no cache keeps', async () => {
    const response = await ask('rep', 'POST', '/api/pull', { body: encodePullRequest({ epoch: 1, cursors: {} }) })
    expect(response.headers.get('content-type')).toBe(syncContentType)
    expect(response.headers.get('cache-control')).toBe('no-store')
  })
})

describe('log:L6 what devices last said', () => {
  test('pull:P7 is told to the member and to who manages one of their territories, and to nobody else', async () => {
    const colleague = await app.joinAs(admin, 'Colleague', 'rep', below.own)
    const stranger = await app.joinAs(admin, 'Stranger', 'rep', territories.foreign)
    for (const { cookie } of [colleague, stranger])
      await app.request('POST', '/api/pull', { cookie, body: encodePullRequest({ epoch: 1, cursors: {}, waiting: 2 }) })
    for (const who of people) if (who !== 'nobody') await pull(who)
    const told = async (who: Who): Promise<readonly string[]> => {
      const reply = await ask(who, 'GET', '/api/heard')
      const rows = who === 'nobody' ? [] : ((await reply.json()) as HeardRow[])
      return [...new Set(rows.map(({ member }) => member))]
    }
    const ids = [colleague, stranger].map(({ session }) => session.member.id)
    const seen = async (who: Who): Promise<readonly boolean[]> => {
      const heard = await told(who)
      return ids.map(id => heard.includes(id))
    }
    expect(await Promise.all(people.map(seen))).toEqual([
      [false, false],
      [false, false],
      [false, false],
      [false, false],
      [true, false],
      [true, true],
    ])
    for (const who of ['former', 'viewer', 'rep'] as const) expect(await told(who)).toEqual([members[who]])
    expect(await told('manager')).toEqual(expect.arrayContaining([members.manager, members.rep, members.viewer]))
    expect(await told('manager')).not.toContain(members.admin)
  })
})

describe('log:L6 room frames', () => {
  /** What the admin sees that nobody else does is that the words are in the log. */
  const writers: readonly Who[] = ['rep', 'manager', 'admin']
  const readers: readonly Who[] = ['viewer', ...writers]

  interface Heard {
    readonly socket: OpenRoomSocket
    readonly text: () => string
    code: number | undefined
  }

  async function openRoom(who: Who, place: Place): Promise<Heard> {
    const frames: Uint8Array[] = []
    const heard = {
      code: undefined as number | undefined,
      text: () => frames.map(frame => Buffer.from(frame).toString('latin1')).join(),
    }
    const socket: RoomSocket = {
      send: (bytes, sent) => {
        frames.push(bytes)
        sent?.()
      },
      close: code => {
        heard.code = code
      },
      terminate: () => undefined,
      ping: () => undefined,
      pause: () => undefined,
      resume: () => undefined,
      bufferedAmount: 0,
    }
    const scope = territoryScope(territories[place])
    return Object.assign(heard, {
      socket: app.rooms.open(socket, await callerOf(who), customerDoc(customers[place]), scope),
    })
  }

  /** For each kind of frame: who may send it in the own territory's room, and is not closed. */
  const allowed: { readonly [kind in RoomFrame['kind']]: readonly Who[] } = {
    vector: readers,
    'awareness-query': readers,
    awareness: readers,
    update: writers,
  }
  const client = 4242
  const frameOf = (kind: RoomFrame['kind'], who: Who): Uint8Array => {
    if (kind === 'vector') return vectorFrame(new Map())
    if (kind === 'awareness-query') return Uint8Array.of(3)
    if (kind === 'awareness') return awarenessFrame([{ client, clock: 1, json: '{}' }])
    return updateFrame(makeWriter(client + people.indexOf(who)).write(note('by room')))
  }
  const cases = (Object.keys(allowed) as RoomFrame['kind'][]).flatMap(kind =>
    (['own', 'foreign'] as const).flatMap(place =>
      people.filter(who => who !== 'nobody').map(who => [kind, place, who] as const),
    ),
  )

  test.each(cases)('%s frame (%s): %s', async (kind, place, who) => {
    const witness = await openRoom('admin', place)
    const room = await openRoom(who, place)
    const mayRead = who === 'admin' || (place === 'own' && readers.includes(who))
    if (kind === 'update')
      room.socket.received(awarenessFrame([{ client: client + people.indexOf(who), clock: 1, json: '{}' }]))
    room.socket.received(frameOf(kind, who))
    // What the admin asks after it is answered after it.
    witness.socket.received(vectorFrame(new Map()))
    await expect.poll(() => witness.text()).toContain(place === 'own' ? 'harbour' : 'canary in the log')
    if (kind === 'update' && mayRead)
      await expect.poll(() => room.code ?? witness.text().includes('by room')).toBeTruthy()
    const isAllowed = mayRead && (who === 'admin' || allowed[kind].includes(who))
    if (isAllowed) expect(room.code).toBeUndefined()
    else expect(room.code).toBe(mayRead ? closeCode.workRefused : closeCode.rightsEnded)
    if (!mayRead) expect(room.text()).toBe('')
    for (const { socket } of [room, witness]) socket.closed()
    expect(app.rooms.count()).toBe(0)
  })
})

describe('log:L6 poke frames', () => {
  /** For each kind of message: who hears it when the admin writes in the foreign territory and in the own one. */
  const heard: { readonly [type in Poke['type']]: readonly Who[] } = {
    hello: ['former', 'viewer', 'rep', 'manager', 'admin'],
    poke: ['viewer', 'rep', 'manager', 'admin'],
    rights: ['viewer'],
  }

  test('each message reaches those it is for and nobody else', async () => {
    const sockets = new Map<Who, Poke[]>()
    for (const who of people) if (who !== 'nobody') sockets.set(who, await openSocket(who))
    await push('admin', customerDoc(customers.foreign), territoryScope(territories.foreign), 'foreign')
    await push('admin', customerDoc(customers.own), territoryScope(territories.own), 'own')
    await new Promise(resolve => setImmediate(resolve))
    const viewer = (await app.auth.open())?.directory
      .grantsInForce(app.time.now)
      .find(grant => grant.member === members.viewer)
    await app.request('DELETE', `/api/grants/${viewer?.id}`, { cookie: cookies.admin })
    await new Promise(resolve => setImmediate(resolve))

    const hearers = (type: Poke['type'], scope?: Scope): readonly Who[] =>
      people.filter(who =>
        sockets
          .get(who)
          ?.some(poke => poke.type === type && (scope === undefined || (poke.type === 'poke' && poke.scope === scope))),
      )
    expect(hearers('hello')).toEqual(heard.hello)
    expect(hearers('poke', territoryScope(territories.own))).toEqual(heard.poke)
    expect(hearers('poke', territoryScope(territories.foreign))).toEqual(['admin'])
    expect(hearers('rights')).toEqual(heard.rights)
  })

  async function openSocket(who: Who): Promise<Poke[]> {
    const said: Poke[] = []
    const socket: PokeSocket = {
      send: text => said.push(JSON.parse(text) as Poke),
      close: code => expect(code).toBe(closeCode.rightsEnded),
      terminate: () => undefined,
      ping: () => undefined,
      bufferedAmount: 0,
    }
    app.sockets.open(socket, await callerOf(who), 1)
    return said
  }
})
