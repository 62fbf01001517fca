/** Chinese is typed with an input method: its Enter chooses a word and is never ours, in every field where Enter does something. */
import { randomBytes } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customerDoc } from '#shared/doc/name.ts'
import { makeId } from '#shared/domain/id.ts'
import { dataFile } from '#test/kit/file-work.ts'
import { createInputMethod, type InputMethod } from '#test/kit/hand.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { pushDocs } from '#test/kit/push-docs.ts'
import { pillSays, signInOn, wordsOf } from '#test/kit/story.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { titleIs } from '#test/kit/tour.ts'

const words = wordsOf('zh-CN')
const { account, comments, customer, goals, imports, log, search, shell, team } = words
const [id, goal] = [makeId(Date.now(), randomBytes), makeId(Date.now(), randomBytes)]

let server: TestServer
let phone: Phone
let method: InputMethod
let territory = ''

beforeAll(async () => {
  server = await startTestServer()
  const admin = await setUp(server, 'Ada')
  territory = (await admin.request<{ id: string }>('POST', '/api/territories', { name: '华东' })).id
  const year = new Date().getFullYear()
  const span = { start: `${year}-01-01`, end: `${year}-12-31` }
  await pushDocs(server.url, admin, territory, [
    {
      name: customerDoc(id),
      main: { type: 'customer', id, values: { name: '华润医药' } },
      records: [{ type: 'goal', id: goal, values: { title: '全年拜访', metric: 'visits', target: 4, ...span } }],
    },
  ])
  phone = await switchOn({ width: 1280, height: 800 })
  await signInOn(phone, server, words, makePerson('Ada'))
  await pillSays(phone.page, shell.pill.ok)
  method = await createInputMethod(phone.page)
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

const pages = (): Page => phone.page
const field = (label: string): Locator => pages().getByLabel(label, { exact: true })
const button = (name: string | RegExp): Locator => pages().getByRole('button', { name, exact: true })
const list = (name: string): Locator => pages().getByRole('list', { name, exact: true })

async function go(path: string, title: string): Promise<void> {
  await pages().evaluate(to => history.pushState(null, '', to), path)
  await titleIs(pages(), title)
}

/** Letters, the Enter that takes them, the word, and Safari's late Enter: after each the page is where it was. */
async function compose(into: Locator, word: string): Promise<void> {
  await into.focus()
  const before = await into.inputValue()
  const address = pages().url()
  const isUntouched = async (value: string): Promise<void> => {
    expect(pages().url()).toBe(address)
    expect(await into.inputValue()).toBe(value)
    expect(await into.evaluate(element => element === document.activeElement)).toBe(true)
    expect(await pages().getByRole('dialog').count()).toBe(0)
  }
  await method.compose('hua run')
  await method.pressEnter()
  await isUntouched(`${before}hua run`)
  await method.choose(word)
  await into.evaluate(element => {
    const late = { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }
    element.dispatchEvent(new KeyboardEvent('keydown', late))
  })
  await isUntouched(before + word)
}

const enter = (): Promise<void> => pages().keyboard.press('Enter')

describe('an input method’s Enter does nothing; the person’s own', () => {
  it('opens the first result of ⌘K', async () => {
    await go('/today', shell.today)
    await pages().keyboard.press('Control+k')
    await titleIs(pages(), shell.search)
    await compose(pages().getByRole('searchbox'), '华润')
    await list(search.customers).getByText('华润医药').waitFor()
    await enter()
    await titleIs(pages(), '华润医药')
  })

  it('takes the first customer of the log', async () => {
    await go(`/log?c=${id}`, log.title)
    await pages().getByRole('group', { name: log.context }).getByRole('button').first().click()
    await titleIs(pages(), log.pickTitle)
    await compose(pages().getByRole('searchbox'), '华润')
    await list(log.results).waitFor()
    await enter()
    await titleIs(pages(), log.title)
    await field(log.text).waitFor()
  })

  it('keeps a next step’s words, and an amount’s, in their chips', async () => {
    await go(`/log?c=${id}`, log.title)
    await button(log.add(log.next)).click()
    await compose(field(log.changeNext), '送样品')
    await enter()
    await button(`${log.next} 送样品`).waitFor()
    await button(log.add(log.order)).click()
    await compose(field(log.orderUnit('CNY')), '二十万')
    await enter()
    await button(`${log.order} ¥200,000`).waitFor()
  })

  it('takes the first customer of a new goal', async () => {
    await go('/goals/new', goals.pick)
    await compose(pages().getByRole('searchbox'), '华润')
    await pages().getByRole('button', { name: '华润医药' }).waitFor()
    await enter()
    await titleIs(pages(), goals.new)
  })

  it('adds one territory, in the tree and beside an invite, and renames one', async () => {
    await go('/me/team/new', team.newTerritory)
    await compose(field(account.territoryName), '华北')
    await enter()
    await titleIs(pages(), team.title)
    await pages().getByRole('heading', { name: '华北' }).waitFor()

    await go('/me/invite', account.inviteTitle)
    await button(account.newTerritory).click()
    await compose(field(account.territoryName), '华南')
    await enter()
    await field(account.territoryName).waitFor({ state: 'detached' })
    await expect.poll(() => field(account.inviteTerritory).locator('option').allInnerTexts()).toContain('华南')

    await go(`/me/team/in/${territory}`, team.editTerritory)
    await compose(field(account.territoryName), '一区')
    await enter()
    await titleIs(pages(), team.title)
    for (const name of ['华东一区', '华北', '华南']) {
      const places = pages().getByRole('heading', { name })
      await places.waitFor()
      expect(await places.count()).toBe(1)
    }
  })

  it('makes one invite', async () => {
    await go('/today', shell.today)
    await go('/me/invite', account.inviteTitle)
    await compose(field(account.inviteName), '周工')
    await enter()
    await pages().getByText(account.inviteReady).waitFor()
    await expect.poll(() => list(account.inviteOpen).getByText('周工', { exact: true }).count()).toBe(1)
  })

  it('begins a new line of a comment, of the notes and of the log, and sends none of them', async () => {
    await go(`/g/${goal}`, '全年拜访')
    await compose(field(comments.write), '价格再谈')
    await enter()
    expect(await field(comments.write).inputValue()).toBe('价格再谈\n')
    expect(await list(comments.title).getByRole('listitem').count()).toBe(0)
    await field(comments.write).fill('')

    await go(`/c/${id}?tab=details`, '华润医药')
    await compose(field(customer.notes), '周三不在')
    await enter()
    await expect.poll(() => field(customer.notes).inputValue()).toBe('周三不在\n')

    await go(`/log?c=${id}`, log.title)
    await compose(field(log.text), '见了张总')
    await enter()
    expect(await field(log.text).inputValue()).toBe('见了张总\n')
    await field(log.text).fill('')
  })

  it('does nothing where a button says what happens: a customer, a goal, the rate of an import', async () => {
    await go('/c/new', customer.createTitle)
    await compose(field(words.fields['customer.name']), '华润')
    await enter()
    await compose(field(words.fields['customer.tags']), '重点')
    await enter()
    expect(await field(words.fields['customer.name']).inputValue()).toBe('华润')
    await button(shell.close).first().click()
    await button(customer.discardYes).click()

    await go(`/goals/new?c=${id}`, goals.new)
    await compose(pages().getByRole('textbox', { name: new RegExp(`^${goals.name}`) }), '拜访')
    await enter()
    await titleIs(pages(), goals.new)
    await button(shell.cancel)
      .or(pages().getByRole('link', { name: shell.cancel }))
      .first()
      .click()

    await go('/import', imports.title)
    await pages().locator('input[type=file]').setInputFiles(dataFile('northwind-orders.csv'))
    await button(imports.preview).click()
    await compose(field(imports.rateTitle('USD', 'CNY')), '七')
    await enter()
    await pages().getByText(imports.columnsTitle).waitFor()
    expect(await pages().getByText(imports.previewTitle).count()).toBe(0)
  })

  it('signs in, and nobody complained', async () => {
    await phone.context.clearCookies()
    await pages().goto(`${server.url}/sign-in`)
    await compose(pages().getByLabel(account.identifier), '周工')
    await enter()
    await expect.poll(() => pages().evaluate(() => document.activeElement?.getAttribute('type'))).toBe('password')
    expect(phone.errors).toEqual([])
  })
})
