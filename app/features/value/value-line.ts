/** The figures of a customer's value, one line each: what it is called, what it says, and whether enough is known to say it. */
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import type { PortfolioView } from '#app/data/queries/portfolio.ts'
import { roundHalfEven } from '#shared/domain/money.ts'
import type { ValueCard } from '#shared/domain/portfolio/value-card.ts'
import type { LifetimeValue, Worth } from '#shared/domain/value/lifetime-value.ts'
import type { WhiteSpace } from '#shared/domain/wallet/white-space.ts'
import type { Format } from '#app/words/format.ts'
import type { Words } from '#app/words/zh-CN.ts'

export const valueKinds = [
  'rfm',
  'abc',
  'clv',
  'profitMargin',
  'serviceReturn',
  'contribution',
  'orders',
  'gap',
  'risk',
  'key',
  'loyalty',
] as const
/** Wallet and stage stand in parts of their own. */
export type ValueKind = (typeof valueKinds)[number] | 'wallet' | 'stage'

export type WorthBasis = keyof Worth

export interface ValueReader {
  readonly words: Words
  readonly format: Format
  readonly settings: AnalysisSettings
  readonly basis: WorthBasis
}

export interface ValueOf {
  readonly card: ValueCard
  readonly summary: PortfolioView['summary']
  /** As the lines on the record stand now. */
  readonly wallet: WhiteSpace
  readonly isKey: boolean
  readonly onRecord: '' | 'A' | 'B' | 'C'
}

export interface ValueLine {
  readonly name: string
  readonly figure: string
  readonly detail: string
  readonly isHollow: boolean
  /** It asks for something to be done. */
  readonly isWarning: boolean
}

export function valueLine(kind: ValueKind, of: ValueOf, reader: ValueReader): ValueLine {
  const { name, ...said } = linesOf[kind](of, reader)
  return { name, detail: '', isHollow: false, isWarning: false, ...said }
}

type LineOf = (of: ValueOf, reader: ValueReader) => Partial<ValueLine> & Pick<ValueLine, 'name' | 'figure'>

const joined = (...parts: readonly (string | false | undefined)[]): string => parts.filter(Boolean).join(' · ')

