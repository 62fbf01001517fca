/** A file of 10,000 customers through the import screen of a slow phone, against what IndexedDB gives in the same page. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePerson } from '#test/kit/test-auth.ts'
import { signInOn, wordsOf } from '#test/kit/story.ts'
import { type BenchPhone, goTo, slowdown, switchOnSlow, untilInstalled, untilSynced } from './bench-phone.ts'
import type { Report } from './figure.ts'
import { rawRowRate } from './raw-indexed-db.ts'
import { makeEmptyWorld, personName } from './world.ts'

const rows = 10_000
const words = wordsOf('zh-CN')

export async function measureImport(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ketu-bench-'))
  const world = await makeEmptyWorld()
  const phone = await switchOnSlow()
  try {
    const file = join(folder, 'customers.csv')
    await writeFile(file, northwindLike(rows))
    const start = Date.now()
    await signInOn(phone, world.server, words, makePerson(personName))
    await untilSynced(phone, start)
    await untilInstalled(phone)
    await goTo(phone, '/import')
    await phone.page.locator('input[type=file]').waitFor({ state: 'attached' })
    // Without the network the phone only stores; sending is a figure of its own.
    await phone.setOffline(true)
    await measureFile(phone, file, report)
    const online = Date.now()
    await phone.setOffline(false)
    await untilSynced(phone, online)
    report({
      group: groupOf(),
      name: 'its outbox, online → acknowledged',
      value: (Date.now() - online) / 1000,
      unit: 's',
    })
  } finally {
    await phone.dispose()
    await world.server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const groupOf = (): string => `import of ${rows} customers at ${slowdown}x CPU, strict`

async function measureFile(phone: BenchPhone, file: string, report: Report): Promise<void> {
  const group = groupOf()
  const { page } = phone
  const { imports } = words
  const raw = { none: await rawRowRate(page, rows, 0), four: await rawRowRate(page, rows, 4) }
  const chosen = Date.now()
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: imports.preview, exact: true }).click()
  await page.getByLabel(imports.territory, { exact: true }).selectOption({ index: 1 }, { timeout: 120_000 })
  const run = page.getByRole('button', { name: new RegExp(`^${imports.run('N').replace('N', '[\\d,]+')}$`) })
  await run.waitFor({ timeout: 120_000 })
  report({ group, name: 'file chosen → preview', value: (Date.now() - chosen) / 1000, unit: 's' })
  const started = Date.now()
  await run.click()
  await page.getByText(imports.doneTitle).waitFor({ timeout: 600_000 })
  const rate = rows / ((Date.now() - started) / 1000)
  report({
    group,
    name: 'customers stored with rows and cards',
    value: rate,
    unit: '/s',
    aim: '≥ 0.6 × raw rows/s ÷ rows each (D2)',
  })
  report({ group, name: 'raw IndexedDB rows, no index', value: raw.none, unit: '/s' })
  report({ group, name: 'raw IndexedDB rows, four indexes', value: raw.four, unit: '/s' })
  report({ group, name: 'customers / raw rows with four indexes', value: rate / raw.four, unit: '×' })
}

/** Columns of the Northwind customers, other names: nobody's address is in it. */
function northwindLike(count: number): string {
  const header = 'CustomerID,CompanyName,ContactName,ContactTitle,Address,City,Region,PostalCode,Country,Phone,Fax'
  const cities = ['London', 'México D.F.', 'Madrid', 'Berlin', 'São Paulo']
  const lines = Array.from({ length: count }, (_, i) => {
    const number = String(i).padStart(5, '0')
    const city = cities[i % cities.length] ?? ''
    return `N${number},Company ${number} Trading,Contact ${number},Owner,${i} High Street,${city},,${number},,(5) 555-${number},`
  })
  return [header, ...lines].join('\n')
}
