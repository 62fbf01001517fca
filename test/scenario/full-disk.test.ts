/** The real server on a disk that takes no more bytes: the system itself refuses the writes, at a size of file it is told (RLIMIT_FSIZE). */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSqlite } from '#server/store/open-sqlite.ts'
import { ketuHeader } from '#shared/api/account.ts'
import { customerDoc, territoryScope } from '#shared/doc/name.ts'
import {
  decodePullPage,
  decodePushReply,
  encodePullRequest,
  encodePushRequest,
  syncContentType,
} from '#shared/sync/codec.ts'
import { freshId, inShort, makeWriter, note } from '../kit/test-log.ts'
import { setUp, startTestServer, type TestPerson, type TestServer } from '../kit/test-server.ts'

let server: TestServer
let ada: TestPerson
let territory = ''

beforeAll(async () => {
  server = await startTestServer({ env: { KETU_LOG_LEVEL: 'silent' } })
  ada = await setUp(server)
  territory = (await ada.request<{ id: string }>('POST', '/api/territories', { name: '华东' })).id
})
afterAll(() => server.stop())

const send = (path: string, body: Uint8Array): Promise<Response> =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': syncContentType, [ketuHeader]: '1', cookie: ada.cookie },
    body: new Uint8Array(body),
  })

const doc = customerDoc(freshId())
const writer = makeWriter(7)
let n = 0

function entry(text: string) {
  n++
  return { n, group: n, doc, scope: territoryScope(territory), body: writer.write(note(text)) }
}

async function push(entries: readonly ReturnType<typeof entry>[]): Promise<readonly string[] | number> {
  const response = await send('/api/push', encodePushRequest({ epoch: 0, entries }))
  if (response.status !== 200) return response.status
  const reply = decodePushReply(new Uint8Array(await response.arrayBuffer()))
  return reply.kind === 'ok' ? reply.value.answers.map(inShort) : 0
}

async function pulledBodies(): Promise<readonly Uint8Array[]> {
  const response = await send('/api/pull', encodePullRequest({ epoch: 0, cursors: {} }))
  const page = decodePullPage(new Uint8Array(await response.arrayBuffer()))
  return page.kind === 'ok' ? page.value.rows.filter(row => row.doc === doc).map(({ body }) => body) : []
}

/** No file of the server grows beyond it. */
const limitFiles = (bytes: number | 'unlimited'): void =>
  void execFileSync('prlimit', ['--pid', String(server.pid), `--fsize=${bytes}:unlimited`])

/** What a file may grow to, less than any of these pushes writes: the write that fails is another one each time. */
const sizes = [0, 24, ...Array.from({ length: 10 }, (_, i) => 499 + i * 1_499)]

it('rel:D5 a server without room says come back, keeps what it acknowledged, gives it out, and goes on by itself', async () => {
  const acknowledged: Uint8Array[] = []
  for (const size of sizes) {
    const first = entry(`before ${size} `)
    expect(await push([first])).toEqual([expect.stringMatching(/^stored/)])
    acknowledged.push(first.body)
    limitFiles(size)
    const late = Array.from({ length: 8 }, (_, i) => entry(`${'late '.repeat(400)}${i} `))
    for (let tries = 0; tries < 3; tries++) expect(await push(late)).toBe(503)
    expect(await pulledBodies()).toEqual(acknowledged)
    limitFiles('unlimited')
    expect(await push(late)).toEqual(late.map(() => expect.stringMatching(/^stored/)))
    acknowledged.push(...late.map(({ body }) => body))
    expect(await pulledBodies()).toEqual(acknowledged)
  }
  const db = openSqlite(join(server.data, 'log.db'))
  expect(db.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  db.close()
}, 60_000)
