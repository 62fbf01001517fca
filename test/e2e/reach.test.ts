/** Ketu as phones really meet it: over plain http, inside WeChat, in browsers of all kinds, with little room, and too old. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InviteReply } from '#shared/api/account.ts'
import { customerDoc } from '#shared/doc/name.ts'
import { makeId } from '#shared/domain/id.ts'
import { auditScreen } from '#test/kit/audit-screen.ts'
import { type Phone, type PhoneOptions, switchOn } from '#test/kit/phone.ts'
import { pushDocs } from '#test/kit/push-docs.ts'
import {
  importFile,
  joinOn,
  logVisitOn,
  onToday,
  pillSays,
  readyForOffline,
  signInOn,
  wordsOf,
} from '#test/kit/story.ts'
import { joinAs, setUp, startTestServer, type TestPerson, type TestServer } from '#test/kit/test-server.ts'
import { makePerson } from '#test/kit/test-auth.ts'

const words = wordsOf('zh-CN')
const dataFile = (name: string): string => fileURLToPath(new URL(`../data/${name}`, import.meta.url))
const newId = (): string => makeId(Date.now(), size => randomBytes(size))
const customer = newId()
const year = new Date().getFullYear()
/** Names this computer, and is no secure context over plain http. */
const host = 'ketu.test'

let server: TestServer
let admin: TestPerson
/** The same server under that name. */
let plain: TestServer
const phones: Phone[] = []

beforeAll(async () => {
  server = await startTestServer()
  plain = { ...server, url: `http://${host}:${server.port}` }
  admin = await setUp(server, 'Ada')
  const { id: territory } = await admin.request<{ id: string }>('POST', '/api/territories', { name: '华东' })
  const { session } = await joinAs(server, admin, 'Dan', { role: 'rep', territory })
  await joinAs(server, admin, 'Bo', { role: 'rep', territory })
  const span = { start: `${year}-01-01`, end: `${year}-12-31` }
  const values = { title: '全年拜访', metric: 'visits', target: 4, ...span, owner: session.member.id }
  await pushDocs(server.url, admin, territory, [
    {
      name: customerDoc(customer),
      main: { type: 'customer', id: customer, values: { name: '青麦乳业' } },
      records: [{ type: 'goal', id: newId(), values }],
    },
  ])
})
afterAll(async () => {
  for (const phone of phones) await phone.dispose()
  await server.stop()
})

async function take(options: PhoneOptions = {}): Promise<Phone> {
  const phone = await switchOn(options)
  phones.push(phone)
  return phone
}

