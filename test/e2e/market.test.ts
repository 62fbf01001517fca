/** An opportunity walks to its order in single taps, and the pipeline knows; a note moves between cells by its menu and becomes a goal. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customerDoc, workspaceDoc } from '#shared/doc/name.ts'
import { makeId } from '#shared/domain/id.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { pushDocs } from '#test/kit/push-docs.ts'
import { pillSays, signInOn, wordsOf } from '#test/kit/story.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { speak } from '#test/kit/tour.ts'

let server: TestServer
let phone: Phone
const languages = ['zh-CN', 'en'] as const
const names = { 'zh-CN': '华润医药', en: 'Harbour Clinic' } as const
const id = (): string => makeId(Date.now(), randomBytes)
const ids = { 'zh-CN': id(), en: id() } as const
const product = '生化试剂盒'

beforeAll(async () => {
  server = await startTestServer()
  const admin = await setUp(server, 'Ada')
  const { id: territory } = await admin.request<{ id: string }>('POST', '/api/territories', { name: '华东' })
  await pushDocs(server.url, admin, territory, [
    ...languages.map(language => ({
      name: customerDoc(ids[language]),
      main: { type: 'customer' as const, id: ids[language], values: { name: names[language] } },
      records: [{ type: 'need' as const, id: id(), values: { text: '报告要快' } }],
    })),
    {
      name: workspaceDoc(admin.session.workspace.id),
      records: [{ type: 'product' as const, id: id(), values: { name: product } }],
    },
  ])
  phone = await switchOn()
  await signInOn(phone, server, wordsOf('zh-CN'), makePerson('Ada'))
  await pillSays(phone.page, wordsOf('zh-CN').shell.pill.ok)
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

describe.each(languages)('in %s', language => {
  const words = wordsOf(language)
  const { market, shell, fields, goals } = words
  const stages = fields.values['opportunity.stage']
  const button = (name: string | RegExp) => phone.page.getByRole('button', { name, exact: typeof name === 'string' })

  it('an opportunity is written, moved on, won and ordered', async () => {
    const { page } = phone
    await speak(page, server.url, language)
    await page.goto(`${server.url}/c/${ids[language]}?tab=analysis`)
    const section = page.getByRole('region', { name: market.opportunities, exact: true })
    await section.getByRole('link', { name: market.add, exact: true }).click()
    await page.getByLabel(fields['opportunity.title'], { exact: true }).fill('A1')
    await page
      .getByLabel(market.inCurrency(fields['opportunity.amount'], 'CNY'))
      .fill(language === 'en' ? '120k' : '12万')
    await button(product).click()
    await button(shell.save).click()
    await section.getByRole('button', { name: market.moveTo('A1', stages.qualified), exact: true }).click()
    await section.getByRole('button', { name: market.moveTo('A1', stages.proposal), exact: true }).waitFor()
    await section.getByRole('link', { name: /^A1/ }).click()
    await button(stages.won).click()
    await button(/12/).last().click()
    await page.getByText(market.orderThere).waitFor()
  })

  it('the pipeline has the win rate and what is decided', async () => {
    const { page } = phone
    await page.goto(`${server.url}/insights/pipeline`)
    await page.getByText(`${market.winRate} 100%`).waitFor()
    await page.getByRole('button', { name: new RegExp(`^${stages.won}`) }).click()
    await page.getByRole('link', { name: new RegExp(`^A1.*${names[language]}`, 's') }).waitFor()
  })

  it('a need is met with a tap on a product', async () => {
    const { page } = phone
    await page.goto(`${server.url}/c/${ids[language]}?tab=analysis`)
    await page.getByText(market.unmet, { exact: true }).waitFor()
    await page
      .getByRole('group', { name: market.meets('报告要快') })
      .getByRole('button', { name: product })
      .click()
    await page.getByText(market.unmet, { exact: true }).waitFor({ state: 'detached' })
  })

  it('a note on a board moves by its menu and becomes a goal', async () => {
    const { page } = phone
    await page.goto(`${server.url}/c/${ids[language]}/swot`)
    const cells = fields.values['factor.cell']
    const cell = (name: string) => page.getByRole('region', { name, exact: true })
    await cell(cells.weakness)
      .getByRole('link', { name: market.addTo(cells.weakness), exact: true })
      .click()
    await page.getByLabel(fields['factor.text'], { exact: true }).fill('N1')
    await button(shell.save).click()
    const menu = market.noteMenu('N1')
    await cell(cells.weakness).getByRole('button', { name: menu, exact: true }).click()
    await button(market.moveToCell(cells.opportunity)).click()
    await cell(cells.opportunity).getByRole('button', { name: menu, exact: true }).click()
    await button(market.makeGoal).click()
    await page.getByRole('heading', { name: goals.new, level: 1 }).waitFor()
    await page.getByText(names[language], { exact: true }).waitFor()
    expect(
      await page.locator('input').evaluateAll(inputs => inputs.map(input => (input as HTMLInputElement).value)),
    ).toContain('N1')
  })
})
