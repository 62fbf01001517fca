/** The manager's board: the territories below with their sums, the people in them, and what waits to be looked at. */
import { sampleTerritory, territoryOf } from '#shared/doc/name.ts'
import { type Day, startOfMonth, startOfWeek } from '#shared/domain/day.ts'
import { territoriesBelow } from '#shared/policy/actor.ts'
import { decide } from '#shared/policy/decide.ts'
import type { CardRow, KetuDb } from '../db.ts'
import { actorOf, type Ketu } from '../ketu.ts'
import { countGoals, type Figures, type GoalCounts, noFigures, rollUp, sumOfFigures } from './board-figures.ts'
import { daysOfTerritories } from './goal.ts'
import { type GoalStanding, goalStandings } from './goal-progress.ts'
import {
  allSilent,
  countVisits,
  type HeardOf,
  heardOf,
  isRunning,
  noVisits,
  recentVisits,
  type VisitCounts,
} from './member-work.ts'
import { isIn, type ManagedPlace, managedPlaces, readTeamFacts, type TeamFacts } from './team.ts'

export interface BoardPlace extends ManagedPlace {
  /** Of the territory and all below it. */
  readonly figures: Figures
}

export interface BoardPerson {
  readonly member: string
  readonly name: string
  readonly visits: VisitCounts
  readonly silent: number
  readonly goals: GoalCounts
  readonly heard: HeardOf | undefined
}

export interface Board {
  /** The territory it is about; undefined for all one manages. */
  readonly place: BoardPlace | undefined
  readonly figures: Figures
  /** Those below it, each before its own. */
  readonly places: readonly BoardPlace[]
  readonly people: readonly BoardPerson[]
  /** Running goals that are behind or at risk, of the territories below and of customers, in no order. */
  readonly late: readonly GoalStanding[]
  /** Running goals of the territory itself; of all topmost ones without one. */
  readonly goals: readonly GoalStanding[]
  /** Class A customers past their agreed interval, longest first. */
  readonly silentKey: readonly CardRow[]
}

/** Undefined when the asker manages no such territory. */
export async function readBoard(ketu: Ketu, territory: string | undefined, today: Day): Promise<Board | undefined> {
  const [actor, facts] = await Promise.all([actorOf(ketu), readTeamFacts(ketu)])
  const managed = managedPlaces(actor, facts.territories)
  if (managed.length === 0 || (territory !== undefined && !managed.some(({ id }) => id === territory))) return undefined
  const inside = territory === undefined ? new Set(managed.map(({ id }) => id)) : territoriesBelow(territory, managed)
  const work = await readWork(ketu, managed, today)
  const sums = rollUp(managed, work.own)
  const shown = managed
    .filter(({ id }) => inside.has(id))
    .map(each => ({ ...each, figures: sums.get(each.id) ?? noFigures }))
  const people = peopleIn(facts, inside).filter(({ member, grants }) =>
    decide(actor, { kind: 'member.work', member, grants }),
  )
  const tops = territory === undefined ? shown.filter(({ depth }) => depth === 0).map(({ id }) => id) : [territory]
  return {
    place: shown.find(({ id }) => id === territory),
    figures: sumOfFigures([...inside].map(id => work.own.get(id) ?? noFigures)),
    places: shown.filter(({ id }) => id !== territory),
    people: people.map(person => personOf(person, work)),
    ...goalsIn(inside, new Set(tops), work),
    silentKey: work.silent.filter(card => card.class === 'A' && inside.has(card.territory)),
  }
}

/** What the rows of this device say of everything the asker manages. */
interface ManagedWork {
  readonly silent: readonly CardRow[]
  readonly running: readonly PlacedGoal[]
  /** Of each territory alone. */
  readonly own: ReadonlyMap<string, Figures>
  readonly visits: ReadonlyMap<string, VisitCounts>
  readonly heard: { of(member: string): HeardOf | undefined }
}

