/**
 * Kills the real server at random moments under write load, starts it again on the same folder, and looks for what it had
 * acknowledged. Devices behave like devices: what was not acknowledged stays in their outbox and is sent again.
 */
import { join } from 'node:path'
import * as Y from 'yjs'
import { openSqlite } from '#server/store/open-sqlite.ts'
import { ketuHeader } from '#shared/api/account.ts'
import type { Fact } from '#shared/doc/fact.ts'
import { customerDoc, territoryScope } from '#shared/doc/name.ts'
import {
  type Decoded,
  decodePullPage,
  decodePushReply,
  encodePullRequest,
  encodePushRequest,
  syncContentType,
} from '#shared/sync/codec.ts'
import { decodeFact } from '#shared/sync/fact-body.ts'
import type { LogRow, PushEntry } from '#shared/sync/message.ts'
import { contentOf, freshId, makeWriter, note, type Writer } from '../kit/test-log.ts'
import { setUp, startTestServer, type TestServer } from '../kit/test-server.ts'

export interface KillReport {
  readonly kills: number
  readonly acknowledged: number
  /** Kills that cut a push off: without them the run shows nothing. */
  readonly cutOff: number
  /** Acknowledged entries that a later start does not have, as `doc seq`. */
  readonly lost: readonly string[]
  /** Answers of `pragma integrity_check` other than ok. */
  readonly damage: readonly string[]
  /** Documents whose rows do not give the writer's document back. */
  readonly different: readonly string[]
}

interface Phone {
  readonly doc: string
  readonly writer: Writer
  readonly outbox: PushEntry[]
}

interface Acknowledged {
  readonly doc: string
  readonly seq: number
  readonly body: Uint8Array
}

const phoneCount = 6
const entriesPerPush = 3
/** From the first acknowledgement of a round to the kill. */
const maxRoundMs = 120

/** `random`: 0 ≤ x < 1, decides the moments. */
export async function killServer(kills: number, random: () => number, data: string): Promise<KillReport> {
  let server = await startTestServer({ data })
  const { cookie } = await setUp(server)
  const scope = territoryScope(await firstTerritory(server, cookie))
  const phones = Array.from(
    { length: phoneCount },
    (_, i): Phone => ({ doc: customerDoc(freshId()), writer: makeWriter(i + 1), outbox: [] }),
  )
  const acknowledged: Acknowledged[] = []
  const damage: string[] = []
  let cutOff = 0
  let n = 0

  async function work(phone: Phone, acknowledgedOne: () => void, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      while (phone.outbox.length < entriesPerPush) {
        const body = phone.writer.write(note(`${++n} `))
        phone.outbox.push({ n, doc: phone.doc, scope, group: n, body })
      }
      const isDone = await flush(server, cookie, phone, acknowledged)
      if (!isDone) {
        cutOff++
        return
      }
      acknowledgedOne()
    }
  }

  for (let kill = 0; kill < kills; kill++) {
    let isOver = false
    let round: readonly Promise<void>[] = []
    await new Promise<void>(acknowledgedOne => {
      round = phones.map(phone => work(phone, acknowledgedOne, () => isOver))
    })
    await pause(random() * maxRoundMs)
    await server.kill()
    isOver = true
    await Promise.all(round)
    damage.push(...integrityOf(data))
    server = await startTestServer({ data })
  }

  for (const phone of phones) await flush(server, cookie, phone, acknowledged)
  const rows = await readAll(server, cookie)
  await server.stop()
  return {
    kills,
    acknowledged: acknowledged.length,
    cutOff,
    damage,
    lost: lostIn(rows, acknowledged),
    different: differentIn(rows, phones),
  }
}

/** Sends what waits. False when no answer came: then it waits on. */
async function flush(server: TestServer, cookie: string, phone: Phone, acknowledged: Acknowledged[]): Promise<boolean> {
  const entries = [...phone.outbox]
  if (entries.length === 0) return true
  const reply = await post(server, cookie, '/api/push', encodePushRequest({ epoch: 0, entries }), decodePushReply)
  if (reply === undefined) return false
  for (const [i, answer] of reply.answers.entries()) {
    const entry = entries[i]
    if (answer.kind !== 'stored' || entry === undefined)
      throw new Error(`a good entry was answered ${JSON.stringify(answer)}`)
    acknowledged.push({ doc: phone.doc, seq: answer.seq, body: entry.body })
  }
  phone.outbox.splice(0, entries.length)
  return true
}

/** Undefined when the connection was refused or broke off. */
async function post<T>(
  server: TestServer,
  cookie: string,
  path: string,
  body: Uint8Array,
  decode: (bytes: Uint8Array) => Decoded<T>,
): Promise<T | undefined> {
  let bytes: Uint8Array
  let status: number
  try {
    const headers = { 'content-type': syncContentType, [ketuHeader]: '1', cookie }
    const response = await fetch(server.url + path, { method: 'POST', headers, body: new Uint8Array(body) })
    status = response.status
    bytes = new Uint8Array(await response.arrayBuffer())
  } catch {
    // fetch says no more than that no answer came.
    return undefined
  }
  const decoded = decode(bytes)
  if (decoded.kind !== 'ok') throw new Error(`${path} answered ${status}, ${decoded.kind}`)
  return decoded.value
}

async function readAll(server: TestServer, cookie: string): Promise<readonly LogRow[]> {
  const rows: LogRow[] = []
  let cursors: Record<string, number> = {}
  for (;;) {
    const page = await post(server, cookie, '/api/pull', encodePullRequest({ epoch: 0, cursors }), decodePullPage)
    if (page === undefined) throw new Error('the server does not answer a pull')
    rows.push(...page.rows)
    cursors = { ...cursors, ...page.through }
    if (!page.more) return rows
  }
}

async function firstTerritory(server: TestServer, cookie: string): Promise<string> {
  const facts = (await readAll(server, cookie))
    .filter(({ kind }) => kind === 'fact')
    .map(({ body }) => decodeFact(body))
  const territory = facts.find((fact): fact is Extract<Fact, { type: 'territory' }> => fact?.type === 'territory')
  if (territory === undefined) throw new Error('the workspace has no territory')
  return territory.id
}

function lostIn(rows: readonly LogRow[], acknowledged: readonly Acknowledged[]): readonly string[] {
  const bySeq = new Map(rows.map(row => [row.seq, row]))
  const isThere = ({ doc, seq, body }: Acknowledged): boolean => {
    const row = bySeq.get(seq)
    return row?.doc === doc && Buffer.compare(row.body, body) === 0
  }
  return acknowledged.filter(entry => !isThere(entry)).map(({ doc, seq }) => `${doc} ${seq}`)
}

function differentIn(rows: readonly LogRow[], phones: readonly Phone[]): readonly string[] {
  return phones
    .filter(({ doc, writer }) => {
      const copy = new Y.Doc()
      for (const row of rows) if (row.doc === doc) Y.applyUpdate(copy, row.body)
      return JSON.stringify(contentOf(copy)) !== JSON.stringify(contentOf(writer.doc))
    })
    .map(({ doc }) => doc)
}

function integrityOf(data: string): readonly string[] {
  const db = openSqlite(join(data, 'log.db'))
  try {
    return db
      .prepare('pragma integrity_check')
      .all()
      .map(row => String(row['integrity_check']))
      .filter(line => line !== 'ok')
  } finally {
    db.close()
  }
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
