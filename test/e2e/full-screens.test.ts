/** Screens full of long names, conflicts and everything else, in both languages and themes, with all they can open. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayOfInstant } from '#shared/domain/day.ts'
import { auditDesktop } from '#test/kit/audit-screen.ts'
import { fileStops, fullTours, listStops, offlineStops, teamStops } from '#test/kit/full-stops.ts'
import { surveyStops } from '#test/kit/survey-stops.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { seedShowcase, type Showplace } from '#test/kit/seed-showcase.ts'
import { seedTeam } from '#test/kit/seed-team.ts'
import { readyForOffline, signInOn, wordsOf } from '#test/kit/story.ts'
import { joinAs, setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { speak, type Stop, tour } from '#test/kit/tour.ts'

let server: TestServer
let phone: Phone
let work: Showplace

beforeAll(async () => {
  server = await startTestServer()
  const admin = await setUp(server, 'Ada')
  const colleague = await joinAs(server, admin, 'Bo', { role: 'admin' })
  const { id: territory } = await admin.request<{ id: string }>('POST', '/api/territories', { name: '华东' })
  await admin.request('POST', '/api/territories', { name: '华北' })
  const rep = await joinAs(server, admin, 'Cai', { role: 'rep', territory })
  await seedTeam(server.url, admin, territory, {
    customers: 40,
    visits: 120,
    orders: 60,
    today: dayOfInstant(Date.now(), 'Asia/Shanghai'),
    seed: 7,
  })
  const showcase = await seedShowcase(server.url, admin, colleague, territory)
  const [me, member] = [admin.session.member.id, colleague.session.member.id]
  work = { ...showcase, territory, me, member, rep: rep.session.member.id }
  phone = await switchOn({ language: 'en' })
  await signInOn(phone, server, wordsOf('en'), makePerson('Ada'))
  await phone.page.goto(`${server.url}/c/${work.disputed}`)
  await phone.page.getByText('青麦乳业').first().waitFor()
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

const nothing = (found: readonly string[]): void =>
  expect([`${found.length} found`, ...found].join('\n')).toBe('0 found')

describe.each(['en', 'zh-CN'] as const)('in %s', language => {
  beforeAll(async () => {
    if (language !== 'en') await speak(phone.page, server.url, language)
  })

  it.each<[string, (work: Showplace) => readonly Stop[]]>([
    ...Object.entries({
      ...fullTours,
      surveys: (all: Showplace) => surveyStops(all, language === 'en' ? all.customer : all.disputed),
    }),
    ['files', () => fileStops(language)],
  ])('%s are in order', async (_, stops) => {
    nothing(await tour(phone.page, server.url, stops(work), wordsOf(language)))
  })

  it('lists, tables and boards of a desktop are in order', async () => {
    await phone.page.setViewportSize({ width: 1280, height: 800 })
    const stops = [...listStops(work), ...teamStops(work)].map(stop => ({ ...stop, opens: [] }))
    const found = await tour(phone.page, server.url, stops, wordsOf(language), auditDesktop)
    await phone.page.setViewportSize({ width: 390, height: 844 })
    nothing(found)
  })

  it('what waits without a network is in order', async () => {
    await readyForOffline(phone.page)
    await phone.setOffline(true)
    const found = await tour(phone.page, server.url, offlineStops(work), wordsOf(language))
    await phone.setOffline(false)
    nothing(found)
  })
})

describe('all the while', () => {
  it('no page complained', () => {
    expect(phone.errors).toEqual([])
  })
})
