/**
 * The ladder of methods for the value of customers (DOMAIN 1.6): the highest rung whose test the customers at hand pass. It
 * is climbed once for everybody, in a worker; the value of one customer then takes microseconds.
 */
import { type Origin, originOf } from '../analysis/origin.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { type Day, dayToNumber } from '../day.ts'
import type { BetaGeometricParams } from './bg-nbd.ts'
import { type Buyer, buyersOf, type Grounds, groundsOf, isLost, type ValuedCustomer } from './buyer.ts'
import { weeksOfYear } from './discounted-purchases.ts'
import type { Fit } from './fit.ts'
import { fitMbgNbd, fitMbgNbdMap, fitNbdMap } from './fit-purchase.ts'
import { countHistories } from './history.ts'
import { type OrderValues, orderValuesOf } from './order-value.ts'
import { isModel, type PurchaseRate } from './purchase-rate.ts'
import { shrunkMean } from './shrunk-mean.ts'

/** 0 prior (who has not bought), 1 formula, 2 shrunk rate × hiatus, 3 MBG/NBD with priors, 4 MBG/NBD. */
export const rungs = ['prior', 'formula', 'shrunk', 'map', 'ml'] as const
export type Rung = (typeof rungs)[number]

export interface ValueFit extends Origin {
  /** Null when nobody has bought. */
  readonly method: ValueMethod | null
  readonly grounds: Grounds
  /** Why the rung is no higher; empty on the highest. */
  readonly missing: readonly Missing[]
}

export interface ValueMethod {
  readonly rate: PurchaseRate
  readonly orders: OrderValues
}

/** Least of each. */
type RungNeeds = Omit<Grounds, 'purchases'>

/** What the next rung needs, or that the data did not tell those who stopped from those who pause. */
export type Missing =
  | { readonly kind: 'too-few'; readonly what: keyof RungNeeds; readonly have: number; readonly need: number }
  | { readonly kind: 'dropout-not-identified'; readonly rung: 'map' | 'ml' }

export function climbLadder(customers: readonly ValuedCustomer[], asOf: Day, settings: AnalysisSettings): ValueFit {
  const buyers = buyersOf(customers, asOf)
  const grounds = groundsOf(buyers)
  const head = { ...originOf(settings, asOf), grounds }
  if (buyers.length === 0) return { ...head, method: null, missing: lacking(grounds, settings.value.needs.shrunk) }
  const { rate, missing } = rateOf(buyers, grounds, asOf, settings)
  return { ...head, method: { rate, orders: orderValuesOf(buyers, isModel(rate), settings) }, missing }
}

interface Climbed {
  readonly rate: PurchaseRate
  readonly missing: readonly Missing[]
}

function rateOf(buyers: readonly Buyer[], grounds: Grounds, asOf: Day, settings: AnalysisSettings): Climbed {
  const { needs, evaluations } = settings.value
  const rung = rungFor(grounds, settings)
  if (rung === 'formula') return { rate: formulaRate(buyers, asOf, settings), missing: lacking(grounds, needs.shrunk) }
  const rows = countHistories(buyers.map(({ history }) => history))
  const shrunkTo = (missing: readonly Missing[]): Climbed => ({
    rate: { rung: 'shrunk', ...fitNbdMap(rows, evaluations.rate) },
    missing,
  })
  if (rung === 'shrunk') return shrunkTo(lacking(grounds, needs.map))
  const fit = rung === 'ml' ? fitMbgNbd(rows, evaluations.ml) : fitMbgNbdMap(rows, evaluations.map)
  if (!isDropoutKnown(fit, rung, settings)) return shrunkTo([{ kind: 'dropout-not-identified', rung }])
  return { rate: { rung, ...fit }, missing: rung === 'ml' ? [] : lacking(grounds, needs.ml) }
}

/** The rung whose test is passed; whether its fit holds is seen afterwards. */
export function rungFor(
  grounds: Grounds,
  { value: { needs } }: Pick<AnalysisSettings, 'value'>,
): Exclude<Rung, 'prior'> {
  const order = ['ml', 'map', 'shrunk'] as const
  return order.find(rung => lacking(grounds, needs[rung]).length === 0) ?? 'formula'
}

function lacking(grounds: Grounds, needs: RungNeeds): readonly Missing[] {
  const names = ['customers', 'repeats', 'repeaters', 'weeks'] as const
  return names
    .filter(what => grounds[what] < needs[what])
    .map(what => ({ kind: 'too-few', what, have: grounds[what], need: needs[what] }))
}

/** A dropout next to nothing, or the same for everybody, is none that P(alive) could be read from. */
export function isDropoutKnown(
  { params: { a, b } }: Pick<Fit<BetaGeometricParams>, 'params'>,
  rung: 'map' | 'ml',
  { value: { dropout } }: Pick<AnalysisSettings, 'value'>,
): boolean {
  const share = a / (a + b)
  return rung === 'map' ? share >= dropout.leastMap : share >= dropout.leastMl && a + b <= dropout.mostSizeMl
}

function formulaRate(buyers: readonly Buyer[], asOf: Day, settings: AnalysisSettings): PurchaseRate {
  const { rate, retention } = settings.value
  const params = { r: rate.purchases, alpha: rate.years * weeksOfYear }
  const { kept, of } = keptOverYear(buyers, dayToNumber(asOf), settings)
  const share = of === 0 ? 0 : kept / of
  return { rung: 'formula', params, retention: shrunkMean(of, share, retention.weight, retention.rate), kept, of }
}

/** Of those who were customers a year before a day, how many still are. */
function keptOverYear(
  buyers: readonly Buyer[],
  today: number,
  settings: AnalysisSettings,
): { readonly kept: number; readonly of: number } {
  const yearAgo = today - 365
  const had = buyers.filter(({ purchases }) => (purchases[0]?.day ?? today) <= yearAgo)
  const before = had.filter(buyer => !isLost(buyer, yearAgo, settings))
  return { kept: before.filter(buyer => !isLost(buyer, today, settings)).length, of: before.length }
}