describe('over plain http, under a name that is not localhost', () => {
  let dan: Phone
  const open = (page: Page, path: string) => page.goto(plain.url + path)

  it('the door says what is missing, leads to how to fix it, and lets in', async () => {
    dan = await take()
    await open(dan.page, '/sign-in')
    expect(
      await dan.page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator, 'locks' in navigator]),
    ).toEqual([false, false, false])
    await dan.page.getByText(words.shell.insecure).waitFor()
    expect(await auditScreen(dan.page)).toEqual([])
    await dan.page.getByRole('link', { name: words.shell.insecureHow }).click()
    await dan.page.getByText(words.settings.fixHttps).waitFor()
    await dan.page.getByText(words.settings.storageNoAnswer).waitFor()
    expect(await auditScreen(dan.page)).toEqual([])
    await signInOn(dan, plain, words, makePerson('Dan'))
    await pillSays(dan.page, words.shell.pill.ok)
    await dan.page.getByText(words.shell.insecure).waitFor()
  })

  it('a file is imported, a visit is logged, the goal moves, and all of it is there after a reload', async () => {
    await importFile(dan.page, words, plain.url, dataFile('customers.xlsx'))
    await logVisitOn(dan.page, words, plain.url, customer, '见了采购，样品认可')
    await onToday(dan.page, words)
    await open(dan.page, `/c/${customer}`)
    await dan.page.getByText('1 / 4', { exact: false }).first().waitFor()
    await open(dan.page, '/today')
    await pillSays(dan.page, words.shell.pill.ok)
    await dan.page.reload()
    await open(dan.page, `/c/${customer}`)
    await dan.page.getByText('见了采购，样品认可').first().waitFor()
    await open(dan.page, '/sync')
    await dan.page.getByText(words.sync.insecureNote).waitFor()
    expect(await auditScreen(dan.page)).toEqual([])
  })

  it('what is typed and not saved is still there after a reload', async () => {
    await open(dan.page, `/log?c=${customer}`)
    const field = dan.page.getByLabel(words.log.text, { exact: true })
    await field.fill('写到一半')
    await dan.page.getByRole('button', { name: words.shell.close }).click()
    await open(dan.page, `/log?c=${customer}`)
    await dan.page.reload()
    await expect.poll(() => field.inputValue()).toBe('写到一半')
  })

  it('a second tab shows what the first one writes, and the server has it once', async () => {
    const second = await dan.context.newPage()
    second.setDefaultTimeout(60_000)
    await open(second, `/c/${customer}`)
    await second.getByText('见了采购，样品认可').first().waitFor()
    await logVisitOn(dan.page, words, plain.url, customer, '在另一个标签页写的')
    await second.getByText('在另一个标签页写的').first().waitFor()
    await pillSays(dan.page, words.shell.pill.ok)
    await second.close()
  })

  it('two people type into one customer live', async () => {
    const bo = await take()
    await signInOn(bo, plain, words, makePerson('Bo'))
    await pillSays(bo.page, words.shell.pill.ok)
    const notes = [dan, bo].map(({ page }) => page.getByLabel(words.customer.notes, { exact: true }))
    for (const { page } of [dan, bo]) await open(page, `/c/${customer}?tab=details`)
    await dan.page
      .getByRole('status')
      .filter({ hasText: words.live.here('Bo') })
      .first()
      .waitFor()
    await notes[0]?.focus()
    await dan.page.keyboard.type('周三', { delay: 20 })
    await expect.poll(() => notes[1]?.inputValue()).toBe('周三')
  })

  it('signing out leaves nothing, and nobody complained all the while', async () => {
    await dan.page.getByText(words.customer.notesSaved).waitFor()
    await open(dan.page, '/me/sign-out')
    await dan.page.getByText(words.account.signOutClean).waitFor()
    await dan.page.getByRole('button', { name: words.account.signOutNow, exact: true }).click()
    await dan.page.waitForURL('**/sign-in')
    // The page of the sign-in opens its own as soon as it stands.
    const databases = () => dan.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    await expect.poll(databases).toEqual(['ketu-device'])
    expect(phones.flatMap(({ errors }) => errors)).toEqual([])
  })
})

const android = 'Mozilla/5.0 (Linux; Android 14; V2307A) AppleWebKit/537.36 (KHTML, like Gecko)'
const webViews = {
  WeChat: `${android} Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 XWEB/1260 MicroMessenger/8.0.50 NetType/WIFI`,
  WeCom:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 wxwork/4.1.30 MicroMessenger/7.0.1 Language/en',
}

describe.each([
  ['WeChat', 'zh-CN'],
  ['WeCom', 'en'],
] as const)('inside %s, in %s', (app, language) => {
  const { account, team } = wordsOf(language)
  let phone: Phone
  let invite: InviteReply
  const changes: string[] = []

  beforeAll(async () => {
    phone = await take({ userAgent: webViews[app], language })
    phone.page.on('request', request => {
      if (request.method() !== 'GET') changes.push(`${request.method()} ${request.url()}`)
    })
    invite = await admin.request<InviteReply>('POST', '/api/invites', { role: 'rep' })
  })

  it.each(['join', 'reset', 'setup', 'sign-in'] as const)('%s offers the browser and nothing else', async door => {
    const link = invite.link.replace('/join#', `/${door}#`)
    await phone.page.goto(link)
    await phone.page.getByRole('heading', { name: account.openInBrowser }).waitFor()
    for (const step of account.openInBrowserSteps) await phone.page.getByText(step, { exact: true }).waitFor()
    const hasCode = door === 'join' || door === 'reset'
    const buttons = await phone.page.getByRole('button').allInnerTexts()
    expect(buttons).toEqual(hasCode ? [account.copyCode, account.copyLink] : [account.copyLink])
    expect(await phone.page.getByRole('textbox').count()).toBe(0)
    if (hasCode) {
      const label = door === 'join' ? account.joinCode : team.resetCode
      await phone.page.getByRole('region', { name: label }).getByText(invite.code, { exact: true }).waitFor()
    }
    await phone.page.getByText(link, { exact: true }).waitFor()
    expect(await auditScreen(phone.page)).toEqual([])
  })

  it('nothing was used up: the browser it is pasted into joins with it', async () => {
    expect([changes, phone.errors]).toEqual([[], []])
    const browser = await take({ language })
    await joinOn(browser, invite.link, wordsOf(language), `Cai-${app}`)
    await browser.dispose()
  })
})

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const browsers = [
  ['Safari on an iPhone', `${iphone} Version/18.5 Mobile/15E148 Safari/604.1`, 'ios-safari', 'zh-CN'],
  ['another browser on an iPhone', `${iphone} CriOS/146.0.7632.55 Mobile/15E148 Safari/604.1`, 'ios-other', 'en'],
  ['Mi Browser', `${android} Chrome/126.0 Mobile Safari/537.36 XiaoMi/MiuiBrowser/19.5`, 'bookmark', 'zh-CN'],
] as const

