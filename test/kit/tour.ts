/** A tour of screens: each is opened, looked at with everything it can open, and what was found is told in one list. */
import type { Page } from 'playwright-core'
import type { Words } from '#app/words/zh-CN.ts'
import { auditScreen } from './audit-screen.ts'
import { wordsOf } from './story.ts'

export type Step = (page: Page, words: Words) => Promise<unknown>

export interface Stop {
  /** File in app/routes without its ending. */
  readonly route: string
  readonly path: string
  /** Part of the page's title once the screen has come. */
  readonly title: (words: Words) => string
  /** What it can open, each looked at as a screen of its own; a sheet is closed again with Escape. */
  readonly opens?: readonly Step[]
}

/** A line for each thing found, with the address it was found at. */
export async function tour(page: Page, url: string, stops: readonly Stop[], words: Words): Promise<string[]> {
  const found: string[] = []
  if (!page.url().startsWith(url)) await page.goto(url)
  for (const { path, title, opens = [] } of stops) {
    // As a link inside the app would: without loading the page again.
    await page.evaluate(to => history.pushState(null, '', to), path)
    await titleIs(page, title(words))
    found.push(...(await auditScreen(page)).map(line => `${path}  ${line}`))
    for (const [i, open] of opens.entries()) {
      await open(page, words)
      found.push(...(await auditScreen(page)).map(line => `${path} (opened ${i + 1})  ${line}`))
      if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape')
    }
  }
  return found
}

/** A screen sets the title of the page when it has something to show. */
export async function titleIs(page: Page, words: string): Promise<void> {
  try {
    await page.waitForFunction(expected => document.title.includes(expected), words)
  } catch (error) {
    throw new Error(`${page.url()} is titled “${await page.title()}”, not “${words}”`, { cause: error })
  }
}

export const press =
  (name: (words: Words) => string | RegExp): Step =>
  (page, words) =>
    page
      .getByRole('button', { name: name(words), exact: true })
      .first()
      .click()

/** Presses it and waits for the sheet. */
export const openSheet =
  (name: (words: Words) => string | RegExp): Step =>
  async (page, words) => {
    await press(name)(page, words)
    await page.getByRole('dialog').waitFor()
  }

/** Switches the language in the settings. */
export async function speak(page: Page, url: string, language: 'zh-CN' | 'en'): Promise<Words> {
  const words = wordsOf(language)
  await page.goto(`${url}/settings`)
  await page.getByText({ 'zh-CN': '中文', en: 'English' }[language], { exact: true }).click()
  await page.getByText(words.settings.textSize, { exact: true }).waitFor()
  return words
}
