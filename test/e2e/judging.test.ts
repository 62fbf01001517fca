/** A visit without a network, one question after it, one tap: the index stands on the page, says why, and the matrix has a point more. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customerDoc } from '#shared/doc/name.ts'
import { dayOfInstant } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { pushDocs } from '#test/kit/push-docs.ts'
import { seedJudgements } from '#test/kit/seed-judgements.ts'
import { pillSays, signInOn, wordsOf } from '#test/kit/story.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { speak } from '#test/kit/tour.ts'

let server: TestServer
let phone: Phone
const names = { 'zh-CN': '华润医药', en: 'Harbour Clinic' } as const
const ids = { 'zh-CN': makeId(Date.now(), randomBytes), en: makeId(Date.now(), randomBytes) } as const

beforeAll(async () => {
  server = await startTestServer()
  const admin = await setUp(server, 'Ada')
  const { id: territory } = await admin.request<{ id: string }>('POST', '/api/territories', { name: '华东' })
  const day = dayOfInstant(Date.now(), 'Asia/Shanghai')
  const customerOf = (id: string, name: string) => ({ type: 'customer' as const, id, values: { name, class: 'A' } })
  const known = Array.from({ length: 4 }, (_, n) => {
    const id = makeId(Date.now(), randomBytes)
    const records = seedJudgements({ potential: 1 + n, credibility: 5 - n }, day)
    return { name: customerDoc(id), main: customerOf(id, `青麦乳业 ${n + 1} 厂`), records }
  })
  const fresh = (['zh-CN', 'en'] as const).map(language => ({
    name: customerDoc(ids[language]),
    main: customerOf(ids[language], names[language]),
  }))
  await pushDocs(server.url, admin, territory, [...known, ...fresh])
  phone = await switchOn()
  await signInOn(phone, server, wordsOf('zh-CN'), makePerson('Ada'))
  await pillSays(phone.page, wordsOf('zh-CN').shell.pill.ok)
  await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

describe.each(['zh-CN', 'en'] as const)('in %s', language => {
  const words = wordsOf(language)
  const { standing, customer, log, shell, today } = words
  const name = names[language]

  it('the matrix says how many more it needs, the customer’s page asks instead of showing a number', async () => {
    const { page } = phone
    await speak(page, server.url, language)
    if (language === 'zh-CN') {
      await page.goto(`${server.url}/insights/relationship`)
      await page.getByText(standing.tooFewNow('4', 5)).waitFor()
    }
    await page.goto(`${server.url}/c/${ids[language]}`)
    await page.getByText(standing.invite).waitFor()
    expect(await page.getByRole('button', { name: new RegExp(`^${standing.indices.importance}`) }).count()).toBe(0)
  })

  it('offline, a saved visit is followed by one question that one tap answers', async () => {
    const { page } = phone
    await phone.setOffline(true)
    await page.getByRole('link', { name: customer.log, exact: true }).click()
    await page.getByLabel(log.text, { exact: true }).fill('ok')
    await page.getByRole('button', { name: log.save, exact: true }).click()
    const question = page.getByRole('region', { name: standing.ask(name) })
    await question.getByRole('button', { name: /^4/ }).click()
    await page.getByText(standing.judged(standing.parts.potential, 4), { exact: true }).waitFor()
    expect(await question.count()).toBe(0)
    await page
      .getByRole('button', { name: new RegExp(`^${standing.why(standing.indices.importance, '64')}`) })
      .waitFor()
  })

  it('a second answer gives it a place, and the bar says why', async () => {
    const { page } = phone
    const asked = page.getByRole('group', { name: standing.questions.credibility, exact: true })
    await asked.getByRole('button', { name: /^2/ }).click()
    await page.getByRole('link', { name: new RegExp(`^${standing.quadrants['develop-first']}`) }).waitFor()
    await page.getByRole('button', { name: new RegExp(`^${standing.why(standing.indices.trust, '44')}`) }).click()
    const why = page.getByRole('dialog')
    await why
      .getByText(new RegExp(`^${standing.levels.credibility[1]} · ${standing.judgedBy(standing.me, '.+')}$`))
      .waitFor()
    await why
      .getByText(standing.judgedBy(standing.me, '')[0] ?? '')
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
  })

  it('the matrix has it, and plans a visit to whom one selects', async () => {
    const { page } = phone
    await page.getByRole('link', { name: new RegExp(`^${standing.quadrants['develop-first']}`) }).click()
    const list = page.getByRole('list', { name: standing.list, exact: true })
    await list.getByRole('link', { name: new RegExp(`^${name}`) }).waitFor()
    await list.getByRole('checkbox', { name: standing.select(name), exact: true }).check()
    await page.getByRole('button', { name: standing.plan, exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: today.plan, exact: true }).click()
    await page.getByText(new RegExp(`^${standing.planned('1', '').slice(0, 6)}`)).waitFor()
    await phone.setOffline(false)
    await pillSays(page, shell.pill.ok)
    expect(phone.errors.filter(error => !/ERR_INTERNET|ERR_PROXY|Failed to (load|fetch)/.test(error))).toEqual([])
  })
})
