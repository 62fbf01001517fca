import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Environment, parseConfig } from '#server/config.ts'

const noFile = (path: string): string => {
  throw new Error(`no file ${path}`)
}
const now = Date.UTC(2027, 0, 1)
const parse = (env: Environment, readFile = noFile) => parseConfig(env, readFile, now)
const pem = (path: string): string => readFileSync(new URL(`../../data${path}`, import.meta.url), 'utf8')
const sentenceOf = (env: Environment, readFile = noFile): string => {
  const parsed = parse(env, readFile)
  return parsed.kind === 'bad' ? parsed.sentence : ''
}

describe('configuration', () => {
  test('nothing set gives port 8787 on all addresses and the folder ./data', () => {
    expect(parse({})).toEqual({
      kind: 'ok',
      config: { port: 8787, data: './data', trustProxy: 0, logLevel: 'error' },
    })
  })

  test('an empty value counts as none', () => {
    expect(parse({ KETU_PORT: ' ', KETU_URL: '' })).toEqual(parse({}))
  })

  test('every variable reaches its place', () => {
    const env = {
      KETU_PORT: '0',
      KETU_HOST: '127.0.0.1',
      KETU_DATA: '/srv/ketu',
      KETU_URL: 'https://ketu.example.cn/',
      KETU_TLS_CERT: '/tls/first.pem',
      KETU_TLS_KEY: '/tls/first-key.pem',
      DATABASE_URL: 'postgres://ketu@db/ketu',
      KETU_TRUST_PROXY: '1',
      KETU_LOG_LEVEL: 'info',
    }
    expect(parse(env, pem)).toEqual({
      kind: 'ok',
      config: {
        port: 0,
        host: '127.0.0.1',
        data: '/srv/ketu',
        url: 'https://ketu.example.cn',
        tls: {
          files: { cert: '/tls/first.pem', key: '/tls/first-key.pem' },
          cert: pem('/tls/first.pem'),
          key: pem('/tls/first-key.pem'),
        },
        databaseUrl: 'postgres://ketu@db/ketu',
        trustProxy: 1,
        logLevel: 'info',
      },
    })
  })

  test.each([
    ['KETU_PORT', '65536'],
    ['KETU_PORT', '80a'],
    ['KETU_HOST', 'a b'],
    ['KETU_URL', 'ketu.example.cn'],
    ['KETU_URL', 'https://ketu.example.cn/sub'],
    ['DATABASE_URL', 'mysql://secret@db'],
    ['KETU_TRUST_PROXY', 'yes'],
    ['KETU_LOG_LEVEL', 'loud'],
  ])('%s=%s stops the start with a sentence that names it and not its value', (name, value) => {
    const sentence = sentenceOf({ [name]: value })
    expect(sentence).toMatch(new RegExp(`^${name} takes .+\\.$`))
    expect(sentence).not.toContain(value)
  })

  test('a certificate without its key stops the start', () => {
    expect(sentenceOf({ KETU_TLS_CERT: '/c.pem' })).toContain('belong together')
  })

  test('a certificate that does not serve stops the start', () => {
    const env = { KETU_TLS_CERT: '/tls/first.pem', KETU_TLS_KEY: '/tls/renewed-key.pem' }
    expect(sentenceOf(env, pem)).toContain('does not belong')
  })

  test('NAME_FILE brings the value from a file', () => {
    const parsed = parse({ DATABASE_URL_FILE: '/run/secrets/db' }, () => 'postgres://ketu@db/ketu\n')
    expect(parsed).toMatchObject({ config: { databaseUrl: 'postgres://ketu@db/ketu' } })
  })

  test('NAME and NAME_FILE together, or a file that cannot be read, stop the start', () => {
    expect(sentenceOf({ KETU_PORT: '1', KETU_PORT_FILE: '/p' })).toContain('both set')
    expect(sentenceOf({ KETU_PORT_FILE: '/p' })).toBe('KETU_PORT_FILE names a file that cannot be read: /p.')
  })
})
