/** What people do in the app, in steps of a story: with the words on the screen, one tap a line. */
import type { Page } from 'playwright-core'
import { words as english } from '#app/words/en.ts'
import { words as chinese, type Words } from '#app/words/zh-CN.ts'
import type { Person } from '#shared/api/account.ts'
import { makePerson } from './test-auth.ts'
import type { Phone } from './phone.ts'
import type { TestServer } from './test-server.ts'

export const wordsOf = (language: 'zh-CN' | 'en'): Words => (language === 'en' ? english : chinese)

/** The first person opens the printed link, makes the workspace and is signed in. */
export async function setUpOn(phone: Phone, server: TestServer, words: Words, name = '林疏'): Promise<void> {
  const { page } = phone
  const { account } = words
  await page.goto(`${server.url}/setup#${server.setupCode ?? ''}`)
  await page.getByLabel(account.workspaceName).fill('华东销售部')
  await fillPerson(page, words, name)
  await page.getByRole('button', { name: account.create }).click()
  await onToday(page, words)
}

/** Opens an invite's link and joins with a tap. */
export async function joinOn(phone: Phone, link: string, words: Words, name: string): Promise<void> {
  await phone.page.goto(link)
  await phone.page.getByRole('button', { name: words.account.continue, exact: true }).click()
  await fillPerson(phone.page, words, name)
  await phone.page.getByRole('button', { name: words.account.join, exact: true }).click()
  await onToday(phone.page, words)
}

/** Types an invite's code at the door and joins with a tap. */
export async function joinByCodeOn(
  { page }: Phone,
  server: TestServer,
  code: string,
  words: Words,
  name: string,
): Promise<void> {
  await page.goto(`${server.url}/join`)
  await page.getByLabel(words.account.joinCode, { exact: true }).fill(code)
  await page.getByRole('button', { name: words.account.continue, exact: true }).click()
  await fillPerson(page, words, name)
  await page.getByRole('button', { name: words.account.join, exact: true }).click()
  await onToday(page, words)
}

async function fillPerson(page: Page, { account }: Words, name: string): Promise<void> {
  const { identifier, password } = makePerson(name)
  await page.getByLabel(account.name, { exact: true }).fill(name)
  await page.getByLabel(account.identifier).fill(identifier)
  await page.getByLabel(account.password, { exact: true }).fill(password)
}

export const onToday = (page: Page, words: Words): Promise<void> =>
  page.getByRole('heading', { name: words.shell.today, level: 1 }).waitFor()

/** Chooses the file, accepts what was recognised and writes it. @param rate of a file in another currency, which is asked for. */
export async function importFile(page: Page, words: Words, url: string, file: string, rate?: string): Promise<void> {
  const { imports } = words
  await page.goto(`${url}/import`)
  await page.locator('input[type=file]').setInputFiles(file)
  const preview = page.getByRole('button', { name: imports.preview, exact: true })
  await preview.click()
  if (rate !== undefined) {
    await page.getByLabel(imports.rateTitle('USD', 'CNY')).fill(rate)
    await preview.click()
  }
  await page.getByRole('button', { name: new RegExp(`^${imports.run('N').replace('N', '[\\d,]+')}$`) }).click()
  await page.getByText(imports.doneTitle).waitFor({ timeout: 120_000 })
}

/** Waits until the pill says so; the words come from the acknowledgements. */
export async function pillSays(page: Page, label: string | RegExp): Promise<void> {
  await page.getByRole('link', { name: label, exact: true }).first().waitFor({ timeout: 30_000 })
}

/** The quick log: whom, the sentence, the button. The taps are what a person needs: card, (outcome), save. */
export async function logVisitOn(
  page: Page,
  words: Words,
  url: string,
  customer: string,
  sentence: string,
): Promise<void> {
  await page.goto(`${url}/log?c=${customer}`)
  await page.getByLabel(words.log.text).fill(sentence)
  await page.getByRole('button', { name: words.log.save }).click()
}

export async function signInOn(phone: Phone, server: TestServer, words: Words, person: Person): Promise<void> {
  const { page } = phone
  await page.goto(`${server.url}/sign-in`)
  await page.getByLabel(words.account.identifier).fill(person.identifier)
  await page.getByLabel(words.account.password, { exact: true }).fill(person.password)
  await page.getByRole('button', { name: words.account.signIn, exact: true }).click()
  await onToday(page, words)
}

/** The worker has everything it serves offline. */
export const readyForOffline = (page: Page): Promise<void> =>
  page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
