/** Where one person stands in the decision: both figures, what was said of each part last, and who may read that. */
import { indicesThrough } from '#shared/domain/standing/customer-standing.ts'
import { type PersonStance, stanceOf } from '#shared/domain/standing/person-stance.ts'
import { scorecard } from '#shared/domain/standing/scorecard.ts'
import { customerDoc } from '#shared/doc/name.ts'
import { territoryNameOf } from '../facts.ts'
import { type Ketu, today } from '../ketu.ts'
import { customerRowsOf, decisionFacts, managersOf, standingFacts } from '../matrix/customer-rows.ts'
import { sameCustomers } from './alias.ts'
import { cardOf } from './card.ts'
import { mayWriteCustomer } from './customer-standing.ts'
import { analysisSettings } from './settings.ts'

export interface ContactStance {
  readonly customer: { readonly id: string; readonly name: string }
  readonly stance: PersonStance
  /** Levels in use. */
  readonly levels: ReadonlyMap<string, number>
  /** Of the people who may read the judgements. */
  readonly territory: string
  readonly mayJudge: boolean
}

/** Undefined for somebody who is not here. */
export async function contactStance(ketu: Ketu, customer: string, contact: string): Promise<ContactStance | undefined> {
  const { db } = ketu
  const [card, same] = await Promise.all([cardOf(db, customer), sameCustomers(db, customer)])
  if (card === undefined) return undefined
  const [rows, managers, settings, territory, mayJudge] = await Promise.all([
    customerRowsOf(db, card, same),
    managersOf(db),
    analysisSettings(db),
    territoryNameOf(ketu, customerDoc(customer)),
    mayWriteCustomer(ketu, customer),
  ])
  const asOf = today(ketu)
  const facts = decisionFacts(rows, managers)
  const through = indicesThrough(standingFacts(rows, managers), asOf, settings)
  const stance = stanceOf(facts, through, settings).people.find(person => person.contact === contact)
  const scores = facts.people.find(person => person.contact === contact)?.scores ?? []
  if (stance === undefined) return undefined
  const levels = [...scorecard(scores, asOf)].map(([part, { used }]) => [part, used.level] as const)
  return { customer: { id: customer, name: card.name }, stance, levels: new Map(levels), territory, mayJudge }
}
