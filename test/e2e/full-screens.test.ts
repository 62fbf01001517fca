/** Screens full of long names, conflicts and everything else, in both languages and themes, with all they can open. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayOfInstant } from '#shared/domain/day.ts'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { longChinese, longEnglish, seedShowcase, type Showcase } from '#test/kit/seed-showcase.ts'
import { seedTeam } from '#test/kit/seed-team.ts'
import { signInOn, wordsOf } from '#test/kit/story.ts'
import { joinAs, setUp, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { openSheet, press, speak, type Stop, titleIs, tour } from '#test/kit/tour.ts'

let server: TestServer
let phone: Phone
let work: Showcase
let member = ''
let me = ''
/** In the territory of the work. */
let rep = ''
let territory = ''

beforeAll(async () => {
  server = await startTestServer()
  const admin = await setUp(server, 'Ada')
  const colleague = await joinAs(server, admin, 'Bo', { role: 'admin' })
  member = colleague.session.member.id
  me = admin.session.member.id
  territory = (await admin.request<{ id: string }>('POST', '/api/territories', { name: '华东' })).id
  rep = (await joinAs(server, admin, 'Cai', { role: 'rep', territory })).session.member.id
  await seedTeam(server.url, admin, territory, {
    customers: 40,
    visits: 120,
    orders: 60,
    today: dayOfInstant(Date.now(), 'Asia/Shanghai'),
    seed: 7,
  })
  work = await seedShowcase(server.url, admin, colleague, territory)
  phone = await switchOn({ language: 'en' })
  await signInOn(phone, server, wordsOf('en'), makePerson('Ada'))
  await phone.page.goto(`${server.url}/c/${work.disputed}`)
  await phone.page.getByText('青麦乳业').first().waitFor()
})
afterAll(async () => {
  await phone.dispose()
  await server.stop()
})

const lists = (): readonly Stop[] => [
  {
    route: 'today',
    path: '/today',
    title: words => words.shell.today,
    opens: [
      openSheet(words => words.today.why),
      openSheet(words => new RegExp(`^${words.today.planFor('')}`)),
      press(words => new RegExp(`^${words.today.doneToday}`)),
      openSheet(words => new RegExp(`^${words.report.title}`)),
    ],
  },
  {
    route: 'customers',
    path: '/customers',
    title: words => words.shell.customers,
    opens: [openSheet(words => words.customers.create)],
  },
  { route: 'goals.index', path: '/goals', title: words => words.goals.title },
  { route: 'goals.new', path: '/goals/new', title: words => words.goals.pick },
  { route: 'search', path: '/search?q=hd', title: words => words.shell.search },
  { route: 'search', path: '/search?q=xyzxyz', title: words => words.shell.search },
  { route: 'sync.index', path: '/sync', title: words => words.sync.title },
  {
    route: 'sync.write',
    path: `/sync/write?type=customer&id=${work.disputed}&field=phone`,
    title: words => words.sync.writeAnother,
  },
  { route: 'me.index', path: '/me', title: words => words.account.me },
  { route: 'team.index', path: '/team', title: words => words.board.title },
  { route: 'team.in.$territory', path: `/team/in/${territory}`, title: () => '华东' },
  { route: 'team.$member', path: `/team/${rep}`, title: () => 'Cai' },
  { route: 'team.$member', path: `/team/${me}`, title: words => words.board.mine },
  {
    route: 'me.team.in.$territory',
    path: `/me/team/in/${territory}`,
    title: words => words.team.editTerritory,
  },
  { route: 'me.team.index', path: '/me/team', title: words => words.team.title },
  { route: 'me.team.$member', path: `/me/team/${member}`, title: () => 'Bo' },
]

const customers = (): readonly Stop[] => [
  {
    route: 'c.$id.index',
    path: `/c/${work.customer}`,
    title: () => longChinese,
    opens: [
      openSheet(words => words.customer.more),
      openSheet(words => words.customer.map),
      async (page, words) => {
        await press(({ customer }) => customer.more)(page, words)
        await press(({ customer }) => customer.planVisit)(page, words)
        await page.getByRole('dialog', { name: words.today.planFor(longChinese) }).waitFor()
      },
    ],
  },
  ...(['records', 'contacts', 'details'] as const).map(tab => ({
    route: 'c.$id.index',
    path: `/c/${work.customer}?tab=${tab}`,
    title: () => longChinese,
  })),
  { route: 'c.$id.index', path: `/c/${work.bare}`, title: () => longEnglish },
  { route: 'c.$id.index', path: `/c/${work.disputed}?tab=details`, title: () => '青麦乳业' },
  {
    route: 'c.$id.edit',
    path: `/c/${work.customer}/edit`,
    title: words => words.customer.editTitle,
    opens: [
      async (page, words) => {
        await page.getByLabel(words.fields['customer.phone'], { exact: true }).fill('1')
        await press(({ shell }) => shell.close)(page, words)
        await page.getByRole('dialog', { name: words.customer.discard }).waitFor()
      },
      async (page, words) => {
        await press(({ shell }) => shell.close)(page, words)
        await press(({ customer }) => customer.discardYes)(page, words)
        await titleIs(page, longChinese)
      },
    ],
  },
]

