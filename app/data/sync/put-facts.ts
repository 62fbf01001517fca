/**
 * Facts of a page into this device's table: of each thing the latest. Territories are folded from all that the log ever said of
 * them, in its order, as the server does: so that every device has the same tree.
 */
import { createTerritoryTree, type TerritoryTree } from '#shared/policy/territory-tree.ts'
import { receiptMs } from '#shared/sync/limit.ts'
import type { LogRow } from '#shared/sync/message.ts'
import type { FactRow, KetuDb, TerritoryRow } from '../db.ts'
import { factKey } from '../facts.ts'
import { readMeta, writeMeta } from '../meta.ts'

/** @param me whose moves that were not done are told in the list of what was done */
export async function putFacts(db: KetuDb, rows: readonly LogRow[], me: string): Promise<void> {
  const said = rows.filter(({ kind }) => kind === 'fact')
  if (said.length === 0) return
  await keepVouched(db, said)
  const facts = said.map(toFactRow)
  const moves = facts.filter(isTerritory)
  await db.facts.bulkPut(facts.filter(row => !isTerritory(row)))
  if (moves.length > 0) await putTerritories(db, moves, me)
}

async function keepVouched(db: KetuDb, rows: readonly LogRow[]): Promise<void> {
  const vouched = rows.flatMap(({ seq, at, body, receipt }) => (receipt ? [{ seq, at, body, receipt }] : []))
  if (vouched.length === 0) return
  const known = (await readMeta(db, 'recentFacts')) ?? []
  const bySeq = new Map([...known, ...vouched].map(fact => [fact.seq, fact]))
  const since = Math.max(...[...bySeq.values()].map(({ at }) => at)) - receiptMs
  await writeMeta(
    db,
    'recentFacts',
    [...bySeq.values()].filter(({ at }) => at >= since),
  )
}

/** A seq no row has: the fact stands until the log has been read anew, and only then goes if it was not found. */
const unsure = -1

/**
 * What the log said after the fork is not in it any more: it is given back, and what is known of the workspace is read anew.
 * @returns whether it has to be
 */
export async function forgetFacts(db: KetuDb, fork: number): Promise<boolean> {
  const recent = (await readMeta(db, 'recentFacts')) ?? []
  const waiting = (await readMeta(db, 'lostFacts')) ?? []
  await writeMeta(db, 'lostFacts', [...waiting, ...recent.filter(({ seq }) => seq > fork)])
  await writeMeta(
    db,
    'recentFacts',
    recent.filter(({ seq }) => seq <= fork),
  )
  await forgetTerritories(db, fork)
  const changed = await db.facts.filter(({ seq }) => seq > fork).modify({ seq: unsure })
  if (changed > 0) await writeMeta(db, 'isReadingFacts', true)
  return changed > 0
}

/** The first of those that are to be given back are. */
export const factsGivenBack = (db: KetuDb, count: number): Promise<void> =>
  db.transaction('rw', db.meta, async () => {
    const lost = (await readMeta(db, 'lostFacts')) ?? []
    await writeMeta(db, 'lostFacts', lost.slice(count))
  })

/** All that the log says of the workspace has been read: what it does not say any more goes. */
export async function endReadingFacts(db: KetuDb): Promise<void> {
  if ((await readMeta(db, 'isReadingFacts')) !== true) return
  await db.facts.filter(({ seq }) => seq === unsure).delete()
  await writeMeta(db, 'isReadingFacts', false)
}

/** What was said of territories after the fork is not in the log any more. */
async function forgetTerritories(db: KetuDb, fork: number): Promise<void> {
  const known = (await readMeta(db, 'territories')) ?? []
  const kept = known.filter(({ seq }) => seq <= fork)
  if (kept.length === known.length) return
  const gone = known.filter(({ key }) => !kept.some(each => each.key === key))
  await db.facts.bulkDelete(gone.map(({ key }) => key))
  await storeTree(db, kept)
}

async function putTerritories(db: KetuDb, moves: readonly TerritoryRow[], me: string): Promise<void> {
  const known = (await readMeta(db, 'territories')) ?? (await latestKnown(db))
  const seqs = new Set(known.map(({ seq }) => seq))
  const fresh = moves.filter(({ seq }) => !seqs.has(seq))
  const { tree, refused } = await storeTree(
    db,
    [...known, ...fresh].sort((a, b) => a.seq - b.seq),
  )
  // Of what was long ago a new device tells nothing.
  if (known.length === 0) return
  const nameOf = (id = ''): string => tree.territories.get(id)?.name ?? ''
  const mine = refused.filter(({ by, seq }) => by === me && !seqs.has(seq))
  await db.activity.bulkAdd(
    mine.map(({ at, fact: { name, parent } }) => ({
      at,
      label: 'territoryMovedBack',
      values: { name, to: nameOf(parent) },
      inverse: [],
      state: 'done',
    })),
  )
}

/** On a device that kept only the latest of each so far. */
const latestKnown = async (db: KetuDb): Promise<readonly TerritoryRow[]> =>
  (await db.facts.where('key').startsWith('territory/').toArray()).filter(isTerritory)

/** @param rows all the log says of territories, in its order. Answers with those whose place was refused. */
async function storeTree(
  db: KetuDb,
  rows: readonly TerritoryRow[],
): Promise<{ readonly tree: TerritoryTree; readonly refused: readonly TerritoryRow[] }> {
  const tree = createTerritoryTree()
  const refused = rows.filter(({ fact }) => !tree.take(fact))
  const latest = new Map(rows.map(row => [row.key, row]))
  await db.facts.bulkPut(
    [...latest.values()].map(row => ({ ...row, fact: tree.territories.get(row.fact.id) ?? row.fact })),
  )
  await writeMeta(db, 'territories', rows)
  return { tree, refused }
}

function toFactRow({ seq, at, by, body }: LogRow): FactRow {
  const fact = JSON.parse(new TextDecoder().decode(body))
  return { key: factKey(fact), seq, at, by, fact }
}

const isTerritory = (row: FactRow): row is TerritoryRow => row.fact.type === 'territory'
