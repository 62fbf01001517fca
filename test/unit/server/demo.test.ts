import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createPasswords } from '#server/auth/password.ts'
import { composeServer } from '#server/compose.ts'
import { type Databases, openDatabases } from '#server/databases.ts'
import { markMade, openDemoFolder } from '#server/demo/demo-folder.ts'
import { makeDemo } from '#server/demo/make-demo.ts'
import { createRandom } from '#server/demo/random.ts'
import { workOfTeam } from '#server/demo/team-work.ts'
import { textIn } from '#server/demo/work.ts'
import { ketuHeader, type SessionReply } from '#shared/api/account.ts'
import type { DemoPerson, DemoReply } from '#shared/api/demo.ts'
import { type ReadRecord, readRecords } from '#shared/doc/document.ts'
import { type Scope, territoryScope } from '#shared/doc/name.ts'
import { changeSettings } from '#shared/domain/analysis/settings.ts'
import { parseCustomFields } from '#shared/domain/custom-field.ts'
import type { FieldTable } from '#shared/domain/field.ts'
import { makeId } from '#shared/domain/id.ts'
import { recordTypes } from '#shared/domain/record.ts'
import { parseRule } from '#shared/domain/segment/segment-rule.ts'
import { decodePullPage, encodePullRequest, syncContentType } from '#shared/sync/codec.ts'
import type { LogRow } from '#shared/sync/message.ts'
import { createTestApp } from '#test/kit/test-app.ts'
import { testPasswordCost } from '#test/kit/test-auth.ts'

/** A Thursday noon in Shanghai. */
const now = Date.UTC(2026, 10, 19, 4)
const dayMs = 86_400_000

