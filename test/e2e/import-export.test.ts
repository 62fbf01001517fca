/** With no network: data comes in from files as others write them, is taken back in one piece, and leaves again whole. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseFile, dataFile, type MadeFile, previewFile, savedBy } from '#test/kit/file-work.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { pillSays, readyForOffline, signInOn, wordsOf } from '#test/kit/story.ts'
import { setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { makePerson } from '#test/kit/test-auth.ts'

const words = wordsOf('zh-CN')
const { imports, account } = words
const northwind = readFileSync(dataFile('northwind-customers.csv'), 'utf8')

let server: TestServer
let phone: Phone

beforeAll(async () => {
  server = await startTestServer()
  await setUp(server, 'Ada')
  phone = await switchOn()
  await signInOn(phone, server, words, makePerson('Ada'))
  await pillSays(phone.page, words.shell.pill.ok)
  await readyForOffline(phone.page)
  // All of it happens on the device.
  await phone.setOffline(true)
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

const pages = (): Page => phone.page
const says = (text: string) => pages().getByText(text, { exact: true }).first().waitFor()
const preview = (file: string | MadeFile, answers = {}) => previewFile(pages(), words, server.url, file, answers)
const button = (name: string | RegExp) => pages().getByRole('button', { name, exact: true })

async function run(count: string): Promise<void> {
  await button(imports.run(count)).click()
  await pages().getByText(imports.doneTitle).waitFor({ timeout: 120_000 })
}

async function customersCount(): Promise<number> {
  await pages().goto(`${server.url}/customers`)
  await pages().waitForFunction(title => document.title.includes(title), words.shell.customers)
  const list = pages().getByRole('list', { name: words.customers.list }).or(pages().getByText(words.customers.empty))
  await list.waitFor()
  const first = pages().getByRole('list', { name: words.customers.list }).getByRole('listitem').first()
  // -1 until all are read.
  await pages().waitForFunction(() => document.querySelector('[aria-setsize="-1"]') === null)
  return (await first.count()) === 0 ? 0 : Number(await first.getAttribute('aria-setsize'))
}

describe('customers and orders of others', () => {
  it('91 customers are counted before anything is written, then stand in the list', async () => {
    await preview(dataFile('northwind-customers.csv'))
    await says(imports.dry('91', '0', '0'))
    await run('91')
    expect(await customersCount()).toBe(91)
  })

  it('830 orders find their customers, in the workspace’s currency at a rate that was asked for', async () => {
    await preview(dataFile('northwind-orders.csv'), { rate: { currency: 'USD', value: '7' } })
    await says(imports.dry('830', '0', '0'))
    await run('830')
    await pages().goto(`${server.url}/search?q=VINET`)
    await pages().goto(`${server.url}/customers`)
    await pages().getByText('Alfreds Futterkiste').click()
    await pages()
      .getByRole('tab', { name: new RegExp(`^${words.customer.tabs.records}`) })
      .click()
    // ALFKI, order 11011: 933.50 dollars.
    await pages().getByText(words.customer.orderLine('¥6,534.50')).waitFor()
  })

  it('the same file again changes nothing', async () => {
    await preview(dataFile('northwind-customers.csv'))
    await says(imports.same('91'))
    expect(await button(imports.nothing).isDisabled()).toBe(true)
  })

  it('a row that changed changes one customer, a new row adds one, a row without a name is left out with its reason', async () => {
    const content = `${northwind.replace('Berlin,,Germany', 'Potsdam,,Germany')}NEWCO,Ketu Test Co,,,Ulm,,Germany\nNONAME,,,,Bonn,,Germany\n`
    await preview({ name: 'changed.csv', content })
    await says(imports.dry('1', '1', '1'))
    await says(imports.same('90'))
    await button(imports.seeWhy(1)).click()
    await says(imports.reasons['no-name'])
    const problems = await savedBy(pages(), () => button(imports.problemFile).click())
    expect(problems.text).toContain(imports.reasons['no-name'])
    expect(problems.text).toContain('NONAME')
    await run('2')
    expect(await customersCount()).toBe(92)
    await pages().getByText('Alfreds Futterkiste').click()
    await pages().getByText('Potsdam', { exact: false }).first().waitFor()
  })

  it('701 stores come in and go again with one tap', async () => {
    await preview(dataFile('aw-stores.csv'))
    await says(imports.dry('701', '0', '0'))
    await run('701')
    await button(imports.undoAll).click()
    await pages().getByText(imports.undone).waitFor({ timeout: 60_000 })
    expect(await customersCount()).toBe(92)
  })

  it('GBK is read as GBK', async () => {
    const gbk = Uint8Array.of(
      ...[0xbf, 0xcd, 0xbb, 0xa7, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb3, 0xc7, 0xca, 0xd0, 0x0a],
      ...[0xba, 0xbc, 0xd6, 0xdd, 0x2c, 0xba, 0xbc, 0xd6, 0xdd, 0x0a],
    )
    await pages().goto(`${server.url}/import`)
    await chooseFile(pages(), { name: '客户.csv', content: gbk })
    await says(imports.file('客户.csv', 1, `GBK · ${imports.delimiters[',']}`))
    await button(imports.preview).click()
    await says(imports.dry('1', '0', '0'))
    await run('1')
    await pages().goto(`${server.url}/search?q=hangzhou`)
    await pages().getByRole('list', { name: words.search.customers }).getByText('杭州').first().waitFor()
  })
})

describe('a file that is no table', () => {
  const { failures } = imports
  const files: readonly (readonly [what: string, file: MadeFile, sentence: string])[] = [
    ['an empty one', { name: 'empty.csv', content: '' }, failures.empty],
    [
      'a workbook',
      { name: 'book.csv', content: Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0) },
      failures['damaged-workbook'],
    ],
    [
      'a picture',
      { name: 'photo.csv', content: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0) },
      failures.binary,
    ],
    ['a web page', { name: 'page.csv', content: '<html><table><tr><td>客户名称' }, failures['web-page']],
    ['a letter', { name: 'letter.csv', content: 'Dear Sir or Madam\nI write to you.\n' }, failures['not-a-table']],
    ['a header alone', { name: 'header.csv', content: '客户名称,城市\n' }, failures['no-rows']],
    ['ragged rows', { name: 'ragged.csv', content: 'name,city,phone\nA,B\nC,D,E,F\nG\n' }, failures['not-a-table']],
    ['an open quote', { name: 'quote.csv', content: 'name,city\n"ACME,Bonn\nBeta,Ulm\n' }, failures['open-quote'](2)],
  ]

  it.each(files)('rel:D24 %s gets its sentence, and nothing changes', async (_, file, sentence) => {
    await pages().goto(`${server.url}/import`)
    await chooseFile(pages(), file)
    await says(imports.refused(sentence))
    await button(imports.chooseOther).waitFor()
  })

  it('rel:D24 one of 33 MB is refused before it is read', async () => {
    await pages().goto(`${server.url}/import`)
    // Made in the page: that much is not sent through a debugger.
    await pages()
      .locator('input[type=file]')
      .evaluate((input: HTMLInputElement) => {
        const files = new DataTransfer()
        files.items.add(new File([new Uint8Array(34_000_000).fill(65)], 'large.csv'))
        input.files = files.files
        input.dispatchEvent(new Event('change', { bubbles: true }))
      })
    await says(imports.refused(failures['too-large'](32)))
  })

  it('leaves the customers as they were', async () => {
    expect(await customersCount()).toBe(93)
  })
})

describe('everything leaves again', () => {
  const exportAs = (kind: keyof typeof account.exportKind) =>
    savedBy(pages(), async () => {
      await pages().goto(`${server.url}/me`)
      await pages()
        .getByRole('button', { name: new RegExp(`^${account.export}`) })
        .click()
      await pages().getByRole('dialog').getByRole('button', { name: account.exportKind[kind] }).click()
    })

  it('as one JSON file that can be read', async () => {
    const { name, text } = await exportAs('everything')
    expect(name).toMatch(/^ketu-everything-\d{4}-\d\d-\d\d\.json$/)
    const all = JSON.parse(text)
    expect(all).toMatchObject({ format: 'ketu-export', version: 1, member: { name: 'Ada' } })
    const live = all.records.customers.filter((row: { deletedAt?: number }) => row.deletedAt === undefined)
    expect(live).toHaveLength(93)
    expect(all.records.orders).toHaveLength(830)
    await pages().getByText(account.exported(name)).waitFor()
  })

  it('as tables that map back whole', async () => {
    const customers = await exportAs('customers')
    const orders = await exportAs('orders')
    expect(customers.text.charCodeAt(0)).toBe(0xfeff)
    await preview({ name: customers.name, content: customers.text })
    await says(imports.same('93'))
    expect(await button(imports.nothing).isDisabled()).toBe(true)
    await preview({ name: orders.name, content: orders.text })
    await says(imports.same('830'))
    expect(await button(imports.nothing).isDisabled()).toBe(true)
  })

  it('nobody complained all the while', () => {
    expect(phone.errors).toEqual([])
  })
})
