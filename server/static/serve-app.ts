/** Answers with the files of the app; every address that is no file is the app's own page. */
import type { Context, Handler } from 'hono'
import type { StaticFile, StaticFiles } from './static-files.ts'

export function serveApp(files: StaticFiles): Handler {
  return c => {
    const { path } = c.req
    const file = files.find(path) ?? files.find(`${path}.html`)
    if (file !== undefined) return send(c, file)
    // HTML in place of a script or a picture would be cached and run as one.
    const isFile = path.startsWith('/assets/') || /\.\w+$/.test(path)
    if (isFile || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return c.notFound()
    return files.page === undefined ? c.text('Ketu is not built yet: npm run build', 503) : send(c, files.page)
  }
}

function send(c: Context, file: StaticFile): Response {
  c.header('etag', file.etag)
  c.header('cache-control', file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache')
  c.header('vary', 'accept-encoding')
  if (c.req.header('if-none-match')?.includes(file.etag) === true) return c.body(null, 304)
  const accepted = c.req.header('accept-encoding') ?? ''
  const encoding = (['br', 'gzip'] as const).find(name => file[name] !== undefined && accepted.includes(name))
  if (encoding !== undefined) c.header('content-encoding', encoding)
  c.header('content-type', file.type)
  return c.body(new Uint8Array((encoding && file[encoding]) ?? file.plain))
}
