/** Answers of the server are values; a broken network and a captive portal read as offline. */
import { describe, expect, it } from 'vitest'
import { createApi, type Fetch } from '#app/data/api.ts'

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json; charset=utf-8' } })

const apiOf = (fetch: Fetch) => createApi(fetch)

describe('asking the server', () => {
  it('sends JSON with the header that tells our page from others', async () => {
    const sent: RequestInit[] = []
    const api = apiOf(async (_, init) => {
      sent.push(init)
      return json({ id: 't1' })
    })
    expect(await api.post('/api/territories', { name: '杭州' })).toEqual({ kind: 'ok', value: { id: 't1' } })
    expect(sent[0]?.headers).toEqual({ 'x-ketu': '1', 'content-type': 'application/json' })
    expect(sent[0]?.body).toBe('{"name":"杭州"}')
  })
  it('says why it was refused, and how long to wait', async () => {
    const api = apiOf(async () => json({ error: 'too-many-tries', retryAfter: 30 }, 429))
    expect(await api.post('/api/join', {})).toEqual({ kind: 'failed', error: 'too-many-tries', retryAfter: 30 })
  })
  it('is offline when nothing answers in time or at all', async () => {
    const offline = { kind: 'failed', error: 'offline' }
    expect(await apiOf(() => Promise.reject(new TypeError('Failed to fetch'))).get('/api/session')).toEqual(offline)
    const late = new DOMException('late', 'TimeoutError')
    expect(await apiOf(() => Promise.reject(late)).get('/api/session')).toEqual(offline)
  })
  it('takes a page for offline, not for an answer', async () => {
    const portal = async () => new Response('<h1>Welcome</h1>', { headers: { 'content-type': 'text/html' } })
    expect(await apiOf(portal).get('/api/session')).toEqual({ kind: 'failed', error: 'offline' })
  })
  it('does not hide a bug', async () => {
    await expect(apiOf(() => Promise.reject(new RangeError('bug'))).get('/api/session')).rejects.toThrow('bug')
  })
})
