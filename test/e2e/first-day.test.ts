/** A rep's first day: one visit practised on sample customers, customers brought from Excel, keys, paper, and the day as text. */
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { practiceSentence, sampleCustomers } from '#app/words/zh-CN/sample-work.ts'
import { auditDesktop, auditScreen } from '#test/kit/audit-screen.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { importFile, logVisitOn, onToday, pillSays, readyForOffline, signInOn, wordsOf } from '#test/kit/story.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'

const words = wordsOf('zh-CN')
const { customer: page, log, report, sample, shell } = words
const [first] = sampleCustomers
const dataFile = (name: string): string => fileURLToPath(new URL(`../data/${name}`, import.meta.url))
const practised = first?.name ?? ''

let server: TestServer
let phone: Phone

beforeAll(async () => {
  server = await startTestServer()
  await setUp(server, 'Ada')
  phone = await switchOn()
  await phone.page.addInitScript(() => {
    const counted = window as unknown as { prints: number }
    counted.prints = 0
    window.print = () => void counted.prints++
  })
  await signInOn(phone, server, words, makePerson('Ada'))
  await pillSays(phone.page, shell.pill.ok)
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

const pages = (): Page => phone.page
const button = (name: string | RegExp): Locator => pages().getByRole('button', { name, exact: true })
const says = (text: string): Promise<void> => pages().getByText(text, { exact: false }).first().waitFor()
const rows = (): Locator => pages().locator('.pane-list .row-target, main .row-target')

describe('before there are customers', () => {
  it('one visit is practised on a sample customer, without a network, and nothing waits to be sent', async () => {
    await readyForOffline(pages())
    await phone.setOffline(true)
    await button(sample.tryIt).click()
    await says(sample.banner)
    await button(sample.practise).waitFor()
    // What is announced covers the list for a moment.
    await pages().getByText(sample.added).waitFor({ state: 'hidden' })
    expect(await auditScreen(pages())).toEqual([])
    await button(sample.practise).click()
    expect(await pages().getByLabel(log.text, { exact: true }).inputValue()).toBe(practiceSentence)
    await pages()
      .getByRole('region', { name: log.heard })
      .getByRole('button', { name: new RegExp(`^${log.next}`) })
      .waitFor()
    await button(log.save).click()
    await onToday(pages(), words)
    await says(sample.practisedTitle)
    await pages().getByRole('button', { name: shell.undo }).waitFor({ state: 'hidden' })
    expect(await auditScreen(pages())).toEqual([])
    await pillSays(pages(), shell.pill.offline)
    await phone.setOffline(false)
    await pillSays(pages(), shell.pill.ok)
  })

  it('every sample customer says that it is one', async () => {
    await pages().goto(`${server.url}/customers`)
    const list = pages().getByRole('list', { name: words.customers.list })
    await list.getByText(practised).waitFor()
    expect(await list.getByText(sample.tag, { exact: true }).count()).toBe(sampleCustomers.length)
  })

  it('they go with one tap and come back with another', async () => {
    await pages().goto(`${server.url}/settings`)
    await button(new RegExp(`^${sample.removeAll(sampleCustomers.length)}`)).click()
    await says(sample.removed)
    await button(shell.undo).click()
    await button(new RegExp(`^${sample.removeAll(sampleCustomers.length)}`)).click()
    await button(new RegExp(`^${sample.add}`)).waitFor()
    await pages().goto(`${server.url}/customers`)
    await says(words.customers.empty)
  })
})

describe('with customers of one’s own', () => {
  it('they come from a workbook, and the sheet can be another', async () => {
    await pages().goto(`${server.url}/import`)
    await pages().locator('input[type=file]').setInputFiles(dataFile('customers.xlsx'))
    await says('Excel · 客户 & 联系人')
    await pages().getByLabel(words.imports.sheet, { exact: true }).selectOption('说明')
    await says(words.imports.sheetRefused('说明', '').slice(0, 10))
    await importFile(pages(), words, server.url, dataFile('customers.xlsx'))
    await importFile(pages(), words, server.url, dataFile('orders.xlsx'))
    await pages().goto(`${server.url}/customers`)
    await says('青麦乳业')
    await pillSays(pages(), shell.pill.ok)
  })

  it('a desktop shows them as a table: its heads order it, Home and End go to its ends', async () => {
    await pages().setViewportSize({ width: 1280, height: 800 })
    const { columns, list } = words.customers
    const table = pages().getByRole('table', { name: list })
    const names = () => table.getByRole('rowheader').allInnerTexts()
    await table.getByRole('rowheader').first().waitFor()
    const inClasses = await names()
    const head = table.getByRole('columnheader', { name: columns.name })
    expect(await head.getAttribute('aria-sort')).toBe('none')
    await head.getByRole('button').click()
    await pages().waitForURL(/sort=name/)
    expect(await head.getAttribute('aria-sort')).toBe('ascending')
    const byName = await names()
    expect(byName).not.toEqual(inClasses)
    expect(byName.toSorted()).toEqual(inClasses.toSorted())
    await head.getByRole('button').click()
    await pages().waitForURL(/sort=-name/)
    expect(await names()).toEqual(byName.toReversed())
    const focused = () => pages().evaluate(() => (document.activeElement as HTMLElement).innerText)
    await pages().keyboard.press('j')
    await pages().keyboard.press('End')
    expect(await focused()).toBe(byName[0])
    await pages().keyboard.press('Home')
    await pages().keyboard.press('ArrowDown')
    expect(await focused()).toBe(byName.at(-2))
    expect(await auditDesktop(pages())).toEqual([])
    await pages().goto(`${server.url}/customers`)
    await says('青麦乳业')
  })

  it('J and K move in the list of a desktop, Enter opens; in a field they are letters', async () => {
    await pages().keyboard.press('j')
    await pages().keyboard.press('j')
    await pages().keyboard.press('k')
    const name = await rows().first().innerText()
    expect(await pages().evaluate(() => (document.activeElement as HTMLElement).innerText)).toBe(name)
    await pages().keyboard.press('Enter')
    await pages().waitForURL(/\/c\/[0-9a-z]{26}$/)
    await pages()
      .getByRole('heading', { level: 1, name: /禾岭医药有限公司/ })
      .waitFor()
    await pages().keyboard.press('j')
    expect(await pages().evaluate(() => document.activeElement?.closest('.pane-list') !== null)).toBe(true)
    await pages().goto(`${server.url}/search`)
    const field = pages().getByRole('searchbox')
    await field.focus()
    await pages().keyboard.press('j')
    expect(await field.inputValue()).toBe('j')
  })

  it('a customer is printed in black on white, alone on the page, whatever the theme', async () => {
    await pages().goto(`${server.url}/customers`)
    await pages().getByText('禾岭医药有限公司').first().click()
    await logVisitOn(pages(), words, server.url, idOf(await opened()), '谈妥了年度价格')
    await onToday(pages(), words)
    await pages().goto(`${server.url}/customers`)
    await pages().getByText('禾岭医药有限公司').first().click()
    await opened()
    await button(page.more).click()
    await button(page.print).click()
    await pages().waitForFunction(() => (window as unknown as { prints: number }).prints === 1)
    await pages().emulateMedia({ media: 'print', colorScheme: 'dark' })
    const paper = pages().locator('.paper')
    await paper.getByText('谈妥了年度价格').waitFor()
    await paper.getByText('张岚').waitFor()
    expect(await pages().locator('.frame').isVisible()).toBe(false)
    const looks = await paper.evaluate(element => [
      getComputedStyle(element).color,
      getComputedStyle(element).backgroundColor,
    ])
    expect(looks).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
    const pdf = await pages().pdf({ format: 'A4' })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
    await pages().emulateMedia({ media: 'screen', colorScheme: 'dark' })
  })

  it('the day is told as text, of one’s own real visits, and copied', async () => {
    await phone.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url })
    await pages().goto(`${server.url}/today`)
    await button(new RegExp(`^${report.title}`)).click()
    const text = pages().getByRole('region', { name: report.text })
    await text.getByText('谈妥了年度价格').waitFor()
    expect(await text.innerText()).toContain('1. 禾岭医药有限公司')
    expect(await text.innerText()).not.toContain(practised)
    await button(report.copy).click()
    await says(report.copied)
    expect(await pages().evaluate(() => navigator.clipboard.readText())).toBe(await textOfDay())
    expect(phone.errors).toEqual([])
  })
})

async function opened(): Promise<string> {
  await pages().waitForURL(/\/c\/[0-9a-z]{26}$/)
  return pages().url()
}

const idOf = (url: string): string => /\/c\/([0-9a-z]{26})/.exec(url)?.[1] ?? ''

/** As the sheet shows it, opened again. */
async function textOfDay(): Promise<string> {
  await button(new RegExp(`^${report.title}`)).click()
  return pages().getByRole('region', { name: report.text }).innerText()
}
