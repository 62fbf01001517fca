/** Opportunities, products, competitors, boards and benefits, with all they can open. */
import { longChinese, type Showplace } from './seed-showcase.ts'
import { openSheet, press, type Stop } from './tour.ts'

/** With nothing in them. */
export const emptyMarketStops: readonly Stop[] = [
  { route: 'insights.pipeline', path: '/insights/pipeline', title: words => words.market.pipeline },
  { route: 'insights.products.index', path: '/insights/products', title: words => words.market.products },
  {
    route: 'insights.products.$product',
    path: '/insights/products/new',
    title: words => words.market.productTitles.add,
    opens: [press(words => words.shell.save)],
  },
]

export const marketStops = (work: Showplace): readonly Stop[] => [
  { route: 'c.$id.index', path: `/c/${work.customer}?tab=analysis`, title: () => longChinese },
  {
    route: 'c.$id.opportunity.$opportunity',
    path: `/c/${work.customer}/opportunity/${work.market.opportunity}`,
    title: words => words.market.opportunityTitles.edit,
    opens: [openSheet('features/market/note-form shell.more', words => words.shell.more)],
  },
  {
    route: 'c.$id.opportunity.$opportunity',
    path: `/c/${work.customer}/opportunity/new`,
    title: words => words.market.opportunityTitles.add,
    opens: [press(words => words.shell.save)],
  },
]

/** Lists, on a desktop too. */
export const marketListStops = (work: Showplace): readonly Stop[] => [
  { route: 'insights.pipeline', path: '/insights/pipeline', title: words => words.market.pipeline },
  { route: 'insights.products.index', path: '/insights/products', title: words => words.market.products },
  {
    route: 'insights.products.$product',
    path: `/insights/products/${work.market.product}`,
    title: words => words.market.productTitles.edit,
  },
]
