/** Value and segments as a person uses them: a tap on a figure says why; a rule says with every tap how many are in the segment, and is saved. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customerDoc } from '#shared/doc/name.ts'
import { dayOfInstant } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { pushDocs } from '#test/kit/push-docs.ts'
import { seedValue } from '#test/kit/seed-value.ts'
import { pillSays, signInOn, wordsOf } from '#test/kit/story.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { speak } from '#test/kit/tour.ts'

let server: TestServer
let phone: Phone
const buyer = makeId(Date.now(), randomBytes)

beforeAll(async () => {
  server = await startTestServer()
  const admin = await setUp(server, 'Ada')
  const { id: territory } = await admin.request<{ id: string }>('POST', '/api/territories', { name: '华东' })
  const value = seedValue(buyer, dayOfInstant(Date.now(), 'Asia/Shanghai'))
  const others = ['上海', '杭州', ''].map((city, n) => {
    const id = makeId(Date.now(), randomBytes)
    return {
      name: customerDoc(id),
      main: { type: 'customer' as const, id, values: { name: `青麦 ${n + 1} 厂`, city } },
    }
  })
  const main = { type: 'customer' as const, id: buyer, values: { name: '禾岭医药', city: '上海' } }
  const first = { name: customerDoc(buyer), main, records: value.ofCustomer }
  await pushDocs(server.url, admin, territory, [first, ...value.journals, ...others])
  phone = await switchOn()
  phone.page.setDefaultTimeout(15_000)
  await signInOn(phone, server, wordsOf('zh-CN'), makePerson('Ada'))
  await pillSays(phone.page, wordsOf('zh-CN').shell.pill.ok)
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

describe.each(['zh-CN', 'en'] as const)('in %s', language => {
  const words = wordsOf(language)
  const { value, segments, shell } = words

  it('a tap on a figure of the value says what it is made of, how much is known and by which settings', async () => {
    const { page } = phone
    await speak(page, server.url, language)
    await page.goto(`${server.url}/c/${buyer}?tab=analysis`)
    await page.getByRole('button', { name: new RegExp(`^${value.profitMargin}`) }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText(value.cogs, { exact: true }).waitFor()
    await sheet.getByText(value.costs.visits, { exact: true }).waitFor()
    await sheet.getByText(new RegExp(value.rules('[0-9a-f]{8}', '.+'))).waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    // Class A by its sales; the head says it too.
    await page
      .getByRole('heading', { level: 1 })
      .getByText(segments.choices.tier['high-value'], { exact: true })
      .waitFor()
  })

  it('a rule is made of three taps, says at once how many fit and how many might, and is kept', async () => {
    const { page } = phone
    const name = { 'zh-CN': '上海的客户', en: 'In Shanghai' }[language]
    await page.goto(`${server.url}/insights/segments/new`)
    const count = page.getByRole('status').filter({ has: page.locator('b') })
    await count.getByText(segments.count('4'), { exact: true }).waitFor()
    await page.getByRole('button', { name: segments.addCondition, exact: true }).click()
    await count.getByText(segments.incomplete(1)).waitFor()
    await page.getByLabel(segments.field, { exact: true }).selectOption('city')
    await page.getByRole('button', { name: '上海', exact: true }).click()
    await count.getByText(segments.count('2'), { exact: true }).waitFor()
    await count.getByText(segments.mightFit('1')).waitFor()
    await page.getByLabel(segments.name, { exact: true }).fill(name)
    await page.getByRole('button', { name: shell.save, exact: true }).click()
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
    const members = page.getByRole('list', { name: segments.members, exact: true })
    await expect.poll(() => members.getByRole('link').count()).toBe(2)
    expect(phone.errors).toEqual([])
  })
})