async function readWork(ketu: Ketu, managed: readonly ManagedPlace[], today: Day): Promise<ManagedWork> {
  const { db, workspace } = ketu
  const [silent, standings, visits, heard] = await Promise.all([
    allSilent(db, today),
    goalStandings(ketu),
    recentVisits(db, today, workspace.weekStart),
    heardOf(db),
  ])
  const running = await placeGoals(db, standings, today)
  const own = await figuresOf(ketu, managed, { silent, running, today })
  return { silent, running, own, visits: countVisits(visits, today, workspace.weekStart), heard }
}

const personOf = ({ member, name }: { member: string; name: string }, work: ManagedWork): BoardPerson => ({
  member,
  name,
  visits: work.visits.get(member) ?? noVisits,
  silent: work.silent.filter(({ owner }) => owner === member).length,
  goals: countGoals(work.running.filter(({ standing }) => standing.goal.owner === member).map(statusOf)),
  heard: work.heard.of(member),
})

function goalsIn(
  inside: ReadonlySet<string>,
  tops: ReadonlySet<string>,
  { running }: ManagedWork,
): Pick<Board, 'late' | 'goals'> {
  const here = running.filter(({ territory }) => inside.has(territory))
  const isOwn = ({ standing: { goal } }: PlacedGoal): boolean =>
    goal.scope.kind === 'territory' && tops.has(goal.scope.id)
  return {
    late: here.filter(each => isLate(statusOf(each)) && !isOwn(each)).map(({ standing }) => standing),
    goals: here.filter(isOwn).map(({ standing }) => standing),
  }
}

interface PlacedGoal {
  readonly standing: GoalStanding
  readonly territory: string
}

const statusOf = ({ standing }: PlacedGoal) => standing.progress.status
const isLate = (status: ReturnType<typeof statusOf>): boolean => status === 'behind' || status === 'at-risk'

/** Running goals with the territory they belong to: a customer's goal to the one its document is in. Of samples none counts. */
async function placeGoals(db: KetuDb, standings: readonly GoalStanding[], today: Day): Promise<PlacedGoal[]> {
  const running = standings.filter(({ goal }) => isRunning(goal, today))
  const docs = await db.docs.bulkGet(running.map(({ goal }) => goal.doc))
  return running
    .map((standing, i) => ({ standing, territory: territoryOf(docs[i]?.scope ?? 'w') }))
    .filter(({ territory }) => territory !== sampleTerritory)
}

async function figuresOf(
  { db, workspace }: Ketu,
  places: readonly ManagedPlace[],
  read: { readonly silent: readonly CardRow[]; readonly running: readonly PlacedGoal[]; readonly today: Day },
): Promise<ReadonlyMap<string, Figures>> {
  const { silent, running, today } = read
  const [week, month] = [startOfWeek(today, workspace.weekStart), startOfMonth(today)]
  const figures = places.map(async ({ id }): Promise<readonly [string, Figures]> => {
    const [days, customers] = await Promise.all([
      daysOfTerritories(db, [id], week < month ? week : month, today),
      db.cards.where('territory').equals(id).count(),
    ])
    const visitsSince = (first: Day): number =>
      days.filter(({ day }) => day >= first).reduce((sum, { visits }) => sum + visits, 0)
    return [
      id,
      {
        visitsWeek: visitsSince(week),
        visitsMonth: visitsSince(month),
        customers,
        silent: silent.filter(card => card.territory === id).length,
        goals: countGoals(running.filter(goal => goal.territory === id).map(statusOf)),
      },
    ]
  })
  return new Map(await Promise.all(figures))
}

/** Active members with a right in one of the territories, by name. */
function peopleIn({ members, grants }: TeamFacts, places: ReadonlySet<string>) {
  const here = new Set(grants.filter(({ territory }) => isIn(places, territory)).map(({ member }) => member))
  return members
    .filter(({ id, state }) => here.has(id) && state === 'active')
    .map(({ id, name }) => ({ member: id, name, grants: grants.filter(({ member }) => member === id) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
