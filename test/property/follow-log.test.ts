import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createCompact } from '#server/sync/compact.ts'
import { makeBase } from '#server/sync/make-base.ts'
import { createPull } from '#server/sync/pull.ts'
import { customerDoc, type Scope, territoryScope } from '#shared/doc/name.ts'
import { randomHistory } from '../kit/random-history.ts'
import { contentOf, freshId, makeEntry, makeSession, north, openTestLog, startLog, testTime } from '../kit/test-log.ts'
import { testRandom } from '../kit/test-random.ts'

const { store, close } = openTestLog()
afterAll(close)
const scope: Scope = territoryScope(north)

/** A device that only reads: its document and its cursor. */
function makeReader(ws: string, doc: string) {
  const pull = createPull(store, { limit: { maxRows: 3, maxBytes: 2000 } })
  const copy = new Y.Doc()
  const rights = { actor: { member: '', grants: [] }, readable: [scope], former: [] }
  let cursors: Record<string, number> = {}
  return {
    copy,
    /** One page. True when there is more. */
    async step(): Promise<boolean> {
      const page = await pull(ws, rights, { epoch: 1, cursors })
      for (const row of page.rows) if (row.doc === doc) Y.applyUpdate(copy, row.body)
      cursors = { ...cursors, ...page.through }
      return page.more
    },
  }
}

describe('following the log', () => {
  it('pull:P6 log:L2 log:L4 gives every reader exactly the accepted updates, nothing pending, whatever is lost, repeated or compacted', async () => {
    const seen = { stored: 0, behind: 0, compacted: 0 }
    await fc.assert(
      fc.asyncProperty(fc.nat(), async seed => {
        const random = testRandom(seed)
        const log = await startLog(store)
        const doc = customerDoc(freshId())
        const people = [1, 2, 3].map(() => makeSession(log.ws))
        const readers = [makeReader(log.ws, doc), makeReader(log.ws, doc)]
        const compact = createCompact({
          store,
          builder: { build: async bodies => makeBase(bodies) },
          clock: () => testTime,
        })
        const accepted = new Y.Doc()
        const steps = randomHistory(random, people.length, 40)
        const outboxes = people.map((_, person) => steps.filter(step => step.person === person))

        for (let round = 0; round < 400 && outboxes.some(outbox => outbox.length > 0); round++) {
          const person = Math.floor(random() * people.length)
          const outbox = outboxes[person] ?? []
          // Sometimes out of order: a later entry must wait as `behind`, not be lost or stored.
          const at = random() < 0.15 ? Math.floor(random() * outbox.length) : 0
          const next = outbox[at]
          const session = people[person]
          if (next === undefined || session === undefined) continue
          const [answer] = await log.push([makeEntry(next.update, { doc, scope })], session)
          if (answer?.startsWith('stored')) {
            seen.stored++
            Y.applyUpdate(accepted, next.update)
            // A lost acknowledgement: the entry stays in the outbox and is pushed again.
            if (random() < 0.8) outbox.splice(at, 1)
          } else {
            expect(answer).toBe('behind')
            seen.behind++
          }
          if (random() < 0.3) await readers[0]?.step()
          if (random() < 0.05 && (await compact(log.ws, doc)) === 'compacted') seen.compacted++
        }
        expect(outboxes.map(outbox => outbox.length)).toEqual([0, 0, 0])
        for (const reader of readers) {
          while (await reader.step());
          expect(reader.copy.store.pendingStructs).toBeNull()
          expect(reader.copy.store.pendingDs).toBeNull()
          expect(contentOf(reader.copy)).toEqual(contentOf(accepted))
          expect(Y.encodeStateVector(reader.copy)).toEqual(Y.encodeStateVector(accepted))
        }
      }),
      { numRuns: 25 },
    )
    // Without these the run would have shown nothing about them.
    expect(Math.min(seen.stored, seen.behind, seen.compacted)).toBeGreaterThan(20)
  })
})
