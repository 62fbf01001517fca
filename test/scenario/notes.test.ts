/** Needs, issues, segments, settings: the smaller records travel, stay where they belong, and are the same on every phone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCustomer } from '#app/data/commands/customer.ts'
import { addNote, editNote } from '#app/data/commands/note.ts'
import { deleteRecord, restoreRecord } from '#app/data/commands/record.ts'
import { undo } from '#app/data/commands/undo.ts'
import { rebuildDocs } from '#app/data/projection/rebuild.ts'
import { notesOfCustomer, notesOfType } from '#app/data/queries/note.ts'
import { analysisSettings } from '#app/data/queries/settings.ts'
import { deletedItems, openConflicts } from '#app/data/queries/sync.ts'
import { standardSettings } from '#shared/domain/analysis/settings.ts'
import { testTerritory as east } from '#test/kit/random-work.ts'
import { rowsOf } from '#test/kit/rows-of.ts'
import { startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { testId } from '#test/kit/test-device.ts'

const [boss, bob, eve, west] = [21, 22, 23, 24].map(testId) as [string, string, string, string]
const name = '青麦乳业'

let cloud: Awaited<ReturnType<typeof startCloud>>
let admin: SyncedDevice
let rep: SyncedDevice
let other: SyncedDevice
let phones: SyncedDevice[]
let customer: string

beforeEach(async () => {
  cloud = await startCloud()
  await cloud.facts({ type: 'territory', id: west, name: '华西' })
  admin = await cloud.join({ member: boss, role: 'manager', seed: 1 })
  await cloud.facts({ type: 'grant', id: testId(30), member: boss, role: 'admin', from: 0 })
  rep = await cloud.join({ member: bob, seed: 2 })
  other = await cloud.join({ member: eve, role: 'rep', territory: west, seed: 3 })
  phones = [admin, rep, other]
  await cloud.settle(phones)
  ;({ id: customer } = await createCustomer(rep, { territory: east, values: { name } }))
  await cloud.settle(phones)
})
afterEach(() => cloud.stop())

const addNeed = (phone: SyncedDevice, text: string) =>
  addNote(phone, { kind: 'customer', id: customer, name }, { type: 'need', values: { text, strength: 3 } }, text)

describe('notes', () => {
  it('of a customer are in its territory only, of its document and of its journal alike', async () => {
    await addNeed(rep, '交期太长')
    const home = { kind: 'journal', id: customer, name } as const
    await addNote(rep, home, { type: 'issue', values: { title: '破损', kind: 'quality' } }, '破损')
    await cloud.settle(phones)
    expect((await notesOfCustomer(admin.db, customer, 'need')).map(({ text }) => text)).toEqual(['交期太长'])
    expect((await notesOfCustomer(admin.db, customer, 'issue')).map(({ title }) => title)).toEqual(['破损'])
    expect(await rowsOf(admin.db)).toEqual(await rowsOf(rep.db))
    expect(await other.db.notes.count()).toBe(0)
  })

  it('changed by two people at once keep both values until somebody chooses', async () => {
    await addNeed(rep, '交期')
    await cloud.settle(phones)
    const need = async (phone: SyncedDevice) => (await notesOfCustomer(phone.db, customer, 'need'))[0]
    for (const [phone, strength] of [
      [rep, 5],
      [admin, 1],
    ] as const) {
      const row = await need(phone)
      if (row) await editNote(phone, row, { strength }, row.text)
    }
    await cloud.settle(phones)
    expect((await openConflicts(rep.db)).map(({ type, field }) => [type, field])).toEqual([['need', 'strength']])
  })

  it('are deleted, found among the deleted, restored, and undone', async () => {
    const { activity } = await addNeed(rep, '培训')
    const [row] = await notesOfCustomer(rep.db, customer, 'need')
    if (row === undefined) throw new Error('no need')
    await deleteRecord(rep, row, row.text)
    expect(await notesOfCustomer(rep.db, customer, 'need')).toEqual([])
    expect((await deletedItems(rep.db, 0)).map(({ type, name: said }) => [type, said])).toEqual([['need', '培训']])
    await restoreRecord(rep, row, row.text)
    expect(await notesOfCustomer(rep.db, customer, 'need')).toHaveLength(1)
    await undo(rep, activity)
    expect(await notesOfCustomer(rep.db, customer, 'need')).toEqual([])
  })

  it('of the company are written by its admins alone; the latest of a setting counts on every phone', async () => {
    const set = async (phone: SyncedDevice, cutA: number) => {
      phone.clock.now += 1000
      await addNote(phone, { kind: 'workspace' }, { type: 'setting', values: { part: 'abc', value: { cutA } } }, 'abc')
    }
    await set(admin, 0.7)
    await set(admin, 0.6)
    await cloud.settle(phones)
    for (const phone of phones) expect((await analysisSettings(phone.db)).abc.cutA).toBe(0.6)
    expect((await analysisSettings(rep.db)).version).not.toBe(standardSettings.version)
    await set(rep, 0.1)
    await cloud.settle(phones)
    for (const phone of phones) expect((await analysisSettings(phone.db)).abc.cutA).toBe(0.6)
    expect(await rep.db.tray.count()).toBe(1)
  })

  it('of oneself are on all of one’s devices and on nobody else’s', async () => {
    await addNote(rep, { kind: 'member' }, { type: 'segment', values: { name: '华东大客户' } }, '华东大客户')
    const second = await cloud.join({ member: bob, seed: 9 })
    await cloud.settle([...phones, second])
    expect((await notesOfType(second.db, 'segment')).map(segment => segment.name)).toEqual(['华东大客户'])
    expect(await admin.db.notes.count()).toBe(0)
  })

  it('proj:P5, proj:P7: rows of an app that knew none of them come with the rebuild', async () => {
    await addNeed(rep, '样品')
    const before = await rowsOf(rep.db)
    await rep.db.notes.clear()
    await rep.db.docs.toCollection().modify({ projection: 4 })
    await rebuildDocs({ db: rep.db, store: rep.store, zone: () => 'Asia/Shanghai' }, await rep.db.docs.toArray())
    expect(await rowsOf(rep.db)).toEqual(before)
  })
})
