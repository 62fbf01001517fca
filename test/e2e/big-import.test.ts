/** A year of invoices of a wholesaler on the phone: counted before, stopped in the middle, taken back in one piece. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataFile, previewFile } from '#test/kit/file-work.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { pillSays, readyForOffline, signInOn, wordsOf } from '#test/kit/story.ts'
import { setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { makePerson } from '#test/kit/test-auth.ts'

const words = wordsOf('zh-CN')
const { imports } = words

let server: TestServer
let phone: Phone

beforeAll(async () => {
  server = await startTestServer()
  await setUp(server, 'Ada')
  phone = await switchOn()
  await signInOn(phone, server, words, makePerson('Ada'))
  await pillSays(phone.page, words.shell.pill.ok)
  await readyForOffline(phone.page)
  await phone.setOffline(true)
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

describe('22,190 invoices of customers nobody knows', () => {
  it('are counted with the 4,372 customers they would make, before anything is written', async () => {
    const answers = { rate: { currency: 'GBP', value: '9' }, createsUnknown: true }
    await previewFile(phone.page, words, server.url, dataFile('online-retail-invoices.csv'), answers)
    await phone.page.getByText(imports.dry('22,190', '0', '0'), { exact: true }).waitFor()
    await phone.page.getByText(imports.created(4372), { exact: true }).waitFor()
  })

  it('come in while the screen answers: a tap stops between two steps', async () => {
    const { page } = phone
    await page.getByRole('button', { name: imports.run('26,562'), exact: true }).click()
    const bar = page.getByRole('progressbar', { name: imports.running })
    await expect
      .poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 60_000 })
      .toBeGreaterThan(0)
    await page.getByRole('button', { name: imports.stop, exact: true }).click()
    await page.getByText(imports.stoppedTitle).waitFor({ timeout: 60_000 })
    await page.getByText(imports.stoppedOf(26_562)).waitFor()
  })

  it('go again with one tap, and leave no customer behind', async () => {
    const { page } = phone
    await page.getByRole('button', { name: imports.undoAll, exact: true }).click()
    await page.getByText(imports.undone).waitFor({ timeout: 120_000 })
    await page.goto(`${server.url}/customers`)
    await page.getByText(words.customers.empty).waitFor()
    expect(phone.errors).toEqual([])
  })
})
