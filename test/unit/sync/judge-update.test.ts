import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { UpdateContent } from '#shared/sync/inspect-update.ts'
import { inspectUpdate } from '#shared/sync/inspect-update.ts'
import { judge } from '#shared/sync/judge-update.ts'
import { randomHistory } from '../../kit/random-history.ts'
import { testRandom } from '../../kit/test-random.ts'

const judged = (update: Partial<UpdateContent>, vector: Record<number, number>, isStored = false): string =>
  judge(
    { clients: [], needs: [], deletes: [], deletesAt: 0, ...update },
    client => vector[client] ?? 0,
    () => isStored,
  )

describe('judging an update', () => {
  it('push:P2 knows clocks below the vector, and deletes only by their bytes', () => {
    expect(judged({ clients: [{ client: 1, from: 0, to: 3 }] }, { 1: 3 })).toBe('known')
    expect(judged({ deletes: [{ client: 1, from: 0, to: 3 }] }, { 1: 3 }, true)).toBe('known')
    expect(judged({ deletes: [{ client: 1, from: 0, to: 3 }] }, { 1: 3 }, false)).toBe('complete')
  })

  it('push:P4 is behind when a clock, a need or a delete reaches beyond what is stored', () => {
    expect(judged({ clients: [{ client: 1, from: 4, to: 5 }] }, { 1: 3 })).toBe('behind')
    expect(judged({ deletes: [{ client: 1, from: 0, to: 4 }] }, { 1: 3 })).toBe('behind')
    const needs = [{ client: 2, clock: 3, of: 1, ofClock: 0 }]
    expect(judged({ clients: [{ client: 1, from: 0, to: 1 }], needs }, { 2: 3 })).toBe('behind')
    expect(judged({ clients: [{ client: 1, from: 0, to: 1 }], needs }, { 2: 4 })).toBe('complete')
  })

  it('push:P4 takes what the update itself brings', () => {
    const clients = [
      { client: 1, from: 0, to: 2 },
      { client: 2, from: 0, to: 2 },
    ]
    const needs = [
      { client: 2, clock: 0, of: 1, ofClock: 0 },
      { client: 1, clock: 0, of: 2, ofClock: 1 },
    ]
    expect(judged({ clients, needs, deletes: [{ client: 2, from: 0, to: 2 }] }, {})).toBe('complete')
  })

  it('push:P4 is behind for ever when two clients need each other first', () => {
    const clients = [
      { client: 1, from: 0, to: 1 },
      { client: 2, from: 0, to: 1 },
    ]
    const needs = [
      { client: 2, clock: 0, of: 1, ofClock: 0 },
      { client: 1, clock: 0, of: 2, ofClock: 0 },
    ]
    expect(judged({ clients, needs }, {})).toBe('behind')
  })

  it('push:P4 is behind when a struct that is known stands on what is not: readers would wait for ever', () => {
    const needs = [{ client: 2, clock: 3, of: 1, ofClock: 0 }]
    const again = { clients: [{ client: 1, from: 0, to: 1 }], needs, deletes: [{ client: 1, from: 0, to: 1 }] }
    expect(judged(again, { 1: 5, 2: 3 })).toBe('behind')
    expect(judged(again, { 1: 5, 2: 4 })).toBe('complete')
  })

  it('push:P5 calls stored clocks that go on overlapping', () => {
    expect(judged({ clients: [{ client: 1, from: 1, to: 4 }] }, { 1: 3 })).toBe('overlapping')
  })

  it('log:L4 agrees with Yjs about every update of random histories in random order', () => {
    const random = testRandom(3)
    const seen = { known: 0, complete: 0, behind: 0, overlapping: 0 }
    for (let round = 0; round < 15; round++) {
      const updates = randomHistory(random, 3, 25).map(({ update }) => update)
      const reader = new Y.Doc()
      const applied = new Set<Uint8Array>()
      for (let i = 0; i < 60; i++) {
        const update = updates[Math.floor(random() ** 2 * updates.length)] ?? new Uint8Array(0)
        const inspection = inspectUpdate(update)
        if (inspection.kind === 'bad') throw new Error(inspection.why)
        const vector = Y.decodeStateVector(Y.encodeStateVector(reader))
        const judgement = judge(
          inspection.update,
          client => vector.get(client) ?? 0,
          () => applied.has(update),
        )
        seen[judgement]++
        const trial = new Y.Doc()
        Y.applyUpdate(trial, Y.encodeStateAsUpdate(reader))
        Y.applyUpdate(trial, update)
        const isPending = trial.store.pendingStructs !== null || trial.store.pendingDs !== null
        expect(isPending).toBe(judgement === 'behind')
        if (judgement === 'known') expect(Y.encodeStateAsUpdate(trial)).toEqual(Y.encodeStateAsUpdate(reader))
        if (judgement !== 'complete') continue
        applied.add(update)
        Y.applyUpdate(reader, update)
      }
    }
    expect(Math.min(seen.known, seen.complete, seen.behind)).toBeGreaterThan(50)
  })
})
