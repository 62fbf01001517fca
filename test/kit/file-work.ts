/** Files in and out of the app: chosen, previewed and imported; exported and read back. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import type { Words } from '#app/words/zh-CN.ts'

export const dataFile = (name: string): string => fileURLToPath(new URL(`../data/${name}`, import.meta.url))

/** What a test hands over instead of a file of the disk. */
export interface MadeFile {
  readonly name: string
  readonly content: string | Uint8Array
}

/** Chooses it on the import screen, which is open. */
export async function chooseFile(page: Page, file: string | MadeFile): Promise<void> {
  const chosen =
    typeof file === 'string' ? file : { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.content) }
  await page.locator('input[type=file]').setInputFiles(chosen)
}

export interface PreviewAnswers {
  /** What one unit of the file's currency is worth, and which that is. */
  readonly rate?: { readonly currency: string; readonly value: string }
  /** Orders: customers nobody knows are made. */
  readonly createsUnknown?: boolean
}

/** Opens the import with the file and goes on to the preview. */
export async function previewFile(
  page: Page,
  { imports }: Words,
  url: string,
  file: string | MadeFile,
  { rate, createsUnknown = false }: PreviewAnswers = {},
): Promise<void> {
  await page.goto(`${url}/import`)
  await chooseFile(page, file)
  const preview = page.getByRole('button', { name: imports.preview, exact: true })
  await preview.waitFor()
  if (createsUnknown) await page.getByRole('switch', { name: imports.createUnknown }).check()
  await preview.click()
  if (rate !== undefined) {
    await page.getByLabel(imports.rateTitle(rate.currency, 'CNY')).fill(rate.value)
    await preview.click()
  }
  await page.getByText(imports.previewTitle).waitFor({ timeout: 60_000 })
}

/** The name and text of what the step makes the browser save. */
export async function savedBy(page: Page, step: () => Promise<unknown>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), step()])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}
