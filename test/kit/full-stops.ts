/** Screens full of long names and everything else, with all they can open: lists, the team, files, and what waits. */
import { customerStops, logStops, recordStops } from './customer-stops.ts'
import { dataFile } from './file-work.ts'
import { marketListStops, marketStops } from './market-stops.ts'
import { segmentStops } from './segment-stops.ts'
import { surveyListStops, surveyStops } from './survey-stops.ts'
import { valueListStops, valueStops } from './value-stops.ts'
import { longChinese, longEnglish, type Showplace } from './seed-showcase.ts'
import { openFromMenu, type Opening, openSheet, press, type Stop } from './tour.ts'

export const listStops = (work: Showplace): readonly Stop[] => [
  {
    route: 'today',
    path: '/today',
    title: words => words.shell.today,
    opens: [
      openSheet(
        'features/today/why-sheet today.whyTitle',
        words => words.today.why,
        words => words.today.whyTitle,
      ),
      openSheet(
        'plan-sheet words.planFor',
        words => new RegExp(`^${words.today.planFor('')}`),
        words => new RegExp(`^${words.today.planFor('')}`),
      ),
      press(words => new RegExp(`^${words.today.doneToday}`)),
      openSheet(
        'day-report-sheet words.title',
        words => new RegExp(`^${words.report.title}`),
        words => words.report.title,
      ),
    ],
  },
  {
    route: 'customers',
    path: '/customers',
    title: words => words.shell.customers,
    opens: [openSheet('features/customers/customers-screen customers.create', words => words.customers.create)],
  },
  { route: 'insights.index', path: '/insights', title: words => words.insights.title },
  { route: 'insights.review', path: '/insights/review', title: words => words.review.title },
  { route: 'insights.feedback', path: '/insights/feedback', title: words => words.needs.inbox },
  {
    route: 'insights.relationship',
    path: `/insights/relationship?c=${work.customer}`,
    title: words => words.standing.matrix,
    opens: [
      openSheet(
        'features/insights/filter-chips words.owner',
        words => words.matrix.allOwners,
        words => words.matrix.owner,
      ),
      openSheet('features/insights/filter-chips segmentWords.pick', words => words.segments.pick),
      { run: page => page.getByRole('checkbox').first().check() },
      openSheet(
        'features/insights/selection-bar words.planTitle',
        words => words.standing.plan,
        words => words.standing.planTitle('1'),
      ),
      openSheet('features/insights/selection-bar words.more', words => words.matrix.more),
      openFromMenu(
        'features/insights/move-sheet words.moveTitle',
        words => words.matrix.more,
        words => words.matrix.moveTo,
        words => words.matrix.moveTitle('1'),
      ),
    ],
  },
  ...marketListStops(work),
  ...segmentStops(work),
  ...surveyListStops(work),
  ...valueListStops,
  {
    route: 'insights.performance',
    path: `/insights/performance?c=${work.customer}&show=all`,
    title: words => words.matrix.performance,
    opens: [{ run: (page, { matrix }) => page.getByRole('main').getByText(matrix.reps, { exact: true }).click() }],
  },
  {
    route: 'insights.decision',
    path: `/insights/decision?c=${work.contact}&show=all`,
    title: words => words.matrix.decision,
    opens: [{ run: (page, { matrix }) => page.getByRole('main').getByText(matrix.customers, { exact: true }).click() }],
  },
  { route: 'goals.index', path: '/goals', title: words => words.goals.title },
  { route: 'goals.new', path: '/goals/new', title: words => words.goals.pick },
  { route: 'search', path: '/search?q=hd', title: words => words.shell.search },
  { route: 'search', path: '/search?q=xyzxyz', title: words => words.shell.search },
  { route: 'activity', path: '/activity?tab=deleted', title: words => words.activity.title },
  { route: 'sync.drill', path: '/sync/drill', title: words => words.drill.title },
  { route: 'sync.index', path: '/sync', title: words => words.sync.title },
  {
    route: 'sync.write',
    path: `/sync/write?type=customer&id=${work.disputed}&field=phone`,
    title: words => words.sync.writeAnother,
  },
  { route: 'me.index', path: '/me', title: words => words.account.me },
]

