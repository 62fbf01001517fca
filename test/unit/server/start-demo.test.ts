import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DemoReply } from '#shared/api/demo.ts'

/** As `npm run demo` once the app is built. */
const script = `import('${new URL('../../../server/demo/start-demo.ts', import.meta.url)}')
  .then(({ startDemo }) => startDemo(process.env, process.argv.slice(1)))`
const root = fileURLToPath(new URL('../../..', import.meta.url))

let data: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'ketu-start-demo-'))
})
afterEach(() => rm(data, { recursive: true }))

const start = (env: { readonly [name: string]: string }, args: readonly string[] = []): ChildProcess =>
  spawn(process.execPath, ['-e', script, '--', ...args], {
    cwd: root,
    env: { ...process.env, KETU_DATA: data, KETU_PORT: '0', KETU_HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise(resolve => child.once('exit', code => resolve(code)))

async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the server has no standard output')
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^Ketu is at (\S+)/.exec(line)?.[1]
    if (url !== undefined) return url
  }
  throw new Error('the server ended before it was up')
}

async function peopleOf(...args: readonly string[]): Promise<readonly string[]> {
  const child = start({}, args)
  const exit = exitOf(child)
  const url = await addressOf(child)
  const { people } = (await (await fetch(`${url}/api/demo`)).json()) as DemoReply
  child.kill('SIGTERM')
  expect(await exit).toBe(0)
  return people.map(({ id }) => id)
}

/** A year of work is made twice. */
const makingMs = 180_000

test('the sample team is made on the first start, there again on the second, and another after a reset', {
  timeout: makingMs,
}, async () => {
  const first = await peopleOf()
  expect(first).toHaveLength(5)
  expect(await peopleOf()).toEqual(first)
  expect(new Set([...first, ...(await peopleOf('--reset'))]).size).toBe(10)
})

test.each([
  ['a folder that holds something else', {}, /is not the sample team/],
  ['PostgreSQL', { DATABASE_URL: 'postgres://localhost/ketu' }, /unset DATABASE_URL/],
])('a start on %s ends with a sentence and touches nothing', async (_, env, sentence) => {
  await writeFile(join(data, 'log.db'), 'the work of people')
  const child = start(env, ['--reset'])
  const exit = exitOf(child)
  if (child.stderr === null) throw new Error('the server has no standard error')
  expect(await text(child.stderr)).toMatch(sentence)
  expect(await exit).toBe(1)
  expect(await readdir(data)).toEqual(['log.db'])
})
