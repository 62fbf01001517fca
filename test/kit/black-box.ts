/** When a browser test fails: what was on every phone then, so that a failure nobody saw can be understood. */
import type { Page } from 'playwright-core'
import { afterEach } from 'vitest'
import { type Phone, phonesOn } from './phone.ts'

const shownText = 1_500
/** A page that crashed or is busy does not answer. */
const waitMs = 3_000

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const phone of phonesOn) console.log(`— a phone when "${task.name}" failed —\n${await describe(phone)}`)
})

async function describe({ context, errors, lastWords }: Phone): Promise<string> {
  const pages = await Promise.all(context.pages().map(async page => `${page.url()}\n${await textOf(page)}`))
  return [...pages, 'errors of the page:', ...errors, 'last words of the browser:', ...lastWords].join('\n')
}

async function textOf(page: Page): Promise<string> {
  try {
    return (await page.locator('body').innerText({ timeout: waitMs })).slice(0, shownText)
  } catch (error) {
    return `(no text: ${error instanceof Error ? error.message : String(error)})`
  }
}
