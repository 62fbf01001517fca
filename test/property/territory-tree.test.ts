/** Territories moved at random, also below each other at once: always a tree, the same on every device, in the directory and in every right. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDirectory } from '#server/auth/directory.ts'
import { createRights } from '#server/sync/rights.ts'
import type { StoredRow } from '#server/store/log-store.ts'
import { factsOf } from '#app/data/facts.ts'
import type { Fact } from '#shared/doc/fact.ts'
import { territoryScope } from '#shared/doc/name.ts'
import { createActor } from '#shared/policy/actor.ts'
import { readableScopes } from '#shared/policy/decide.ts'
import type { TerritoryFact } from '#shared/policy/territory-tree.ts'
import { encodeFact } from '#shared/sync/fact-body.ts'
import { createTestFactLog } from '#test/kit/test-fact-log.ts'
import { makeDevice, testId } from '#test/kit/test-device.ts'
import { makePage, testInbox } from '#test/kit/test-inbox.ts'

const [ann, bob] = [testId(1), testId(2)]
const ids = [10, 11, 12, 13, 14].map(testId)
const ws = testId(99)

const said = fc.record({
  id: fc.constantFrom(...ids),
  parent: fc.option(fc.constantFrom(...ids), { nil: undefined }),
  name: fc.constantFrom('江南', '江北', '华东'),
  by: fc.constantFrom(ann, bob),
})
const history = fc.record({
  /** Nobody looked at what the others had said: any of these may come in any order. */
  moves: fc.array(said, { minLength: 1, maxLength: 24 }),
  /** Rows in each page of the two devices. */
  pages: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
  /** A backup from before this row was restored, and the rest was said anew. */
  fork: fc.nat(24),
})

const toFact = ({ id, name, parent }: { id: string; name: string; parent: string | undefined }): TerritoryFact => ({
  type: 'territory',
  id,
  name,
  ...(parent !== undefined && { parent }),
})

const toRow = (fact: Fact, seq: number, by: string) =>
  ({ seq, scope: 'w', doc: '', kind: 'fact', body: encodeFact(fact), by, device: '', at: seq }) as const

/** Ids on the way up, the territory itself first; throws where the way does not end. */
function wayUp(tree: ReadonlyMap<string, TerritoryFact>, id: string): string[] {
  const way: string[] = []
  for (let at: string | undefined = id; at !== undefined; at = tree.get(at)?.parent) {
    if (way.includes(at)) throw new Error(`${id} lies below itself`)
    way.push(at)
  }
  return way
}

const byId = (facts: readonly TerritoryFact[]): ReadonlyMap<string, TerritoryFact> =>
  new Map(facts.map(fact => [fact.id, fact]))

describe('the tree of territories', () => {
  it('is one whatever was moved where, the same for both devices, the directory and the rights on every document', async () => {
    const seen = { refused: 0, moved: 0 }
    await fc.assert(
      fc.asyncProperty(history, async ({ moves, pages }) => {
        const log = createTestFactLog()
        const directory = createDirectory(log, ws)
        const rows = moves.map((move, i) => toRow(toFact(move), i + 1, move.by))
        for (const move of moves) await directory.state([toFact(move)], { by: move.by, device: '' })
        const devices = [ann, bob].map(member => makeDevice({ member }))
        for (const [i, device] of devices.entries()) {
          const size = pages[i] ?? 1
          for (let at = 0; at < rows.length; at += size) {
            const page = makePage(rows.slice(at, at + size))
            await testInbox(device).applyPage(page)
            await testInbox(device).applyPage(page)
          }
        }
        const tree = byId(directory.territories() as TerritoryFact[])
        for (const id of ids) wayUp(tree, id)
        for (const { db } of devices) expect(byId(await factsOf(db, 'territory'))).toEqual(tree)

        const grants = ids.map(
          (id, i) => ({ type: 'grant', id, member: testId(50 + i), role: 'rep', territory: id, from: 0 }) as const,
        )
        const stored = [...rows, ...grants.map((grant, i) => toRow(grant, rows.length + i + 1, ''))]
        const rightsOf = createRights({ factsAfter: async () => stored as unknown as StoredRow[] }, () => 1) // Hashes are of no concern to rights.
        for (const { member, territory } of grants) {
          const { readable } = await rightsOf(ws, member)
          const below = [...tree.keys()].filter(id => wayUp(tree, id).includes(territory))
          const onDevice = readableScopes(createActor(member, grants, [...tree.values()], 1), [...tree.values()])
          expect([...readable].sort()).toEqual([...onDevice].sort())
          if (tree.has(territory))
            expect(readable.filter(scope => scope.startsWith('t:')).sort()).toEqual(below.map(territoryScope).sort())
        }

        const last = new Map(moves.map(move => [move.id, move]))
        for (const { id, parent } of last.values()) seen[tree.get(id)?.parent === parent ? 'moved' : 'refused']++
      }),
      { numRuns: 60 },
    )
    expect(seen.refused).toBeGreaterThan(10)
    expect(seen.moved).toBeGreaterThan(60)
  })

  it('tells each person of their own moves that were not done, once, and of nobody else’s', async () => {
    let told = 0
    await fc.assert(
      fc.asyncProperty(history, async ({ moves, pages }) => {
        const device = makeDevice({ member: ann })
        await testInbox(device).applyPage(makePage([toRow({ type: 'territory', id: testId(9), name: '全国' }, 1, bob)]))
        const rows = moves.map((move, i) => toRow(toFact(move), i + 2, move.by))
        const refused: string[] = []
        const tree = new Map<string, TerritoryFact>()
        for (const move of moves) {
          const before = tree.get(move.id)
          tree.set(move.id, toFact(move))
          try {
            wayUp(tree, move.id)
          } catch {
            tree.set(move.id, toFact({ ...move, parent: before?.parent }))
            if (move.by === ann) refused.push(move.name)
          }
        }
        for (let at = 0; at < rows.length; at += pages[0]) {
          const page = makePage(rows.slice(at, at + pages[0]))
          await testInbox(device).applyPage(page)
          await testInbox(device).applyPage(page)
        }
        const lines = await device.db.activity.toArray()
        expect(lines.map(({ label }) => label)).toEqual(refused.map(() => 'territoryMovedBack'))
        expect(lines.map(({ values }) => values['name'])).toEqual(refused)
        told += refused.length
      }),
      { numRuns: 60 },
    )
    expect(told).toBeGreaterThan(20)
  })

  it('is that of the log after a backup was restored, whatever was said after the fork', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.array(said, { maxLength: 8 }), async ({ moves, fork }, later) => {
        const device = makeDevice({ member: ann })
        const rows = moves.map((move, i) => toRow(toFact(move), i + 1, move.by))
        await testInbox(device).applyPage(makePage(rows))
        const kept = moves.slice(0, fork)
        await testInbox(device).adoptEpoch(2, kept.length)
        const again = later.map((move, i) => toRow(toFact(move), kept.length + i + 1, move.by))
        await testInbox(device).applyPage(makePage(again, { epoch: 2 }))
        const directory = createDirectory(createTestFactLog(), ws)
        for (const move of [...kept, ...later]) await directory.state([toFact(move)], { by: move.by, device: '' })
        expect(byId(await factsOf(device.db, 'territory'))).toEqual(byId(directory.territories() as TerritoryFact[]))
      }),
      { numRuns: 60 },
    )
  })
})
