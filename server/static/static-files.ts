/** The built app in memory, compressed once: a request is a lookup, so no path can leave the folder. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export interface StaticFile {
  readonly type: string
  readonly etag: string
  /** Never changes under its name, so it may be kept for ever. */
  readonly isImmutable: boolean
  readonly plain: Uint8Array
  /** Absent when compressing does not pay. */
  readonly br?: Uint8Array
  readonly gzip?: Uint8Array
}

export interface StaticFiles {
  /** `path` as in a URL: `/assets/index-1a2b.js`. */
  find(path: string): StaticFile | undefined
  /** The app's page; undefined while nothing is built. */
  readonly page: StaticFile | undefined
}

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}
const compressible = /^(text\/|application\/(json|manifest)|image\/svg)/

export async function readStaticFiles(folder: string): Promise<StaticFiles> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []
  const paths = names.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const files = new Map(
    await Promise.all(
      paths.map(async path => {
        const url = `/${relative(folder, path).split(sep).join('/')}`
        return [url, await toStaticFile(url, readFileSync(path))] as const
      }),
    ),
  )
  return { find: path => files.get(path), page: files.get('/index.html') }
}

const brotli = promisify(brotliCompress)
const gzipAsync = promisify(gzip)

async function toStaticFile(url: string, plain: Uint8Array): Promise<StaticFile> {
  const type = types[extname(url)] ?? 'application/octet-stream'
  const file = {
    type,
    plain,
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    isImmutable: url.startsWith('/assets/'),
  }
  if (!compressible.test(type) || plain.length < 512) return file
  // 9 of 11: a tenth of the time of the best, and 2 % larger; a start must not wait for it.
  const br = await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
  return { ...file, br, gzip: await gzipAsync(plain, { level: 9 }) }
}