const linesOf: { readonly [kind in ValueKind]: LineOf } = {
  rfm: ({ card: { rfm } }, { words: { value } }) =>
    rfm === null
      ? { name: value.rfm, figure: value.unknown }
      : {
          name: value.rfm,
          figure: value.segments[rfm.segment],
          detail: joined(value.rfmScores(rfm.r, rfm.f, rfm.m), value.rfmDetail(rfm.recency)),
        },
  abc: ({ card: { place }, onRecord }, { words: { value }, format }) => ({
    name: value.abc,
    figure: place.class === null ? value.unknown : value.abcClass(place.class),
    detail: joined(
      value.abcShare(format.percent(place.share)),
      onRecord !== '' && onRecord !== place.class && value.abcOnRecord(onRecord),
    ),
  }),
  clv: ({ card: { lifetime }, summary }, reader) => {
    const { value } = reader.words
    const { test } = summary.value
    const error = test?.purchases.error ?? null
    return {
      name: value.clv,
      figure: worthText(lifetime, reader),
      detail: joined(
        lifetime.rung === 'prior' ? value.clvPotential : value.clvMonths(lifetime.within.at(-1)?.months ?? 0),
        value.rungs[lifetime.rung],
        lifetime.rung !== 'prior' &&
          (error === null ? value.clvNoTest : value.clvTest(reader.format.percent(Math.min(error, 9.99)))),
      ),
      isHollow: lifetime.isHollow,
    }
  },
  profitMargin: ({ card: { profit } }, { words: { value }, format }) => ({
    name: value.profitMargin,
    figure: profit?.profitMargin == null ? value.unknown : format.percent(profit.profitMargin),
    detail: joined(value.profitMarginNote, profit !== null && `${value.profit} ${moneyText(format, profit.profit)}`),
    isHollow: profit?.isHollow ?? false,
    isWarning: profit !== null && profit.profit < 0,
  }),
  serviceReturn: ({ card: { profit } }, { words: { value }, format }) => ({
    name: value.serviceReturn,
    figure: profit?.serviceReturn == null ? value.unknown : value.times(twoDigits(format, profit.serviceReturn)),
    detail: joined(
      value.serviceReturnNote,
      profit !== null && `${value.costToServe} ${value.atLeast(moneyText(format, profit.costToServe))}`,
    ),
    isHollow: profit?.isHollow ?? false,
  }),
  contribution: ({ card }, { words: { value }, format }) => ({
    name: value.contribution,
    figure: card.salesShare === null ? value.unknown : value.contributionSales(shareText(format, card.salesShare)),
    detail: joined(
      card.profitShare !== null && value.contributionProfit(shareText(format, card.profitShare)),
      value.contributionNote,
    ),
    isHollow: false,
  }),
  orders: ({ card: { orders, trend } }, { words: { value }, format }) => ({
    name: value.orders,
    figure: joined(
      value.ordersYear(format.count(orders.purchases)),
      trend.direction !== null && value.directions[trend.direction],
    ),
    detail: joined(
      orders.mean !== null && value.ordersMean(moneyText(format, orders.mean)),
      orders.largest !== null && value.ordersLargest(moneyText(format, orders.largest)),
    ),
    isWarning: trend.direction === 'down',
  }),
  gap: ({ card: { hiatus } }, { words: { value } }) =>
    hiatus === null
      ? { name: value.gap, figure: value.unknown }
      : {
          name: value.gap,
          figure: value.hiatus[hiatus.state],
          detail:
            hiatus.usual === null
              ? value.gapFirst(hiatus.silence)
              : value.gapUsual(Math.round(hiatus.usual), hiatus.silence),
          isWarning: hiatus.state !== 'active',
        },
  risk: ({ card: { hiatus, lifetime } }, { words: { value }, format }) => ({
    name: value.risk,
    figure: hiatus === null ? value.unknown : `${value.riskHiatus} ${value.hiatus[hiatus.state]}`,
    detail:
      lifetime.parts?.aliveBy === 'model'
        ? `${value.riskAlive} ${format.percent(lifetime.parts.alive)}`
        : value.riskNoModel,
    isWarning: hiatus !== null && (hiatus.state === 'overdue' || hiatus.state === 'lost'),
  }),
  stage: ({ card: { stages } }, reader) => {
    const { value } = reader.words
    const now = stages.at(-1)
    return now === undefined
      ? { name: value.stage, figure: value.unknown }
      : {
          name: value.stage,
          figure: value.stages[now.stage],
          detail: joined(
            now.stage !== 'prospect' && value.stageSince(reader.format.date(now.since)),
            reasonText(now, reader),
          ),
          isWarning: now.stage === 'declining' || now.stage === 'lost',
        }
  },
  key: ({ card: { key }, isKey }, { words: { value }, format }) => ({
    name: value.key,
    figure: isKey ? value.keyIs : key.isSuggested ? value.keyYes : value.keyNo,
    detail: key.reasons.length === 0 ? value.none : format.list(key.reasons.map(reason => value.keyReasons[reason])),
  }),
  loyalty: ({ card: { loyalty } }, { words: { value }, format }) => ({
    name: value.loyalty,
    figure: loyalty.value === null ? value.unknown : format.count(loyalty.value),
    detail: format.list(
      loyalty.parts.flatMap(({ id, value: known }) =>
        known === null || !isLoyaltyPart(id) ? [] : `${value.loyaltyParts[id]} ${format.count(100 * known)}`,
      ),
    ),
    isHollow: loyalty.isHollow,
  }),
  wallet: ({ wallet }, { words: { value }, format }) => ({
    name: value.wallet,
    figure: wallet.shareOfWallet.value === null ? value.unknown : format.percent(wallet.shareOfWallet.value),
    detail: wallet.coverage === 0 ? '' : value.walletSpace(moneyText(format, wallet.space)),
  }),
}

export const isLoyaltyPart = (id: string): id is keyof Words['value']['loyaltyParts'] =>
  id === 'repeat' || id === 'tenure' || id === 'trust' || id === 'referral'

/** Forecasts and means come to fractions of a cent. */
export const moneyText = (format: Format, amount: number): string => format.moneyShort(roundHalfEven(amount))

/** Below a hundred a second digit tells two customers apart. */
export const twoDigits = (format: Format, n: number): string =>
  Math.abs(n) < 10 ? format.number(Math.round(n * 10) / 10) : format.count(n)

/** A share below one percent is not nothing. */
export const shareText = (format: Format, share: number): string =>
  share > 0 && share < 0.01 ? '<1%' : format.percent(share)

/** One number, or the range that few customers allow. */
export function worthText({ within, range }: LifetimeValue, { words: { value }, format, basis }: ValueReader): string {
  const worth = within.at(-1)?.worth ?? null
  const amount = worth?.[basis] ?? null
  if (amount === null) return worth === null ? value.unknown : value.clvNoMargin
  if (range === null || amount <= 0) return moneyText(format, amount)
  return value.clvRange(moneyText(format, amount * range.low), moneyText(format, amount * range.high))
}

export const reasonText = (
  { reason, figure }: ValueCard['stages'][number],
  { words: { value }, format }: Pick<ValueReader, 'words' | 'format'>,
): string => value.stageReasons[reason](twoDigits(format, figure), Math.round(figure))
