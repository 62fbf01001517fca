/** The visit is the sensor: every chip set in airplane mode, each within its taps, kept by the draft, saved as one, seen, undone. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customerDoc } from '#shared/doc/name.ts'
import { dayOfInstant, yearOf } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import { createThumb } from '#test/kit/hand.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { pushDocs } from '#test/kit/push-docs.ts'
import { pillSays, signInOn, wordsOf } from '#test/kit/story.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { speak } from '#test/kit/tour.ts'

let server: TestServer
let phone: Phone
const id = (): string => makeId(Date.now(), randomBytes)
const customers = { 'zh-CN': { id: id(), name: '华润医药' }, en: { id: id(), name: 'Harbour Clinic' } } as const
const goal = 'Q4'

beforeAll(async () => {
  server = await startTestServer()
  const admin = await setUp(server, 'Ada')
  const { id: territory } = await admin.request<{ id: string }>('POST', '/api/territories', { name: '华东' })
  const year = yearOf(dayOfInstant(Date.now(), 'Asia/Shanghai'))
  const terms = { metric: 'visits', target: 12, start: `${year}-01-01`, end: `${year}-12-31` }
  await pushDocs(
    server.url,
    admin,
    territory,
    Object.values(customers).map(({ id: customer, name }) => ({
      name: customerDoc(customer),
      main: { type: 'customer' as const, id: customer, values: { name, class: 'A' } },
      records: [
        { type: 'contact', id: id(), values: { name: 'Lin' } },
        { type: 'need', id: id(), values: { text: 'old price' } },
        { type: 'rivalNews', id: id(), values: { competitor: 'Dinghe' } },
        { type: 'goal', id: id(), values: { title: goal, ...terms } },
      ],
    })),
  )
  phone = await switchOn()
  await signInOn(phone, server, wordsOf('zh-CN'), makePerson('Ada'))
  await pillSays(phone.page, wordsOf('zh-CN').shell.pill.ok)
  await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

describe.each(['zh-CN', 'en'] as const)('in %s, in airplane mode', language => {
  const words = wordsOf(language)
  const { log, signals, standing, shell, fields } = words
  const customer = customers[language]
  const { kinds } = signals
  const [row, sheet] = [
    () => phone.page.getByRole('group', { name: signals.also, exact: true }),
    () => phone.page.getByRole('dialog'),
  ]
  const set = (kind: keyof typeof kinds) => row().getByRole('button', { name: log.drop(kinds[kind]), exact: true })
  const dot = (question: string, level: number) =>
    sheet()
      .getByRole('group', { name: question, exact: true })
      .getByRole('button', { name: new RegExp(`^${level}`) })
  const inSheet = (name: string) => sheet().getByRole('button', { name, exact: true })
  const page = (name: string) => phone.page.getByRole('button', { name, exact: true })

  it('ux:B1 every chip is set with a tap for its chip and one for each answer, words on a page of their own', async () => {
    await speak(phone.page, server.url, language)
    await phone.page.goto(`${server.url}/c/${customer.id}`)
    await phone.setOffline(true)
    await phone.page.getByRole('link', { name: words.customer.log, exact: true }).click()
    await phone.page.getByLabel(log.text, { exact: true }).fill('ok')
    const thumb = createThumb()
    const chip = (kind: keyof typeof kinds) => thumb.tap(page(log.add(kinds[kind])))
    await chip('need')
    await thumb.tap(inSheet(signals.done))
    await row().getByText(fields.values['need.kind'].pain, { exact: true }).click()
    await dot(signals.strength, 4).click()
    await chip('needChange')
    await thumb.tap(inSheet('old price'))
    await thumb.tap(inSheet(goal))
    await thumb.tap(inSheet(signals.done))
    await chip('satisfaction')
    await thumb.tap(dot(standing.questions.satisfaction, 2))
    await chip('trust')
    await thumb.tap(dot(standing.questions.credibility, 4))
    await thumb.tap(dot(standing.questions.closeness, 3))
    await chip('confidence')
    await thumb.tap(dot(standing.questions.adoption, 0))
    await chip('stance')
    await thumb.tap(dot(standing.questions.willingness, 4))
    await thumb.tap(dot(standing.questions.risk, 2))
    await chip('issue')
    await thumb.tap(inSheet(fields.values['issue.kind'].delivery))
    await chip('feedback')
    await thumb.tap(inSheet(fields.values['feedback.kind'].praise))
    expect(thumb.count()).toBe(20)
    await chip('rival')
    if (language === 'zh-CN') await thumb.tap(inSheet('Dinghe'))
    else {
      await thumb.tap(inSheet(signals.other))
      await phone.page.getByRole('textbox', { name: signals.competitor, exact: true }).fill('Heling')
      await phone.page.getByLabel(signals.price('CNY')).fill('99')
      await page(signals.done).click()
    }
    await chip('opportunity')
    await phone.page.getByLabel(signals.amount('CNY')).fill('2万')
    await page(signals.done).click()
    await row().getByText('¥20,000').waitFor()
  })

  it('the draft keeps them, × takes one away', async () => {
    await phone.page.getByRole('button', { name: shell.close, exact: true }).click()
    await phone.page.getByRole('link', { name: words.customer.log, exact: true }).click()
    await set('opportunity').waitFor()
    expect(await row().getByRole('button', { name: /\+|×/ }).count()).toBe(0)
    for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) expect(await set(kind).count()).toBe(1) // Its own keys.
    await set('feedback').click()
    await page(log.add(kinds.feedback)).waitFor()
  })

  it('the visit lists what was noted with it, and no question is asked that a chip has answered', async () => {
    await page(log.save).click()
    const records = phone.page.getByRole('list', { name: words.customer.tabs.records, exact: true })
    await records.getByText('ok', { exact: true }).click()
    const noted = phone.page.getByRole('list', { name: signals.noted, exact: true })
    await noted.getByText(language === 'zh-CN' ? 'Dinghe · ok' : /^Heling · .*99 · ok$/).waitFor()
    await noted.getByText(signals.reviewGoal(goal)).waitFor()
    const never = standing.level(0, standing.levels.adoption[0] ?? '')
    await noted.getByText(never).waitFor()
    await noted.getByText(`Lin · ${standing.parts.risk}`).waitFor()
    expect(await noted.getByRole('listitem').count()).toBe(11)
    expect(await phone.page.getByRole('region', { name: standing.ask(customer.name) }).count()).toBe(0)
    await noted.getByRole('link', { name: new RegExp(`^${fields.types.opportunity}`) }).click()
    await phone.page.getByRole('heading', { name: words.market.opportunityTitles.edit, exact: true }).waitFor()
  })

  it('one undo takes all of it back', async () => {
    await phone.page.goto(`${server.url}/activity`)
    const said = words.activity.byCommand.logVisit({ name: customer.name, count: 11 })
    await page(`${words.activity.undo} ${said}`).click()
    await phone.page.getByRole('status').getByText(shell.undone).waitFor()
    await phone.page.goto(`${server.url}/c/${customer.id}`)
    await phone.page.getByRole('heading', { name: customer.name }).first().waitFor()
    await phone.page.getByText(words.customer.noRecords).first().waitFor()
    expect(await phone.page.getByText(signals.reviewGoal(goal)).count()).toBe(0)
    await phone.setOffline(false)
    expect(phone.errors.filter(error => !/ERR_INTERNET|ERR_PROXY|Failed to (load|fetch)/.test(error))).toEqual([])
  })
})