describe('the sample team', () => {
  let data: string
  let people: readonly DemoPerson[]
  let databases: Databases
  let composed: ReturnType<typeof composeServer>

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'ketu-demo-'))
    people = await makeDemo({ data, now, passwordCost: testPasswordCost })
    databases = await openDatabases({ data })
    composed = composeServer({
      config: { trustProxy: 0 },
      databases,
      secret: readFileSync(join(data, 'secret'), 'utf8'),
      passwords: createPasswords(testPasswordCost),
      files: { find: () => undefined, page: undefined },
      clock: () => now,
      random: randomBytes,
      log: () => undefined,
      isOpen: () => true,
      demo: people,
    })
  })
  afterAll(async () => {
    await composed.close()
    await databases.close()
    rmSync(data, { recursive: true })
  })

  const post = async (path: string, body: unknown): Promise<Response> =>
    composed.app.request(path, {
      method: 'POST',
      headers: { [ketuHeader]: '1', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  interface Seen {
    readonly session: SessionReply
    readonly scopes: readonly Scope[]
    readonly rows: readonly LogRow[]
  }

  async function enter(name: string): Promise<Seen> {
    const person = people.find(one => one.name === name)?.id
    const response = await post('/api/demo/sign-in', { person })
    const session = (await response.json()) as SessionReply
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    return { session, ...(await pullAll(cookie)) }
  }

  async function pullAll(cookie: string): Promise<Omit<Seen, 'session'>> {
    let cursors: { readonly [scope: string]: number } = {}
    const rows: LogRow[] = []
    for (;;) {
      const response = await composed.app.request('/api/pull', {
        method: 'POST',
        headers: { [ketuHeader]: '1', 'content-type': syncContentType, cookie },
        body: encodePullRequest({ epoch: 1, cursors }) as Uint8Array<ArrayBuffer>,
      })
      const page = decodePullPage(new Uint8Array(await response.arrayBuffer()))
      if (page.kind !== 'ok') throw new Error(`pull was answered with ${page.kind}`)
      rows.push(...page.value.rows)
      cursors = { ...cursors, ...page.value.through }
      if (!page.value.more) return { rows, scopes: page.value.scopes }
    }
  }

  const recordsOf = (rows: readonly LogRow[]): ReadRecord[] =>
    rows
      .filter(({ kind }) => kind === 'update')
      .flatMap(({ body, by }) => {
        const doc = new Y.Doc()
        Y.applyUpdate(doc, body)
        return readRecords(doc, () => by)
      })

  const territoryIds = async (): Promise<ReadonlyMap<string, Scope>> => {
    const open = await composed.auth.open()
    const facts = await databases.log.factsAfter(open?.workspace ?? '', 0)
    const named = facts.map(({ body }) => JSON.parse(Buffer.from(body).toString()))
    return new Map(
      named.filter(({ type }) => type === 'territory').map(({ name, id }) => [name, territoryScope(id)] as const),
    )
  }

  test('is told by name and role, without a sign-in', async () => {
    const { people: told } = (await (await composed.app.request('/api/demo')).json()) as DemoReply
    expect(told.map(({ name, role, territory }) => [name, role, territory])).toEqual([
      ['林雪梅', 'manager', '华东'],
      ['周岚', 'rep', '江南'],
      ['Daniel Chen', 'rep', '江南'],
      ['许哲', 'rep', '江北'],
      ['方宁', 'admin', undefined],
    ])
  })

  test.each([
    ['周岚', ['江南'], 42],
    ['Daniel Chen', ['江南'], 42],
    ['许哲', ['江北'], 18],
    ['林雪梅', ['华东', '江南', '江北'], 60],
    ['方宁', ['华东', '江南', '江北'], 60],
  ])('%s signs in with a tap and reads %j, %i customers', async (name, territories, count) => {
    const { session, scopes, rows } = await enter(name)
    const ids = await territoryIds()
    expect([session.member.name, session.workspace.currency]).toEqual([name, 'CNY'])
    expect(new Set(scopes)).toEqual(
      new Set(['w', `m:${session.member.id}`, ...territories.map(territory => ids.get(territory))]),
    )
    expect(recordsOf(rows).filter(({ type }) => type === 'customer')).toHaveLength(count)
  })

  test('log:L7 each wrote their own work, from one device, at the time it was done', async () => {
    const { rows } = await enter('林雪梅')
    const updates = rows.filter(({ kind }) => kind === 'update')
    const names = new Map(people.map(({ id, name }) => [id, name]))
    const authors = new Set(updates.map(({ by, device }) => `${names.get(by)} ${device}`))
    expect([...authors].map(author => author.replace(/ \S+$/, '')).sort()).toEqual(
      ['Daniel Chen', '周岚', '方宁', '林雪梅', '许哲'].sort(),
    )
    expect(updates.every(({ at }) => at <= now)).toBe(true)
    expect(Math.min(...updates.map(({ at }) => at))).toBeLessThan(now - 360 * dayMs)
    expect(recordsOf(rows).filter(({ bornAt }) => bornAt > now)).toEqual([])
  })

  test('talks about the last visits: each rep is mentioned once, and one has answered', async () => {
    const names = new Map(people.map(({ id, name }) => [id, name]))
    const comments = recordsOf((await enter('林雪梅')).rows).filter(({ type }) => type === 'comment')
    const lines = comments.map(({ bornBy, values }) => {
      const mentions = Array.isArray(values['mentions']) ? values['mentions'].map(String) : []
      return `${names.get(bornBy)} → ${mentions.map(id => names.get(id)).join()}`
    })
    expect(lines.sort()).toEqual(['周岚 → ', '林雪梅 → Daniel Chen', '林雪梅 → 周岚', '林雪梅 → 许哲'].sort())
  })

  test('nobody else gets in by that door', async () => {
    const statuses = [
      (await post('/api/demo/sign-in', { person: makeId(now, randomBytes) })).status,
      (await post('/api/demo/sign-in', { person: '周岚' })).status,
    ]
    expect(statuses).toEqual([404, 400])
  })

  test('a device that signs in again stays the same device', async () => {
    const { session } = await enter('许哲')
    const again = await post('/api/demo/sign-in', { person: session.member.id, device: session.device })
    const other = await post('/api/demo/sign-in', { person: people[0]?.id, device: session.device })
    expect(((await again.json()) as SessionReply).device).toBe(session.device)
    expect(((await other.json()) as SessionReply).device).not.toBe(session.device)
  })
})

test('a server with a real workspace has no sample people and lets nobody in as one', async () => {
  const app = await createTestApp()
  const admin = await app.setUp()
  const answers = [
    await app.request('GET', '/api/demo'),
    await app.request('POST', '/api/demo/sign-in', { body: { person: admin.session.member.id } }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 404])
  expect(await answers[0]?.json()).toEqual({ people: [] })
  expect(answers.map(answer => answer.headers.getSetCookie())).toEqual([[], []])
  await app.stop()
})

describe('the work of the sample team', () => {
  const id = makeId(1, count => new Uint8Array(count))
  const team = { memberOf: (name: string) => name, territoryOf: () => id, workspace: id }
  const recordsAt = (at: number) => workOfTeam(team, at, createRandom(1)).flatMap(({ records }) => records)

  // Early in a year, in the holiday week, at the end of a quarter, deep in the night.
  test.each([
    now,
    Date.UTC(2027, 0, 3, 2),
    Date.UTC(2026, 9, 3, 8),
    Date.UTC(2026, 8, 30, 15),
    Date.UTC(2026, 5, 1, 18),
  ])('ends at %i with something done, due, late and planned, and goals', at => {
    const records = recordsAt(at)
    const today = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
    const count = (keep: (values: (typeof records)[number]['values']) => boolean): number =>
      records.filter(({ type, values }) => type !== 'issue' && keep(values)).length
    expect(count(({ state, day }) => state === 'planned' && day === today)).toBeGreaterThanOrEqual(6)
    expect(count(({ due, doneOn }) => due === today && doneOn === undefined)).toBe(6)
    expect(count(({ due, doneOn }) => typeof due === 'string' && due < today && doneOn === undefined)).toBe(6)
    expect(records.filter(({ type }) => type === 'goal').length).toBeGreaterThanOrEqual(12)
    expect(records.filter(({ type, values }) => type === 'visit' && values['state'] === 'done').length).toBeGreaterThan(
      500,
    )
  })

  test('is the same for the same day and seed', () => {
    expect(recordsAt(now)).toEqual(recordsAt(now))
  })

  test('is of every kind of record, and everything in it fits its field', () => {
    const records = recordsAt(now)
    expect(new Set(records.map(({ type }) => type))).toEqual(new Set(Object.keys(recordTypes)))
    const misfits = records.flatMap(({ type, values }) => {
      const fields: FieldTable = recordTypes[type]
      return Object.entries(values).flatMap(([name, value]) =>
        fields[name]?.fits(value) === true ? [] : [`${type}.${name}: ${JSON.stringify(value)}`],
      )
    })
    expect([...new Set(misfits)]).toEqual([])
  })

  test('has segments and settings as the app would have written them', () => {
    const records = recordsAt(now)
    const of = (wanted: string) => records.filter(({ type }) => type === wanted).map(({ values }) => values)
    expect(of('segment').map(({ rule = null }) => parseRule(rule).kind)).toEqual(Array(6).fill('rule'))
    const [visiting] = of('setting').filter(({ part }) => part === 'visiting')
    expect(changeSettings({ visiting: visiting?.['value'] ?? null }).refused).toEqual([])
    expect(
      parseCustomFields(of('setting').find(({ part }) => part === 'customFields')?.['value'] ?? null),
    ).toHaveLength(1)
  })

  test('says of people in all four corners of a decision how willing and how risky', () => {
    const judged = recordsAt(now).filter(
      ({ type, values }) => type === 'judgement' && values['contactId'] !== undefined,
    )
    const latest = new Map(
      judged
        .toSorted((a, b) => (textIn(a.values, 'day') < textIn(b.values, 'day') ? -1 : 1))
        .map(({ values }) => [`${textIn(values, 'contactId')} ${textIn(values, 'part')}`, Number(values['level'])]),
    )
    const people = [...latest.keys()].flatMap(key => (key.endsWith(' willingness') ? [key.split(' ')[0] ?? ''] : []))
    const corners = people.map(person =>
      [latest.get(`${person} willingness`), latest.get(`${person} risk`)]
        .map(level => (Number(level) > 3 ? 'high' : 'low'))
        .join(),
    )
    expect(people.length).toBeGreaterThan(60)
    expect(new Set(corners)).toEqual(new Set(['high,high', 'high,low', 'low,high', 'low,low']))
  })
})

describe('the folder of the sample team', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ketu-demo-folder-'))
    return () => rmSync(folder, { recursive: true })
  })
  const person: DemoPerson = { id: 'p', name: '周岚', role: 'rep', territory: '江南' }
  const open = (at = now, isReset = false) => openDemoFolder(folder, { isReset, now: at })
  const put = (name: string): void => writeFileSync(join(folder, name), 'words')
  const makeTeam = (): void => {
    open()
    put('log.db')
    markMade(folder, [person], now)
  }

  test('is never one with anything else in it, which stays as it is, reset or not', () => {
    put('log.db')
    expect([open(), open(now, true)]).toEqual([{ kind: 'not-ours' }, { kind: 'not-ours' }])
    put('demo.json')
    expect(open(now, true)).toEqual({ kind: 'not-ours' })
    expect(readdirSync(folder).sort()).toEqual(['demo.json', 'log.db'])
  })

  test('keeps its team for a day', () => {
    makeTeam()
    expect(open(now + dayMs - 1)).toEqual({ kind: 'made', people: [person] })
    expect(readdirSync(folder)).toContain('log.db')
  })

  test.each([
    ['it is a day old', () => open(now + dayMs)],
    ['it is to be reset', () => open(now, true)],
  ])('is emptied when %s', (_, reopen) => {
    makeTeam()
    expect(reopen()).toEqual({ kind: 'empty' })
    expect(readdirSync(folder)).toEqual(['demo.json'])
  })

  test('is emptied when the making of the team was cut off', () => {
    open()
    put('log.db')
    expect(open()).toEqual({ kind: 'empty' })
    expect(readdirSync(folder)).toEqual(['demo.json'])
  })
})
