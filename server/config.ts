/** The environment, parsed once at start. A bad value stops the start with one sentence that names the variable. */
import * as v from 'valibot'
import { readTls, type Tls, type TlsFiles } from './tls.ts'

export interface Config {
  /** 0 = any free port. */
  readonly port: number
  /** Absent = all addresses. */
  readonly host?: string
  /** Folder of everything this server keeps. */
  readonly data: string
  /** The address people use, without a trailing slash; absent = what their browser says. */
  readonly url?: string
  /** Set when the server speaks TLS itself. */
  readonly tls?: Tls
  /** PostgreSQL in place of the embedded database. */
  readonly databaseUrl?: string
  /** How many proxies in front of this server write `x-forwarded-for`, `-proto` and `-host`; 0 = none of them is believed. */
  readonly trustProxy: number
  readonly logLevel: LogLevel
}

export type LogLevel = 'silent' | 'error' | 'info'

export type Environment = { readonly [name: string]: string | undefined }

/** `sentence` is for the person who starts the server. */
export type ParsedConfig =
  | { readonly kind: 'ok'; readonly config: Config }
  | { readonly kind: 'bad'; readonly sentence: string }

const variables = {
  KETU_PORT: variable('a port number from 0 to 65535', v.pipe(digits(5), v.maxValue(65535))),
  KETU_HOST: variable('a host name or address to listen on', v.pipe(v.string(), v.regex(/^[\w.:%-]+$/))),
  KETU_DATA: variable('the path of a folder', v.string()),
  KETU_URL: variable(
    'an http:// or https:// address without a path',
    v.pipe(v.string(), v.transform(origin), v.string()),
  ),
  KETU_TLS_CERT: variable('the path of a certificate in PEM form', v.string()),
  KETU_TLS_KEY: variable('the path of the private key of KETU_TLS_CERT in PEM form', v.string()),
  DATABASE_URL: variable('a postgres:// address', v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//))),
  KETU_TRUST_PROXY: variable('the number of proxies in front of the server, 0 to 9', digits(1)),
  KETU_LOG_LEVEL: variable('silent, error or info', v.picklist(['silent', 'error', 'info'])),
} as const

type Variables = typeof variables
type Name = keyof Variables
type Values = { -readonly [N in Name]?: v.InferOutput<Variables[N]['schema']> }

/**
 * `NAME_FILE` names a file that holds the value of `NAME` (secrets of containers). An empty value counts as none.
 * `readFile` throws when the file cannot be read. @param now ms since the epoch; a certificate that has ended is a bad value.
 */
export function parseConfig(env: Environment, readFile: (path: string) => string, now: number): ParsedConfig {
  try {
    return { kind: 'ok', config: toConfig(readValues(env, readFile), readFile, now) }
  } catch (error) {
    if (error instanceof BadValue) return { kind: 'bad', sentence: error.message }
    throw error
  }
}

function toConfig(values: Values, readFile: (path: string) => string, now: number): Config {
  const { KETU_HOST: host, KETU_URL: url, KETU_TLS_CERT: cert, KETU_TLS_KEY: key, DATABASE_URL: databaseUrl } = values
  if ((cert === undefined) !== (key === undefined))
    throw new BadValue('KETU_TLS_CERT and KETU_TLS_KEY belong together: set both or neither.')
  return {
    port: values.KETU_PORT ?? 8787,
    data: values.KETU_DATA ?? './data',
    trustProxy: values.KETU_TRUST_PROXY ?? 0,
    logLevel: values.KETU_LOG_LEVEL ?? 'error',
    ...(host === undefined ? {} : { host }),
    ...(url === undefined ? {} : { url }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(cert === undefined || key === undefined ? {} : { tls: tlsOf({ cert, key }, readFile, now) }),
  }
}

function tlsOf(files: TlsFiles, readFile: (path: string) => string, now: number): Tls {
  const read = readTls(files, readFile, now)
  if (read.kind === 'bad') throw new BadValue(read.sentence)
  return read.tls
}

function readValues(env: Environment, readFile: (path: string) => string): Values {
  const values: { [name: string]: unknown } = {}
  for (const [name, { takes, schema }] of Object.entries(variables)) {
    const text = readText(env, name, readFile)
    if (text === undefined) continue
    const parsed = v.safeParse(schema, text)
    // The value itself is not repeated: it may be a secret.
    if (!parsed.success) throw new BadValue(`${name} takes ${takes}.`)
    values[name] = parsed.output
  }
  return values
}

function readText(env: Environment, name: string, readFile: (path: string) => string): string | undefined {
  const own = env[name]?.trim()
  const file = env[`${name}_FILE`]?.trim()
  if (own && file) throw new BadValue(`${name} and ${name}_FILE are both set: keep one.`)
  return own || (file ? readNamed(`${name}_FILE`, file, readFile).trim() : undefined) || undefined
}

function readNamed(name: string, path: string, readFile: (path: string) => string): string {
  try {
    return readFile(path)
  } catch (error) {
    throw new BadValue(`${name} names a file that cannot be read: ${path}.`, { cause: error })
  }
}

function variable<S extends v.GenericSchema<string, unknown>>(takes: string, schema: S): { takes: string; schema: S } {
  return { takes, schema }
}

function digits(most: number) {
  return v.pipe(v.string(), v.regex(new RegExp(`^\\d{1,${most}}$`)), v.transform(Number))
}

/** undefined, which no string schema takes, when the address has more than an origin. */
function origin(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' ? url.origin : undefined
}

class BadValue extends Error {}
