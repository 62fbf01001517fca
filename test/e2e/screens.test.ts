/** Every screen with nothing in it, in both languages and themes: nothing in anybody's way, nothing from elsewhere, no errors. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InviteReply } from '#shared/api/account.ts'
import { doorStops, emptyStops, type DoorKeys } from '#test/kit/empty-stops.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { signInOn, wordsOf } from '#test/kit/story.ts'
import { joinAs, setUp, startTestServer, type TestPerson, type TestServer } from '#test/kit/test-server.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { speak, tour } from '#test/kit/tour.ts'

let server: TestServer
let phone: Phone
let keys: DoorKeys
const strangers: string[] = []

beforeAll(async () => {
  server = await startTestServer()
  keys = await makeKeys(await setUp(server, 'Ada'))
  phone = await switchOn()
  phone.context.on('request', request => {
    const { protocol, host } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && host !== new URL(server.url).host) strangers.push(request.url())
  })
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

async function makeKeys(admin: TestPerson): Promise<DoorKeys> {
  const bo = await joinAs(server, admin, 'Bo', { role: 'viewer' })
  const tokenOf = ({ link }: InviteReply): string => link.split('#')[1] ?? ''
  const invite = await admin.request<InviteReply>('POST', '/api/invites', { role: 'viewer' })
  const reset = await admin.request<InviteReply>('POST', `/api/members/${bo.session.member.id}/reset`, {})
  return { invite: tokenOf(invite), reset: tokenOf(reset) }
}

const nothing = (found: readonly string[]): void =>
  expect([`${found.length} found`, ...found].join('\n')).toBe('0 found')

describe('before signing in', () => {
  it('every door is in order in Chinese', async () => {
    nothing(await tour(phone.page, server.url, doorStops(keys), wordsOf('zh-CN')))
  })

  it('every door is in order in English', async () => {
    await phone.page.evaluate(() => localStorage.setItem('ketu.preferences', '{"language":"en"}'))
    await phone.page.goto(server.url)
    nothing(await tour(phone.page, server.url, doorStops(keys), wordsOf('en')))
  })
})

describe('with nothing in it', () => {
  it('every screen is in order in English', async () => {
    await signInOn(phone, server, wordsOf('en'), makePerson('Ada'))
    nothing(await tour(phone.page, server.url, emptyStops, wordsOf('en')))
  })

  it('every screen is in order in Chinese', async () => {
    nothing(await tour(phone.page, server.url, emptyStops, await speak(phone.page, server.url, 'zh-CN')))
  })

  it('ux:B19 no request went anywhere but to our own server, and no page complained', () => {
    expect(strangers).toEqual([])
    expect(phone.errors).toEqual([])
  })
})
