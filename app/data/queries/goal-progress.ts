/** Goals with how they stand: every number is computed from rows at the moment it is asked for, none is stored (DOMAIN 5). */
import { addDays, addMonths, type Day } from '#shared/domain/day.ts'
import { goalProgress } from '#shared/domain/goal.ts'
import { goalCurve, type GoalCurve } from '#shared/domain/goal-curve.ts'
import { type GoalView, priorOf } from '#shared/domain/goal-seen.ts'
import { type GoalFact, goalWhy } from '#shared/domain/goal-why.ts'
import type { GoalRow, GoalScope, OrderRow, VisitRow } from '#shared/domain/record.ts'
import type { KetuDb } from '../db.ts'
import { factsOf, subtreeOf } from '../facts.ts'
import type { Ketu } from '../ketu.ts'
import { workCalendarOf } from '../work-calendar.ts'
import { readStandIns, rowsOfAll, sameCustomers } from './alias.ts'
import { daysOfGoal, factsOfGoal, liveGoals } from './goal.ts'
import { type Standing, standingsOf } from './standing.ts'

export interface GoalStanding extends Standing {
  /** Name of the customer or territory the goal is for; '' when this device does not know it. */
  readonly scopeName: string
}

/** Every live goal with its progress as of today, in no order. */
export async function goalStandings(ketu: Ketu): Promise<GoalStanding[]> {
  const goals = await liveGoals(ketu.db)
  const names = await scopeNames(
    ketu.db,
    goals.map(goal => goal.scope),
  )
  const standings = await standingsOf(ketu, goals)
  return standings.map(standing => ({ ...standing, scopeName: names.get(standing.goal.scope.id) ?? '' }))
}

export interface GoalPage extends GoalStanding {
  /** Undefined when target or dates are missing. */
  readonly curve: GoalCurve | undefined
  readonly ownerName: string
  /** The same dates a year earlier brought something: they weigh in the forecast. */
  readonly hasPrior: boolean
}

/** One goal with its picture; the same dates a year earlier weigh in the forecast when they brought anything. */
export async function goalPage(ketu: Ketu, id: string, asOf: Day): Promise<GoalPage | undefined> {
  const goal = await ketu.db.goals.get(id)
  if (goal === undefined || goal.deletedAt !== undefined) return undefined
  const calendar = workCalendarOf(ketu.workspace.zone)
  const from = goal.start === '' ? goal.start : addMonths(goal.start, -12)
  const [days, names, members] = await Promise.all([
    daysOfGoal(ketu.db, goal, from, goal.end),
    scopeNames(ketu.db, [goal.scope]),
    factsOf(ketu.db, 'member'),
  ])
  const prior = priorOf(goal, days, calendar)
  const view: GoalView = { asOf, calendar, ...(prior && { prior }) }
  return {
    goal,
    progress: goalProgress(goal, days, view),
    curve: goalCurve(goal, days, view),
    scopeName: names.get(goal.scope.id) ?? '',
    ownerName: members.find(member => member.id === goal.owner)?.name ?? '',
    hasPrior: prior !== undefined,
  }
}

async function scopeNames(db: KetuDb, scopes: readonly GoalScope[]): Promise<ReadonlyMap<string, string>> {
  const customers = [...new Set(scopes.filter(scope => scope.kind === 'customer').map(scope => scope.id))]
  const [rows, territories] = await Promise.all([db.customers.bulkGet(customers), factsOf(db, 'territory')])
  const named = rows.filter(row => row !== undefined).map(row => [row.id, row.name] as const)
  return new Map([...territories.map(({ id, name }) => [id, name] as const), ...named])
}

/** What one customer brought to a territory's goal: these sum exactly to its number. */
export interface CustomerShare {
  readonly customer: string
  readonly name: string
  /** Visits, purchase days, or minor units. */
  readonly amount: number
}

/** Shares of the customers that brought anything up to a day, the largest first. */
export async function customerShares(db: KetuDb, goal: GoalRow, asOf: Day): Promise<CustomerShare[]> {
  const last = asOf < goal.end ? asOf : goal.end
  const standIns = await readStandIns(db)
  const amounts = new Map<string, number>()
  await db.contrib
    .where('territory')
    .anyOf(await subtreeOf(db, goal.scope.id))
    .each(row => {
      if (row.day < goal.start || row.day > last) return
      const customer = standIns.get(row.customer) ?? row.customer
      amounts.set(
        customer,
        (amounts.get(customer) ?? 0) + (goal.metric === 'revenue.net' ? row.revenue : row[goal.metric]),
      )
    })
  const shares = [...amounts].filter(([, amount]) => amount !== 0)
  const rows = await db.customers.bulkGet(shares.map(([customer]) => customer))
  return shares
    .map(([customer, amount], i) => ({ customer, amount, name: rows[i]?.name ?? '' }))
    .sort((a, b) => b.amount - a.amount || (a.customer < b.customer ? -1 : 1))
}

/** A visit or order behind a goal's number, with the words to recognise it by. */
export interface WhyLine {
  readonly fact: GoalFact
  readonly visit?: VisitRow
  readonly order?: OrderRow
}

/** The facts of one customer of a goal up to a day, newest first; those that do not count are among them with the reason. */
export async function whyLines(db: KetuDb, goal: GoalRow, customer: string, asOf: Day): Promise<WhyLine[]> {
  const rows = await factsOfGoal(db, { ...goal, scope: { kind: 'customer', id: customer } })
  const visits = new Map(rows.visits.map(visit => [visit.id, visit]))
  const orders = new Map(rows.orders.map(order => [order.id, order]))
  return goalWhy(goal, rows, asOf)
    .map(fact => {
      const visit = visits.get(fact.id)
      const order = orders.get(fact.id)
      return { fact, ...(visit && { visit }), ...(order && { order }) }
    })
    .reverse()
}

export interface LinkedVisit {
  readonly visit: VisitRow
  readonly customerName: string
}

/** Visits people linked to the goal when they logged them, newest first. They count like any other. */
export async function linkedVisits(db: KetuDb, goal: GoalRow): Promise<LinkedVisit[]> {
  const visits = await visitsNear(db, goal)
  const linked = visits.filter(visit => visit.goal === goal.id && visit.deletedAt === undefined)
  const rows = await db.customers.bulkGet(linked.map(visit => visit.customer))
  return linked
    .map((visit, i) => ({ visit, customerName: rows[i]?.name ?? '' }))
    .sort((a, b) => (b.visit.at ?? 0) - (a.visit.at ?? 0))
}

/** A visit is linked while its goal runs, or shortly before: days of the goal and the month around it. */
async function visitsNear(db: KetuDb, goal: GoalRow): Promise<VisitRow[]> {
  const { kind, id } = goal.scope
  if (kind === 'customer')
    return rowsOfAll(await sameCustomers(db, id), one =>
      db.visits.where('[customer+state+day]').between([one], [one, []]).toArray(),
    )
  const [from, to] = [addDays(goal.start, -31), addDays(goal.end, 31)]
  return db.visits.where('[state+day]').between(['done', from], ['done', to], true, true).toArray()
}
