/** How willing each person seemed and how risky they found us, twice in a quarter: what the decision matrix is made of. */
import type { Values } from '#shared/doc/document.ts'
import { addDays, type Day } from '#shared/domain/day.ts'
import { riskFacets } from '#shared/domain/standing/decision.ts'
import { judgedOn, levelOf } from './judgements.ts'
import type { SampleContact, SampleCustomer } from './market.ts'
import type { Random } from './random.ts'
import type { Work } from './work.ts'

/** Of one in this many nobody has said. */
const unseenEvery = 6

interface Leaning {
  /** 0–1 each. */
  readonly willingness: number
  readonly risk: number
}

export function stancesOf(market: readonly SampleCustomer[], today: Day, random: Random): readonly Work[] {
  return market.flatMap((customer, n) => {
    if (n % unseenEvery === unseenEvery - 1) return []
    const people = customer.contacts.map(contact => ({ contact, ...leaningOf(customer, random) }))
    const moved = people.map(({ contact, willingness, risk }) => ({
      contact,
      willingness: move(willingness, 0.05, random),
      risk: move(risk, -0.1, random),
    }))
    const seen = (all: typeof people, ago: number): Work =>
      judgedOn(
        customer,
        addDays(today, -ago),
        all.flatMap(({ contact, ...leaning }) => judgedOf(contact, leaning, customer, random)),
        random,
      )
    return [seen(people, random.whole(62, 84)), seen(moved, random.whole(2, 20))]
  })
}

/** A warm customer's people are willing more often than not; who is willing may still fear the change. */
const leaningOf = ({ mood }: SampleCustomer, random: Random): Leaning => ({
  willingness: within(0.5 * mood + 0.5 * random.next()),
  risk: within(0.75 - 0.35 * mood + 0.6 * (random.next() - 0.5)),
})

const move = (leaning: number, by: number, random: Random): number => within(leaning + by + (random.next() - 0.5) * 0.3)

const within = (leaning: number): number => Math.min(1, Math.max(0, leaning))

/** What they fear is asked at core customers. */
const judgedOf = (
  { id: contactId }: SampleContact,
  { willingness, risk }: Leaning,
  { company }: SampleCustomer,
  random: Random,
): readonly Values[] => [
  { contactId, part: 'willingness', level: levelOf(willingness, random) },
  { contactId, part: 'risk', level: levelOf(risk, random) },
  ...(company.class === 'A' ? riskFacets.map(part => ({ contactId, part, level: levelOf(risk, random) })) : []),
]
