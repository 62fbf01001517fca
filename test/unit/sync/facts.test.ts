import { afterEach, describe, expect, it } from 'vitest'
import { brokenFact, createAppendFacts } from '#server/sync/append-facts.ts'
import { createRights } from '#server/sync/rights.ts'
import type { Fact } from '#shared/doc/fact.ts'
import { memberScope, territoryScope } from '#shared/doc/name.ts'
import { decodeFact } from '#shared/sync/fact-body.ts'
import { freshId, makeEntry, makeWriter, note, openTestLog, startLog, testTime } from '../../kit/test-log.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function start() {
  const { store, close } = openTestLog()
  closers.push(close)
  const log = await startLog(store)
  const clock = { now: testTime }
  const pokes: unknown[] = []
  const append = createAppendFacts({ store, clock: () => clock.now, hub: { publish: (...poke) => pokes.push(poke) } })
  const rightsOf = createRights(store, () => clock.now)
  return {
    ...log,
    store,
    clock,
    pokes,
    state: (...facts: readonly Fact[]) => append(log.ws, facts, { by: 'boss', device: 'desk' }),
    rights: (member: string) => rightsOf(log.ws, member),
  }
}

const territory = (id: string, parent?: string): Fact => ({
  type: 'territory',
  id,
  name: id,
  ...(parent === undefined ? {} : { parent }),
})

describe('facts', () => {
  it('log:L7 log:L1 are rows of the workspace with author and time, in order, and poke it once', async () => {
    const { store, ws, state, pokes } = await start()
    const [a, b] = [territory(freshId()), territory(freshId())]
    expect(await state(a, b)).toBe(2)
    const rows = await store.factsAfter(ws, 0)
    expect(rows.map(row => decodeFact(row.body))).toEqual([a, b])
    expect(rows[1]).toMatchObject({
      seq: 2,
      scope: 'w',
      doc: '',
      kind: 'fact',
      by: 'boss',
      device: 'desk',
      at: testTime,
    })
    expect(pokes).toEqual([[ws, 'w', 2]])
    expect(await state()).toBe(2)
    expect(pokes).toHaveLength(1)
  })

  it('log:L8 form a chain across appends, with other rows in between', async () => {
    const { store, ws, state, push } = await start()
    await state(territory(freshId()))
    await push([makeEntry(makeWriter(1).write(note('a')))])
    await state(territory(freshId()), territory(freshId()))
    expect(brokenFact(await store.factsAfter(ws, 0))).toBeUndefined()
  })

  it('log:L8 give away every changed, dropped, added or reordered fact', async () => {
    const { store, ws, state } = await start()
    await state(territory(freshId()), territory(freshId()), territory(freshId()))
    const rows = await store.factsAfter(ws, 0)
    const [a, b, c] = rows
    if (a === undefined || b === undefined || c === undefined) throw new Error('three facts')
    expect(brokenFact([a, { ...b, body: Uint8Array.of(1) }, c])).toBe(2)
    expect(brokenFact([a, { ...b, by: 'someone else' }, c])).toBe(2)
    expect(brokenFact([a, { ...b, at: b.at + 1 }, c])).toBe(2)
    expect(brokenFact([a, c])).toBe(3)
    expect(brokenFact([b, a, c])).toBe(2)
    expect(brokenFact([a, b, b, c])).toBe(2)
  })
})

describe('rights from facts', () => {
  it('log:L6 follow grants, the territories below them and their end', async () => {
    const { state, rights, clock } = await start()
    const [east, city, ann] = [freshId(), freshId(), freshId()]
    const grant = { type: 'grant', id: freshId(), member: ann, role: 'rep', territory: east, from: testTime } as const
    await state(
      territory(east),
      territory(city, east),
      { type: 'member', id: ann, name: 'Ann', state: 'active' },
      grant,
    )
    const own = [memberScope(ann)]
    const all = ['w', ...[...own, territoryScope(east), territoryScope(city)].toSorted()]
    expect(await rights(ann)).toMatchObject({ readable: all, former: [] })
    await state({ ...grant, to: testTime + 10 })
    expect((await rights(ann)).readable).toEqual(all)
    clock.now += 10
    const ended = await rights(ann)
    expect(ended.readable).toEqual(own)
    expect(ended.former).toEqual(all.filter(scope => scope !== memberScope(ann)))
    expect(ended.actor.grants).toEqual([])
  })

  it('log:L6 rest while a member is suspended and return afterwards', async () => {
    const { state, rights } = await start()
    const [east, ann] = [freshId(), freshId()]
    const member = { type: 'member', id: ann, name: 'Ann', state: 'active' } as const
    await state(territory(east), member, {
      ...{ type: 'grant', id: freshId(), member: ann, role: 'rep', territory: east, from: 0 },
    })
    await state({ ...member, state: 'suspended' })
    expect(await rights(ann)).toMatchObject({ actor: { grants: [] }, former: ['w', territoryScope(east)] })
    await state(member)
    expect((await rights(ann)).former).toEqual([])
  })

  it('pull:P4 call nothing former that was never granted or has not begun', async () => {
    const { state, rights } = await start()
    const [east, ann] = [freshId(), freshId()]
    await state(territory(east), {
      ...{ type: 'grant', id: freshId(), member: ann, role: 'rep', territory: east, from: testTime + 1 },
    })
    expect(await rights(ann)).toMatchObject({ readable: [memberScope(ann)], former: [] })
    expect(await rights(freshId())).toMatchObject({ former: [] })
  })
})
