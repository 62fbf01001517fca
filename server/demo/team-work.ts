/** All the work of the sample team, in the order in which it was done. Pure: the same day and seed give the same work. */
import { type Day, dayOfInstant, instantOfDay } from '#shared/domain/day.ts'
import { companyNotesOf } from './company-notes.ts'
import { dealsOf } from './deals.ts'
import { enterCustomer } from './enter-customer.ts'
import { goalsOfRep, goalsOfTerritory, goalsSetOn } from './goals.ts'
import { judgementsOf } from './judgements.ts'
import { learntOf } from './learnt.ts'
import { makeMarket, type SampleCustomer } from './market.ts'
import { methodOf } from './method.ts'
import { manager, reps, territoryNames, type TerritoryName, zone } from './people.ts'
import { workOfPresent } from './present.ts'
import type { Random } from './random.ts'
import { stancesOf } from './stances.ts'
import { surveysOf } from './surveys.ts'
import { talkOf } from './talk.ts'
import { walletsOf } from './wallets.ts'
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
  const entered = market.map((customer, n) => enterCustomer(customer, referrerOf(market, n), random))
  const past = market.flatMap((customer, n) => workOfYear(customer, n, today, random))
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
  const judgements = [...judgementsOf(market, today, random), ...stancesOf(market, today, random)]
  const learnt = learntOf(team.memberOf, market, today, random)
  const deals = [...dealsOf(market, today, random), ...walletsOf(market, past, today, random)]
  const common = [companyNotesOf(team.workspace, today, random), ...methodOf(team, today, random)]
  const surveys = surveysOf(team.workspace, market, today, random)
  const asides = [...talk, ...judgements, ...learnt, ...deals, ...common, ...surveys]
  return [...entered, ...works, ...goals, ...asides].toSorted((a, b) => a.at - b.at)
}

/** One in ten was sent by another of the territory. */
function referrerOf(market: readonly SampleCustomer[], n: number): string | undefined {
  const [customer, before] = [market[n], market[n - 5]]
  return n % 10 === 6 && before?.rep.territory === customer?.rep.territory ? before?.id : undefined
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
