/** The matrices as a person uses them: two taps place a person in a decision, one tap makes an action, two taps move a customer. */
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
const id = (): string => makeId(Date.now(), randomBytes)
const ids = { 'zh-CN': id(), en: id() } as const
const people = { 'zh-CN': id(), en: id() } as const
const names = { 'zh-CN': '华润医药', en: 'Harbour Clinic' } as const
const person = { 'zh-CN': '张建国', en: 'Ann Lee' } as const

beforeAll(async () => {
  server = await startTestServer()
  const admin = await setUp(server, 'Ada')
  const { id: territory } = await admin.request<{ id: string }>('POST', '/api/territories', { name: '华东' })
  const day = dayOfInstant(Date.now(), 'Asia/Shanghai')
  const main = (customer: string, name: string) => ({
    ...{ type: 'customer' as const, id: customer, values: { name, class: 'A' } },
  })
  const others = Array.from({ length: 4 }, (_, n) => {
    const customer = id()
    const records = seedJudgements({ potential: 1 + n, credibility: 5 - n }, day)
    return { name: customerDoc(customer), main: main(customer, `青麦乳业 ${n + 1} 厂`), records }
  })
  const both = (['zh-CN', 'en'] as const).map(language => ({
    name: customerDoc(ids[language]),
    main: main(ids[language], names[language]),
    records: [
      { type: 'contact' as const, id: people[language], values: { name: person[language] } },
      ...seedJudgements({ potential: 5, reference: 4, credibility: 1 }, day),
    ],
  }))
  await pushDocs(server.url, admin, territory, [...others, ...both])
  phone = await switchOn()
  await signInOn(phone, server, wordsOf('zh-CN'), makePerson('Ada'))
  await pillSays(phone.page, wordsOf('zh-CN').shell.pill.ok)
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

describe.each(['zh-CN', 'en'] as const)('in %s', language => {
  const words = wordsOf(language)
  const { standing, matrix, shell, insights, fields } = words
  const name = names[language]

  it('two taps on a person’s page say where they stand, and who may read that; their part in the decision is a chip', async () => {
    const { page } = phone
    await speak(page, server.url, language)
    await page.goto(`${server.url}/c/${ids[language]}/contact/${people[language]}`)
    await page.getByText(matrix.whoSees('华东')).waitFor()
    const dots = (question: string) => page.getByRole('group', { name: question, exact: true })
    await dots(standing.questions.willingness).getByRole('button', { name: /^4/ }).click()
    await dots(standing.questions.risk).getByRole('button', { name: /^2/ }).click()
    await page.getByText(new RegExp(matrix.stanceAt('.+', '25'))).waitFor()
    await page.getByRole('button', { name: matrix.moreFields }).click()
    await page
      .getByRole('group', { name: fields['contact.role'], exact: true })
      .getByRole('button', { name: fields.values['contact.role'].economic, exact: true })
      .click()
    await page.getByRole('button', { name: shell.save, exact: true }).click()
    await page.getByRole('button', { name: matrix.moreFields }).waitFor({ state: 'detached' })
    await page.goto(`${server.url}/insights`)
    await page.getByRole('link', { name: new RegExp(`^${matrix.decision}`) }).click()
    const list = page.getByRole('list', { name: matrix.people, exact: true })
    const own = list.getByRole('link', { name: new RegExp(`^${person[language]}`) })
    await own.getByText(new RegExp(matrix.influence(5))).waitFor()
    await page.getByRole('link', { name: shell.backTo(insights.title) }).click()
    await page.getByRole('link', { name: new RegExp(`^${standing.matrix}`) }).waitFor()
  })

  it('one tap on a closer look makes a dated action, which can be undone', async () => {
    const { page } = phone
    await page.goto(`${server.url}/insights/relationship?c=${ids[language]}`)
    const peek = page.getByRole('region', { name, exact: true })
    const title = matrix.cards['develop-first.map-stakeholders'] ?? ''
    const chip = peek.getByRole('button', { name: matrix.addAction(title), exact: true })
    await chip.click()
    await page.getByText(new RegExp(`^${matrix.added(title, '')}`)).waitFor()
    await expect.poll(() => chip.getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('button', { name: shell.undo, exact: true }).click()
    await expect.poll(() => chip.getAttribute('aria-pressed')).toBe('false')
  })

  it('two taps move a customer: its judgements are written, the picture follows', async () => {
    const { page } = phone
    const list = page.getByRole('list', { name: standing.list, exact: true })
    await list.getByRole('checkbox', { name: standing.select(name), exact: true }).check()
    await page.getByRole('button', { name: matrix.more, exact: true }).click()
    await page.getByRole('button', { name: matrix.moveTo, exact: true }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('group', { name: matrix.moveImportance }).getByRole('button', { name: /^5/ }).click()
    await sheet.getByRole('group', { name: matrix.moveTrust }).getByRole('button', { name: /^5/ }).click()
    await page.getByText(matrix.moved('1'), { exact: true }).waitFor()
    const peek = page.getByRole('region', { name, exact: true })
    await peek.getByText(standing.axis(standing.importanceShort, 100)).waitFor()
    await peek.getByText(matrix.cards['core-partner.joint-plan'] ?? '', { exact: true }).waitFor()
    expect(phone.errors).toEqual([])
  })
})
