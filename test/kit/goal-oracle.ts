/**
 * A second opinion on goals: written from DOMAIN 3.8, 3.9, 5.3–5.5 alone, sharing no code with shared/domain. It walks every
 * date, reads the holiday list from its source file and knows no cleverness; slow, and easy to believe.
 */
import { readFileSync } from 'node:fs'

interface OracleGoal {
  readonly metric: 'visits' | 'orders' | 'revenue.net'
  readonly target: number
  readonly start: string
  readonly end: string
  readonly pace: 'working' | 'calendar'
}

interface OracleDay {
  readonly day: string
  readonly visits: number
  readonly orders: number
  readonly revenue: number
}

interface OracleVisit {
  readonly customer: string
  readonly day: string
  readonly state: string
  readonly channel: string
  readonly deletedAt?: number
}

interface OracleOrder {
  readonly customer: string
  readonly day: string
  readonly amount: number
  readonly isCancelled: boolean
  readonly deletedAt?: number
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)

const list = new Map<string, string>()
for (const line of readFileSync(new URL('../data/cn-holidays-2018-2026.csv', import.meta.url), 'utf8')
  .split('\n')
  .slice(1)) {
  const [day, , off] = line.trim().split(',')
  if (day && off) list.set(day, off)
}
const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']

function isWorked(day: string, weekday: number): boolean {
  const entry = list.get(day)
  if (entry !== undefined) return entry === '0'
  const isListedYear = day >= '2018-01-01' && day <= '2026-12-31'
  if (!isListedYear && fixed.includes(day.slice(5))) return false
  return weekday < 6
}

/** Every date from 2017-01-01 (a Sunday) to 2029-12-31, in order. */
const dates: { readonly day: string; readonly worked: boolean }[] = []
for (let year = 2017, weekday = 7; year < 2030; year++)
  for (let month = 1; month <= 12; month++) {
    const length = month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0)
    for (let date = 1; date <= length; date++, weekday = weekday === 7 ? 1 : weekday + 1) {
      const day = `${year}-${two(month)}-${two(date)}`
      dates.push({ day, worked: isWorked(day, weekday) })
    }
  }

const isPacedByWork = (goal: OracleGoal): boolean =>
  goal.pace === 'working' && dates.some(({ day, worked }) => worked && day >= goal.start && day <= goal.end)

/** True when the day counts for the pace of the goal. */
export const oracleCounts = (goal: OracleGoal, day: string): boolean =>
  !isPacedByWork(goal) || dates.some(date => date.day === day && date.worked)

/** Days from one date to another, both included, that count. */
function countDays(goal: OracleGoal, from: string, to: string): number {
  const isEveryDay = !isPacedByWork(goal)
  let count = 0
  for (const { day, worked } of dates) if (day >= from && day <= to && (worked || isEveryDay)) count++
  return count
}

const dayAfter = (day: string, count: number): string =>
  dates[dates.findIndex(date => date.day === day) + count]?.day ?? ''

function sum(goal: OracleGoal, days: readonly OracleDay[], from: string, to: string): number {
  let total = 0
  for (const one of days) {
    if (one.day < from || one.day > to || one.day < goal.start || one.day > goal.end) continue
    total += goal.metric === 'visits' ? one.visits : goal.metric === 'orders' ? one.orders : one.revenue
  }
  return total
}

/** The word of one day, without looking at the day before. */
function wordOn(goal: OracleGoal, days: readonly OracleDay[], asOf: string): string {
  const actual = sum(goal, days, goal.start, asOf)
  if (asOf < goal.start) return 'not-started'
  if (actual >= goal.target) return 'achieved'
  if (asOf > goal.end) return 'missed'
  const elapsed = countDays(goal, goal.start, asOf)
  const total = countDays(goal, goal.start, goal.end)
  if (elapsed < 5 || elapsed / total < 0.05) return 'starting'
  // Shares of a hundredth of the expected amount, in whole numbers.
  const share = (BigInt(actual) * BigInt(total) * 100n) / (BigInt(goal.target) * BigInt(elapsed))
  return share >= 95n ? 'on-track' : share >= 75n ? 'at-risk' : 'behind'
}

function word(goal: OracleGoal, days: readonly OracleDay[], asOf: string): string {
  const today = wordOn(goal, days, asOf)
  const isQuiet = sum(goal, days, asOf, asOf) === 0
  const ladder = ['behind', 'at-risk', 'on-track', 'starting']
  const yesterday = wordOn(goal, days, dayAfter(asOf, -1))
  const [now, before] = [ladder.indexOf(today), ladder.indexOf(yesterday)]
  const hasWorsened = now >= 0 && before > now && today !== 'on-track'
  return isQuiet && hasWorsened ? yesterday : today
}

export interface OracleProgress {
  readonly status: string
  readonly actual: number
  readonly elapsed: number
  readonly remaining: number
  readonly total: number
  readonly expected: number
  readonly neededPerWeek: number | null
  readonly recentPerWeek: number | null
}

export function oracleProgress(goal: OracleGoal, days: readonly OracleDay[], asOf: string): OracleProgress {
  const last = asOf < goal.end ? asOf : goal.end
  const actual = sum(goal, days, goal.start, last)
  const total = countDays(goal, goal.start, goal.end)
  const elapsed = countDays(goal, goal.start, last)
  const week = isPacedByWork(goal) ? 5 : 7
  const monthAgo = dayAfter(last, -27)
  const recentFrom = monthAgo < goal.start ? goal.start : monthAgo
  const recentDays = countDays(goal, recentFrom, last)
  const missing = goal.target - actual
  return {
    status: word(goal, days, asOf),
    actual,
    elapsed,
    remaining: total - elapsed,
    total,
    expected: (elapsed / total) * goal.target,
    neededPerWeek: missing <= 0 ? 0 : elapsed === total ? null : (missing * week) / (total - elapsed),
    recentPerWeek: recentDays === 0 ? null : (sum(goal, days, recentFrom, last) * week) / recentDays,
  }
}

/** What the rows of a customer bring a goal, by asking each customer and date in turn. */
export function oracleActual(
  goal: OracleGoal,
  visits: readonly OracleVisit[],
  orders: readonly OracleOrder[],
  asOf: string,
): number {
  const customers = [...new Set([...visits, ...orders].map(row => row.customer))]
  let actual = 0
  for (const { day } of dates) {
    if (day < goal.start || day > goal.end || day > asOf) continue
    for (const customer of customers) {
      const isHere = (row: { customer: string; day: string; deletedAt?: number }) =>
        row.customer === customer && row.day === day && !('deletedAt' in row)
      const hasVisit = visits.filter(isHere).some(visit => visit.state === 'done' && visit.channel === 'visit')
      const net = orders.filter(isHere).reduce((n, order) => (order.isCancelled ? n : n + order.amount), 0)
      if (goal.metric === 'visits') actual += hasVisit ? 1 : 0
      else if (goal.metric === 'orders') actual += net > 0 ? 1 : 0
      else actual += net
    }
  }
  return actual
}
