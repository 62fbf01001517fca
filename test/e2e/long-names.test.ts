/** Names as long as companies, territories and people have them: everything keeps its place on the screens where they stand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditRoom, untilStill } from '#test/kit/audit-screen.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { longChinese, longEnglish, seedShowcase, type Showcase } from '#test/kit/seed-showcase.ts'
import { signInOn, wordsOf } from '#test/kit/story.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { joinAs, setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { openFromMenu, press, speak, type Stop, tour } from '#test/kit/tour.ts'

/** Of a person and of a territory, as long as those of customers. */
const chinese = {
  person: '欧阳娜依古丽·买买提艾力阿不都热西提江南分区代表',
  place: '长江三角洲一体化示范区及浙皖交界山区县域医疗市场',
}
const english = {
  person: 'Maximiliane von Hohenstein-Waldburg zu Lichtenau',
  place: 'Northern Westphalia, Lower Saxony and East Frisia',
}

let server: TestServer
let phone: Phone
const shown: { name: string; work: Showcase; territory: string; member: string }[] = []

beforeAll(async () => {
  server = await startTestServer()
  const admin = await setUp(server, 'Ada')
  for (const [name, { person, place }] of [
    [longChinese, chinese],
    [longEnglish, english],
  ] as const) {
    const { id: territory } = await admin.request<{ id: string }>('POST', '/api/territories', { name: place })
    const rep = await joinAs(server, admin, person, { role: 'rep', territory })
    const work = await seedShowcase(server.url, admin, rep, territory, { name })
    shown.push({ name, work, territory, member: rep.session.member.id })
  }
  phone = await switchOn({ language: 'en' })
  await signInOn(phone, server, wordsOf('en'), makePerson('Ada'))
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

const everywhere: readonly Stop[] = [
  {
    route: 'today',
    path: '/today',
    title: words => words.shell.today,
    opens: [press(words => new RegExp(`^${words.today.doneToday}`))],
  },
  { route: 'customers', path: '/customers', title: words => words.shell.customers },
  { route: 'log', path: '/log', title: words => words.log.title },
  { route: 'goals.index', path: '/goals', title: words => words.goals.title },
  { route: 'goals.new', path: '/goals/new', title: words => words.goals.pick },
  { route: 'team.index', path: '/team', title: words => words.board.title },
  { route: 'me.team.index', path: '/me/team', title: words => words.team.title },
  { route: 'me.invite', path: '/me/invite', title: words => words.account.inviteTitle },
  { route: 'sync.index', path: '/sync', title: words => words.sync.title },
]

const ofOne = ({ name, work, territory, member }: (typeof shown)[number]): readonly Stop[] => [
  {
    route: 'c.$id.index',
    path: `/c/${work.customer}`,
    title: () => name,
    opens: [
      openFromMenu(
        '',
        words => words.customer.more,
        words => words.customer.changeOwner,
        words => words.customer.ownerOf(name),
      ),
      openFromMenu(
        '',
        words => words.customer.more,
        words => words.team.move,
        words => words.team.move,
      ),
      openFromMenu(
        '',
        words => words.customer.more,
        words => words.customer.planVisit,
        words => words.today.planFor(name),
      ),
    ],
  },
  { route: 'c.$id.index', path: `/c/${work.customer}?tab=details`, title: () => name },
  { route: 'log', path: `/log?c=${work.customer}`, title: words => words.log.title },
  {
    route: 'c.$id.visit.$visit',
    path: `/c/${work.customer}/visit/${work.visit}`,
    title: words => words.customer.visitTitle,
  },
  { route: 'search', path: `/search?q=${encodeURIComponent(name.slice(0, 4))}`, title: words => words.shell.search },
  { route: 'goals.new', path: `/goals/new?c=${work.customer}`, title: words => words.goals.new },
  { route: 'g.$id.index', path: `/g/${work.goals[0]}`, title: () => name },
  { route: 'g.$id.index', path: `/g/${work.goals[1]}`, title: () => '全年净销售额' },
  { route: 'team.in.$territory', path: `/team/in/${territory}`, title: () => '' },
  { route: 'team.$member', path: `/team/${member}`, title: () => '' },
  { route: 'me.team.$member', path: `/me/team/${member}`, title: () => '' },
  { route: 'me.team.in.$territory', path: `/me/team/in/${territory}`, title: words => words.team.editTerritory },
]

describe.each(['en', 'zh-CN'] as const)('in %s', language => {
  it('a Chinese name of 24 characters and an English one of 48 break nothing', async () => {
    const words = await speak(phone.page, server.url, language)
    const stops = [...everywhere, ...shown.flatMap(ofOne)]
    const look = async (): Promise<string[]> => {
      await phone.page.evaluate(untilStill, 100)
      return auditRoom(phone.page)
    }
    const found = await tour(phone.page, server.url, stops, words, look)
    expect([`${found.length} found`, ...found].join('\n')).toBe('0 found')
  })

  it('both stand in full on the customer’s page, however narrow', async () => {
    await phone.page.setViewportSize({ width: 320, height: 844 })
    for (const { name, work } of shown) {
      await phone.page.evaluate(to => history.pushState(null, '', to), `/c/${work.customer}`)
      const title = phone.page.getByRole('heading', { name })
      await title.waitFor()
      expect(await title.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true)
    }
    await phone.page.setViewportSize({ width: 390, height: 844 })
    expect(phone.errors).toEqual([])
  })
})
