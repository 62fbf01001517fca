/** How a member's work stands, from the rows of this device: the same for who manages them and for themselves. */
import { sampleTerritory } from '#shared/doc/name.ts'
import { isCountedVisit } from '#shared/domain/contribution.ts'
import { addDays, type Day, startOfMonth, startOfWeek, type WeekStart } from '#shared/domain/day.ts'
import type { VisitRow } from '#shared/domain/record.ts'
import { decide } from '#shared/policy/decide.ts'
import type { HeardRow } from '#shared/api/account.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { actorOf, type Ketu } from '../ketu.ts'
import { readMeta, writeMeta } from '../meta.ts'
import type { TeamApi } from '../team.ts'
import { cardsOf, dueCards } from './card.ts'
import { type GoalStanding, goalStandings } from './goal-progress.ts'
import { sampleIds } from './sample.ts'
import { readTeamFacts } from './team.ts'

/** Weeks shown beside each other, the running one last. */
const weekCount = 8

export interface VisitCounts {
  /** Oldest first; a customer counts once a day. */
  readonly weeks: readonly number[]
  readonly month: number
}

export const noVisits: VisitCounts = { weeks: Array.from({ length: weekCount }, () => 0), month: 0 }

/** Done visits of the weeks that are shown and of the running month, newest first; practising on samples is no work. */
export async function recentVisits(db: KetuDb, today: Day, weekStart: WeekStart): Promise<VisitRow[]> {
  const weeks = firstDay(today, weekStart)
  const month = startOfMonth(today)
  const [visits, samples] = await Promise.all([
    db.visits
      .where('[state+day]')
      .between(['done', weeks < month ? weeks : month], ['done', today], true, true)
      .reverse()
      .toArray(),
    sampleIds(db),
  ])
  return visits.filter(({ deletedAt, customer }) => deletedAt === undefined && !samples.has(customer))
}

/** By who wrote them down. What counts is what goals count: face to face, a customer once a day. */
export function countVisits(
  visits: readonly VisitRow[],
  today: Day,
  weekStart: WeekStart,
): ReadonlyMap<string, VisitCounts> {
  const [first, month] = [firstDay(today, weekStart), startOfMonth(today)]
  const counted = new Set<string>()
  const counts = new Map<string, { weeks: number[]; month: number }>()
  for (const visit of visits) {
    const key = `${visit.bornBy} ${visit.customer} ${visit.day}`
    if (!isCountedVisit(visit) || counted.has(key)) continue
    counted.add(key)
    const count = counts.get(visit.bornBy) ?? { weeks: [...noVisits.weeks], month: 0 }
    counts.set(visit.bornBy, count)
    const week = Math.floor((Date.parse(visit.day) - Date.parse(first)) / weekMs)
    if (week in count.weeks) count.weeks[week] = (count.weeks[week] ?? 0) + 1
    if (visit.day >= month) count.month++
  }
  return counts
}

const weekMs = 7 * 86_400_000
const firstDay = (today: Day, weekStart: WeekStart): Day => addDays(startOfWeek(today, weekStart), -7 * (weekCount - 1))

/** Real customers past their agreed interval, most important first, longest silent first. */
export async function allSilent(db: KetuDb, today: Day): Promise<CardRow[]> {
  const cards = await dueCards(db, addDays(today, -1))
  const rank = (card: CardRow): string => `${card.class === '' ? 'D' : card.class} ${card.due} ${card.id}`
  return cards.filter(({ territory }) => territory !== sampleTerritory).sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

export interface HeardOf {
  /** When the server said so (ms since the epoch). */
  readonly asOf: number
  /** Newest first. */
  readonly devices: readonly HeardRow[]
}

export async function heardOf(db: KetuDb): Promise<{ of(member: string): HeardOf | undefined }> {
  const heard = await readMeta(db, 'heard')
  return {
    of: member => {
      const devices = heard?.rows.filter(row => row.member === member).toSorted((a, b) => b.at - a.at) ?? []
      return heard === undefined || devices.length === 0 ? undefined : { asOf: heard.at, devices }
    },
  }
}

/** Asks the server; what it said last stays readable when it does not answer. */
export async function refreshHeard({ db, now }: Pick<Ketu, 'db' | 'now'>, api: Pick<TeamApi, 'heard'>): Promise<void> {
  const answer = await api.heard()
  if (answer.kind === 'ok') await writeMeta(db, 'heard', { at: now(), rows: answer.value })
}

export interface MemberWork {
  readonly name: string
  readonly isMe: boolean
  readonly visits: VisitCounts
  readonly heard: HeardOf | undefined
  readonly silent: readonly CardRow[]
  /** Running ones of which the member is the owner, in no order. */
  readonly goals: readonly GoalStanding[]
  /** Newest first. */
  readonly recent: readonly { readonly visit: VisitRow; readonly customerName: string }[]
}

const maxRecent = 20

/** Undefined for somebody whose work is not for the asker: as if there were no such member. */
export async function memberWork(ketu: Ketu, id: string, today: Day): Promise<MemberWork | undefined> {
  const { db, me, workspace } = ketu
  const [actor, facts] = await Promise.all([actorOf(ketu), readTeamFacts(ketu)])
  const member = facts.members.find(each => each.id === id)
  const grants = facts.grants.filter(grant => grant.member === id)
  if (member === undefined || !decide(actor, { kind: 'member.work', member: id, grants })) return undefined
  const [visits, silent, standings, heard, samples] = await Promise.all([
    recentVisits(db, today, workspace.weekStart),
    allSilent(db, today),
    goalStandings(ketu),
    heardOf(db),
    sampleIds(db),
  ])
  const recent = visits.filter(({ bornBy }) => bornBy === id).slice(0, maxRecent)
  const cards = await cardsOf(
    db,
    recent.map(({ customer }) => customer),
  )
  return {
    name: member.name,
    isMe: id === me.member,
    visits: countVisits(visits, today, workspace.weekStart).get(id) ?? noVisits,
    heard: heard.of(id),
    silent: silent.filter(({ owner }) => owner === id),
    goals: standings.filter(({ goal }) => goal.owner === id && isRunning(goal, today) && !samples.has(goal.scope.id)),
    recent: recent.map(visit => ({ visit, customerName: cards.get(visit.customer)?.name ?? '' })),
  }
}

export const isRunning = (goal: { readonly end: Day }, today: Day): boolean => goal.end === '' || goal.end >= today