describe.each(browsers)('%s', (_, userAgent, way, language) => {
  const all = wordsOf(language)

  it('after two visits is shown its way to the home screen, truly and until it is put off', async () => {
    const phone = await take({ userAgent, language })
    // Chromium's own offer, which this browser does not know, and an answer to rely on.
    await phone.page.addInitScript(() => {
      addEventListener('beforeinstallprompt', event => event.stopImmediatePropagation())
      StorageManager.prototype.persist = async () => false
    })
    await signInOn(phone, server, all, makePerson('Ada'))
    await pillSays(phone.page, all.shell.pill.ok)
    const guide = phone.page.locator('.block').filter({ hasText: all.settings.install })
    for (const sentence of ['one', 'two']) {
      expect(await guide.count()).toBe(0)
      await logVisitOn(phone.page, all, server.url, customer, sentence)
      await onToday(phone.page, all)
    }
    for (const step of all.settings.installSteps[way]) await guide.getByText(step, { exact: true }).waitFor()
    await guide.getByRole('button', { name: all.settings.installLater }).click()
    await guide.waitFor({ state: 'detached' })
    await phone.page.goto(`${server.url}/about/device`)
    for (const step of all.settings.installSteps[way]) await guide.getByText(step, { exact: true }).waitFor()
    await phone.page.getByRole('button', { name: all.settings.storageAsk }).click()
    await phone.page.getByText(all.settings.storageRefused).waitFor()
    expect(await auditScreen(phone.page)).toEqual([])
    await phone.page.goto(`${server.url}/sync`)
    await phone.page.getByText(way === 'bookmark' ? all.sync.bookmarkNote : all.sync.mayBeClearedNote).waitFor()
    expect(phone.errors).toEqual([])
    await phone.dispose()
  })
})

describe('with little room', () => {
  it('says so before it is too late, and what to do', async () => {
    const phone = await take()
    await signInOn(phone, server, words, makePerson('Ada'))
    await pillSays(phone.page, words.shell.pill.ok)
    await readyForOffline(phone.page)
    // This Chromium tells every page of the same room, whatever there is: others tell the truth.
    await phone.page.addInitScript(() => {
      StorageManager.prototype.estimate = async () => ({ usage: 85_000_000, quota: 100_000_000 })
    })
    await phone.page.goto(`${server.url}/today`)
    await phone.page.getByText(words.shell.storageNearlyFull).waitFor()
    await phone.page.getByRole('link', { name: words.shell.storageHow }).click()
    for (const step of words.settings.storageFullDo) await phone.page.getByText(step, { exact: true }).waitFor()
    expect(await auditScreen(phone.page)).toEqual([])
    await phone.dispose()
  })
})

describe('below the floor', () => {
  it('a browser that cannot even read the app is told in both languages, and nothing of the app runs', async () => {
    const phone = await take()
    await phone.page.addInitScript(() => Reflect.deleteProperty(window, 'CSSPropertyRule'))
    await phone.page.route(/assets\/.*\.js$/, route =>
      route.fulfill({ contentType: 'text/javascript', body: 'let a = b ?? ??= syntax of tomorrow' }),
    )
    await phone.page.goto(server.url)
    const page = readFileSync(fileURLToPath(new URL('../../app/index.html', import.meta.url)), 'utf8')
    expect(page.match(/<p lang="(zh-CN|en)">/g)).toHaveLength(2)
    for (const sentence of ['这个浏览器太旧', 'This browser is too old for Ketu.'])
      await phone.page.getByText(sentence, { exact: false }).waitFor()
    expect(await auditScreen(phone.page)).toEqual([])
    expect(phone.errors.filter(error => !error.startsWith('SyntaxError'))).toEqual([])
    await phone.page.unrouteAll()
    await phone.page.reload()
    await phone.page.getByText('This browser is too old for Ketu.', { exact: false }).waitFor()
    expect(await phone.page.locator('#app').count()).toBe(0)
    expect(await phone.page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
    await phone.dispose()
  })
})
