/** Opportunities, products, competitors, boards and benefits, with all they can open. */
import type { Showplace } from './seed-showcase.ts'
import { openSheet, press, type Stop } from './tour.ts'

/** With nothing in them. */
export const emptyMarketStops: readonly Stop[] = [
  { route: 'insights.pipeline', path: '/insights/pipeline', title: words => words.market.pipeline },
  { route: 'insights.products.index', path: '/insights/products', title: words => words.market.products },
  { route: 'insights.competitors.index', path: '/insights/competitors', title: words => words.market.competitors },
  { route: 'insights.market', path: '/insights/market', title: words => words.market.marketTitle },
  { route: 'insights.board', path: '/insights/board?about=&kind=pest', title: words => words.market.wholeMarket },
  {
    route: 'insights.products.$product',
    path: '/insights/products/new',
    title: words => words.market.productTitles.add,
    opens: [press(words => words.shell.save)],
  },
]

export const marketStops = (work: Showplace): readonly Stop[] => [
  {
    route: 'c.$id.opportunity.$opportunity',
    path: `/c/${work.customer}/opportunity/${work.market.opportunity}`,
    title: words => words.market.opportunityTitles.edit,
    opens: [openSheet('delete-menu shell.more', words => words.shell.more)],
  },
  {
    route: 'c.$id.opportunity.$opportunity',
    path: `/c/${work.customer}/opportunity/new`,
    title: words => words.market.opportunityTitles.add,
    opens: [press(words => words.shell.save)],
  },
  {
    route: 'c.$id.rival.$news',
    path: `/c/${work.customer}/rival/${work.market.news}`,
    title: words => words.market.rivalTitles.edit,
  },
  {
    route: 'c.$id.benefit.$benefit',
    path: `/c/${work.customer}/benefit/${work.market.benefit}`,
    title: words => words.market.benefitTitles.edit,
  },
  {
    route: 'c.$id.swot',
    path: `/c/${work.customer}/swot`,
    title: words => words.market.boardsTitle,
    opens: [openSheet('features/market/board market.noteMenu', words => new RegExp(`^${words.market.noteMenu('')}`))],
  },
  {
    route: 'c.$id.factor.$factor',
    path: `/c/${work.customer}/factor/${work.market.factor}`,
    title: words => words.market.factorTitles.edit,
  },
  {
    route: 'insights.competitor.$competitor',
    path: `/insights/competitor/${work.market.competitor}`,
    title: words => words.market.competitorTitles.edit,
  },
  {
    route: 'insights.factor.$factor',
    path: `/insights/factor/${work.market.companyFactor}`,
    title: words => words.market.factorTitles.edit,
  },
  {
    route: 'insights.event.$event',
    path: `/insights/event/${work.market.event}`,
    title: words => words.market.eventTitles.edit,
  },
  {
    route: 'insights.research.$research',
    path: `/insights/research/${work.market.research}`,
    title: words => words.market.researchTitles.edit,
  },
]

/** Lists, on a desktop too. */
export const marketListStops = (work: Showplace): readonly Stop[] => [
  { route: 'insights.pipeline', path: '/insights/pipeline', title: words => words.market.pipeline },
  { route: 'insights.products.index', path: '/insights/products', title: words => words.market.products },
  { route: 'insights.competitors.index', path: '/insights/competitors', title: words => words.market.competitors },
  {
    route: 'insights.competitors.$name',
    path: `/insights/competitors/${work.market.competitorName}`,
    title: () => work.market.competitorName,
  },
  {
    route: 'insights.board',
    path: `/insights/board?about=${work.market.competitorName}&kind=swot`,
    title: () => work.market.competitorName,
  },
  { route: 'insights.market', path: '/insights/market', title: words => words.market.marketTitle },
  {
    route: 'insights.products.$product',
    path: `/insights/products/${work.market.product}`,
    title: words => words.market.productTitles.edit,
  },
]
