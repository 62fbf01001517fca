import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renewMs, serve } from '#server/serve.ts'
import { certificateNames, createTlsRenewal, readTls, type Tls } from '#server/tls.ts'
import { createTestApp, type TestApp } from '#test/kit/test-app.ts'

const pem = (name: string): string => readFileSync(new URL(`../../data/tls/${name}.pem`, import.meta.url), 'utf8')
const now = Date.UTC(2027, 0, 1)
const files = { cert: '/tls/cert.pem', key: '/tls/key.pem' }
const read = (cert: string | undefined, key: string | undefined, at = now) =>
  readTls(files, path => held(path === files.cert ? cert : key), at)

function held(text: string | undefined): string {
  if (text === undefined) throw new Error('no such file')
  return text
}

function firstTls(): Tls {
  const answer = read(pem('first'), pem('first-key'))
  if (answer.kind === 'bad') throw new Error(answer.sentence)
  return answer.tls
}

describe('the files of a certificate', () => {
  test('that fit are what the server shows', () => {
    expect(firstTls()).toEqual({ files, cert: pem('first'), key: pem('first-key') })
  })

  test.each([
    ['no certificate there', undefined, pem('first-key'), now, /^KETU_TLS_CERT .* cannot be read: .*Check the path/],
    ['no key there', pem('first'), undefined, now, /^KETU_TLS_KEY .* cannot be read: .*Check the path/],
    ['a key for a certificate', pem('first-key'), pem('first-key'), now, /^KETU_TLS_CERT holds no certificate/],
    ['a certificate for a key', pem('first'), pem('first'), now, /^KETU_TLS_KEY holds no private key/],
    ['a key behind a passphrase', pem('first'), pem('locked-key'), now, /without a passphrase/],
    ['the key of another', pem('first'), pem('renewed-key'), now, /does not belong to KETU_TLS_CERT: name two files/],
    ['one that has ended', pem('first'), pem('first-key'), Date.UTC(2127, 0, 1), /ended on 2126-10-29: renew it/],
    ['one that has not begun', pem('first'), pem('first-key'), 0, /begins on 2026-11-22: check the clock/],
  ])('with %s are refused with a sentence that says what to do', (_, cert, key, at, sentence) => {
    expect(read(cert, key, at)).toEqual({ kind: 'bad', sentence: expect.stringMatching(sentence) })
  })

  test.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['192.168.1.20', false],
    ['ketu.example', false],
  ])('name %s: %s', (address, isNamed) => {
    expect(certificateNames(firstTls(), address)).toBe(isNamed)
  })
})

describe('a renewed certificate', () => {
  const renewing = () => {
    const [used, said]: [string[], string[]] = [[], []]
    const now = { cert: pem('first'), key: pem('first-key') }
    const look = createTlsRenewal({
      current: firstTls(),
      readFile: path => (path === files.cert ? now.cert : now.key),
      clock: () => Date.UTC(2027, 0, 1),
      use: ({ cert }) => void used.push(cert),
      say: sentence => void said.push(sentence),
    })
    return { now, look, used, said }
  }

  test('is taken once, and one that stays the same never', () => {
    const { now, look, used, said } = renewing()
    look()
    Object.assign(now, { cert: pem('renewed'), key: pem('renewed-key') })
    look()
    look()
    expect([used, said.length]).toEqual([[pem('renewed')], 1])
  })

  test('whose key comes a moment later is waited for in silence', () => {
    const { now, look, used, said } = renewing()
    now.cert = pem('renewed')
    look()
    expect([used, said]).toEqual([[], []])
    now.key = pem('renewed-key')
    look()
    expect(used).toEqual([pem('renewed')])
  })

  test('that does not fit is told once, and the one in use stays', () => {
    const { now, look, used, said } = renewing()
    now.cert = pem('renewed')
    for (let i = 0; i < 4; i++) look()
    expect(used).toEqual([])
    expect(said).toEqual([expect.stringMatching(/does not belong .* The certificate in use stays\.$/)])
    now.cert = pem('first')
    look()
    now.cert = ''
    for (let i = 0; i < 2; i++) look()
    expect(said).toHaveLength(2)
  })
})

describe('a server that speaks TLS itself', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await createTestApp()
  })
  afterAll(() => app.stop())

  test('answers under its certificate, and under the renewed one without a new start', async () => {
    const calls = new Map<number, () => void>()
    const now = { cert: 'first', key: 'first-key' }
    const listening = await serve({
      config: { port: 0, host: '127.0.0.1', tls: firstTls() },
      composed: app,
      report: error => expect(error).toBeUndefined(),
      every: (ms, call) => {
        calls.set(ms, call)
        return () => void calls.delete(ms)
      },
      files: {
        readFile: path => pem(path === files.cert ? now.cert : now.key),
        clock: () => Date.UTC(2027, 0, 1),
        say,
      },
    })
    expect(await makerAt(listening.port)).toBe('Ketu test first')
    Object.assign(now, { cert: 'renewed', key: 'renewed-key' })
    calls.get(renewMs)?.()
    expect(await makerAt(listening.port)).toBe('Ketu test renewed')
    await listening.close()
    expect(calls.size).toBe(0)
  })
})

const say = (sentence: string): void => expect(sentence).toContain('renewed')

/** Whom the certificate of a new connection was made for. */
const makerAt = (port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: '/healthz', rejectUnauthorized: false, agent: false })
    asked.on('response', response => {
      response.resume()
      // An https request has a TLS socket.
      const { subject } = (response.socket as TLSSocket).getPeerCertificate()
      response.once('end', () => resolve(String(subject.CN)))
    })
    asked.on('error', reject).end()
  })
