/** Two people, two phones, two sign-ins: the same customer edited with no network, and nobody loses a word. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { onToday, pillSays, readyForOffline, signInOn, wordsOf } from '#test/kit/story.ts'
import { joinAs, setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { makePerson } from '#test/kit/test-auth.ts'

const words = wordsOf('zh-CN')
let server: TestServer
let ada: Phone
let bo: Phone
let customer = ''

beforeAll(async () => {
  server = await startTestServer()
  const admin = await setUp(server, 'Ada')
  await joinAs(server, admin, 'Bo', { role: 'admin' })
  ada = await switchOn()
  bo = await switchOn()
  await signInOn(ada, server, words, makePerson('Ada'))
  await signInOn(bo, server, words, makePerson('Bo'))
  // A new customer needs the territories, which the first sync brings.
  for (const phone of [ada, bo]) await pillSays(phone.page, words.shell.pill.ok)
})
afterAll(async () => {
  await ada.dispose()
  await bo.dispose()
  await server.stop()
})

const open = async (phone: Phone, path: string): Promise<void> => {
  await phone.page.goto(`${server.url}${path}`)
}

async function editPhone(phone: Phone, value: string): Promise<void> {
  await open(phone, `/c/${customer}/edit`)
  await phone.page.getByLabel(words.fields['customer.phone'], { exact: true }).fill(value)
  await phone.page.getByRole('button', { name: words.log.save }).click()
  await phone.page.waitForURL(/\/c\/[0-9a-z]{26}$/)
}

describe('two people', () => {
  it('share a customer the moment one has made it', async () => {
    await open(ada, '/c/new')
    await ada.page.getByLabel(words.fields['customer.name'], { exact: true }).fill('青麦乳业')
    await ada.page.getByRole('button', { name: words.log.save }).click()
    await ada.page.waitForURL(/\/c\/[0-9a-z]{26}$/)
    customer = /\/c\/([0-9a-z]{26})$/.exec(ada.page.url())?.[1] ?? ''
    await open(bo, '/customers')
    await bo.page.getByText('青麦乳业').first().waitFor()
  })

  it('edit it offline: different fields both stay, notes merge, one field gets a card with both values', async () => {
    for (const phone of [ada, bo]) {
      await readyForOffline(phone.page)
      await phone.setOffline(true)
    }
    await editPhone(ada, '138 0000 6612')
    await editPhone(bo, '138 0000 6621')
    for (const [phone, city, note] of [
      [ada, undefined, '喜欢早上见面'],
      [bo, '江南市', '周三不在'],
    ] as const) {
      if (city !== undefined) {
        await open(phone, `/c/${customer}/edit`)
        await phone.page.getByLabel(words.fields['customer.city'], { exact: true }).fill(city)
        await phone.page.getByRole('button', { name: words.log.save }).click()
        await phone.page.waitForURL(/\/c\/[0-9a-z]{26}$/)
      }
      await open(phone, `/c/${customer}`)
      await phone.page.getByRole('tab', { name: words.customer.tabs.details }).click()
      await phone.page.getByLabel(words.customer.notes, { exact: true }).fill(note)
      await phone.page.getByText(words.customer.notesSaved).waitFor()
    }
    for (const phone of [ada, bo]) await phone.setOffline(false)
    for (const phone of [ada, bo]) {
      await open(phone, '/sync')
      await phone.page.getByText(words.sync.conflict).waitFor({ timeout: 30_000 })
      await phone.page.getByText('138 0000 6612').first().waitFor()
      await phone.page.getByText('138 0000 6621').first().waitFor()
      await open(phone, `/c/${customer}`)
      await phone.page.getByText('江南市', { exact: false }).first().waitFor()
      await phone.page.getByRole('tab', { name: words.customer.tabs.details }).click()
      const notes = await phone.page.getByLabel(words.customer.notes, { exact: true }).inputValue()
      expect(notes).toContain('喜欢早上见面')
      expect(notes).toContain('周三不在')
    }
  })

  it('decide it with one tap, for both, and the other value stays in the history', async () => {
    await open(ada, '/sync')
    await ada.page.getByText('138 0000 6612').first().click()
    await ada.page.getByRole('button', { name: words.sync.useThis }).click()
    await open(bo, '/sync')
    await bo.page.getByText(words.sync.conflict).waitFor({ state: 'detached', timeout: 30_000 })
    await open(bo, '/today')
    await onToday(bo.page, words)
    await pillSays(bo.page, words.shell.pill.ok)
    await open(bo, `/c/${customer}`)
    await bo.page.getByRole('tab', { name: words.customer.tabs.details }).click()
    await bo.page.getByText('138 0000 6612').first().waitFor()
    expect([...ada.errors, ...bo.errors]).toEqual([])
  })
})