export const teamStops = (work: Showplace): readonly Stop[] => [
  { route: 'team.index', path: '/team', title: words => words.board.title },
  { route: 'team.in.$territory', path: `/team/in/${work.territory}`, title: () => '华东' },
  { route: 'team.$member', path: `/team/${work.rep}`, title: () => 'Cai' },
  { route: 'team.$member', path: `/team/${work.me}`, title: words => words.board.mine },
  { route: 'me.devices.index', path: '/me/devices', title: words => words.team.myDevices },
  {
    route: 'me.devices.$device',
    path: '/me/devices/00000000000000000000000000',
    title: words => words.team.nameDevice,
  },
  { route: 'me.team.index', path: '/me/team', title: words => words.team.title },
  {
    route: 'me.team.in.$territory',
    path: `/me/team/in/${work.territory}`,
    title: words => words.team.editTerritory,
  },
  {
    route: 'me.team.$member',
    path: `/me/team/${work.member}`,
    title: () => 'Bo',
    opens: [
      openSheet(
        'features/account/member-screen words.sure',
        words => new RegExp(`^${words.team.suspend}`),
        words => words.team.sure('Bo'),
      ),
      press(words => words.team.give),
      {
        run: async (page, { team }) => {
          await page.getByRole('button', { name: new RegExp(`^${team.reset}`) }).click()
          await page.getByText(team.resetReady).waitFor()
        },
      },
    ],
  },
  {
    route: 'me.invite',
    path: '/me/invite',
    title: words => words.account.inviteTitle,
    opens: [
      {
        run: async (page, { account }) => {
          await page.getByLabel(account.inviteName, { exact: true }).fill(longEnglish)
          await page.getByRole('button', { name: account.createInvite, exact: true }).click()
          await page.getByText(account.inviteReady).waitFor()
          await page.getByRole('list', { name: account.inviteOpen }).waitFor()
        },
      },
    ],
  },
]

const toPreview: Opening['run'] = (page, { imports }) =>
  page.getByRole('button', { name: imports.preview, exact: true }).click()

/** Another file in each language, so that there is something to write both times. */
export const fileStops = (language: string): readonly Stop[] => [
  {
    route: 'import',
    path: '/import',
    title: words => words.imports.title,
    opens: [
      {
        run: async (page, words) => {
          const { imports } = words
          await page.locator('input[type=file]').setInputFiles(dataFile('northwind-orders.csv'))
          await toPreview(page, words)
          await page.getByLabel(imports.rateTitle('USD', 'CNY')).waitFor()
        },
      },
      {
        run: async (page, { imports }) => {
          await page.getByRole('button', { name: imports.chooseOther, exact: true }).click()
          const content = `客户名称,城市,备用列\n${language}${longChinese},杭州,甲\n,上海,没有名字的一行\n`
          const buffer = Buffer.from(content)
          await page.locator('input[type=file]').setInputFiles({ name: '客户.csv', mimeType: 'text/csv', buffer })
          await page.getByText(imports.columnsTitle).waitFor()
        },
      },
      {
        run: async (page, words) => {
          await toPreview(page, words)
          await page.getByText(words.imports.previewTitle).waitFor()
        },
      },
      press(words => words.imports.seeWhy(1)),
      {
        run: async (page, { imports }) => {
          await page.getByLabel(imports.territory, { exact: true }).selectOption('华东')
          await page.getByRole('button', { name: imports.run('1'), exact: true }).click()
          await page.getByText(imports.doneTitle).waitFor()
        },
      },
    ],
  },
]

/** With no network and something that waits. */
export const offlineStops = (work: Showplace): readonly Stop[] => [
  {
    route: 'log',
    path: `/log?c=${work.bare}`,
    title: words => words.log.title,
    opens: [
      {
        run: async (page, words) => {
          await page.getByLabel(words.log.text, { exact: true }).fill('没有网络时写的一句')
          await page.getByRole('button', { name: words.log.save, exact: true }).click()
          await page.getByRole('heading', { name: words.shell.today, level: 1 }).waitFor()
          // What is announced covers the list for a moment.
          await page.getByRole('button', { name: words.shell.undo }).waitFor({ state: 'hidden' })
        },
      },
    ],
  },
  { route: 'sync.index', path: '/sync', title: words => words.sync.title },
  { route: 'me.sign-out', path: '/me/sign-out', title: words => words.account.signOutTitle },
  { route: 'me.team.$member', path: `/me/team/${work.member}`, title: () => 'Bo' },
  { route: 'team.$member', path: `/team/${work.rep}`, title: () => 'Cai' },
]

/** By what they show; files and what waits beside them depend on more than the work. */
export const fullTours = {
  lists: listStops,
  'the team': teamStops,
  customers: customerStops,
  records: recordStops,
  'the quick log': logStops,
  'the market': marketStops,
  surveys: surveyStops,
  value: valueStops,
} as const satisfies { readonly [what: string]: (work: Showplace) => readonly Stop[] }

export const fullStops = (work: Showplace): readonly Stop[] => [
  ...Object.values(fullTours).flatMap(stopsOf => stopsOf(work)),
  ...fileStops(''),
  ...offlineStops(work),
]
