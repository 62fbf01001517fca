/** What the table of customers says beside their cards: names, how goals stand, and which columns have anything to tell apart. */
import { factsOf, memberNames } from '../facts.ts'
import type { Ketu } from '../ketu.ts'
import type { Day } from '#shared/domain/day.ts'
import { isRunning } from './member-work.ts'
import { type Standing, standingsOf } from './standing.ts'

export interface CustomerTableFacts {
  /** Of members and territories, by id. */
  readonly names: ReadonlyMap<string, string>
  /** False when all customers have the same one. */
  readonly hasOwners: boolean
  readonly hasTerritories: boolean
  readonly hasClasses: boolean
  readonly hasGoals: boolean
}

/** Asks the ends of an index each, whatever the number of customers. */
export async function customerTableFacts({ db }: Pick<Ketu, 'db'>): Promise<CustomerTableFacts> {
  const ends = (index: string) => Promise.all([db.cards.orderBy(index).first(), db.cards.orderBy(index).last()])
  const [members, territories, owner, territory, [top], goal] = await Promise.all([
    memberNames(db),
    factsOf(db, 'territory'),
    ends('[owner+due]'),
    ends('territory'),
    ends('sort'),
    db.goals.filter(({ scope, deletedAt }) => scope.kind === 'customer' && deletedAt === undefined).first(),
  ])
  return {
    names: new Map([...members, ...territories.map(({ id, name }) => [id, name] as const)]),
    hasOwners: owner[0]?.owner !== owner[1]?.owner,
    hasTerritories: territory[0]?.territory !== territory[1]?.territory,
    // Classes stand first in the order of the list.
    hasClasses: top !== undefined && top.class !== '',
    hasGoals: goal !== undefined,
  }
}

/** Of each customer with running goals the one that is farthest behind its pace. */
export async function customerGoalStandings(ketu: Ketu, today: Day): Promise<ReadonlyMap<string, Standing>> {
  const goals = await ketu.db.goals
    .filter(goal => goal.scope.kind === 'customer' && goal.deletedAt === undefined && isRunning(goal, today))
    .toArray()
  const worst = new Map<string, Standing>()
  for (const standing of await standingsOf(ketu, goals)) {
    const { id } = standing.goal.scope
    const other = worst.get(id)
    if (other === undefined || paceOf(standing) < paceOf(other)) worst.set(id, standing)
  }
  return worst
}

const paceOf = ({ progress }: Standing): number => progress.pace ?? Infinity
