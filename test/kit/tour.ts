/** A tour of screens: each is opened, looked at with everything it can open, and what was found is told in one list. */
import type { Page } from 'playwright-core'
import type { Words } from '#app/words/zh-CN.ts'
import { auditScreen } from './audit-screen.ts'
import { wordsOf } from './story.ts'

export type Step = (page: Page, words: Words) => Promise<unknown>

/** What a screen can open: a sheet, or a part of itself. */
export interface Opening {
  readonly run: Step
  /** Of a sheet: the file of app/ that shows it, without its ending, a space, and the words of its title there. */
  readonly sheet?: string
  /** The sheet’s title as it then stands on the screen. */
  readonly title?: (words: Words) => string | RegExp
}

export interface Stop {
  /** File in app/routes without its ending. */
  readonly route: string
  readonly path: string
  /** Part of the page's title once the screen has come. */
  readonly title: (words: Words) => string
  /** What it can open, each looked at as a screen of its own; a sheet is closed again with Escape. */
  readonly opens?: readonly Opening[]
}

/** A line for each thing found, with the address it was found at. */
export async function tour(
  page: Page,
  url: string,
  stops: readonly Stop[],
  words: Words,
  audit: (page: Page) => Promise<string[]> = auditScreen,
): Promise<string[]> {
  const found: string[] = []
  if (!page.url().startsWith(url)) await page.goto(url)
  for (const { path, title, opens = [] } of stops) {
    // As a link inside the app would: without loading the page again.
    await page.evaluate(to => history.pushState(null, '', to), path)
    await titleIs(page, title(words))
    // What was said of the stop before passes by itself.
    await page.locator('.toast').first().waitFor({ state: 'detached' })
    found.push(...(await audit(page)).map(line => `${path}  ${line}`))
    for (const [i, opening] of opens.entries()) {
      await opening.run(page, words)
      if (opening.title !== undefined) await page.getByRole('dialog', { name: opening.title(words) }).waitFor()
      found.push(...(await audit(page)).map(line => `${path} (opened ${i + 1})  ${line}`))
      if (opening.title === undefined) continue
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
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

type Name = (words: Words) => string | RegExp

const pressButton =
  (name: Name): Step =>
  (page, words) =>
    page
      .getByRole('button', { name: name(words), exact: true })
      .first()
      .click()

/** A part of the screen that is no sheet. */
export const press = (name: Name): Opening => ({ run: pressButton(name) })

/** @param title of the sheet, unless it is that of the button. */
export const openSheet = (sheet: string, name: Name, title: Name = name): Opening => ({
  sheet,
  title,
  run: pressButton(name),
})

/** A sheet behind an item of a menu. */
export const openFromMenu = (sheet: string, menu: Name, item: Name, title: Name): Opening => ({
  sheet,
  title,
  run: async (page, words) => {
    await pressButton(menu)(page, words)
    await pressButton(item)(page, words)
  },
})

/** Switches the language in the settings. */
export async function speak(page: Page, url: string, language: 'zh-CN' | 'en'): Promise<Words> {
  const words = wordsOf(language)
  await page.goto(`${url}/settings`)
  await page.getByText({ 'zh-CN': '中文', en: 'English' }[language], { exact: true }).click()
  await page.getByText(words.settings.textSize, { exact: true }).waitFor()
  return words
}
