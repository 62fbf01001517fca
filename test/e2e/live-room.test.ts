/** One customer open on two screens: who is there, and every letter of the shared notes as it is typed. */
import { randomBytes } from 'node:crypto'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customerDoc, planDoc } from '#shared/doc/name.ts'
import { makeId } from '#shared/domain/id.ts'
import { createInputMethod } from '#test/kit/hand.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { pushDocs } from '#test/kit/push-docs.ts'
import { pullRows } from '#test/kit/room-team.ts'
import { pillSays, signInOn, wordsOf } from '#test/kit/story.ts'
import { joinAs, setUp, startTestServer, type TestPerson, type TestServer } from '#test/kit/test-server.ts'
import { makePerson } from '#test/kit/test-auth.ts'

const words = wordsOf('zh-CN')
const year = new Date().getFullYear()
const [id, goal] = [makeId(Date.now(), size => randomBytes(size)), makeId(Date.now(), size => randomBytes(size))]

let server: TestServer
let admin: TestPerson
let ada: Phone
let bo: Phone

beforeAll(async () => {
  server = await startTestServer()
  admin = await setUp(server, 'Ada')
  await joinAs(server, admin, 'Bo', { role: 'admin' })
  const { id: north } = await admin.request<{ id: string }>('POST', '/api/territories', { name: '北区' })
  const main = { type: 'customer', id, values: { name: '青麦乳业', notes: '样品待确认' } } as const
  const span = { start: `${year}-01-01`, end: `${year}-12-31` }
  const values = { title: '全年净销售额', metric: 'revenue.net', target: 586_000_000, ...span }
  await pushDocs(server.url, admin, north, [
    { name: customerDoc(id), main },
    { name: planDoc(north, year), records: [{ type: 'goal', id: goal, values }] },
  ])
  ada = await switchOn()
  bo = await switchOn()
  await signInOn(ada, server, words, makePerson('Ada'))
  await signInOn(bo, server, words, makePerson('Bo'))
  for (const phone of [ada, bo]) await pillSays(phone.page, words.shell.pill.ok)
})
afterAll(async () => {
  await ada.dispose()
  await bo.dispose()
  await server.stop()
})

const notesOn = ({ page }: Phone): Locator => page.getByLabel(words.customer.notes, { exact: true })

async function openNotes(phone: Phone): Promise<Locator> {
  await phone.page.goto(`${server.url}/c/${id}`)
  await phone.page.getByRole('tab', { name: words.customer.tabs.details }).click()
  const notes = notesOn(phone)
  await notes.waitFor()
  return notes
}

const saysPresence = (phone: Phone, text: string): Promise<void> =>
  phone.page.getByRole('status').filter({ hasText: text }).first().waitFor()
const caretOf = (notes: Locator): Promise<number> =>
  notes.evaluate(element => (element instanceof HTMLTextAreaElement ? element.selectionStart : -1))
const setCaret = (notes: Locator, at: number): Promise<void> =>
  notes.evaluate((element, to) => {
    if (element instanceof HTMLTextAreaElement) element.setSelectionRange(to, to)
  }, at)

describe('a plan on two screens', () => {
  it('shows who looks at the same goal, and who is changing it', async () => {
    for (const phone of [ada, bo]) await phone.page.goto(`${server.url}/g/${goal}`)
    await saysPresence(ada, words.live.here('Bo'))
    await saysPresence(bo, words.live.here('Ada'))
    await bo.page.getByRole('link', { name: words.goals.edit, exact: true }).click()
    await bo.page.getByRole('textbox', { name: words.goals.howMuch }).fill('600')
    await saysPresence(ada, words.live.writing('Bo'))
    await bo.page.goto(`${server.url}/today`)
    await ada.page.getByText(words.live.writing('Bo')).waitFor({ state: 'detached' })
  })
})

describe('a customer on two screens', () => {
  it('shows each who else is there', async () => {
    await openNotes(ada)
    await openNotes(bo)
    await saysPresence(ada, words.live.here('Bo'))
    await saysPresence(bo, words.live.here('Ada'))
  })

  it('shows what the other types, letter by letter, and the caret stays where it was', async () => {
    const [left, right] = [notesOn(ada), notesOn(bo)]
    await left.focus()
    await setCaret(left, 2)
    await right.focus()
    await setCaret(right, 0)
    await bo.page.keyboard.type('Fri: ', { delay: 30 })
    await expect.poll(() => left.inputValue()).toBe('Fri: 样品待确认')
    await saysPresence(ada, words.live.writing('Bo'))
    expect(await caretOf(left)).toBe(7)
    await ada.page.keyboard.type('x2', { delay: 30 })
    await expect.poll(() => right.inputValue()).toBe('Fri: 样品x2待确认')
    expect(await caretOf(right)).toBe(5)
    for (const phone of [ada, bo]) await phone.page.getByText(words.customer.notesSaved).waitFor()
    await saysPresence(ada, words.live.here('Bo'))
  })

  it('lets a word be composed while the other types', async () => {
    const [left, right] = [notesOn(ada), notesOn(bo)]
    await left.focus()
    await setCaret(left, 'Fri: 样品x2待确认'.length)
    const method = await createInputMethod(ada.page)
    await method.compose('ji')
    await setCaret(right, 0)
    await right.focus()
    await bo.page.keyboard.type('! ')
    await expect.poll(() => right.inputValue()).toBe('! Fri: 样品x2待确认')
    expect(await left.inputValue()).toBe('Fri: 样品x2待确认ji')
    await method.choose('急')
    for (const notes of [left, right]) await expect.poll(() => notes.inputValue()).toBe('! Fri: 样品x2待确认急')
    expect(await caretOf(left)).toBe('! Fri: 样品x2待确认急'.length)
  })

  it('goes on without the network, and comes together again with it', async () => {
    const [left, right] = [notesOn(ada), notesOn(bo)]
    for (const phone of [ada, bo]) await phone.page.getByText(words.customer.notesSaved).waitFor()
    await pillSays(ada.page, words.shell.pill.ok)
    const before = await left.inputValue()
    await ada.setOffline(true)
    await left.focus()
    await setCaret(left, before.length)
    await ada.page.keyboard.type(' ok')
    await ada.page.getByText(words.customer.notesSaved).waitFor()
    await right.focus()
    await setCaret(right, 0)
    await bo.page.keyboard.type('> ')
    await ada.setOffline(false)
    for (const notes of [left, right])
      await expect.poll(() => notes.inputValue(), { timeout: 30_000 }).toBe(`> ${before} ok`)
    await expect
      .poll(async () => (await pullRows(server, admin, customerDoc(id))).every(({ by }) => by !== ''))
      .toBe(true)
  })

  it('forgets who left at once, and keeps what was typed on the device', async () => {
    const last = await notesOn(bo).inputValue()
    await bo.page.goto(`${server.url}/today`)
    await ada.page.getByText(words.live.here('Bo')).waitFor({ state: 'detached' })
    await pillSays(ada.page, words.shell.pill.ok)
    await ada.setOffline(true)
    expect(await (await openNotes(ada)).inputValue()).toBe(last)
    expect([...ada.errors, ...bo.errors]).toEqual([])
  })
})
