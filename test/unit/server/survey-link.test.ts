/** Links with which a customer answers a survey: single use, thirty days, few guesses, and nothing told of what is not there. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  surveyLinkDays,
  type SurveyLinkReply,
  type SurveyLinkRow,
  type SurveyReplyRow,
} from '#shared/api/survey-link.ts'
import { createTokens } from '#server/auth/token.ts'
import { createEraseCustomer } from '#server/sync/erase-customer.ts'
import { customerDoc, type Scope, territoryScope } from '#shared/doc/name.ts'
import { makeId } from '#shared/domain/id.ts'
import { surveyTemplate } from '#shared/domain/survey/survey-template.ts'
import { encodePushRequest } from '#shared/sync/codec.ts'
import { createTestApp, type TestApp, type TestMember } from '#test/kit/test-app.ts'
import { makeWriter, note } from '#test/kit/test-log.ts'

const dayMs = 86_400_000
const { questions = [], titles = {}, intro = {} } = surveyTemplate('nps') ?? {}
const asked = {
  survey: 'nps',
  everyDays: 0,
  begin: '2026-01-01',
  sheet: { from: '客图贸易', titles, intro, questions },
}
const answered = { key: 'k1', language: 'en', answers: { recommend: 9 }, words: ' Thanks ', wantsReply: false }

let app: TestApp
let admin: TestMember
let rep: TestMember
let west: TestMember
let scope: Scope
let customer: string
let address = 0

beforeAll(async () => {
  app = await createTestApp()
  admin = await app.setUp()
  const [east, other] = [await app.makeTerritory(admin, 'East'), await app.makeTerritory(admin, 'West')]
  rep = await app.joinAs(admin, 'Rep', 'rep', east)
  west = await app.joinAs(admin, 'West', 'rep', other)
  scope = territoryScope(east)
  customer = await makeCustomer()
})
afterAll(() => app.stop())
beforeEach(() => {
  address++
})

const from = (): string => `198.51.100.${address}`
async function makeCustomer(): Promise<string> {
  const id = makeId(app.time.now, randomBytes)
  const entry = { n: 1, group: 1, doc: customerDoc(id), scope, body: makeWriter(7).write(note('customer')) }
  const body = encodePushRequest({ epoch: 0, entries: [entry] })
  await app.request('POST', '/api/push', { cookie: rep.cookie, body })
  return id
}
const links = (of = customer) => `/api/customers/${of}/survey-links`
const read = async <T>(response: Promise<Response>): Promise<T> => (await response).json() as Promise<T>
const make = async (of = customer): Promise<SurveyLinkReply & { secret: string }> => {
  // Answers are told in the order they came.
  app.time.now++
  const made = await read<SurveyLinkReply>(app.request('POST', links(of), { cookie: rep.cookie, body: asked }))
  return { ...made, secret: made.link.split('#')[1] ?? '' }
}
const open = (secret: string, by = from()) =>
  app.request('POST', '/api/survey-links/open', { body: { secret }, address: by })
const answer = (secret: string, change = {}) =>
  app.request('POST', '/api/survey-links/answer', { body: { secret, ...answered, ...change }, address: from() })
const replies = (of = rep) => read<SurveyReplyRow[]>(app.request('GET', '/api/survey-replies', { cookie: of.cookie }))
const said = async (response: Promise<Response>) => [(await response).status, await (await response).json()]
const unknown = [404, { error: 'not-found' }]

describe('a link', () => {
  test('shows its questions as often as it is opened, and keeps no secret', async () => {
    const { link, secret, expiresAt } = await make()
    expect(link).toMatch(/\/s#[\w-]{22}$/)
    expect(expiresAt).toBe(app.time.now + surveyLinkDays * dayMs)
    for (let i = 0; i < 12; i++) expect(await said(open(secret))).toEqual([200, asked.sheet])
    const rows = await read<SurveyLinkRow[]>(app.request('GET', links(), { cookie: rep.cookie }))
    expect(rows[0]).toMatchObject({ titles, by: rep.session.member.id, isAnswered: false })
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(app.lines.join()).not.toContain(secret)
  })

  test('reply:A1: is answered once; the same sending again is the same answer', async () => {
    const { secret } = await make()
    expect(await said(answer(secret))).toEqual([200, {}])
    expect(await said(answer(secret))).toEqual([200, {}])
    expect(await said(answer(secret, { key: 'k2' }))).toEqual(unknown)
    expect(await said(open(secret))).toEqual(unknown)
    const [reply] = (await replies()).slice(-1)
    expect(reply).toMatchObject({ customer, survey: 'nps', answers: { recommend: 9 }, words: 'Thanks', language: 'en' })
  })

  test('takes no answer that leaves out what is required, or fits no question', async () => {
    const { secret } = await make()
    for (const answers of [{}, { recommend: 11 }, { recommend: 'nine' }, { other: 3 }])
      expect(await said(answer(secret, { answers, words: '' }))).toEqual([400, { error: 'bad-request' }])
    expect(await said(answer(secret, { answers: { recommend: 0, other: 3 } }))).toEqual([200, {}])
    expect((await replies()).at(-1)?.answers).toEqual({ recommend: 0 })
  })

  test('is not to be guessed: ten wrong ones an hour and address', async () => {
    const { secret } = await make()
    for (let i = 0; i < 10; i++) expect((await open(`guess${i}`)).status).toBe(404)
    expect((await open('guess')).status).toBe(429)
    expect((await open(secret)).status).toBe(429)
    expect((await open(secret, '203.0.113.99')).status).toBe(200)
    app.time.now += 3_600_000
    expect((await open(secret)).status).toBe(200)
  })

  test('is too large above sixteen kilobytes', async () => {
    const long = {
      ...asked,
      sheet: {
        ...asked.sheet,
        questions: Array.from({ length: 40 }, () => ({ ...questions[0], text: { en: 'x'.repeat(500) } })),
      },
    }
    expect((await app.request('POST', links(), { cookie: rep.cookie, body: long })).status).toBe(413)
  })
})

describe('an answer', () => {
  test('reply:A2: is for whoever may write at the customer, until one of them has it in the log', async () => {
    const { secret } = await make()
    await answer(secret)
    const id = (await replies()).at(-1)?.id ?? ''
    expect(await replies(west)).toEqual([])
    expect((await replies(admin)).map(reply => reply.id)).toContain(id)
    const drop = (by: TestMember) => app.request('DELETE', `/api/survey-replies/${id}`, { cookie: by.cookie })
    expect(await said(drop(west))).toEqual(unknown)
    expect((await drop(rep)).status).toBe(200)
    expect(await said(drop(admin))).toEqual(unknown)
    expect((await replies(admin)).map(reply => reply.id)).not.toContain(id)
  })

  test('reply:A4: of a link that a restored backup opens again is the same record', async () => {
    const { id, secret } = await make()
    const store = app.databases.surveyLinks
    const unanswered = await store.link(id)
    const idsOfAnswer = async () => {
      expect(await said(answer(secret))).toEqual([200, {}])
      return (await replies()).slice(-1).map(reply => [reply.id, reply.wordsId])
    }
    const first = await idsOfAnswer()
    await store.drop(id)
    expect(await said(open(secret))).toEqual(unknown)
    if (unanswered === undefined) throw new Error('no link')
    await store.add(unanswered, createTokens('a secret of the test', randomBytes).hash('survey', secret))
    expect(await idsOfAnswer()).toEqual(first)
  })

  test('cannot be withdrawn', async () => {
    const { id, secret } = await make()
    await answer(secret)
    expect(await said(app.request('DELETE', `/api/survey-links/${id}`, { cookie: rep.cookie }))).toEqual(unknown)
  })
})

describe('a link of a customer that is erased', () => {
  test('reply:A1: answers like one that never was, and nothing of it is left', async () => {
    const erased = await makeCustomer()
    const { id, secret } = await make(erased)
    const { log } = app.databases
    const erase = createEraseCustomer({ store: log, clock: () => app.time.now, hub: { publish: () => undefined } })
    const { workspace, member, device } = rep.session
    await erase({ ws: workspace.id, customer: erased, by: member.id, device })
    expect(await said(open(secret))).toEqual(unknown)
    expect(await said(answer(secret))).toEqual(unknown)
    expect(await app.databases.surveyLinks.link(id)).toBeUndefined()
  })
})

describe('a link a month later', () => {
  test('reply:A1: that is wrong, withdrawn or has expired answers like one that never was', async () => {
    const [withdrawn, expired] = [await make(), await make()]
    expect((await app.request('DELETE', `/api/survey-links/${withdrawn.id}`, { cookie: rep.cookie })).status).toBe(200)
    for (const secret of [withdrawn.secret, 'AAAAAAAAAAAAAAAAAAAAAA']) {
      expect(await said(open(secret))).toEqual(unknown)
      expect(await said(answer(secret))).toEqual(unknown)
    }
    app.time.now += surveyLinkDays * dayMs
    expect(await said(answer(expired.secret))).toEqual(unknown)
  })
})
