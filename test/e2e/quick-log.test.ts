/** The quick log in airplane mode: three taps and a sentence, what was understood of it, and that no word is ever lost. */
import { randomBytes } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customerDoc, journalDoc } from '#shared/doc/name.ts'
import { dayOfInstant, instantOfDay, yearOf } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import { createInputMethod, createThumb } from '#test/kit/hand.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { pushDocs } from '#test/kit/push-docs.ts'
import { onToday, pillSays, signInOn, wordsOf } from '#test/kit/story.ts'
import { setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { makePerson } from '#test/kit/test-auth.ts'

const words = wordsOf('zh-CN')
const { log, today: todayWords, shell } = words
const zone = 'Asia/Shanghai'
const sentence = '见了张总，下周三送第二批样品'

let server: TestServer
let phone: Phone
const customer = makeId(Date.now(), randomBytes)
const other = makeId(Date.now(), randomBytes)

beforeAll(async () => {
  server = await startTestServer()
  const admin = await setUp(server, 'Ada')
  const { id: territory } = await admin.request<{ id: string }>('POST', '/api/territories', { name: '华东' })
  const today = dayOfInstant(Date.now(), zone)
  const year = yearOf(today)
  const id = (): string => makeId(Date.now(), randomBytes)
  const goal = { title: '全年拜访', metric: 'visits', target: 12, start: `${year}-01-01`, end: `${year}-12-31` }
  await pushDocs(server.url, admin, territory, [
    {
      name: customerDoc(customer),
      main: { type: 'customer', id: customer, values: { name: '华润医药', class: 'A' } },
      records: [
        { type: 'contact', id: id(), values: { name: '张伟', title: '采购总监' } },
        { type: 'contact', id: id(), values: { name: '李娜', title: '质量工程师' } },
        { type: 'goal', id: id(), values: goal },
      ],
    },
    {
      name: customerDoc(other),
      main: { type: 'customer', id: other, values: { name: '单县人民医院' } },
      records: [
        { type: 'contact', id: id(), values: { name: '赵敏', title: '主治医师' } },
        { type: 'contact', id: id(), values: { name: '赵雷', title: '住院医师' } },
      ],
    },
    {
      name: journalDoc(customer, year),
      records: [
        {
          type: 'visit',
          id: id(),
          values: { customer, day: today, at: instantOfDay(today, '23:58', zone), state: 'planned', note: '谈价格' },
        },
      ],
    },
  ])
  phone = await switchOn()
  await signInOn(phone, server, words, makePerson('Ada'))
  await pillSays(phone.page, shell.pill.ok)
  await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

const pages = (): Page => phone.page
const button = (name: string | RegExp): Locator => pages().getByRole('button', { name, exact: true })
const text = (): Locator => pages().getByLabel(log.text, { exact: true })
const heard = (): Locator => pages().getByRole('region', { name: log.heard })
const chip = (name: string, value: string): Locator => heard().getByRole('button', { name: `${name} ${value}` })
const openLog = (of: string) => pages().goto(`${server.url}/log?c=${of}`)

/** The draft reaches the disk a moment after the last change; by then a sentence would long have been understood. */
const draftHolds = (of: string, words: string) =>
  pages().waitForFunction(
    async ([key, expected]) => {
      const [found] = (await indexedDB.databases()).filter(
        ({ name }) => name?.startsWith('ketu-') && name !== 'ketu-device',
      )
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(found?.name ?? '')
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      const row = await new Promise<{ value?: string } | undefined>((resolve, reject) => {
        const request = db.transaction('meta').objectStore('meta').get(`draft/${key}`)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      db.close()
      return (row?.value ?? '').includes(expected ?? '')
    },
    [of, words],
  )

describe('in airplane mode', () => {
  it('ux:B1 a planned visit is logged from Today with three taps and a sentence; the goal moves with it', async () => {
    await pages().goto(`${server.url}/today`)
    await phone.setOffline(true)
    const thumb = createThumb()
    await thumb.tap(pages().getByRole('link', { name: todayWords.logFor('华润医药') }))
    // The keyboard is up: the words go where the focus is.
    await text().waitFor()
    await pages().keyboard.insertText(sentence)
    await chip(log.next, '送第二批样品').waitFor()
    await thumb.tap(button(log.outcomes.progress))
    await thumb.tap(button(log.save))
    await pages()
      .getByText(log.savedGoal(log.figure('1', '12'), '').replace(/，$/, ''), { exact: false })
      .waitFor()
    expect(thumb.count()).toBeLessThanOrEqual(3)
    await onToday(pages(), words)
  })

  it('the plan is fulfilled, the visit is done and waits to be sent', async () => {
    await pages()
      .getByRole('button', { name: new RegExp(`^${todayWords.doneToday}`) })
      .click()
    const done = pages().getByRole('list', { name: todayWords.doneToday })
    await done.getByText('华润医药').waitFor()
    await done.getByText(shell.toSync).waitFor()
    expect(await pages().getByRole('list', { name: todayWords.planned }).count()).toBe(0)
    await pillSays(pages(), shell.pill.offlineWaiting(1))
  })

  it('the customer has the visit, whom one met, and the next step with its day', async () => {
    await pages().goto(`${server.url}/c/${customer}`)
    await pages().getByText(sentence).first().waitFor()
    await pages().getByText('送第二批样品', { exact: true }).first().waitFor()
    await pages().getByText('1 / 12', { exact: false }).first().waitFor()
    const records = pages().getByRole('list', { name: words.customer.tabs.records, exact: true })
    await records.getByText(sentence).click()
    await button('张伟').waitFor()
    expect(await button('张伟').getAttribute('aria-pressed')).toBe('true')
    expect(await button('李娜').getAttribute('aria-pressed')).toBe('false')
  })
})

describe('what was understood', () => {
  it('becomes chips; × turns one back into text and it stays text', async () => {
    await openLog(customer)
    await text().fill(sentence)
    await chip(log.met, '张伟').waitFor()
    await button(log.drop('送第二批样品')).click()
    await chip(log.next, '送第二批样品').waitFor({ state: 'detached' })
    expect(await text().inputValue()).toBe(sentence)
    await text().fill(`${sentence}，李娜也在`)
    await chip(log.met, '李娜').waitFor()
    expect(await chip(log.next, '送第二批样品').count()).toBe(0)
  })

  it('changes with a tap: a step is retitled, an amount typed, a person chosen among two', async () => {
    await openLog(other)
    await text().fill('赵医生同意，订单 20万，周五送样')
    await chip(log.order, '¥200,000').click()
    await pages().getByLabel(log.orderUnit('CNY'), { exact: true }).fill('5万')
    await pages().keyboard.press('Enter')
    await chip(log.order, '¥50,000').waitFor()
    await chip(log.next, '送样').click()
    await pages().getByLabel(log.changeNext, { exact: true }).fill('送两份样品')
    await pages().keyboard.press('Enter')
    await chip(log.next, '送两份样品').waitFor()
    await chip(log.met, '赵医生?').click()
    await pages().getByRole('dialog').getByRole('button', { name: /^赵敏/ }).click()
    await chip(log.met, '赵敏').waitFor()
    expect(await button(log.outcomes.progress).getAttribute('aria-pressed')).toBe('true')
    await button(log.save).click()
    await pages().getByText(log.saved, { exact: false }).first().waitFor()
    await pages().goto(`${server.url}/c/${other}`)
    await pages().getByText('送两份样品', { exact: true }).first().waitFor()
    await pages().getByText(words.customer.orderLine('¥50,000')).first().waitFor()
  })

  it('waits while an input method composes, and its Enter is not ours', async () => {
    await openLog(other)
    await text().fill('')
    const input = await createInputMethod(pages())
    await text().focus()
    await input.compose('下周三送样品')
    await draftHolds(other, '下周三送样品')
    // What was understood of the words before may stand for a moment.
    const steps = heard().getByRole('button', { name: new RegExp(`^${log.next} `) })
    await expect.poll(() => steps.count()).toBe(0)
    await input.pressEnter()
    expect(new URL(pages().url()).pathname).toBe('/log')
    await input.choose('下周三送样品')
    await chip(log.next, '送样品').waitFor()
    await text().fill('')
    await pages().goto(`${server.url}/search`)
    await pages().getByRole('searchbox').focus()
    await input.compose('hua run')
    await input.pressEnter()
    await input.choose('华润')
    await pages().getByRole('list', { name: words.search.customers }).getByText('华润医药').waitFor()
    expect(new URL(pages().url()).pathname).toBe('/search')
  })
})

describe('a draft', () => {
  it('survives leaving, a reload, another language and being switched off', async () => {
    await openLog(other)
    await text().fill('只说到一半，')
    await button(shell.close).click()
    await pages().getByText(log.draftKept).waitFor()
    await openLog(other)
    await pages().waitForFunction(() => document.querySelector('textarea')?.value === '只说到一半，')
    await pages().goto(`${server.url}/settings`)
    await pages().getByText('English', { exact: true }).click()
    await pages().getByText(wordsOf('en').settings.textSize, { exact: true }).waitFor()
    await openLog(other)
    await pages()
      .getByRole('button', { name: wordsOf('en').log.save, exact: true })
      .waitFor()
    expect(await pages().getByLabel(wordsOf('en').log.text, { exact: true }).inputValue()).toBe('只说到一半，')
    await pages().goto(`${server.url}/settings`)
    await pages().getByText('中文', { exact: true }).click()
    await pages().getByText(words.settings.textSize, { exact: true }).waitFor()
    await phone.switchOff()
    phone = await switchOn({ profile: phone.profile })
    await phone.setOffline(true)
    await openLog(other)
    await pages().waitForFunction(() => document.querySelector('textarea')?.value === '只说到一半，')
  })

  it('is gone once it was saved', async () => {
    await button(log.save).click()
    await pages().getByText(log.saved, { exact: false }).first().waitFor()
    await openLog(other)
    await text().waitFor()
    expect(await text().inputValue()).toBe('')
  })
})

describe('undo', () => {
  const note = '这一条会被撤销'

  it('takes a visit back from the toast', async () => {
    await openLog(other)
    await text().fill(note)
    await button(log.save).click()
    await button(shell.undo).click()
    await pages().getByRole('status').getByText(shell.undone).waitFor()
    await pages().goto(`${server.url}/c/${other}`)
    await pages().getByText('只说到一半').first().waitFor()
    expect(await pages().getByText(note).count()).toBe(0)
  })

  it('takes a visit back from the activity list, long after the toast', async () => {
    await pages().goto(`${server.url}/activity`)
    const line = button(`${words.activity.undo} ${words.activity.byCommand.logVisit({ name: '单县人民医院' })}`)
    await line.first().waitFor()
    const before = await line.count()
    await line.first().click()
    await pages().getByRole('status').getByText(shell.undone).waitFor()
    await expect.poll(() => line.count()).toBe(before - 1)
    await pages().goto(`${server.url}/c/${other}`)
    await pages().getByText('送两份样品', { exact: true }).first().waitFor()
    expect(await pages().getByText('只说到一半').count()).toBe(0)
  })
})

describe('when nothing can be stored', () => {
  it('says so, and every word stays on the screen', async () => {
    await openLog(customer)
    await text().fill('存不进去也不会丢的一句话')
    await pages().evaluate(async () => {
      const names = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('ketu-') ? [name] : []))
      await Promise.all(
        names
          .filter(name => name !== 'ketu-device')
          .map(
            name =>
              new Promise<void>((resolve, reject) => {
                const request = indexedDB.deleteDatabase(name)
                request.onsuccess = () => resolve()
                request.onerror = () => reject(request.error)
              }),
          ),
      )
    })
    await button(log.save).click()
    await pages().getByRole('alert').filter({ hasText: log.notSaved }).waitFor()
    expect(await text().inputValue()).toBe('存不进去也不会丢的一句话')
    expect(await pages().getByText(log.saved, { exact: false }).count()).toBe(0)
  })
})
