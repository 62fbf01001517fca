/** What figures of all customers share, whoever computes them: what they are made of, and that they go with any document that leaves. */
import { analysisEngine } from '#shared/domain/analysis/origin.ts'
import type { AnalysisSettings } from '#shared/domain/analysis/settings.ts'
import type { Day } from '#shared/domain/day.ts'
import type { KetuDb } from './db.ts'
import { projectionVersion } from './projection/project.ts'

/**
 * What figures of this moment are made of, as one text, from the ends of a few indices and not from the rows: every update that is
 * stored has a number of its own, and what takes rows away without one (work refused, a right that ended) shows in the counts.
 */
export async function figureInputs(db: KetuDb, asOf: Day, settings: AnalysisSettings): Promise<string> {
  const [update, docs, cards, tray, facts] = await Promise.all([
    lastKey(db.updates.orderBy('n')),
    db.docs.count(),
    db.cards.count(),
    lastKey(db.tray.toCollection()),
    db.facts.toArray(),
  ])
  const fact = facts.reduce((latest, { seq }) => Math.max(latest, seq), facts.length)
  return [analysisEngine, projectionVersion, settings.version, asOf, update, docs, cards, tray, fact].join(' ')
}

/** Keys of these tables are numbers. */
const lastKey = async (rows: { lastKey(): PromiseLike<unknown> }): Promise<number> =>
  Number((await rows.lastKey()) ?? 0)

/** Names of the documents this device holds: to be asked for before what is computed is read. */
export const heldDocs = (db: KetuDb): PromiseLike<string[]> => db.docs.toCollection().primaryKeys()

/** Writes to `derived`, unless one of the documents was taken from this device meanwhile: what was read of it is not kept. */
export const keepDerived = (db: KetuDb, held: readonly string[], write: () => Promise<unknown>): Promise<boolean> =>
  db.transaction('rw', db.derived, db.docs, async () => {
    const here = new Set(await heldDocs(db))
    if (held.some(name => !here.has(name))) return false
    await write()
    return true
  })
