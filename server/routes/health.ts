/** For whoever watches the process: `/healthz` = it runs, `/readyz` = it can take work. */
import { Hono } from 'hono'

/** `isReady` is false while the server stops, and when a database does not answer. */
export function createHealthApp(isReady: () => Promise<boolean>): Hono {
  const app = new Hono()
  app.get('/healthz', c => c.json({ ok: true }))
  app.get('/readyz', async c => {
    const ready = await isReady().catch(() => false)
    return c.json({ ok: ready }, ready ? 200 : 503)
  })
  return app
}
