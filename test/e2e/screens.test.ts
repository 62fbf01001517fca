/** Every screen with nothing in it, in both languages and themes: nothing in anybody's way, nothing from elsewhere, no errors. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { signInOn, wordsOf } from '#test/kit/story.ts'
import { setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { openSheet, speak, type Stop, tour } from '#test/kit/tour.ts'

let server: TestServer
let phone: Phone
const strangers: string[] = []

beforeAll(async () => {
  server = await startTestServer()
  await setUp(server, 'Ada')
  phone = await switchOn()
  phone.context.on('request', request => {
    const { protocol, host } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && host !== new URL(server.url).host) strangers.push(request.url())
  })
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

const doors: readonly Stop[] = [
  { route: 'sign-in', path: '/sign-in', title: words => words.account.signInTitle },
  { route: 'setup', path: '/setup#code', title: words => words.account.setupTitle },
  { route: 'join', path: '/join', title: words => words.account.joinTitle },
  { route: 'reset', path: '/reset#token', title: words => words.team.resetTitle },
  { route: 'about.device', path: '/about/device', title: words => words.settings.device },
]

const nobody = '00000000000000000000000000'

const rooms: readonly Stop[] = [
  { route: 'today', path: '/today', title: words => words.shell.today },
  {
    route: 'customers',
    path: '/customers',
    title: words => words.shell.customers,
    opens: [openSheet(words => words.customers.create)],
  },
  { route: 'log', path: '/log', title: words => words.log.title },
  { route: 'goals.index', path: '/goals', title: words => words.goals.title },
  { route: 'goals.new', path: '/goals/new', title: words => words.goals.pick },
  { route: 'g.$id.index', path: `/g/${nobody}`, title: words => words.goals.title },
  { route: 'c.new', path: '/c/new', title: words => words.customer.createTitle },
  { route: 'c.$id.index', path: `/c/${nobody}`, title: words => words.customer.gone },
  { route: 'search', path: '/search', title: words => words.shell.search },
  { route: 'activity', path: '/activity', title: words => words.activity.title },
  { route: 'activity', path: '/activity?tab=deleted', title: words => words.activity.title },
  { route: 'sync.index', path: '/sync', title: words => words.sync.title },
  { route: 'sync.write', path: '/sync/write', title: words => words.sync.writeAnother },
  { route: 'import', path: '/import', title: words => words.imports.title },
  {
    route: 'me.index',
    path: '/me',
    title: words => words.account.me,
    opens: [
      openSheet(({ account }) => new RegExp(`^${account.export}`)),
      openSheet(({ report }) => new RegExp(`^${report.title}`)),
    ],
  },
  { route: 'me.invite', path: '/me/invite', title: words => words.account.inviteTitle },
  { route: 'me.device', path: '/me/device', title: words => words.account.linkDevice },
  { route: 'team.index', path: '/team', title: words => words.board.title },
  { route: 'me.team.index', path: '/me/team', title: words => words.team.title },
  { route: 'me.team.new', path: '/me/team/new', title: words => words.team.newTerritory },
  { route: 'me.sign-out', path: '/me/sign-out', title: words => words.account.signOutTitle },
  { route: 'settings', path: '/settings', title: words => words.settings.title },
  { route: '__root', path: '/nowhere/at/all', title: words => words.shell.notFoundTitle },
]

/** Of a record: they are looked at with records in them. */
const ofRecords =
  /^(c\.\$id\.(edit|contact|order|step|visit)|g\.\$id\.edit|me\.team\.(\$member|in\.\$territory)|team\.(\$member|in\.\$territory))/

const nothing = (found: readonly string[]): void =>
  expect([`${found.length} found`, ...found].join('\n')).toBe('0 found')

describe('before signing in', () => {
  it('every door is in order in Chinese', async () => {
    nothing(await tour(phone.page, server.url, doors, wordsOf('zh-CN')))
  })

  it('every door is in order in English', async () => {
    await phone.page.evaluate(() => localStorage.setItem('ketu.preferences', '{"language":"en"}'))
    await phone.page.goto(server.url)
    nothing(await tour(phone.page, server.url, doors, wordsOf('en')))
  })
})

describe('with nothing in it', () => {
  it('every screen is in order in English', async () => {
    await signInOn(phone, server, wordsOf('en'), makePerson('Ada'))
    nothing(await tour(phone.page, server.url, rooms, wordsOf('en')))
  })

  it('every screen is in order in Chinese', async () => {
    nothing(await tour(phone.page, server.url, rooms, await speak(phone.page, server.url, 'zh-CN')))
  })

  it('no route was left out', () => {
    const seen = new Set([...doors, ...rooms].map(({ route }) => route))
    const routes = readdirSync(fileURLToPath(new URL('../../app/routes', import.meta.url)))
      .map(file => file.replace(/\.tsx$/, ''))
      .filter(route => route !== 'index' && !ofRecords.test(route))
    expect(routes.filter(route => !seen.has(route))).toEqual([])
  })

  it('ux:B19 no request went anywhere but to our own server, and no page complained', () => {
    expect(strangers).toEqual([])
    expect(phone.errors).toEqual([])
  })
})
