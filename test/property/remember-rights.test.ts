import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDirectory } from '#server/auth/directory.ts'
import type { StoredRow } from '#server/store/log-store.ts'
import { createRights } from '#server/sync/rights.ts'
import type { Fact, Role } from '#shared/doc/fact.ts'
import { encodeFact } from '#shared/sync/fact-body.ts'

const ids = ['a', 'b', 'c'] as const
const members = ['ann', 'bob'] as const
const roles: readonly Role[] = ['viewer', 'rep', 'manager', 'admin']
/** Few moments, so that questions fall before, on and after the turns of grants. */
const moment = fc.integer({ min: 0, max: 8 })

const factArbitrary: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({
    type: fc.constant('member' as const),
    id: fc.constantFrom(...members),
    name: fc.constant(''),
    state: fc.constantFrom('active' as const, 'suspended' as const),
  }),
  fc
    .record({ id: fc.constantFrom(...ids), parent: fc.option(fc.constantFrom(...ids), { nil: undefined }) })
    .map(({ id, parent }) => ({ type: 'territory' as const, id, name: '', ...(parent && { parent }) })),
  fc
    .record({
      id: fc.constantFrom('1', '2', '3', '4'),
      member: fc.constantFrom(...members),
      role: fc.constantFrom(...roles),
      territory: fc.option(fc.constantFrom(...ids), { nil: undefined }),
      from: moment,
      to: fc.option(moment, { nil: undefined }),
    })
    .map(({ territory, to, ...grant }) => ({
      ...{ type: 'grant' as const, ...grant },
      ...(territory && { territory }),
      ...(to !== undefined && { to }),
    })),
)

const stepArbitrary = fc.oneof(
  { weight: 2, arbitrary: factArbitrary.map(fact => ({ fact })) },
  { weight: 3, arbitrary: moment.map(at => ({ at })) },
)

test('log:L6 remembered rights are those the facts and the clock say at every moment, whatever came between', async () => {
  let asked = 0
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { minLength: 5, maxLength: 40 }), async steps => {
      const facts: Fact[] = []
      let now = 0
      const log = {
        append: async () => undefined,
        read: async (_: string, after: number) =>
          facts.map((fact, i) => ({ seq: i + 1, fact })).filter(({ seq }) => seq > after),
      }
      // Nothing but seq and body is of concern to rights.
      const rowsAfter = async (_: string, after: number) =>
        facts.map((fact, i) => ({ seq: i + 1, body: encodeFact(fact) }) as StoredRow).filter(({ seq }) => seq > after)
      const rightsOf = createRights({ factsAfter: rowsAfter }, () => now)
      const directory = createDirectory(log, 'ws')
      for (const step of steps) {
        if ('fact' in step) facts.push(step.fact)
        else now = step.at
        const fresh = createDirectory(log, 'ws')
        await Promise.all([fresh.refresh(), directory.refresh()])
        for (const member of members) {
          const freshRights = await createRights({ factsAfter: rowsAfter }, () => now)('ws', member)
          expect(await rightsOf('ws', member)).toEqual(freshRights)
          expect(directory.actor(member, now)).toEqual(fresh.actor(member, now))
          if (freshRights.actor.grants.length > 0) asked++
        }
      }
    }),
    { numRuns: 150 },
  )
  expect(asked).toBeGreaterThan(50)
})
