/** The airplane drill with a real server: cut off by its own button, closed in the middle, and equal with another phone's edit. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { logVisitOn, pillSays, signInOn, wordsOf } from '#test/kit/story.ts'
import { joinAs, setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { makePerson } from '#test/kit/test-auth.ts'

const words = wordsOf('zh-CN')
const { drill } = words
let server: TestServer
let ada: Phone
let bo: Phone
let customer = ''

beforeAll(async () => {
  server = await startTestServer()
  await joinAs(server, await setUp(server, 'Ada'), 'Bo', { role: 'admin' })
  ada = await switchOn()
  bo = await switchOn()
  await signInOn(ada, server, words, makePerson('Ada'))
  await signInOn(bo, server, words, makePerson('Bo'))
  for (const phone of [ada, bo]) await pillSays(phone.page, words.shell.pill.ok)
  await ada.page.goto(`${server.url}/c/new`)
  await ada.page.getByLabel(words.fields['customer.name'], { exact: true }).fill('青麦乳业')
  await ada.page.getByRole('button', { name: words.log.save }).click()
  await ada.page.waitForURL(/\/c\/[0-9a-z]{26}$/)
  customer = /\/c\/([0-9a-z]{26})$/.exec(ada.page.url())?.[1] ?? ''
  await bo.page.goto(`${server.url}/customers`)
  await bo.page.getByText('青麦乳业').first().waitFor()
})
afterAll(async () => {
  await ada.dispose()
  await bo.dispose()
  await server.stop()
})

const button = (name: string) => ada.page.getByRole('button', { name, exact: true })

describe('the airplane drill', () => {
  it('cuts the app off at a press of its button, says so everywhere and outlives a reload', async () => {
    const { page } = ada
    await page.goto(`${server.url}/sync`)
    await page.getByRole('link', { name: drill.title }).click()
    await button(drill.start).press('Enter')
    await page.getByRole('status').getByText(drill.cutTitle).waitFor()
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    await logVisitOn(page, words, server.url, customer, '断网时写的一笔')
    await page.getByText(words.log.saved).waitFor()
    await page.reload()
    await page.getByRole('link', { name: words.shell.cutOffEnd }).waitFor()
    await page.goto(`${server.url}/team`)
    await page.goto(`${server.url}/c/${customer}`)
    await page.getByText('断网时写的一笔').first().waitFor()
    expect(asked.filter(url => /\/api\//.test(url))).toEqual([])
  })

  it('keeps the visit from the other phone, which edits the same customer meanwhile', async () => {
    const { page } = bo
    await page.goto(`${server.url}/c/${customer}/edit`)
    await page.getByLabel(words.fields['customer.city'], { exact: true }).fill('江南市')
    await page.getByRole('button', { name: words.log.save }).click()
    await page.waitForURL(/\/c\/[0-9a-z]{26}$/)
    await pillSays(page, words.shell.pill.ok)
    expect(await page.getByText('断网时写的一笔').count()).toBe(0)
  })

  it('shows both sides equal once reconnected, with the same fingerprint of each, and all of it on both phones', async () => {
    const { page } = ada
    await page.goto(`${server.url}/sync/drill`)
    await page.getByText(drill.cutNote(1)).waitFor()
    await button(drill.reconnect).click()
    await page.getByText(drill.equalTitle, { exact: true }).waitFor({ timeout: 30_000 })
    await page.getByText(drill.equal(2)).waitFor()
    await page.getByText(drill.work(1, 1)).waitFor()
    const prints = await page.getByRole('main').locator('code').allTextContents()
    expect(prints).toHaveLength(2)
    expect(prints[0]).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/)
    expect(prints[1]).toBe(prints[0])
    await bo.page.goto(`${server.url}/c/${customer}`)
    await bo.page.getByText('断网时写的一笔').first().waitFor({ timeout: 30_000 })
    await page.reload()
    await page.getByText(drill.equalTitle, { exact: true }).waitFor()
    await button(drill.done).click()
    await page.getByText(words.sync.state.ok).waitFor({ timeout: 30_000 })
    await page.goto(`${server.url}/c/${customer}`)
    await page.getByText('江南市', { exact: false }).first().waitFor()
    expect(await page.getByRole('link', { name: words.shell.cutOffEnd }).count()).toBe(0)
    expect([...ada.errors, ...bo.errors]).toEqual([])
  })
})
