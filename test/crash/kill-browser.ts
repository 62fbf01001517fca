/**
 * Kills Chromium the moment 已保存 is on the screen, again and again, with no network and no server: what a person was told is saved
 * is on the disk of their phone or nowhere. The same profile is opened after each kill, and in the end everything reaches the server.
 */
import { rm } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { databaseName } from '#app/data/db.ts'
import { type Phone, switchOn } from '../kit/phone.ts'
import { logVisitOn, pillSays, readyForOffline, signInOn, wordsOf } from '../kit/story.ts'
import { makePerson } from '../kit/test-auth.ts'
import { setUp, startTestServer, type TestServer } from '../kit/test-server.ts'

export interface BrowserKillReport {
  /** Each of a browser that had just said 已保存. */
  readonly kills: number
  /** Longest time from 已保存 to SIGKILL, in ms. */
  readonly slowestKillMs: number
  /** Notes of visits that were said to be saved and that a later start does not have. */
  readonly lost: readonly string[]
  /** Notes that are there more than once. */
  readonly doubled: readonly string[]
  /** What the pages threw or wrote to the console as an error. */
  readonly errors: readonly string[]
}

const words = wordsOf('zh-CN')
const name = 'Ada'

export async function killBrowser(kills: number): Promise<BrowserKillReport> {
  let server = await startTestServer()
  const { session } = await setUp(server, name)
  const database = databaseName(session.workspace.id, session.member.id)
  let phone = await switchOn()
  const { profile } = phone
  const saved: string[] = []
  const lost = new Set<string>()
  const doubled = new Set<string>()
  const errors: string[] = []
  let slowestKillMs = 0
  let customer = ''
  try {
    customer = await prepare(phone, server)
    await server.kill()
    for (let kill = 0; kill < kills; kill++) {
      await switchOnAgain()
      const note = `第 ${kill + 1} 次拜访`
      await logVisitOn(phone.page, words, server.url, customer, note)
      await phone.page.getByText(words.log.saved, { exact: false }).first().waitFor()
      errors.push(...phone.errors)
      slowestKillMs = Math.max(slowestKillMs, await killNow(phone))
      saved.push(note)
    }
    await switchOnAgain()
    await phone.kill()
    server = await startTestServer({ data: server.data, port: server.port })
    phone = await switchOn({ profile })
    await phone.page.goto(`${server.url}/today`)
    await pillSays(phone.page, words.shell.pill.ok)
    look(await notesIn(phone.page, database))
  } finally {
    await phone.dispose()
    await server.kill()
    await rm(server.data, { recursive: true, force: true })
  }
  return { kills, slowestKillMs, lost: [...lost], doubled: [...doubled], errors }

  /** Still without a network: what is there was on the disk. */
  async function switchOnAgain(): Promise<void> {
    phone = await switchOn({ profile })
    await phone.setOffline(true)
    await phone.page.goto(`${server.url}/c/${customer}`)
    const last = saved.at(-1)
    const shown = last === undefined ? undefined : phone.page.getByText(last, { exact: true }).first().waitFor()
    await shown?.catch(() => lost.add(`${last} (not on the screen)`))
    look(await notesIn(phone.page, database))
  }

  function look(notes: readonly string[]): void {
    for (const note of saved) if (!notes.includes(note)) lost.add(note)
    for (const [i, note] of notes.entries()) if (notes.indexOf(note) !== i) doubled.add(note)
  }
}

/** Signed in, with a customer on it, and switched off properly once: Chromium writes cookies late. Answers with the customer. */
async function prepare(phone: Phone, server: TestServer): Promise<string> {
  const { page } = phone
  const { url } = server
  await signInOn(phone, server, words, makePerson(name))
  await pillSays(page, words.shell.pill.ok)
  await page.goto(`${url}/c/new`)
  await page.getByLabel(words.fields['customer.name'], { exact: true }).fill('青麦乳业')
  await page.getByRole('button', { name: words.log.save }).click()
  await page.waitForURL(/\/c\/[0-9a-z]{26}$/)
  await pillSays(page, words.shell.pill.ok)
  await readyForOffline(page)
  await phone.switchOff()
  return /\/c\/([0-9a-z]{26})$/.exec(page.url())?.[1] ?? ''
}

async function killNow(phone: Phone): Promise<number> {
  const start = performance.now()
  const killed = phone.kill()
  const ms = performance.now() - start
  await killed
  return ms
}

/** Straight from the database, past all code of the app. */
const notesIn = (page: Page, database: string): Promise<readonly string[]> =>
  page.evaluate(
    named =>
      new Promise<string[]>((resolve, reject) => {
        const request = indexedDB.open(named)
        request.onerror = () => reject(request.error ?? new Error('the database does not open'))
        request.onsuccess = () => {
          const rows = request.result.transaction('visits').objectStore('visits').getAll()
          rows.onsuccess = () => {
            request.result.close()
            resolve(rows.result.map((row: { readonly note: string }) => row.note))
          }
        }
      }),
    database,
  )
