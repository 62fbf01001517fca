/** Why a figure says what it says: its parts with what each came from, how much is known, by which rules. */
import type { Origin } from '#shared/domain/analysis/origin.ts'
import { costParts } from '#shared/domain/profit/customer-profit.ts'
import type { Missing } from '#shared/domain/value/value-ladder.ts'
import {
  isLoyaltyPart,
  moneyText,
  reasonText,
  shareText,
  twoDigits,
  type ValueKind,
  valueLine,
  type ValueOf,
  type ValueReader,
} from './value-line.ts'

export interface WhyLine {
  readonly name: string
  readonly detail?: string
  readonly figure: string
}

export interface Why {
  readonly title: string
  /** How much is known, and what else holds for all of it. */
  readonly notes: readonly string[]
  readonly lines: readonly WhyLine[]
  readonly origin: Pick<Origin, 'settings' | 'asOf'>
}

export function whyOf(kind: ValueKind, of: ValueOf, reader: ValueReader): Why {
  const { name, figure, isHollow } = valueLine(kind, of, reader)
  const { value } = reader.words
  const { notes, lines, coverage, facts } = partsOf[kind](of, reader)
  return {
    title: value.whyTitle(name, figure),
    notes: [
      value.coverage(reader.format.percent(coverage ?? 1), facts ?? of.card.facts) +
        (isHollow ? ` · ${value.hollow}` : ''),
      ...(notes ?? []),
    ],
    lines,
    origin: of.summary,
  }
}

interface Parts {
  readonly lines: readonly WhyLine[]
  readonly notes?: readonly string[]
  /** Absent: all of it is counted. */
  readonly coverage?: number
  readonly facts?: number
}

const partsOf: { readonly [kind in ValueKind]: (of: ValueOf, reader: ValueReader) => Parts } = {
  rfm: ({ card: { rfm }, summary }, { words: { value }, format }) => ({
    notes: [value.rfmMethods[summary.rfmMethod]],
    lines:
      rfm === null
        ? []
        : [
            { name: value.rfmParts.r, detail: value.rfmDays(rfm.recency), figure: value.rfmScore(rfm.r) },
            {
              name: value.rfmParts.f,
              detail: value.rfmTimes(format.count(rfm.frequency)),
              figure: value.rfmScore(rfm.f),
            },
            { name: value.rfmParts.m, detail: format.money(rfm.money), figure: value.rfmScore(rfm.m) },
          ],
  }),
  abc: ({ card: { place } }, { words: { value }, format, settings: { abc } }) => ({
    notes: [value.abcReasons[place.reason]],
    lines: [
      { name: value.abcBefore, figure: format.percent(place.before) },
      {
        name: value.abcOwn,
        detail: value.abcBy[abc.value === 'margin' || abc.value === 'clv' ? abc.value : 'revenue'],
        figure: place.value === null ? value.unknown : moneyText(format, place.value),
      },
      { name: value.abcClass('A'), figure: `< ${format.percent(abc.cutA)}` },
      { name: value.abcClass('B'), figure: `< ${format.percent(abc.cutB)}` },
    ],
  }),
  clv: lifetimeParts,
  profitMargin: profitParts,
  serviceReturn: profitParts,
  wallet: ({ wallet }, { words: { value }, format }) => ({
    coverage: wallet.coverage,
    facts: wallet.lines.length,
    lines: wallet.lines.map(({ line, potential, ours, space, isRaised }) => ({
      name: line === '' ? value.walletWhole : line,
      detail: `${value.walletOurs(moneyText(format, ours))}${isRaised ? ` · ${value.walletRaised}` : ''}`,
      figure: space === null || potential === null ? value.walletUnknown : value.walletSpace(moneyText(format, space)),
    })),
  }),
  contribution: ({ card, summary }, { words: { value }, format }) => ({
    notes: [value.contributionNote],
    lines: [
      {
        name: value.netRevenue,
        detail: moneyText(format, card.rfm?.money ?? 0),
        figure: card.salesShare === null ? value.unknown : shareText(format, card.salesShare),
      },
      {
        name: value.profit,
        detail: card.profit === null ? value.noCost : moneyText(format, card.profit.profit),
        figure: card.profitShare === null ? value.unknown : shareText(format, card.profitShare),
      },
      { name: value.abcBy.revenue, figure: moneyText(format, summary.net) },
    ],
  }),
  orders: ({ card: { trend, quarters, orders } }, { words: { value }, format }) => ({
    notes: [value.quarters(quarters.join(' '))],
    lines: [
      {
        name: value.trendNow(trend.days),
        detail: value.trendPurchases(trend.purchases),
        figure: moneyText(format, trend.now),
      },
      {
        name: value.trendBefore(trend.days),
        detail: value.trendPurchases(trend.purchasesBefore),
        figure: moneyText(format, trend.before),
      },
      ...(orders.largest === null ? [] : [{ name: value.ordersLargest(''), figure: format.money(orders.largest) }]),
    ],
  }),
  gap: gapParts,
  risk: (of, reader) => {
    const { hiatus, lifetime } = of.card
    const { value } = reader.words
    const { format } = reader
    return {
      notes: [value.riskNote],
      lines: [
        {
          name: value.riskHiatus,
          detail: hiatus === null ? '' : value.riskRatio(twoDigits(format, hiatus.overdue)),
          figure: hiatus === null ? value.unknown : value.hiatus[hiatus.state],
        },
        {
          name: value.riskAlive,
          detail: value.rungs[lifetime.rung],
          figure: lifetime.parts?.aliveBy === 'model' ? format.percent(lifetime.parts.alive) : value.riskNoModel,
        },
      ],
    }
  },
  stage: ({ card: { stages } }, reader) => ({
    lines: stages.toReversed().map(entry => ({
      name: reader.words.value.stages[entry.stage],
      detail: reasonText(entry, reader),
      figure: reader.words.value.stageSince(reader.format.date(entry.since)),
    })),
  }),
  key: ({ card: { key } }, { words: { value }, settings: { keyAccount } }) => ({
    notes: [value.keyNeeds(keyAccount.reasons)],
    lines: (['importance', 'potential', 'influence', 'loyalty'] as const).map(reason => ({
      name: value.keyReasons[reason],
      figure: key.reasons.includes(reason) ? value.met : value.notMet,
    })),
  }),
  loyalty: ({ card: { loyalty } }, { words: { value }, format }) => ({
    coverage: loyalty.coverage,
    lines: loyalty.parts.map(({ id, value: known, basis }) => ({
      name: isLoyaltyPart(id) ? value.loyaltyParts[id] : id,
      detail: value.basis[basis],
      figure: known === null ? '–' : format.count(100 * known),
    })),
  }),
}

