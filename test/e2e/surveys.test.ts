/** Surveys as people meet them: the phone handed over without a network, and a link answered by somebody who has no account. */
import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerWords } from '#app/words/answer-words.ts'
import { customerDoc } from '#shared/doc/name.ts'
import { makeId } from '#shared/domain/id.ts'
import { auditScreen } from '#test/kit/audit-screen.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { pushDocs } from '#test/kit/push-docs.ts'
import { readyForOffline, signInOn, wordsOf } from '#test/kit/story.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'

const words = wordsOf('zh-CN')
const { survey } = words
const customer = makeId(Date.now(), randomBytes)

let server: TestServer
let phone: Phone
let page: Page

beforeAll(async () => {
  server = await startTestServer()
  const ada = await setUp(server, 'Ada')
  const { id: territory } = await ada.request<{ id: string }>('POST', '/api/territories', { name: '华东' })
  await pushDocs(server.url, ada, territory, [
    { name: customerDoc(customer), main: { type: 'customer', id: customer, values: { name: '青麦乳业', class: 'A' } } },
  ])
  phone = await switchOn({ language: 'zh-CN' })
  ;({ page } = phone)
  await signInOn(phone, server, words, makePerson('Ada'))
  await readyForOffline(page)
  await page.goto(`${server.url}/c/${customer}?tab=analysis`)
  await page.getByRole('button', { name: survey.ask, exact: true }).waitFor()
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

const nps = (of: Page, score: number) => of.getByRole('radio', { name: String(score), exact: true })
const button = (of: Page, name: string) => of.getByRole('button', { name, exact: true })

describe('a survey', () => {
  it('is answered on a phone that is handed over, offline and in the customer’s language', async () => {
    await phone.setOffline(true)
    await button(page, survey.ask).click()
    await page.getByRole('button', { name: /^推荐意愿/ }).click()
    await button(page, survey.hand).click()
    const handed = page.getByRole('dialog')
    await handed.getByText('English', { exact: true }).click()
    await handed.getByText('How likely are you to recommend us to a colleague?').waitFor()
    // Neither Back, nor Escape, nor loading the page again leads into the app.
    await page.evaluate(() => history.back())
    await page.keyboard.press('Escape')
    await page.waitForURL(/survey\/nps/)
    await page.reload()
    await nps(page, 9).check()
    await button(page, answerWords.en.done).click()
    await handed.getByText(answerWords.en.handBackHow).waitFor()
    await button(page, answerWords.en.handBack).hover()
    await page.mouse.down()
    await handed.waitFor({ state: 'detached' })
    await page.mouse.up()
    await page.getByText(`${survey.channels.person} · ${survey.score.nps(9)}`).waitFor()
    await phone.setOffline(false)
  })

  it('is answered by link without an account, once, and comes to the phone with the customer’s own words', async () => {
    await page.goto(`${server.url}/c/${customer}/survey/nps/link`)
    await button(page, survey.linkMake).click()
    const link = (await page.locator('.survey-link').textContent()) ?? ''
    const context = await phone.context
      .browser()
      ?.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 } })
    const theirs = await context?.newPage()
    if (theirs === undefined) throw new Error('no second browser')
    const asked: string[] = []
    theirs.on('request', request => asked.push(new URL(request.url()).pathname))
    const { en } = answerWords
    await theirs.goto(link)
    await button(theirs, en.send).click()
    await theirs.getByText(en.needed).waitFor()
    const audited = await auditScreen(theirs)
    await nps(theirs, 3).check()
    await theirs.getByLabel(en.words).fill('The second box was broken')
    await theirs.getByRole('switch', { name: en.wantsReply }).check()
    await button(theirs, en.send).click()
    await theirs.getByText(en.sent).waitFor()
    await theirs.reload()
    await theirs.getByText(en.gone).waitFor()
    await theirs.getByText('中文', { exact: true }).click()
    await theirs.getByText(answerWords['zh-CN'].gone).waitFor()
    await context?.close()
    expect(audited).toEqual([])
    // Of the app its look alone: no data, no screens, no worker.
    expect(
      asked.filter(path => path.endsWith('.js')).every(path => /^\/(start|assets\/s-page-[\w-]+)\.js$/.test(path)),
    ).toBe(true)

    await page.goto(`${server.url}/c/${customer}?tab=analysis`)
    await page.getByText(`${survey.channels.link} · ${survey.score.nps(3)}`).waitFor()
    await page.getByText('The second box was broken').first().waitFor()
    expect(phone.errors).toEqual([])
  })
})
