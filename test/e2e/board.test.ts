/** A manager looks at the board, says something about a visit while away from the network, and the rep hears of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { onToday, pillSays, readyForOffline, signInOn, wordsOf } from '#test/kit/story.ts'
import { joinAs, setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { makePerson } from '#test/kit/test-auth.ts'

const zh = wordsOf('zh-CN')
const en = wordsOf('en')
let server: TestServer
let mei: Phone
let bo: Phone
let customer = ''

beforeAll(async () => {
  server = await startTestServer()
  const admin = await setUp(server, 'Ada')
  const east = await admin.request<{ id: string }>('POST', '/api/territories', { name: '华东' })
  const south = await admin.request<{ id: string }>('POST', '/api/territories', { name: '江南', parent: east.id })
  await joinAs(server, admin, 'Mei', { role: 'manager', territory: east.id })
  await joinAs(server, admin, 'Bo', { role: 'rep', territory: south.id })
  mei = await switchOn()
  bo = await switchOn({ language: 'en' })
  await signInOn(mei, server, zh, makePerson('Mei'))
  await signInOn(bo, server, en, makePerson('Bo'))
  await pillSays(mei.page, zh.shell.pill.ok)
  await pillSays(bo.page, en.shell.pill.ok)
})
afterAll(async () => {
  await mei.dispose()
  await bo.dispose()
  await server.stop()
})

const open = (phone: Phone, path: string) => phone.page.goto(`${server.url}${path}`)

describe('a manager and a rep', () => {
  it('the visit of the rep is on the board, in the territory above and beside the rep', async () => {
    await open(bo, '/c/new')
    await bo.page.getByLabel(en.fields['customer.name'], { exact: true }).fill('青麦乳业')
    await bo.page.getByRole('button', { name: en.shell.save }).click()
    await bo.page.waitForURL(/\/c\/[0-9a-z]{26}$/)
    customer = /\/c\/([0-9a-z]{26})$/.exec(bo.page.url())?.[1] ?? ''
    await open(bo, `/log?c=${customer}`)
    await bo.page.getByLabel(en.log.text).fill('Sample accepted')
    await bo.page.getByRole('button', { name: en.log.save }).click()

    await mei.page.getByRole('link', { name: zh.board.title, exact: true }).last().click()
    const places = mei.page.getByRole('list', { name: zh.board.places })
    await places.getByText(zh.board.placeLine(1, 0)).nth(1).waitFor({ timeout: 30_000 })
    const person = mei.page.getByRole('list', { name: zh.board.people }).getByRole('link', { name: /Bo/ })
    await person.getByText(/最近联系/).waitFor()
    await person.click()
    await mei.page
      .getByRole('list', { name: zh.board.recent })
      .getByRole('link', { name: /青麦乳业/ })
      .click()
    await mei.page.getByText(zh.customer.visitTitle).first().waitFor()
  })

  it('a comment with a mention is written with no network and waits on the Today of whom it mentions', async () => {
    await readyForOffline(mei.page)
    await mei.setOffline(true)
    await mei.page.getByLabel(zh.comments.write).fill('价格再谈谈')
    await mei.page.getByRole('button', { name: zh.comments.mention }).click()
    await mei.page.getByRole('group', { name: zh.comments.whom }).getByRole('button', { name: 'Bo' }).click()
    await mei.page.getByRole('button', { name: zh.comments.send, exact: true }).click()
    await mei.page.getByRole('list', { name: zh.comments.title }).getByText(zh.shell.toSync).waitFor()
    await mei.setOffline(false)

    await open(bo, '/today')
    await onToday(bo.page, en)
    const mentions = bo.page.getByRole('list', { name: en.comments.mentionsYou })
    await mentions.getByRole('link', { name: /Mei/ }).click({ timeout: 30_000 })
    await bo.page.getByText('@Bo').first().waitFor()
    await bo.page.getByLabel(en.comments.write).fill('Will do')
    await bo.page.getByRole('button', { name: en.comments.send, exact: true }).click()
    await mei.page.getByText('Will do').waitFor({ timeout: 30_000 })
    await open(bo, '/today')
    await onToday(bo.page, en)
    await mentions.waitFor({ state: 'detached' })
  })

  it('what the manager sees of the rep, the rep can open too', async () => {
    await open(bo, '/me')
    await bo.page.getByRole('link', { name: new RegExp(en.board.mine) }).click()
    await bo.page.getByText(en.board.mineStrip).waitFor()
    await bo.page.getByRole('list', { name: en.board.recent }).getByText('Sample accepted').waitFor()
    expect([...mei.errors, ...bo.errors]).toEqual([])
  })
})
