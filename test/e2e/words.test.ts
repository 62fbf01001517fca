/** The app in two languages: switched without a reload, nothing of the other left; plurals, money, dates, order; theme and size. */
import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Words } from '#app/words/zh-CN.ts'
import { customerDoc, journalDoc } from '#shared/doc/name.ts'
import { makeId } from '#shared/domain/id.ts'
import { dayOfInstant, instantOfDay, yearOf } from '#shared/domain/day.ts'
import { untilStill } from '#test/kit/audit-screen.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { pushDocs } from '#test/kit/push-docs.ts'
import { signInOn, wordsOf } from '#test/kit/story.ts'
import { setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { speak, titleIs } from '#test/kit/tour.ts'

const chinese = wordsOf('zh-CN')
const english = wordsOf('en')
const zone = 'Asia/Shanghai'
const year = yearOf(dayOfInstant(Date.now(), zone))
/** What was done was done last year, on whatever day the test runs; the goals span both years. */
const lastYear = year - 1
/** In pinyin order; code points would say 中 华 重 阿. */
const names = ['阿里巴巴', '重庆长安', '华润医药', '中国银行']
const newId = (): string => makeId(Date.now(), randomBytes)
const ids = names.map(newId)
const [once = '', twice = ''] = ids
const goals = [newId(), newId()] as const
const order = newId()
const visit = newId()

let server: TestServer
let phone: Phone

beforeAll(async () => {
  server = await startTestServer()
  const admin = await setUp(server, 'Ada')
  const { id: territory } = await admin.request<{ id: string }>('POST', '/api/territories', { name: 'East' })
  const span = { start: `${lastYear}-01-01`, end: `${year}-12-31`, pace: 'calendar' }
  const goalOf = (id: string, values: object) => ({
    type: 'goal' as const,
    id,
    values: { title: 'Goal', target: 3, metric: 'visits', ...span, ...values },
  })
  const visitOf = (id: string, customer: string, day: string) => ({
    type: 'visit' as const,
    id,
    values: { customer, day, at: instantOfDay(day, '09:30', zone), note: 'Met the buyer' },
  })
  const orderOf = (id: string, day: string) => ({
    type: 'order' as const,
    id,
    values: { customer: once, day, amount: 58_600_000 },
  })
  const [first, second] = [`${lastYear}-01-01`, `${lastYear}-01-02`]
  const revenue = goalOf(newId(), { title: 'Revenue', metric: 'revenue.net', target: 120_000_000 })
  const goalsOf = [[goalOf(goals[0], {}), revenue], [goalOf(goals[1], {})]]
  await pushDocs(server.url, admin, territory, [
    ...names.map((name, i) => ({
      name: customerDoc(ids[i] ?? ''),
      main: { type: 'customer' as const, id: ids[i] ?? '', values: { name } },
      records: goalsOf[i] ?? [],
    })),
    { name: journalDoc(once, lastYear), records: [visitOf(visit, once, first), orderOf(order, second)] },
    { name: journalDoc(twice, lastYear), records: [visitOf(newId(), twice, first), visitOf(newId(), twice, second)] },
  ])
  phone = await switchOn()
  await signInOn(phone, server, chinese, makePerson('Ada'))
  await phone.page.goto(`${server.url}/c/${twice}`)
  await phone.page.getByText('重庆长安').first().waitFor()
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

const pages = (): Page => phone.page

/** A test begins in the settings, in this language, wherever the one before ended. */
const beginIn = (language: 'zh-CN' | 'en') => speak(pages(), server.url, language)

/** The settings are open: the language is changed there, as a person does. */
async function choose(language: 'zh-CN' | 'en'): Promise<void> {
  await pages().getByText({ 'zh-CN': '中文', en: 'English' }[language], { exact: true }).click()
  await pages().getByText(wordsOf(language).settings.textSize, { exact: true }).waitFor()
}

/** As a link in the app does, without loading the page again; waits until all of the screen has come. */
async function go(path: string, title: string): Promise<void> {
  await pages().evaluate(to => history.pushState(null, '', to), path)
  await titleIs(pages(), title)
  await pages().evaluate(untilStill, 100)
}

const screens = (words: Words): readonly (readonly [path: string, title: string])[] => [
  ['/today', words.shell.today],
  ['/customers', words.shell.customers],
  ['/goals', words.goals.title],
  ['/goals/new', words.goals.pick],
  [`/goals/new?c=${once}`, words.goals.new],
  ['/c/new', words.customer.createTitle],
  ['/log', words.log.title],
  [`/log?c=${once}`, words.log.title],
  ['/search', words.shell.search],
  ['/activity', words.activity.title],
  ['/sync', words.sync.title],
  ['/import', words.imports.title],
  ['/team', words.board.title],
  ['/me', words.account.me],
  ['/me/team', words.team.title],
  ['/me/team/new', words.team.newTerritory],
  ['/me/invite', words.account.inviteTitle],
  ['/me/device', words.account.linkDevice],
  ['/me/devices', words.team.myDevices],
  ['/me/sign-out', words.account.signOutTitle],
  ['/about/device', words.settings.device],
  [`/c/${once}`, '阿里巴巴'],
  [`/c/${once}?tab=details`, '阿里巴巴'],
  [`/c/${once}/edit`, words.customer.editTitle],
  [`/c/${once}/contact/new`, words.customer.contactNew],
  [`/c/${once}/order/${order}`, words.customer.orderEdit],
  [`/c/${once}/step/new`, words.customer.stepNew],
  [`/c/${once}/visit/${visit}`, words.customer.visitTitle],
  [`/g/${goals[0]}`, 'Goal'],
  [`/g/${goals[0]}/edit`, words.goals.edit],
  ['/no/such/page', words.shell.notFoundTitle],
]

/** Lines on the screen, names of controls included. */
const linesShown = (): Promise<string[]> =>
  pages().evaluate(() => {
    const labels = [...document.querySelectorAll('[aria-label], [placeholder], [title]')].flatMap(element =>
      ['aria-label', 'placeholder', 'title'].map(name => element.getAttribute(name) ?? ''),
    )
    return [document.title, ...document.body.innerText.split('\n'), ...labels]
      .map(line => line.trim())
      .filter(line => line !== '')
  })

/** Lines of all screens in which letters of the other language are left once these are taken out. */
async function foreignLines(words: Words, letters: RegExp, native: readonly string[]): Promise<string[]> {
  const known = new RegExp(native.join('|'), 'g')
  const left: string[] = []
  for (const [path, title] of screens(words)) {
    await go(path, title)
    for (const line of await linesShown()) if (letters.test(line.replace(known, ''))) left.push(`${path}  ${line}`)
  }
  return left
}

const stay = () => pages().evaluate(() => Object.assign(window, { isStillThere: true }))
const hasStayed = () => pages().evaluate(() => 'isStillThere' in window)
const spoken = () => pages().evaluate(() => document.documentElement.lang)

describe('the language', () => {
  it('changes on every screen without a reload, and nothing Chinese is left in English', async () => {
    await beginIn('zh-CN')
    await stay()
    await choose('en')
    expect(await spoken()).toBe('en')
    expect(await foreignLines(english, /\p{Script=Han}/u, ['中文', '客图', ...names])).toEqual([])
    expect(await hasStayed()).toBe(true)
  })

  it('changes back, and nothing English is left in Chinese', async () => {
    await beginIn('en')
    await stay()
    await choose('zh-CN')
    expect(await spoken()).toBe('zh-CN')
    const written = ['Ketu Trading', 'East', 'Ada', 'Goal', 'Revenue', 'Met the buyer']
    const international = ['English', 'Ketu', 'Excel', 'xlsx', 'CSV', 'CNY', 'MB', 'https', 'Chrome', 'Linux']
    expect(await foreignLines(chinese, /[a-z]{2}/i, [...written, ...international])).toEqual([])
    expect(await hasStayed()).toBe(true)
  })
})

const shows = (text: string | RegExp) => pages().getByText(text, { exact: true }).first().waitFor()

describe('figures', () => {
  it('are counted, priced and dated as in Chinese', async () => {
    await beginIn('zh-CN')
    await go(`/g/${goals[0]}`, '阿里巴巴')
    await shows('1 次')
    await go(`/g/${goals[1]}`, '重庆长安')
    await shows('2 次')
    await go(`/c/${once}`, '阿里巴巴')
    await shows(/^¥58\.6 万 \/ ¥120 万/)
    await shows('订单 ¥586,000')
    await shows('1/2')
  })

  it('are counted, priced and dated as in English', async () => {
    await beginIn('en')
    await go(`/g/${goals[0]}`, '阿里巴巴')
    await shows('1 visit')
    await go(`/g/${goals[1]}`, '重庆长安')
    await shows('2 visits')
    await go(`/c/${once}`, '阿里巴巴')
    await shows(/^CN¥586K of CN¥1\.2M/)
    await shows('Order CN¥586,000')
    await shows('2 Jan')
  })
})

describe('names', () => {
  const shown = async () => {
    const rows = pages()
      .getByRole('listitem')
      .filter({ hasText: /\p{Script=Han}/u })
    return (await rows.allInnerTexts()).map(text => names.find(name => text.includes(name)) ?? text)
  }

  it('stand in the order of pinyin in Chinese', async () => {
    await beginIn('zh-CN')
    await go('/customers', chinese.shell.customers)
    await expect.poll(shown).toEqual(names)
  })

  it('stand in the same order in English', async () => {
    await beginIn('en')
    await go('/customers', english.shell.customers)
    await expect.poll(shown).toEqual(names)
  })
})

describe('looks', () => {
  const { themes, textSizes } = chinese.settings
  const paper = () => pages().evaluate(() => getComputedStyle(document.body).backgroundColor)
  const size = () => pages().evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
  const set = (name: string) => pages().getByText(name, { exact: true }).click()
  const reload = async (): Promise<void> => {
    await pages().reload()
    await shows(chinese.settings.textSize)
  }

  it('the theme is what was chosen, also after a reload, or what the system says', async () => {
    await beginIn('zh-CN')
    const light = await paper()
    await set(themes.dark)
    await expect.poll(paper).not.toBe(light)
    const dark = await paper()
    await reload()
    expect(await paper()).toBe(dark)
    await set(themes.system)
    await expect.poll(paper).toBe(light)
    await pages().emulateMedia({ colorScheme: 'dark' })
    await expect.poll(paper).toBe(dark)
    await pages().emulateMedia({ colorScheme: 'light' })
  })

  it('letters grow in two steps, also after a reload', async () => {
    await beginIn('zh-CN')
    const normal = await size()
    await set(textSizes.large)
    await expect.poll(size).toBeGreaterThan(normal)
    const large = await size()
    await set(textSizes.larger)
    await expect.poll(size).toBeGreaterThan(large)
    const larger = await size()
    await reload()
    expect(await size()).toBe(larger)
    await set(textSizes.normal)
    await expect.poll(size).toBe(normal)
  })

  it('no page complains', () => {
    expect(phone.errors).toEqual([])
  })
})
