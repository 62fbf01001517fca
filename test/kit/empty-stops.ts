/** Every screen with nothing in it: the doors before signing in, and the rooms behind them. */
import { emptyMarketStops } from './market-stops.ts'
import { emptySegmentStops } from './segment-stops.ts'
import { emptySurveyStops } from './survey-stops.ts'
import { emptyValueStops } from './value-stops.ts'
import { openSheet, press, type Stop } from './tour.ts'

/** Tokens of links nobody has used. */
export interface DoorKeys {
  readonly invite: string
  readonly reset: string
}

export const doorStops = ({ invite, reset }: DoorKeys): readonly Stop[] => [
  {
    route: 'sign-in',
    path: '/sign-in',
    title: words => words.account.signInTitle,
    opens: [press(words => words.account.signIn)],
  },
  {
    route: 'setup',
    path: '/setup#code',
    title: words => words.account.setupTitle,
    opens: [press(words => words.account.create)],
  },
  {
    route: 'join',
    path: '/join',
    title: words => words.account.joinTitle,
    opens: [press(words => words.account.continue)],
  },
  {
    route: 'reset',
    path: `/reset#${reset}`,
    title: words => words.team.resetTitle,
    opens: [
      {
        run: async (page, words) => {
          await page.getByRole('button', { name: words.account.continue, exact: true }).click()
          await page.getByLabel(words.account.password, { exact: true }).waitFor()
        },
      },
      press(words => words.account.showPassword),
    ],
  },
  {
    route: 'join',
    path: `/join#${invite}`,
    title: words => words.account.joinTitle,
    opens: [
      {
        run: async (page, words) => {
          await page.getByRole('button', { name: words.account.continue, exact: true }).click()
          await page.getByLabel(words.account.name, { exact: true }).waitFor()
        },
      },
      press(words => words.account.join),
    ],
  },
  { route: 'about.device', path: '/about/device', title: words => words.settings.device },
]

const nobody = '00000000000000000000000000'

export const emptyStops: readonly Stop[] = [
  { route: 'today', path: '/today', title: words => words.shell.today },
  {
    route: 'customers',
    path: '/customers',
    title: words => words.shell.customers,
    opens: [openSheet('features/customers/customers-screen customers.create', words => words.customers.create)],
  },
  { route: 'insights.index', path: '/insights', title: words => words.insights.title },
  { route: 'insights.review', path: '/insights/review', title: words => words.review.title },
  { route: 'insights.feedback', path: '/insights/feedback', title: words => words.needs.inbox },
  { route: 'insights.relationship', path: '/insights/relationship', title: words => words.standing.matrix },
  { route: 'insights.performance', path: '/insights/performance', title: words => words.matrix.performance },
  { route: 'insights.decision', path: '/insights/decision', title: words => words.matrix.decision },
  ...emptyMarketStops,
  ...emptySegmentStops,
  ...emptySurveyStops,
  ...emptyValueStops,
  { route: 'log', path: '/log', title: words => words.log.title },
  { route: 'goals.index', path: '/goals', title: words => words.goals.title },
  { route: 'goals.new', path: '/goals/new', title: words => words.goals.pick },
  { route: 'g.$id.index', path: `/g/${nobody}`, title: words => words.goals.title },
  {
    route: 'c.new',
    path: '/c/new',
    title: words => words.customer.createTitle,
    opens: [press(words => words.shell.save)],
  },
  { route: 'c.$id.index', path: `/c/${nobody}`, title: words => words.customer.gone },
  { route: 'search', path: '/search', title: words => words.shell.search },
  { route: 'activity', path: '/activity', title: words => words.activity.title },
  { route: 'activity', path: '/activity?tab=deleted', title: words => words.activity.title },
  { route: 'sync.drill', path: '/sync/drill', title: words => words.drill.title },
  { route: 'sync.index', path: '/sync', title: words => words.sync.title },
  { route: 'sync.write', path: '/sync/write', title: words => words.sync.writeAnother },
  { route: 'import', path: '/import', title: words => words.imports.title },
  {
    route: 'me.index',
    path: '/me',
    title: words => words.account.me,
    opens: [
      openSheet(
        'features/account/me-screen account.export',
        ({ account }) => new RegExp(`^${account.export}`),
        ({ account }) => account.export,
      ),
      openSheet(
        'day-report-sheet words.title',
        ({ report }) => new RegExp(`^${report.title}`),
        ({ report }) => report.title,
      ),
    ],
  },
  {
    route: 'me.invite',
    path: '/me/invite',
    title: words => words.account.inviteTitle,
    opens: [press(words => words.account.newTerritory)],
  },
  {
    route: 'me.device',
    path: '/me/device',
    title: words => words.account.linkDevice,
    opens: [
      {
        run: async (page, { account }) => {
          await page.getByRole('button', { name: account.linkDeviceMake, exact: true }).click()
          await page.getByText(account.linkDeviceReady).waitFor()
        },
      },
    ],
  },
  { route: 'me.devices.index', path: '/me/devices', title: words => words.team.myDevices },
  { route: 'me.devices.$device', path: `/me/devices/${nobody}`, title: words => words.team.nameDevice },
  { route: 'team.index', path: '/team', title: words => words.board.title },
  { route: 'me.team.index', path: '/me/team', title: words => words.team.title },
  {
    route: 'me.team.new',
    path: '/me/team/new',
    title: words => words.team.newTerritory,
    opens: [press(words => words.account.territoryAdd)],
  },
  { route: 'me.sign-out', path: '/me/sign-out', title: words => words.account.signOutTitle },
  { route: 'settings', path: '/settings', title: words => words.settings.title },
  { route: '__root', path: '/nowhere/at/all', title: words => words.shell.notFoundTitle },
]
