/** Without a network: from Today's card to the brief, a need that changes, what is to be reviewed, an issue put right and told. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customerDoc, journalDoc } from '#shared/doc/name.ts'
import { addDays, dayOfInstant, instantOfDay, yearOf } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { pushDocs } from '#test/kit/push-docs.ts'
import { onToday, pillSays, readyForOffline, signInOn, wordsOf } from '#test/kit/story.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { speak } from '#test/kit/tour.ts'

let server: TestServer
let phone: Phone
const languages = ['zh-CN', 'en'] as const
const texts = {
  'zh-CN': {
    name: '华润医药',
    note: '样品认可，价格再谈',
    promise: '送第二批样品',
    need: '交期缩短到三周',
    issue: '外包装破损',
  },
  en: {
    name: 'Harbour Clinic',
    note: 'Samples are fine',
    promise: 'Second sample',
    need: 'Faster delivery',
    issue: 'Damaged boxes',
  },
} as const

beforeAll(async () => {
  server = await startTestServer()
  const admin = await setUp(server, 'Ada')
  const { id: territory } = await admin.request<{ id: string }>('POST', '/api/territories', { name: '华东' })
  const zone = 'Asia/Shanghai'
  const today = dayOfInstant(Date.now(), zone)
  const yesterday = addDays(today, -1)
  const id = (): string => makeId(Date.now(), randomBytes)
  const owner = admin.session.member.id
  const docs = languages.flatMap(language => {
    const { name, note, promise, issue } = texts[language]
    const customer = id()
    const visit = { customer, day: yesterday, at: instantOfDay(yesterday, '10:00', zone), note, outcome: 'progress' }
    const planned = { customer, day: today, at: instantOfDay(today, '23:58', zone), state: 'planned' }
    return [
      {
        name: customerDoc(customer),
        main: { type: 'customer' as const, id: customer, values: { name, class: 'A' } },
        records: [{ type: 'action' as const, id: id(), values: { title: promise, due: yesterday, isPromise: true } }],
      },
      {
        name: journalDoc(customer, yearOf(today)),
        records: [
          { type: 'visit' as const, id: id(), values: visit },
          { type: 'visit' as const, id: id(), values: planned },
          {
            type: 'issue' as const,
            id: id(),
            values: { customer, title: issue, owner, due: yesterday, day: yesterday },
          },
        ],
      },
    ]
  })
  await pushDocs(server.url, admin, territory, docs)
  phone = await switchOn()
  await signInOn(phone, server, wordsOf('zh-CN'), makePerson('Ada'))
  await pillSays(phone.page, wordsOf('zh-CN').shell.pill.ok)
  await readyForOffline(phone.page)
  await phone.setOffline(true)
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

describe.each(languages)('in %s', language => {
  const words = wordsOf(language)
  const { name, note, promise, need, issue } = texts[language]

  it('ux:B8, feat:B15: the card of a planned visit opens the brief', async () => {
    const { page } = phone
    await speak(page, server.url, language)
    await page.goto(`${server.url}/today`)
    await onToday(page, words)
    await page.getByRole('list', { name: words.today.planned }).getByRole('link', { name }).first().click()
    const brief = page.getByRole('region', { name: words.brief.title })
    for (const said of [note, promise, issue, words.brief.gaps.contact]) await brief.getByText(said).first().waitFor()
    expect(await page.getByRole('progressbar').count()).toBe(0)
    await brief.getByRole('button', { name: words.brief.known('0%') }).click()
    await page.getByRole('dialog', { name: words.brief.whyTitle }).getByText(words.brief.gaps.decider).waitFor()
    await page.keyboard.press('Escape')
  })

  it('feat:B10, feat:B12: a need is written down, one tap says it changed, and that is to be reviewed until it is seen', async () => {
    const { page } = phone
    await page.getByRole('tab', { name: new RegExp(`^${words.customer.tabs.analysis}`) }).click()
    await page.getByRole('link', { name: words.needs.addNeed }).click()
    await page.getByLabel(words.fields['need.text'], { exact: true }).fill(need)
    await page.getByRole('button', { name: words.shell.save, exact: true }).click()
    await page.getByRole('button', { name: `${words.needs.setState.changed} ${need}`, exact: true }).click()
    await page.getByRole('button', { name: new RegExp(`^${words.review.title}`) }).click()
    const review = page.getByRole('list', { name: words.review.title })
    await review.getByText(words.review.need(need)).waitFor()
    await review.getByRole('button', { name: words.review.seenOf(words.review.need(need)), exact: true }).click()
    await review.getByText(words.review.need(need)).waitFor({ state: 'detached' })
  })

  it('feat:G5: a late issue stands on Today until it is put right and the customer told', async () => {
    const { page } = phone
    await page.goto(`${server.url}/today`)
    const list = page.getByRole('list', { name: words.today.toDeal })
    await list.getByRole('checkbox', { name: words.needs.resolve(issue), exact: true }).click()
    await list.getByRole('checkbox', { name: words.needs.tell(issue), exact: true }).click()
    await list.getByText(issue).waitFor({ state: 'detached' })
  })
})
