/** What a customer is worth, and the portfolio of all, with all they can open. */
import { longChinese, type Showplace } from './seed-showcase.ts'
import { openSheet, press, type Stop } from './tour.ts'

export const valueStops = (work: Showplace): readonly Stop[] => [
  {
    route: 'c.$id.index',
    path: `/c/${work.customer}?tab=analysis`,
    title: () => longChinese,
    opens: [
      openSheet('features/value/why-sheet why.title', words => new RegExp(`^${words.value.clv}`)),
      openSheet(
        'features/value/stage-part value.lostTitle',
        words => words.value.lost,
        words => words.value.lostTitle,
      ),
    ],
  },
  { route: 'c.$id.value', path: `/c/${work.customer}/value`, title: words => words.value.basics },
  {
    route: 'c.$id.wallet.$line',
    path: `/c/${work.customer}/wallet/${work.value.line}`,
    title: words => words.value.walletLineEdit,
    opens: [openSheet('delete-menu shell.more', words => words.shell.more)],
  },
  {
    route: 'c.$id.wallet.new',
    path: `/c/${work.customer}/wallet/new`,
    title: words => words.value.walletLineNew,
    opens: [press(words => words.shell.save)],
  },
]

/** With nothing in them. */
export const emptyValueStops: readonly Stop[] = [
  { route: 'insights.portfolio', path: '/insights/portfolio', title: words => words.portfolio.title },
  { route: 'insights.churn', path: '/insights/churn', title: words => words.portfolio.churn },
  { route: 'insights.time', path: '/insights/time', title: words => words.portfolio.time },
  { route: 'insights.due', path: '/insights/due', title: words => words.portfolio.due },
]

/** Of all customers, on a desktop too. */
export const valueListStops: readonly Stop[] = [
  {
    route: 'insights.portfolio',
    path: '/insights/portfolio',
    title: words => words.portfolio.title,
    opens: [{ run: (page, words) => page.getByText(words.portfolio.curve.sales, { exact: true }).click() }],
  },
  { route: 'insights.churn', path: '/insights/churn', title: words => words.portfolio.churn },
  { route: 'insights.time', path: '/insights/time', title: words => words.portfolio.time },
  { route: 'insights.due', path: '/insights/due', title: words => words.portfolio.due },
]
