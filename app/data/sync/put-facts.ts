/**
 * Facts of a page into this device's table: of each thing the latest. Territories are folded from all that the log ever said of
 * them, in its order, as the server does: so that every device has the same tree.
 */
import { createTerritoryTree, type TerritoryTree } from '#shared/policy/territory-tree.ts'
import type { LogRow } from '#shared/sync/message.ts'
import type { FactRow, KetuDb, TerritoryRow } from '../db.ts'
import { factKey } from '../facts.ts'
import { readMeta, writeMeta } from '../meta.ts'

/** @param me whose moves that were not done are told in the list of what was done */
export async function putFacts(db: KetuDb, rows: readonly LogRow[], me: string): Promise<void> {
  const facts = rows.filter(({ kind }) => kind === 'fact').map(toFactRow)
  if (facts.length === 0) return
  const moves = facts.filter(isTerritory)
  await db.facts.bulkPut(facts.filter(row => !isTerritory(row)))
  if (moves.length > 0) await putTerritories(db, moves, me)
}

/** What was said of territories after the fork is not in the log any more. */
export async function forgetTerritories(db: KetuDb, fork: number): Promise<void> {
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
