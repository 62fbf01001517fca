/** Leaving: signing out leaves nothing on the device, a right that ends takes its customers along. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SessionReply } from '#shared/api/account.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { onToday, pillSays, readyForOffline, signInOn, wordsOf } from '#test/kit/story.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { joinAs, setUp, startTestServer, type TestPerson, type TestServer } from '#test/kit/test-server.ts'

const words = wordsOf('zh-CN')
let server: TestServer
let admin: TestPerson
let bo: TestPerson
let phone: Phone

beforeAll(async () => {
  server = await startTestServer()
  admin = await setUp(server, 'Ada')
  bo = await joinAs(server, admin, 'Bo', { role: 'admin' })
  phone = await switchOn()
  await signInOn(phone, server, words, makePerson('Bo'))
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

async function makeCustomer(name: string): Promise<string> {
  const { page } = phone
  await page.goto(`${server.url}/c/new`)
  await page.getByLabel(words.fields['customer.name'], { exact: true }).fill(name)
  await page.getByRole('button', { name: words.shell.save }).click()
  await page.waitForURL(/\/c\/[0-9a-z]{26}$/)
  return /\/c\/([0-9a-z]{26})$/.exec(page.url())?.[1] ?? ''
}

const left = () =>
  phone.page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    local: { ...localStorage },
    cookie: document.cookie,
  }))

describe('a right that ends', () => {
  it('takes the territory off the device the moment it is online, and keeps what was not sent', async () => {
    const { page } = phone
    const customer = await makeCustomer('青麦乳业')
    await page.goto(`${server.url}/today`)
    await pillSays(page, words.shell.pill.ok)
    const { grants } = await bo.request<SessionReply>('GET', '/api/session')
    await readyForOffline(page)
    await phone.setOffline(true)
    await page.goto(`${server.url}/log?c=${customer}`)
    await page.getByLabel(words.log.text).fill('谈了年度框架')
    await page.getByRole('button', { name: words.log.save }).click()
    await page.getByText(words.log.saved, { exact: false }).first().waitFor()
    await admin.request('DELETE', `/api/grants/${grants[0]?.id ?? ''}`)
    await phone.setOffline(false)
    await page.goto(`${server.url}/sync`)
    await page.getByText('谈了年度框架').first().waitFor()
    await page.goto(`${server.url}/customers`)
    await page.getByText('青麦乳业').waitFor({ state: 'detached' })
  })
})

describe('signing out', () => {
  it('warns first of work that was not synced', async () => {
    const { page } = phone
    const person = await joinAs(server, admin, 'Cy', { role: 'admin' })
    expect(person.session.member.name).toBe('Cy')
    await signInOn(phone, server, words, makePerson('Cy'))
    await pillSays(page, words.shell.pill.ok)
    await readyForOffline(page)
    await phone.setOffline(true)
    await makeCustomer('鼎禾食品')
    await page.goto(`${server.url}/me/sign-out`)
    await page.getByText(words.account.signOutUnsynced(1)).waitFor()
    await phone.setOffline(false)
    await page.goto(`${server.url}/today`)
    await onToday(page, words)
    await pillSays(page, words.shell.pill.ok)
  })

  it('leaves no database, cache, worker, setting or cookie', async () => {
    const { page } = phone
    await page.goto(`${server.url}/me/sign-out`)
    await page.getByRole('button', { name: words.account.signOutNow }).click()
    await page.getByRole('heading', { name: words.account.signInTitle }).waitFor()
    const { databases, ...rest } = await left()
    // The sign-in screen opens the empty store of who this device belongs to.
    expect(databases.filter(name => name !== 'ketu-device')).toEqual([])
    expect(rest).toEqual({ caches: [], workers: 0, local: {}, cookie: '' })
    expect((await phone.context.cookies()).length).toBe(0)
    expect(phone.errors).toEqual([])
  })
})
