/** All the work of the sample team, in the order in which it was done. Pure: the same day and seed give the same work. */
import { type Day, dayOfInstant, instantOfDay } from '#shared/domain/day.ts'
import { companyNotesOf, dealsOf } from './deals.ts'
import { goalsOfRep, goalsOfTerritory, goalsSetOn } from './goals.ts'
import { judgementsOf } from './judgements.ts'
import { learntOf } from './learnt.ts'
import { enterCustomer, makeMarket, type SampleCustomer } from './market.ts'
import { manager, reps, territoryNames, type TerritoryName, zone } from './people.ts'
import { workOfPresent } from './present.ts'
import type { Random } from './random.ts'
import { surveysOf } from './surveys.ts'
import { talkOf } from './talk.ts'
import { textIn, type Work } from './work.ts'
import { workOfYear } from './year.ts'

export interface Team {
  /** Member id of a person. */
  readonly memberOf: (name: string) => string
  readonly territoryOf: (name: TerritoryName) => string
  /** Its id. */
  readonly workspace: string
}

export function workOfTeam(team: Team, now: number, random: Random): readonly Work[] {
  const today = dayOfInstant(now, zone)
  const market = makeMarket(today, random)
  const entered = market.map(customer => enterCustomer(customer, random))
  const past = market.flatMap(customer => workOfYear(customer, today, random))
  const lastVisits = lastVisitsOf(past)
  const present = reps.flatMap(rep => workOfPresent(customersOf(market, rep.name), { today, now, lastVisits }, random))
  const works = [...past, ...present]

  const view = { today, at: instantOfDay(goalsSetOn(today), '09:00', zone), works, random }
  const makerOf = (name: string) => ({ name, member: team.memberOf(name) })
  const goals = [
    ...reps.flatMap(({ name }) => goalsOfRep(customersOf(market, name), makerOf(name), view)),
    ...territoryNames.flatMap(name =>
      goalsOfTerritory({ id: team.territoryOf(name), name }, makerOf(manager.name), view),
    ),
  ]
  const talk = talkOf(team.memberOf, works, now, random)
  const judgements = judgementsOf(market, today, random)
  const learnt = learntOf(team.memberOf, market, today, random)
  const deals = [...dealsOf(market, today, random), companyNotesOf(team.workspace, today, random)]
  const surveys = surveysOf(team.workspace, market, today, random)
  const asides = [...talk, ...judgements, ...learnt, ...deals, ...surveys]
  return [...entered, ...works, ...goals, ...asides].toSorted((a, b) => a.at - b.at)
}

const customersOf = (market: readonly SampleCustomer[], rep: string): readonly SampleCustomer[] =>
  market.filter(customer => customer.rep.name === rep)

function lastVisitsOf(works: readonly Work[]): ReadonlyMap<string, Day> {
  const last = new Map<string, Day>()
  for (const { type, values } of works.flatMap(({ records }) => records)) {
    const [customer, day] = [textIn(values, 'customer'), textIn(values, 'day')]
    if (type === 'visit' && values['channel'] === 'visit' && day > (last.get(customer) ?? '')) last.set(customer, day)
  }
  return last
}
