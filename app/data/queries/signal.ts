/** What the chips of the quick log know before they are tapped: open needs, what was judged last, competitors by name. */
import type { NoteRow } from '#shared/domain/record.ts'
import type { KetuDb } from '../db.ts'
import { sameCustomers } from './alias.ts'
import { notesOfCustomer, notesOfType } from './note.ts'

/** Needs that are neither met nor given up, oldest first. */
export async function openNeeds(db: KetuDb, customer: string): Promise<readonly NoteRow<'need'>[]> {
  const needs = await notesOfCustomer(db, customer, 'need')
  return needs.filter(({ state }) => state === 'open' || state === 'changed')
}

/** The level each part was last judged at, by anybody. @param contact '' = of the customer itself. */
export async function lastLevels(db: KetuDb, customer: string, contact: string): Promise<ReadonlyMap<string, number>> {
  const judgements = await db.judgements
    .where('customer')
    .anyOf(await sameCustomers(db, customer))
    .toArray()
  const known = judgements
    .filter(one => one.deletedAt === undefined && one.contactId === contact)
    .sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1))
  return new Map(known.flatMap(({ part, level }) => (level === null ? [] : [[part, level]])))
}

const maxNames = 12

/** Competitors this customer spoke of, latest first, then all others that have a name here. */
export async function knownCompetitors(db: KetuDb, customer: string): Promise<readonly string[]> {
  const [news, competitors, same] = await Promise.all([
    notesOfType(db, 'rivalNews'),
    notesOfType(db, 'competitor'),
    sameCustomers(db, customer),
  ])
  const here = news.filter(one => same.includes(one.customer)).map(({ competitor }) => competitor)
  const elsewhere = news.filter(one => !same.includes(one.customer)).map(({ competitor }) => competitor)
  const names = [...here.reverse(), ...competitors.map(({ name }) => name), ...elsewhere.reverse()]
  return [...new Set(names.map(name => name.trim()).filter(name => name !== ''))].slice(0, maxNames)
}
