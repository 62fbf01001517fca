/** What is known of one customer besides its profile. Each lives in the customer's document and moves with it. */
import { boolean, day, oneOf, optionalInteger, setOf, string } from '../field.ts'

export const needKinds = ['pain', 'expectation', 'decision'] as const
export const needStates = ['open', 'met', 'changed', 'dropped'] as const

/** What the customer needs: a pain, an expectation, or what it decides by (feat:B1, B5, B6). */
export const needFields = {
  text: string('need.text'),
  kind: oneOf('need.kind', needKinds, 'pain'),
  /** Nobody said it; somebody saw it. */
  isLatent: boolean('need.isLatent'),
  /** Urgency, 1–5. */
  strength: optionalInteger('need.strength'),
  state: oneOf('need.state', needStates, 'open'),
  /** Day of the state. */
  stateOn: day('need.stateOn'),
  /** Names of what we sell that would meet it (feat:G7). */
  products: setOf('need.products'),
  contactId: string('need.contact'),
  day: day('need.day'),
  visit: string('need.visit'),
  source: string('need.source'),
}

export const opportunityStages = ['lead', 'qualified', 'proposal', 'negotiation', 'won', 'lost'] as const

/** Something that may be sold (feat:A16). */
export const opportunityFields = {
  title: string('opportunity.title'),
  stage: oneOf('opportunity.stage', opportunityStages, 'lead'),
  /** Minor units. */
  amount: optionalInteger('opportunity.amount'),
  closeOn: day('opportunity.closeOn'),
  contacts: setOf('opportunity.contacts'),
  product: string('opportunity.product'),
  lostReason: string('opportunity.lostReason'),
  owner: string('opportunity.owner'),
  visit: string('opportunity.visit'),
}

/** What was heard of a competitor at this customer (feat:J3). */
export const rivalNewsFields = {
  competitor: string('rivalNews.competitor'),
  text: string('rivalNews.text'),
  product: string('rivalNews.product'),
  /** Seen price, minor units. */
  price: optionalInteger('rivalNews.price'),
  day: day('rivalNews.day'),
  visit: string('rivalNews.visit'),
}

export const factorCells = {
  swot: ['strength', 'weakness', 'opportunity', 'threat'],
  pest: ['political', 'economic', 'social', 'technological'],
} as const
export const allFactorCells = [...factorCells.swot, ...factorCells.pest] as const

/** A note on a SWOT or PEST board (feat:J1, J2). In the workspace's document it is about a competitor or a market. */
export const factorFields = {
  cell: oneOf('factor.cell', allFactorCells, 'strength'),
  text: string('factor.text'),
  /** 1–5 each. */
  weight: optionalInteger('factor.weight'),
  probability: optionalInteger('factor.probability'),
  day: day('factor.day'),
  /** When to look at it again. */
  reviewOn: day('factor.reviewOn'),
  /** '' = the customer it is written at; else the name of a competitor or a market. */
  about: string('factor.about'),
  visit: string('factor.visit'),
}

/** What we gave a customer, or it us, beyond the trade (feat:G8). */
export const benefitFields = {
  title: string('benefit.title'),
  side: oneOf('benefit.side', ['us', 'them'], 'us'),
  /** What it is entitled to, and what of it was given and cost us; minor units. */
  entitled: optionalInteger('benefit.entitled'),
  given: optionalInteger('benefit.given'),
  cost: optionalInteger('benefit.cost'),
  day: day('benefit.day'),
  expiresOn: day('benefit.expiresOn'),
  contactId: string('benefit.contact'),
  note: string('benefit.note'),
}

export const feedbackKinds = ['praise', 'wish', 'problem'] as const
export const feedbackStates = ['new', 'passed', 'planned', 'done', 'declined'] as const

/** What the customer said of a product or of how it was served; answered back to who heard it (feat:G11, G13, I12). */
export const feedbackFields = {
  kind: oneOf('feedback.kind', feedbackKinds, 'wish'),
  text: string('feedback.text'),
  product: string('feedback.product'),
  touchpoint: string('feedback.touchpoint'),
  /** 1–5. */
  severity: optionalInteger('feedback.severity'),
  state: oneOf('feedback.state', feedbackStates, 'new'),
  answer: string('feedback.answer'),
  /** Day of the answer, or of the state it has. */
  answeredOn: day('feedback.answeredOn'),
  goal: string('feedback.goal'),
  contactId: string('feedback.contact'),
  day: day('feedback.day'),
  visit: string('feedback.visit'),
}

/** What a customer buys of one product line in a year, from anybody: share of wallet and white space (DOMAIN 3.7). */
export const walletLineFields = {
  line: string('walletLine.line'),
  /** Minor units a year. */
  potential: optionalInteger('walletLine.potential'),
  day: day('walletLine.day'),
  source: string('walletLine.source'),
}
