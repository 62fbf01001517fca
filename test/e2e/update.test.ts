/** Installing, opening offline at any address, and a new version that waits for a good moment and never takes a draft. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { seedShowcase, type Showcase } from '#test/kit/seed-showcase.ts'
import { onToday, pillSays, readyForOffline, signInOn, wordsOf } from '#test/kit/story.ts'
import { startTestProxy, type TestProxy } from '#test/kit/test-proxy.ts'
import { joinAs, setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { makePerson } from '#test/kit/test-auth.ts'

const words = wordsOf('zh-CN')
const { shell, log, settings } = words

let server: TestServer
let proxy: TestProxy
let phone: Phone
let work: Showcase
let member = ''

beforeAll(async () => {
  server = await startTestServer()
  proxy = await startTestProxy(server.port)
  const admin = await setUp(server, 'Ada')
  const colleague = await joinAs(server, admin, 'Bo', { role: 'admin' })
  member = colleague.session.member.id
  const { id: territory } = await admin.request<{ id: string }>('POST', '/api/territories', { name: '华东' })
  work = await seedShowcase(server.url, admin, colleague, territory)
  phone = await switchOn()
  await signInOn(phone, { ...server, url: proxy.url }, words, makePerson('Ada'))
  await phone.page.goto(`${proxy.url}/c/${work.disputed}`)
  await phone.page.getByText('青麦乳业').first().waitFor()
  await readyForOffline(phone.page)
})
afterAll(async () => {
  await phone.dispose()
  await proxy.stop()
  await server.stop()
})

const pages = (): Page => phone.page
const open = (path: string) => pages().goto(proxy.url + path)
const button = (name: string) => pages().getByRole('button', { name, exact: true })

describe('installing', () => {
  it('the browser finds nothing missing', async () => {
    await open('/today')
    const session = await phone.context.newCDPSession(pages())
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
    expect(installabilityErrors).toEqual([])
    const { errors, data } = await session.send('Page.getAppManifest')
    expect(errors).toEqual([])
    expect(JSON.parse(data ?? '')).toMatchObject({ id: '/', display: 'standalone', scope: '/' })
  })
})

/** An address for every file in app/routes. */
function addresses(): readonly string[] {
  const ids: { readonly [part: string]: string } = {
    contact: work.contact,
    order: work.order,
    step: work.step,
    visit: work.visit,
    member,
  }
  const toPath = (route: string): string => {
    // An underscore says that a page is not shown inside the one its address begins with.
    const parts = route.split('.').flatMap(part => (part === 'index' ? [] : [part.replace(/_$/, '')]))
    const filled = parts.map(part => {
      if (part === '$id') return parts[0] === 'g' ? work.goals[0] : work.customer
      return part.startsWith('$') ? (ids[part.slice(1)] ?? part) : part
    })
    return `/${filled.join('/')}`
  }
  return readdirSync(fileURLToPath(new URL('../../app/routes', import.meta.url)))
    .map(file => file.replace(/\.tsx$/, ''))
    .filter(route => route !== '__root')
    .map(toPath)
}

describe('offline', () => {
  it('every address opens from the worker, also after a reload', async () => {
    await phone.setOffline(true)
    const wrong: string[] = []
    for (const path of addresses()) {
      await open(path)
      await pages().reload()
      await pages().waitForFunction(() => document.title.includes(' · Ketu'))
      const title = await pages().title()
      if ([shell.notFoundTitle, shell.errorTitle].some(bad => title.includes(bad)))
        wrong.push(`${path} is titled ${title}`)
    }
    expect(wrong).toEqual([])
  })

  it('an address that leads nowhere is answered by the app, and leads back', async () => {
    await open('/no/such/page')
    await pages().getByText(shell.notFound).waitFor()
    await pages().getByRole('link', { name: shell.toToday }).click()
    await onToday(pages(), words)
    await phone.setOffline(false)
  })
})

/** Asks the browser to look for a new version, and waits until one has been fetched and waits. */
const findNewVersion = () =>
  pages().evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    await new Promise<void>(resolve => {
      const look = (): void => {
        if (registration.waiting !== null) resolve()
        else (registration.installing ?? registration.active)?.addEventListener('statechange', look, { once: true })
      }
      look()
    })
  })

describe('a new version', () => {
  const draft = '写到一半，新版本来了'
  const writeAbout = async (customer: string, text: string): Promise<void> => {
    await open(`/log?c=${customer}`)
    await pages().getByLabel(log.text, { exact: true }).fill(text)
  }
  const said = () => pages().getByRole('status').filter({ hasText: shell.updateReady })

  it('waits, and says nothing while something typed stands unsaved', async () => {
    await writeAbout(work.customer, draft)
    proxy.append('/worker.js', '\n// another version')
    await findNewVersion()
    // Its waiting is known to the page by now: a frame later it would have been said.
    await pages().evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    expect(await said().count()).toBe(0)
    expect(await pages().getByLabel(log.text, { exact: true }).inputValue()).toBe(draft)
  })

  it('is said with its button once that is saved, after the word with the undo', async () => {
    await button(log.save).click()
    // A word the pointer rests on stays.
    await pages().mouse.move(0, 0)
    await pages().getByRole('status').getByRole('button', { name: shell.undo, exact: true }).waitFor()
    expect(await said().count()).toBe(0)
    await said().getByRole('button', { name: shell.updateNow, exact: true }).waitFor()
  })

  it('taken from the settings, it opens the page again with the words still unsaved', async () => {
    await writeAbout(work.bare, draft)
    await button(shell.close).click()
    await open('/settings')
    const offer = pages().locator('.setting').filter({ hasText: shell.updateReady })
    const reloaded = pages().waitForEvent('load')
    await Promise.all([reloaded, offer.getByRole('button', { name: shell.updateNow, exact: true }).click()])
    await pages().getByText(settings.textSize, { exact: true }).waitFor()
    await offer.waitFor({ state: 'detached' })
    expect(await pages().evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBeNull()
    await open(`/log?c=${work.bare}`)
    await pages().waitForFunction(text => document.querySelector('textarea')?.value === text, draft)
    await open('/today')
    await pillSays(pages(), /./)
    expect(phone.errors).toEqual([])
  })
})
