/** The pages of one customer with all they can open: itself, its records and the quick log. */
import { longChinese, longEnglish, type Showplace } from './seed-showcase.ts'
import { openFromMenu, type Opening, openSheet, press, type Stop, titleIs } from './tour.ts'

/** A phone number is changed twice: undoing the first asks what to do with the second. */
const undoneTooLate = (customer: string): Opening => ({
  sheet: 'features/activity/changed-sheet sync.changedTitle',
  title: words => words.sync.changedTitle,
  run: async (page, words) => {
    const go = async (path: string, title: string): Promise<void> => {
      await page.evaluate(to => history.pushState(null, '', to), path)
      await titleIs(page, title)
    }
    const said = words.activity.byCommand.editCustomer({ name: longEnglish })
    const undo = page.getByRole('button', { name: `${words.activity.undo} ${said}`, exact: true })
    const before = await undo.count()
    for (const phone of [`${before}1`, `${before}2`]) {
      await go(`/c/${customer}/edit`, words.customer.editTitle)
      await page.getByLabel(words.fields['customer.phone'], { exact: true }).fill(phone)
      await page.getByRole('button', { name: words.shell.save, exact: true }).click()
      await titleIs(page, longEnglish)
    }
    await go('/activity', words.activity.title)
    await undo.nth(before + 1).waitFor()
    await undo.nth(1).click()
  },
})

export const customerStops = (work: Showplace): readonly Stop[] => [
  {
    route: 'c.$id.index',
    path: `/c/${work.customer}`,
    title: () => longChinese,
    opens: [
      openSheet('features/customer/quick-actions words.more', words => words.customer.more),
      openSheet('features/customer/map-sheet words.map', words => words.customer.map),
      openFromMenu(
        'plan-sheet words.planFor',
        words => words.customer.more,
        words => words.customer.planVisit,
        words => words.today.planFor(longChinese),
      ),
      openFromMenu(
        'features/customer/owner-sheet words.ownerOf',
        words => words.customer.more,
        words => words.customer.changeOwner,
        words => words.customer.ownerOf(longChinese),
      ),
      openFromMenu(
        'features/customer/move-sheet team.move',
        words => words.customer.more,
        words => words.team.move,
        words => words.team.move,
      ),
      openSheet(
        'features/judge/why-sheet standing.whyTitle',
        words => new RegExp(`^${words.standing.indices.trust}`),
        words => new RegExp(`^${words.standing.indices.trust}`),
      ),
      {
        sheet: 'features/judge/judge-sheet words.sheetTitle',
        title: words => words.standing.sheetTitle,
        run: async (page, { standing }) => {
          await page.getByRole('button', { name: new RegExp(`^${standing.indices.trust}`) }).click()
          await page.getByRole('button', { name: standing.update, exact: true }).click()
        },
      },
      openSheet(
        'features/brief/known-sheet words.whyTitle',
        words => new RegExp(`^${words.brief.known('.+')}$`),
        words => words.brief.whyTitle,
      ),
      press(words => words.brief.more),
      press(words => new RegExp(`^${words.review.title}`)),
      openSheet('comments words.more', words => new RegExp(`^${words.comments.more('.+')}$`)),
    ],
  },
  ...(['records', 'analysis', 'contacts', 'details'] as const).map(tab => ({
    route: 'c.$id.index',
    path: `/c/${work.customer}?tab=${tab}`,
    title: () => longChinese,
  })),
  { route: 'c.$id.index', path: `/c/${work.bare}`, title: () => longEnglish },
  { route: 'c.$id.index', path: `/c/${work.disputed}?tab=details`, title: () => '青麦乳业' },
  {
    route: 'c.$id.index',
    path: `/c/${work.settled}?tab=details`,
    title: () => '岚溪物流',
    opens: [
      openSheet(
        'features/customer/history-sheet words.historyOf',
        words => words.customer.history,
        words => words.customer.historyOf(words.fields['customer.phone']),
      ),
    ],
  },
  {
    route: 'c.$id.edit',
    path: `/c/${work.customer}/edit`,
    title: words => words.customer.editTitle,
    opens: [
      {
        sheet: 'form-page customer.discard',
        title: words => words.customer.discard,
        run: async (page, words) => {
          await page.getByLabel(words.fields['customer.phone'], { exact: true }).fill('1')
          await page.getByRole('button', { name: words.shell.close, exact: true }).first().click()
        },
      },
      {
        run: async (page, words) => {
          await page.getByRole('button', { name: words.shell.close, exact: true }).first().click()
          await page.getByRole('button', { name: words.customer.discardYes, exact: true }).click()
          await titleIs(page, longChinese)
        },
      },
    ],
  },
  { route: 'activity', path: '/activity', title: words => words.activity.title, opens: [undoneTooLate(work.bare)] },
]

const deleteMenu: Opening = openSheet('delete-menu shell.more', words => words.shell.more)

/** New ones and ones with everything in them. */
const noteStops = (work: Showplace): readonly Stop[] =>
  (['need', 'issue', 'feedback'] as const).flatMap((type): readonly Stop[] => [
    {
      route: `c.$id.${type}.new`,
      path: `/c/${work.customer}/${type}/new`,
      title: ({ needs }) => needs[`${type}New`],
      opens: [press(words => words.shell.save)],
    },
    {
      route: `c.$id.${type}.$${type}`,
      path: `/c/${work.customer}/${type}/${work[type]}`,
      title: ({ needs }) => needs[`${type}Edit`],
      opens: [deleteMenu],
    },
  ])