const records = (): readonly Stop[] => [
  {
    route: 'c.$id.contact.$contact',
    path: `/c/${work.customer}/contact/${work.contact}`,
    title: words => words.customer.contactEdit,
    opens: [openSheet(words => words.shell.more)],
  },
  {
    route: 'c.$id.contact.new',
    path: `/c/${work.customer}/contact/new`,
    title: words => words.customer.contactNew,
  },
  {
    route: 'c.$id.order.$order',
    path: `/c/${work.customer}/order/${work.order}`,
    title: words => words.customer.orderEdit,
    opens: [openSheet(words => words.shell.more)],
  },
  { route: 'c.$id.order.new', path: `/c/${work.customer}/order/new`, title: words => words.customer.orderNew },
  {
    route: 'c.$id.step.$step',
    path: `/c/${work.customer}/step/${work.step}`,
    title: words => words.customer.stepEdit,
    opens: [openSheet(words => words.shell.more)],
  },
  { route: 'c.$id.step.new', path: `/c/${work.customer}/step/new`, title: words => words.customer.stepNew },
  {
    route: 'c.$id.visit.$visit',
    path: `/c/${work.customer}/visit/${work.visit}`,
    title: words => words.customer.visitTitle,
    opens: [openSheet(words => words.shell.more)],
  },
  {
    route: 'c.$id.visit.$visit',
    path: `/c/${work.customer}/visit/${work.planned}`,
    title: words => words.customer.visitPlanned,
  },
  { route: 'goals.new', path: `/goals/new?c=${work.customer}`, title: words => words.goals.new },
  ...work.goals.map((goal, i) => ({
    route: 'g.$id.index',
    path: `/g/${goal}`,
    title: () => ['全年拜访', '全年净销售额', '去年订单'][i] ?? '',
    ...(i === 0 && { opens: [openSheet(words => words.shell.more), openSheet(words => words.goals.whyRule)] }),
  })),
  { route: 'g.$id.edit', path: `/g/${work.goals[0]}/edit`, title: words => words.goals.edit },
]

const quickLog = (): readonly Stop[] => [
  {
    route: 'log',
    path: `/log?c=${work.customer}`,
    title: words => words.log.title,
    opens: [
      openSheet(({ log }) => `${log.channel}: ${log.channels.visit}`),
      openSheet(({ log }) => log.add(log.met)),
      openSheet(({ log }) => log.add(log.goal)),
      async (page, words) => {
        await page
          .getByLabel(words.log.text, { exact: true })
          .fill('昨天下午3点见了张建国，同意，订单 58.6万，下周三送样品')
        await page.getByRole('button', { name: new RegExp(`^${words.log.order} .*586`) }).waitFor()
      },
      press(({ log }) => new RegExp(`^${log.order} `)),
      async (page, words) => {
        await page.getByLabel(words.log.text, { exact: true }).fill('')
        await page.getByRole('button', { name: words.log.add(words.log.order), exact: true }).waitFor()
      },
    ],
  },
  { route: 'log', path: `/log?c=${work.customer}&pick=true`, title: words => words.log.pickTitle },
]

const nothing = (found: readonly string[]): void =>
  expect([`${found.length} found`, ...found].join('\n')).toBe('0 found')

describe.each(['en', 'zh-CN'] as const)('in %s', language => {
  beforeAll(async () => {
    if (language !== 'en') await speak(phone.page, server.url, language)
  })

  it.each([
    ['lists', lists],
    ['customers', customers],
    ['records', records],
    ['the quick log', quickLog],
  ])('%s are in order', async (_, stops) => {
    nothing(await tour(phone.page, server.url, stops(), wordsOf(language)))
  })
})

describe('all the while', () => {
  it('no route of a record was left out', () => {
    const seen = new Set([...lists(), ...customers(), ...records(), ...quickLog()].map(({ route }) => route))
    const routes = readdirSync(fileURLToPath(new URL('../../app/routes', import.meta.url)))
      .map(file => file.replace(/\.tsx$/, ''))
      .filter(route => route.includes('$'))
    expect(routes.filter(route => !seen.has(route))).toEqual([])
  })

  it('no page complained', () => {
    expect(phone.errors).toEqual([])
  })
})
