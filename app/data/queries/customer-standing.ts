/** A customer's indices with what they are made of: rows in, pure functions over them. */
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import { addDays } from '#shared/domain/day.ts'
import { parseDocName } from '#shared/doc/name.ts'
import {
  type CustomerStanding,
  qualityFacts,
  soldIn,
  standingOf,
  walletOf,
} from '#shared/domain/standing/customer-standing.ts'
import { isKept, promisesDue } from '#shared/domain/standing/promises-due.ts'
import type { Score } from '#shared/domain/standing/scorecard.ts'
import { decide } from '#shared/policy/decide.ts'
import { memberNames } from '../facts.ts'
import { actorOf, type Ketu, today } from '../ketu.ts'
import { managersOf, standingFacts, standingRowsOf } from '../matrix/customer-rows.ts'
import { sameCustomers } from './alias.ts'
import { cardOf } from './card.ts'
import { analysisSettings } from './settings.ts'

export interface StandingPage {
  readonly customer: { readonly id: string; readonly name: string }
  readonly standing: CustomerStanding
  /** What it was computed with. */
  readonly settings: AnalysisSettings
  /** Latest last, of every part. */
  readonly scores: readonly Score[]
  /** Our promises of the last half year that came due. */
  readonly promises: { readonly due: number; readonly kept: number }
  /** Net of the window potential is judged by, minor units. */
  readonly sold: number
  /** What it buys of our kind from anybody in a year, as estimated; 0 when nobody has. */
  readonly wallet: number
  /** Of the window. */
  readonly quality: { readonly complaints: number; readonly purchases: number }
  /** Names of all members, by id. */
  readonly names: ReadonlyMap<string, string>
  readonly mayJudge: boolean
}

/** Undefined for a customer that is not here, or deleted. */
export async function standingOfCustomer(ketu: Ketu, id: string): Promise<StandingPage | undefined> {
  const { db } = ketu
  const [card, same] = await Promise.all([cardOf(db, id), sameCustomers(db, id)])
  if (card === undefined) return undefined
  const [rows, settings, managers, names, mayJudge] = await Promise.all([
    standingRowsOf(db, card, same),
    analysisSettings(db),
    managersOf(db),
    memberNames(db),
    mayWriteCustomer(ketu, id),
  ])
  const asOf = today(ketu)
  const facts = standingFacts(rows, managers)
  const due = promisesDue(facts.promises, addDays(asOf, 1 - settings.trust.promiseDays), asOf)
  const { complaints, purchases } = qualityFacts(facts, asOf, settings.windowDays)
  return {
    customer: { id, name: card.name },
    standing: standingOf(facts, asOf, settings),
    settings,
    scores: facts.scores,
    promises: { due: due.length, kept: due.filter(one => isKept(one, asOf)).length },
    sold: soldIn(facts, asOf, settings.windowDays),
    wallet: walletOf(facts, asOf).reduce((sum, { amount }) => sum + amount, 0),
    quality: { complaints: complaints.length, purchases },
    names,
    mayJudge,
  }
}

export async function mayWriteCustomer(ketu: Ketu, id: string): Promise<boolean> {
  const name = `customer.${id}`
  const [doc, row, actor] = [parseDocName(name), await ketu.db.docs.get(name), await actorOf(ketu)]
  return row !== undefined && doc !== undefined && decide(actor, { kind: 'doc.write', doc, scope: row.scope })
}