function lifetimeParts({ card: { lifetime, marginBasis }, summary }: ValueOf, reader: ValueReader): Parts {
  const { words, format, settings, basis } = reader
  const { value } = words
  const { parts, within, forever, rung } = lifetime
  const { test, missing } = summary.value
  const amount = (worth: (typeof within)[number]['worth']): string => {
    const found = worth?.[basis] ?? null
    return found === null ? value.unknown : moneyText(format, found)
  }
  return {
    coverage: lifetime.coverage,
    notes: missing.map(one => missingText(one, reader)).slice(0, 2),
    lines: [
      { name: value.rungNote, detail: value.clvBasis[basis], figure: value.rungs[rung] },
      ...within.map(({ months, worth }) => ({ name: value.clvMonths(months), figure: amount(worth) })),
      ...(forever === null ? [] : [{ name: value.clvParts.forever, figure: amount(forever) }]),
      ...(parts === null
        ? []
        : [
            { name: value.clvParts.orderValue, figure: moneyText(format, parts.orderValue) },
            { name: value.clvParts.ordersPerYear, figure: twoDigits(format, parts.ordersPerYear) },
            { name: value.clvParts.alive, detail: value.aliveBy[parts.aliveBy], figure: format.percent(parts.alive) },
          ]),
      {
        name: value.clvParts.margin,
        ...(marginBasis !== null && { detail: value.marginBasis[marginBasis] }),
        figure: parts?.marginRate == null ? value.unknown : format.percent(parts.marginRate),
      },
      { name: value.clvParts.discount, figure: value.clvDiscount(format.percent(settings.value.annualDiscount)) },
      test === null
        ? { name: value.testLine, figure: value.clvNoTest }
        : {
            name: value.testLine,
            detail: value.testDetail(format.count(test.purchases.predicted), format.count(test.purchases.actual)),
            figure: test.purchases.error === null ? value.unknown : `±${format.percent(test.purchases.error)}`,
          },
    ],
  }
}

export function missingText(
  missing: Missing,
  { words: { value }, format }: Pick<ValueReader, 'words' | 'format'>,
): string {
  if (missing.kind === 'dropout-not-identified') return value.missing.dropout
  return value.missing[missing.what](format.count(missing.have), format.count(missing.need))
}

function profitParts(
  { card: { profit, served, marginBasis } }: ValueOf,
  { words: { value }, format }: ValueReader,
): Parts {
  if (profit === null) return { coverage: 0, notes: [value.noCost], lines: [] }
  const visits = value.visitTime(served.visits, twoDigits(format, served.minutes / 60))
  return {
    coverage: profit.coverage,
    facts: served.orders + served.visits,
    notes: served.unmeasured > 0 ? [value.unmeasured(served.unmeasured)] : [],
    lines: [
      { name: value.netRevenue, detail: value.basis.facts, figure: moneyText(format, profit.netRevenue) },
      {
        name: value.cogs,
        ...(marginBasis !== null && { detail: value.marginBasis[marginBasis] }),
        figure: moneyText(format, profit.cogs),
      },
      ...costParts.map(part => {
        const cost = profit.costs[part]
        return {
          name: value.costs[part],
          detail: part === 'visits' ? visits : value.basis[cost === null ? 'unknown' : 'facts'],
          figure: cost === null ? '–' : moneyText(format, cost),
        }
      }),
      { name: value.profit, figure: moneyText(format, profit.profit) },
    ],
  }
}

function gapParts({ card: { hiatus } }: ValueOf, { words: { value }, format }: ValueReader): Parts {
  if (hiatus === null) return { lines: [] }
  return {
    facts: hiatus.purchases,
    lines: [
      {
        name: value.riskHiatus,
        detail: value.riskRatio(twoDigits(format, hiatus.overdue)),
        figure: value.rfmDays(hiatus.silence),
      },
      { name: value.gapLimit(Math.round(hiatus.limit)), detail: value.gapBasis[hiatus.basis], figure: '' },
      { name: value.gapPurchases, figure: format.count(hiatus.purchases) },
    ],
  }
}