export const recordStops = (work: Showplace): readonly Stop[] => [
  {
    route: 'c.$id.contact.$contact',
    path: `/c/${work.customer}/contact/${work.contact}`,
    title: words => words.customer.contactEdit,
    opens: [deleteMenu],
  },
  {
    route: 'c.$id.contact.new',
    path: `/c/${work.customer}/contact/new`,
    title: words => words.customer.contactNew,
    opens: [press(words => words.shell.save)],
  },
  {
    route: 'c.$id.order.$order',
    path: `/c/${work.customer}/order/${work.order}`,
    title: words => words.customer.orderEdit,
    opens: [deleteMenu],
  },
  {
    route: 'c.$id.order.new',
    path: `/c/${work.customer}/order/new`,
    title: words => words.customer.orderNew,
    opens: [press(words => words.shell.save)],
  },
  {
    route: 'c.$id.step.$step',
    path: `/c/${work.customer}/step/${work.step}`,
    title: words => words.customer.stepEdit,
    opens: [openSheet('features/customer/step-form shell.more', words => words.shell.more)],
  },
  {
    route: 'c.$id.step.new',
    path: `/c/${work.customer}/step/new`,
    title: words => words.customer.stepNew,
    opens: [press(words => words.shell.save)],
  },
  ...noteStops(work),
  {
    route: 'c.$id.judge',
    path: `/c/${work.customer}/judge?part=adoption`,
    title: words => words.standing.reasonTitle,
    opens: [press(words => words.shell.save)],
  },
  {
    route: 'c.$id.visit.$visit',
    path: `/c/${work.customer}/visit/${work.visit}`,
    title: words => words.customer.visitTitle,
    opens: [
      deleteMenu,
      openSheet(
        'visit-time words.visitTime.title',
        ({ visitTime }) => new RegExp(`^(${Object.values(visitTime.grades).join('|')})`),
        ({ visitTime }) => visitTime.title,
      ),
    ],
  },
  {
    route: 'c.$id.visit.$visit',
    path: `/c/${work.customer}/visit/${work.planned}`,
    title: words => words.customer.visitPlanned,
  },
  {
    route: 'goals.new',
    path: `/goals/new?c=${work.customer}`,
    title: words => words.goals.new,
    opens: [
      press(words => words.goals.customDates),
      {
        run: async (page, { goals }) => {
          await page.getByRole('textbox', { name: goals.howMuch }).fill('0')
          await page.getByRole('button', { name: goals.save, exact: true }).click()
          await page.getByText(goals.badTarget.visits).or(page.getByText(goals.badTarget['revenue.net'])).waitFor()
        },
      },
    ],
  },
  ...work.goals.map((goal, i) => ({
    route: 'g.$id.index',
    path: `/g/${goal}`,
    title: () => ['全年拜访', '全年净销售额', '去年订单'][i] ?? '',
    ...(i === 0 && {
      opens: [
        openSheet('features/goals/goal-screen shell.more', words => words.shell.more),
        openSheet('features/goals/rule-sheet words.goals.whyRule', words => words.goals.whyRule),
      ],
    }),
  })),
  { route: 'g.$id.edit', path: `/g/${work.goals[0]}/edit`, title: words => words.goals.edit },
]

export const logStops = (work: Showplace): readonly Stop[] => [
  {
    route: 'log',
    path: `/log?c=${work.customer}`,
    title: words => words.log.title,
    opens: [
      openSheet(
        'features/log/context-chips log.channel',
        ({ log }) => `${log.channel}: ${log.channels.visit}`,
        ({ log }) => log.channel,
      ),
      openSheet(
        'features/log/heard-chips log.whoMet',
        ({ log }) => log.add(log.met),
        ({ log }) => log.whoMet,
      ),
      openSheet(
        'features/log/heard-chips log.goalTitle',
        ({ log }) => log.add(log.goal),
        ({ log }) => log.goalTitle,
      ),
      {
        run: async (page, { log }) => {
          await page.getByLabel(log.text, { exact: true }).fill('昨天下午3点见了张总，同意，订单 58.6万，下周三送样品')
          await page.getByRole('button', { name: new RegExp(`^${log.order} .*586`) }).waitFor()
        },
      },
      openSheet(
        'features/log/heard-chips log.whoIs',
        ({ log }) => `${log.met} 张总?`,
        ({ log }) => log.whoIs('张总'),
      ),
      press(({ log }) => new RegExp(`^${log.order} `)),
      openSheet(
        'features/log/signal-sheet words.signals.titles[kind]',
        ({ log, signals }) => log.add(signals.kinds.stance),
        ({ signals }) => signals.titles.stance,
      ),
      openSheet(
        'features/log/signal-sheet words.signals.titles[kind]',
        ({ log, signals }) => log.add(signals.kinds.need),
        ({ signals }) => signals.titles.need,
      ),
      {
        run: async (page, { log }) => {
          await page.getByLabel(log.text, { exact: true }).fill('')
          await page.getByRole('button', { name: log.add(log.order), exact: true }).waitFor()
        },
      },
    ],
  },
  { route: 'log', path: `/log?c=${work.customer}&write=rival`, title: words => words.signals.titles.rival },
  { route: 'log', path: `/log?c=${work.customer}&pick=true`, title: words => words.log.pickTitle },
]
