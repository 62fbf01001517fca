/** The story Ketu exists for: log a visit with no network, see the goal move, find it on the other phone. */
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import {
  importFile,
  joinOn,
  logVisitOn,
  onToday,
  pillSays,
  readyForOffline,
  setUpOn,
  wordsOf,
} from '#test/kit/story.ts'
import { startTestServer, type TestServer } from '#test/kit/test-server.ts'

const words = wordsOf('zh-CN')
const customersFile = fileURLToPath(new URL('../data/northwind-customers.csv', import.meta.url))
const ordersFile = fileURLToPath(new URL('../data/northwind-orders.csv', import.meta.url))

let server: TestServer
let phone: Phone
let customer = ''

beforeAll(async () => {
  server = await startTestServer()
  phone = await switchOn()
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

const pages = () => phone.page

describe('one person', () => {
  it('opens the printed link, makes the workspace and is on Today', async () => {
    await setUpOn(phone, server, words)
    await pillSays(pages(), words.shell.pill.ok)
  })

  it('brings 91 customers and 830 orders from files', async () => {
    await importFile(pages(), words, server.url, customersFile)
    await importFile(pages(), words, server.url, ordersFile, '7')
    await pages().goto(`${server.url}/customers`)
    await pages().getByText('Alfreds Futterkiste').click()
    await pages().waitForURL(/\/c\/[0-9a-z]{26}$/)
    customer = /\/c\/([0-9a-z]{26})/.exec(pages().url())?.[1] ?? ''
    await pillSays(pages(), words.shell.pill.ok)
  })

  it('sets a goal of four visits and sees none done', async () => {
    await pages().goto(`${server.url}/goals/new?c=${customer}`)
    await pages().getByText(words.goals.periods['year.0'], { exact: true }).click()
    await pages().getByRole('textbox', { name: words.goals.howMuch }).fill('4')
    await pages().getByRole('button', { name: words.goals.save, exact: true }).click()
    await pages().waitForURL(/\/g\/[0-9a-z]{26}/)
    await pages().goto(`${server.url}/today`)
    await pillSays(pages(), words.shell.pill.ok)
  })

  it('logs a visit in airplane mode, is killed within 100 ms of 已保存, and finds everything after switching on again', async () => {
    await readyForOffline(pages())
    await phone.switchOff()
    phone = await switchOn({ profile: phone.profile })
    await server.kill()
    await phone.setOffline(true)
    await logVisitOn(pages(), words, server.url, customer, '见了采购，样品认可，下周三送第二批样品')
    await pages().getByText(words.log.saved, { exact: false }).first().waitFor()
    const seen = performance.now()
    const killed = phone.kill()
    expect(performance.now() - seen).toBeLessThan(100)
    await killed
    phone = await switchOn({ profile: phone.profile })
    await phone.setOffline(true)
    await pages().goto(`${server.url}/c/${customer}`)
    await pages().getByText('见了采购，样品认可，下周三送第二批样品').first().waitFor()
    await pages().getByText('1 / 4', { exact: false }).first().waitFor()
    await pages().goto(`${server.url}/today`)
    await onToday(pages(), words)
    await pillSays(pages(), words.shell.pill.offlineWaiting(1))
  })

  it('is back online and acknowledged without a tap', async () => {
    server = await startTestServer({ data: server.data, port: server.port })
    await phone.setOffline(false)
    await pillSays(pages(), words.shell.pill.ok)
    expect(phone.errors).toEqual([])
  })
})

describe('the other phone', () => {
  it('joins with a link and shows the visit and the goal', async () => {
    const other = await switchOn()
    try {
      await pages().goto(`${server.url}/me/invite`)
      await pages().getByRole('button', { name: words.account.createInvite }).click()
      const shown = await pages().locator('.code', { hasText: '/join#' }).innerText()
      const link = /https?:\S+\/join#\S+/.exec(shown)?.[0] ?? ''
      await joinOn(other, link, words, '周工')
      await other.page.goto(`${server.url}/c/${customer}`)
      await other.page.getByText('见了采购，样品认可，下周三送第二批样品').first().waitFor()
      await other.page.getByText('1 / 4', { exact: false }).first().waitFor()
      expect(other.errors).toEqual([])
    } finally {
      await other.dispose()
    }
  })
})
