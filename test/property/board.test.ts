/** What a manager reads of territories is the sum of what is in them, however deep the tree. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCustomer } from '#app/data/commands/customer.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { type Figures, noFigures, rollUp, sumOfFigures } from '#app/data/queries/board-figures.ts'
import { readBoard } from '#app/data/queries/board.ts'
import { daysOfGoal } from '#app/data/queries/goal.ts'
import { addDays } from '#shared/domain/day.ts'
import type { TerritoryNode } from '#shared/policy/actor.ts'
import { makeDevice, testId, testNow } from '#test/kit/test-device.ts'
import { putFacts } from '#test/kit/put-facts.ts'

const ids = [11, 12, 13, 14, 15].map(testId)
/** A parent comes before its children: no circles. */
const forest = fc.array(fc.option(fc.nat(4), { nil: undefined }), { minLength: 5, maxLength: 5 }).map(parents =>
  ids.map((id, i): TerritoryNode => {
    const parent = ids[parents[i] ?? i]
    return parent === undefined || (parents[i] ?? i) >= i ? { id } : { id, parent }
  }),
)
const count = fc.nat(50)
const figures: fc.Arbitrary<Figures> = fc.record({
  visitsWeek: count,
  visitsMonth: count,
  customers: count,
  silent: count,
  goals: fc.record({ total: count, behind: count, atRisk: count }),
})

/** Walks up from each territory instead of down from the one asked for. */
const isBelow = (top: string, id: string | undefined, tree: readonly TerritoryNode[]): boolean =>
  id !== undefined && (id === top || isBelow(top, tree.find(node => node.id === id)?.parent, tree))

describe('the figures of a territory', () => {
  it('are the sum of its own and of every territory below it, each once', () => {
    fc.assert(
      fc.property(forest, fc.array(figures, { minLength: 5, maxLength: 5 }), (tree, each) => {
        const own = new Map(ids.map((id, i) => [id, each[i] ?? noFigures]))
        const sums = rollUp(tree, own)
        for (const top of ids)
          expect(sums.get(top)).toEqual(
            sumOfFigures(ids.filter(id => isBelow(top, id, tree)).map(id => own.get(id) ?? noFigures)),
          )
      }),
    )
  })

  it('on the board count the visits that are in the rows, and a goal of the territory counts the same', async () => {
    const work = fc.array(fc.record({ place: fc.nat(4), customer: fc.nat(2), daysAgo: fc.nat(40) }), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(forest, work, async (tree, visits) => {
        const device = makeDevice()
        await putFacts(device, [
          { type: 'member', id: device.me.member, name: 'boss', state: 'active' },
          { type: 'grant', id: testId(90), member: device.me.member, role: 'manager', from: 0 },
          ...tree.map(node => ({ type: 'territory' as const, name: node.id, ...node })),
        ])
        const customers = new Map<string, string>()
        for (const { place, customer, daysAgo } of visits) {
          const key = `${place} ${customer}`
          const territory = ids[place] ?? ''
          const id = customers.get(key) ?? (await createCustomer(device, { territory, values: { name: key } })).id
          customers.set(key, id)
          await logVisit(device, { customer: id, name: key, at: testNow - daysAgo * 86_400_000, note: '' })
        }
        const today = '2026-11-23'
        const daysSince = async (top: string, first: string) => {
          const rows = await device.db.visits.toArray()
          const territoryOf = new Map([...customers].map(([key, id]) => [id, ids[Number(key.split(' ')[0])]]))
          const inside = rows.filter(row => isBelow(top, territoryOf.get(row.customer), tree) && row.day >= first)
          return new Set(inside.map(row => `${row.customer} ${row.day}`)).size
        }
        for (const top of ids) {
          const board = await readBoard(device, top, today)
          // 23 November 2026 is a Monday.
          expect(board?.figures.visitsWeek).toBe(await daysSince(top, today))
          expect(board?.figures.visitsMonth).toBe(await daysSince(top, '2026-11-01'))
          expect(board?.place?.figures).toEqual(board?.figures)
          const days = await daysOfGoal(
            device.db,
            { scope: { kind: 'territory', id: top } },
            addDays(today, -60),
            today,
          )
          expect(days.reduce((sum, day) => sum + day.visits, 0)).toBe(await daysSince(top, addDays(today, -60)))
          expect(new Set(days.map(({ day }) => day)).size).toBe(days.length)
        }
      }),
      { numRuns: 15 },
    )
  })
})
