import { afterEach, describe, expect, it } from 'vitest'
import { KetuDb } from '#app/data/db.ts'
import { keepSearchKeys } from '#app/data/search/keep-search-keys.ts'
import type { KeysOf } from '#app/data/search/search-key.ts'
import { recordTypes, type CustomerRow } from '#shared/domain/record.ts'
import { testIndexedDb } from '#test/kit/test-indexed-db.ts'

const fields = Object.fromEntries(Object.entries(recordTypes.customer).map(([name, field]) => [name, field.default]))
const makeCustomer = (id: string, name: string): CustomerRow =>
  ({ ...fields, doc: '', bornAt: 0, bornBy: '', id, name }) as CustomerRow

/** A clock that rings when it is told to, and readings that come when they are let through. */
function createScene(name: string) {
  const db = new KetuDb(name, testIndexedDb())
  const timers: (() => void)[] = []
  const reports: unknown[] = []
  const asked: string[][] = []
  let answer: KeysOf = async names => names.map(() => 'x')
  const stop = keepSearchKeys({
    db,
    keysOf: (names, kind) => {
      asked.push([...names])
      return answer(names, kind)
    },
    after: (_, call) => {
      timers.push(call)
      return () => void timers.splice(timers.indexOf(call), 1)
    },
    report: error => void reports.push(error),
  })
  return { db, timers, reports, asked, stop, answerWith: (next: KeysOf) => (answer = next) }
}

type Scene = ReturnType<typeof createScene>
const scenes: Scene[] = []
const open = (): Scene => {
  const scene = createScene(`keep-${scenes.length}`)
  scenes.push(scene)
  return scene
}
const ring = (scene: Scene): void => scene.timers.shift()?.()
const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise(resolve => setImmediate(resolve))
}

afterEach(async () => {
  for (const { stop, db } of scenes.splice(0)) {
    stop()
    await db.delete()
  }
})

describe('search keys in the background', () => {
  it('are made some time after the start, and again after a customer changed', async () => {
    const scene = open()
    await scene.db.customers.put(makeCustomer('a', '华润'))
    expect(scene.asked).toEqual([])
    ring(scene)
    await until(async () => (await scene.db.searchKeys.count()) === 1)
    await scene.db.customers.put(makeCustomer('a', '长安'))
    await until(() => scene.timers.length === 1)
    ring(scene)
    await until(() => scene.asked.length === 2)
    expect(scene.asked).toEqual([['华润'], ['长安']])
  })

  it('a burst of changes is read once, and other tables wake nobody', async () => {
    const scene = open()
    for (const id of ['a', 'b', 'c']) await scene.db.customers.put(makeCustomer(id, '华润'))
    expect(scene.timers).toHaveLength(1)
    ring(scene)
    await until(async () => (await scene.db.searchKeys.count()) === 3)
    await scene.db.meta.put({ key: 'other', value: 1 })
    expect(scene.timers).toEqual([])
    expect(scene.asked).toEqual([['华润', '华润', '华润']])
  })

  it('what changes while keys are made is looked at afterwards', async () => {
    const scene = open()
    await scene.db.customers.put(makeCustomer('a', '华润'))
    let letThrough = (_: readonly string[]): void => undefined
    scene.answerWith(() => new Promise(resolve => (letThrough = resolve)))
    ring(scene)
    await until(() => scene.asked.length === 1)
    await scene.db.customers.put(makeCustomer('b', '长安'))
    expect(scene.timers).toEqual([])
    scene.answerWith(async names => names.map(() => 'chang an'))
    letThrough(['hua run'])
    await until(() => scene.timers.length === 1)
    expect(scene.reports).toEqual([])
  })

  it('a failure is reported and the next change tries again', async () => {
    const scene = open()
    scene.answerWith(() => Promise.reject(new Error('the worker is gone')))
    await scene.db.customers.put(makeCustomer('a', '华润'))
    ring(scene)
    await until(() => scene.reports.length === 1)
    scene.answerWith(async names => names.map(() => 'hua run'))
    await scene.db.customers.put(makeCustomer('b', '长安'))
    await until(() => scene.timers.length === 1)
    ring(scene)
    await until(async () => (await scene.db.searchKeys.count()) === 2)
    expect(scene.reports).toHaveLength(1)
  })

  it('nothing is asked after the stop', async () => {
    const scene = open()
    scene.stop()
    expect(scene.timers).toEqual([])
    await scene.db.customers.put(makeCustomer('a', '华润'))
    expect(scene.timers).toEqual([])
  })
})
