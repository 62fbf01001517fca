/** Backups of a running server, and what a team has after one is put back: real processes, the commands as a person runs them. */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { ketuHeader } from '#shared/api/account.ts'
import { customerDoc, territoryScope } from '#shared/doc/name.ts'
import {
  decodePullPage,
  decodePushReply,
  encodePullRequest,
  encodePushRequest,
  syncContentType,
} from '#shared/sync/codec.ts'
import type { PullPage, PullRequest, PushEntry, PushReply } from '#shared/sync/message.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { freshId, makeWriter, note } from '#test/kit/test-log.ts'
import { setUp, signIn, startTestServer, type TestPerson, type TestServer } from '#test/kit/test-server.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
const makeFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'ketu-backup-'))
  folders.push(folder)
  return folder
}

interface Ended {
  readonly code: number | null
  readonly said: string
}

/** A command of ours as npm runs it. */
async function command(name: 'backup' | 'restore', data: string, ...args: string[]): Promise<Ended> {
  const script = fileURLToPath(new URL(`../../server/cli/${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, KETU_DATA: data } })
  let said = ''
  const hear = (words: Buffer): void => {
    said += String(words)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  return { code, said }
}

async function ask(server: TestServer, { cookie }: TestPerson, path: string, body: Uint8Array): Promise<Uint8Array> {
  const headers = { 'content-type': syncContentType, [ketuHeader]: '1', cookie }
  const response = await fetch(server.url + path, { method: 'POST', headers, body: body as Uint8Array<ArrayBuffer> })
  return new Uint8Array(await response.arrayBuffer())
}

async function push(server: TestServer, person: TestPerson, epoch: number, entries: PushEntry[]): Promise<PushReply> {
  const reply = decodePushReply(await ask(server, person, '/api/push', encodePushRequest({ epoch, entries })))
  if (reply.kind !== 'ok') throw new Error(`a push was answered ${reply.kind}`)
  return reply.value
}

async function pull(server: TestServer, person: TestPerson, request: PullRequest): Promise<PullPage> {
  const page = decodePullPage(await ask(server, person, '/api/pull', encodePullRequest(request)))
  if (page.kind !== 'ok') throw new Error(`a pull was answered ${page.kind}`)
  return page.value
}

/** A team with one customer; `say` stores another word about it. */
async function team() {
  const data = makeFolder()
  const server = await startTestServer({ data })
  const person = await setUp(server)
  const { id } = await person.request<{ id: string }>('POST', '/api/territories', { name: '华东' })
  const scope = territoryScope(id)
  const doc = customerDoc(freshId())
  const writer = makeWriter(7)
  let n = 0
  const entries: PushEntry[] = []
  const say = async (): Promise<void> => {
    n++
    const entry = { n, group: n, doc, scope, body: writer.write(note(`${n} `)) }
    entries.push(entry)
    const { answers } = await push(server, person, 0, [entry])
    expect(answers.map(({ kind }) => kind)).toEqual(['stored'])
  }
  return { data, server, person, scope, say, entries }
}

const lastLine = (text: string): string => text.trim().split('\n')[0] ?? ''

/** The one backup in a folder. */
const backupIn = (folder: string): string => join(folder, readdirSync(folder)[0] ?? '')

describe('a backup', () => {
  it('is taken while people write; put back, the server asks every device for what came after it', async () => {
    const { data, server, person, scope, say, entries } = await team()
    await say()
    const to = makeFolder()
    const [taken] = await Promise.all([command('backup', data, '--to', to), say()])
    expect(taken).toMatchObject({ code: 0, said: expect.stringContaining('number') })
    await say()
    const before = await pull(server, person, { epoch: 0, cursors: {} })
    await server.stop()

    const put = await command('restore', data, '--from', backupIn(to))
    expect(put).toMatchObject({ code: 0, said: expect.stringContaining('before-restore') })
    const again = await startTestServer({ data })
    try {
      const back = await signIn(again, makePerson('Ada'))
      const page = await pull(again, back, { epoch: before.epoch, cursors: before.through })
      expect(page.epoch).toBeGreaterThan(before.epoch)
      expect(page.fork).toBeLessThan(before.through[scope] ?? 0)
      const { answers } = await push(again, back, page.epoch, entries)
      expect(answers.every(({ kind }) => kind === 'stored')).toBe(true)
      const { rows } = await pull(again, back, { epoch: page.epoch, cursors: {} })
      const texts = rows.filter(({ kind }) => kind === 'update').map(({ body }) => body)
      expect(
        makeWriter(1)
          .read(...texts)
          .doc.getText('n')
          .toString(),
      ).toBe('1 2 3 ')
    } finally {
      await again.stop()
    }
  })

  it('that is damaged is refused, and so is one while a server runs; nothing changes', async () => {
    const { data, server, person, say } = await team()
    await say()
    const to = makeFolder()
    await command('backup', data, '--to', to)
    const before = await pull(server, person, { epoch: 0, cursors: {} })
    const inUse = await command('restore', data, '--from', backupIn(to))
    expect(inUse).toMatchObject({ code: 1, said: expect.stringContaining('Stop it first') })
    await server.stop()
    truncateSync(join(backupIn(to), 'log.db'), 8192)
    const torn = await command('restore', data, '--from', backupIn(to))
    expect(torn).toMatchObject({ code: 1, said: expect.stringContaining('Nothing was changed') })
    expect(existsSync(join(data, 'log.db'))).toBe(true)
    const again = await startTestServer({ data })
    try {
      const page = await pull(again, person, { epoch: before.epoch, cursors: {} })
      expect(page.epoch).toBe(before.epoch)
      expect(page.rows.length).toBe(before.rows.length)
    } finally {
      await again.stop()
    }
  })

  it('whose restore was killed before its last renames is put in its place by the start of the server', async () => {
    const { data, server, person, say } = await team()
    await say()
    const to = makeFolder()
    await command('backup', data, '--to', to)
    const before = await pull(server, person, { epoch: 0, cursors: {} })
    await say()
    await server.stop()
    cpSync(backupIn(to), join(data, 'restore-2026-11-23T00-00-00-000Z'), {
      recursive: true,
      filter: path => !path.endsWith('.json'),
    })
    const again = await startTestServer({ data })
    try {
      const page = await pull(again, person, { epoch: 0, cursors: {} })
      expect(page.rows.length).toBe(before.rows.length)
      expect(readdirSync(data).filter(name => name.includes('restore-'))).toEqual([
        'before-restore-2026-11-23T00-00-00-000Z',
      ])
    } finally {
      await again.stop()
    }
  })

  it('has to be one: a folder of something else is named, not copied or taken apart', async () => {
    const empty = makeFolder()
    expect(await command('backup', empty, '--to', makeFolder())).toMatchObject({ code: 1 })
    const none = await command('restore', empty, '--from', makeFolder())
    expect(none.code).toBe(1)
    expect(lastLine(none.said)).toContain('no backup of Ketu')
    expect(readdirSync(empty)).toEqual([])
  })
})

describe('a folder put back by hand', () => {
  it('is noticed at the start: a new epoch, so that no device takes a new row for one it has', async () => {
    const { data, server, person, scope, say } = await team()
    await say()
    await server.stop()
    const copy = makeFolder()
    cpSync(data, copy, { recursive: true })
    const second = await startTestServer({ data })
    const { epoch, through } = await pull(second, person, { epoch: 0, cursors: {} })
    await second.stop()
    rmSync(data, { recursive: true })
    cpSync(copy, data, { recursive: true })
    const again = await startTestServer({ data })
    try {
      const page = await pull(again, person, { epoch, cursors: through })
      expect(page.epoch).toBeGreaterThan(epoch)
      expect(page.fork).toBe(through[scope])
    } finally {
      await again.stop()
    }
  })

  it('is no earlier state when it is the same: a start after a stop or a kill begins nothing', async () => {
    const { data, server, person, say } = await team()
    await say()
    const { epoch } = await pull(server, person, { epoch: 0, cursors: {} })
    await server.kill()
    const again = await startTestServer({ data })
    await again.stop()
    const third = await startTestServer({ data })
    try {
      expect((await pull(third, person, { epoch, cursors: {} })).epoch).toBe(epoch)
    } finally {
      await third.stop()
    }
  })
})
