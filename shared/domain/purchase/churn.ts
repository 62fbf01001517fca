/** How many customers a period lost, of those that were active when it began (DOMAIN 3.5). */
import { type Origin, originOf } from '../analysis/origin.ts'
import { power } from '../analysis/portable-math.ts'
import type { AnalysisSettings } from '../analysis/settings.ts'
import { type Share, shareOf } from '../analysis/share.ts'
import { type Day, dayToNumber } from '../day.ts'
import { type ClassOf, hiatusOf } from './hiatus.ts'
import { netOfLast, type PurchaseHistory } from './purchase-history.ts'

export interface Churn extends Origin {
  readonly start: Day
  readonly end: Day
  /** Lost ÷ active at the start. New customers are in neither. */
  readonly rate: Share
  /** 1 − rate. */
  readonly retention: number | null
  /** Net of the lost in the 12 months before ÷ net of all who were active. */
  readonly revenue: Share
  /** Ids, by id. */
  readonly lost: readonly string[]
  /** Lost when the period began, active at its end: in no rate. */
  readonly reactivated: readonly string[]
  /** First purchase in the period. */
  readonly gained: readonly string[]
  /** Active at the end. */
  readonly active: number
}

/**
 * Active at the start: by the close of the day before. A period that still runs ends today: give asOf as its end.
 * @param histories of the customers in question: a segment's for the churn of a segment.
 */
export function churnOf(
  histories: readonly PurchaseHistory[],
  { start, end }: { readonly start: Day; readonly end: Day },
  classOf: ClassOf,
  settings: AnalysisSettings,
): Churn {
  const [eve, close] = [dayToNumber(start) - 1, dayToNumber(end)]
  const [lost, reactivated, gained]: [string[], string[], string[]] = [[], [], []]
  let [activeBefore, active, netBefore, netLost] = [0, 0, 0, 0]
  for (const history of histories) {
    const { customer } = history
    const before = hiatusOf(history, eve, classOf(customer), settings)
    const after = hiatusOf(history, close, classOf(customer), settings)
    if (!after) continue
    const isLost = after.state === 'lost'
    if (!isLost) active++
    if (!before) gained.push(customer)
    else if (before.state === 'lost') {
      if (!isLost) reactivated.push(customer)
    } else {
      const net = netOfLast(history, settings.windowDays, eve)
      activeBefore++
      netBefore += net
      if (!isLost) continue
      lost.push(customer)
      netLost += net
    }
  }
  const rate = shareOf(lost.length, activeBefore)
  return {
    ...originOf(settings, end),
    start,
    end,
    rate,
    retention: rate.value === null ? null : 1 - rate.value,
    revenue: shareOf(netLost, netBefore),
    lost,
    reactivated,
    gained,
    active,
  }
}

/** What a rate comes to when it happens `times` in a row: 15 % a quarter is 47.8 % a year, not 60 %. */
export const compounded = (rate: number, times: number): number => 1 - power(1 - rate, times)
