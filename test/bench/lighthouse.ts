/** Lighthouse (mobile, simulated throttling) on the sample team: signed out, then as a rep who has everything on the phone. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { pillSays, readyForOffline, wordsOf } from '#test/kit/story.ts'
import { outsidePath } from './outside-package.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const address = { port: 18_787, url: 'http://localhost:18787' }
const words = wordsOf('zh-CN')
const categories = ['performance', 'accessibility', 'best-practices'] as const
const aims: { readonly [category in (typeof categories)[number]]: number } = {
  performance: 0.9,
  accessibility: 1,
  'best-practices': 0.95,
}

/** The part of Lighthouse that is used here; it is installed by the command, not by the project. */
interface Lighthouse {
  default(
    url: string,
    flags: object,
  ): Promise<
    | {
        lhr: {
          categories: { readonly [category: string]: { readonly score: number | null } | undefined }
          audits: { readonly [id: string]: { readonly displayValue?: string; readonly score: number | null } }
        }
      }
    | undefined
  >
}

const data = await mkdtemp(join(tmpdir(), 'ketu-lighthouse-'))
const server = spawn(process.execPath, ['server/cli/demo.ts'], {
  cwd: root,
  env: { ...process.env, KETU_DATA: join(data, 'demo'), KETU_PORT: String(address.port) },
  stdio: ['ignore', 'ignore', 'inherit'],
})
try {
  await untilReady()
  const phone = await switchOn({ isWired: true })
  try {
    await measure(phone, 'sign-in', '/sign-in')
    await signIn(phone)
    await measure(phone, 'today', '/today')
    await measure(phone, 'customer', await anyCustomer(phone))
  } finally {
    await phone.dispose()
  }
} finally {
  server.kill('SIGTERM')
  await rm(data, { recursive: true, force: true, maxRetries: 5 })
}

async function untilReady(): Promise<void> {
  const end = Date.now() + 120_000
  while (Date.now() < end) {
    const isReady = await fetch(`${address.url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) return
    await new Promise(resolve => setTimeout(resolve, 500))
  }
  throw new Error('the sample team did not start within two minutes')
}

async function signIn({ page }: Phone): Promise<void> {
  await page.goto(`${address.url}/sign-in`)
  await page.locator('.sample-people button').nth(1).click()
  await pillSays(page, words.shell.pill.ok)
  await readyForOffline(page)
}

async function anyCustomer({ page }: Phone): Promise<string> {
  await page.goto(`${address.url}/customers`)
  await page.locator('main .virtual-item .row-target').first().click()
  await page.waitForURL(/\/c\//)
  return new URL(page.url()).pathname
}

async function measure({ port }: Phone, name: string, path: string): Promise<void> {
  const { default: lighthouse } = (await import(pathToFileURL(outsidePath('lighthouse')).href)) as Lighthouse
  const result = await lighthouse(address.url + path, {
    port,
    onlyCategories: categories,
    formFactor: 'mobile',
    // The person stays signed in: what is on the phone is what is measured.
    disableStorageReset: true,
    logLevel: 'error',
  })
  if (result === undefined) throw new Error(`Lighthouse said nothing of ${path}`)
  const { lhr } = result
  const scores = categories.map(category => {
    const score = lhr.categories[category]?.score ?? 0
    if (score < aims[category]) process.exitCode = 1
    return `${category} ${Math.round(score * 100)}`
  })
  console.log(`${name.padEnd(10)} ${scores.join('  ')}`)
  for (const id of [
    'first-contentful-paint',
    'largest-contentful-paint',
    'total-blocking-time',
    'cumulative-layout-shift',
  ])
    console.log(`           ${id}  ${lhr.audits[id]?.displayValue ?? '–'}`)
  for (const [id, { score }] of Object.entries(lhr.audits)) if (score === 0) console.log(`           to do: ${id}`)
}
