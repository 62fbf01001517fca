import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createKnownContent } from '#server/rooms/known-content.ts'
import { inspectUpdate } from '#shared/sync/inspect-update.ts'
import { randomHistory } from '#test/kit/random-history.ts'
import { contentOf, makeWriter } from '#test/kit/test-log.ts'
import { encodeParts, partsOf } from '../../fuzz/update-parts.ts'
import { testRandom } from '#test/kit/test-random.ts'

const seeds = Array.from({ length: 40 }, (_, seed) => seed)

describe('what a room knows of its document', () => {
  it.each(seeds)('room:R5 what is new of a sync step 2 and what was known are all of it (seed %i)', seed => {
    const random = testRandom(seed)
    const history = randomHistory(random, 3, 40).map(({ update }) => update)
    const cut = Math.floor(random() * history.length)
    const known = createKnownContent()
    for (const update of history.slice(0, cut)) known.take(update)
    const all = makeWriter(1).read(...history)
    const answer = Y.encodeStateAsUpdate(all.doc)
    const part = known.newPart(answer)
    const reader = makeWriter(2).read(...history.slice(0, cut))
    if (part === undefined) expect(contentOf(reader.doc)).toEqual(contentOf(all.doc))
    else {
      expect(inspectUpdate(part).kind).toBe('update')
      expect(part.length).toBeLessThanOrEqual(answer.length)
      expect(contentOf(reader.read(part).doc)).toEqual(contentOf(all.doc))
      expect(known.take(part)).toBe(true)
    }
    expect(known.newPart(answer)).toBeUndefined()
    expect(known.take(answer)).toBe(false)
  })

  it.each(seeds.slice(0, 10))('room:R3 an update that is all new is kept as it came, byte for byte (seed %i)', seed => {
    const known = createKnownContent()
    for (const { update } of randomHistory(testRandom(seed), 1, 40)) {
      expect(known.newPart(update)).toBe(update)
      known.take(update)
    }
  })

  it('room:R5 as many deletes as a frame can hold are told apart from those that are known', () => {
    const count = 100_000
    const text = makeWriter(7).write(doc => doc.getText('n').insert(0, 'x'.repeat(4 * count)))
    const deletes = (of: (i: number) => number): Uint8Array =>
      encodeParts({
        clients: [],
        deletes: [{ client: 7, ranges: Array.from({ length: count }, (_, i) => ({ clock: of(i), length: 1 })) }],
      })
    const known = createKnownContent()
    for (const body of [text, deletes(i => 4 * i)]) expect(known.take(body)).toBe(true)
    const start = process.threadCpuUsage()
    const part = known.newPart(deletes(i => 2 * i)) ?? new Uint8Array()
    expect(partsOf(part).deletes[0]?.ranges).toHaveLength(count / 2)
    expect([known.take(part), known.take(part)]).toEqual([true, false])
    // Each range held against all others takes minutes.
    expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(5000)
  })
})
