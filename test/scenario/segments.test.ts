/** Segments, classes and settings on several phones: everybody counts the same, whatever came in which order. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addContact, createCustomer } from '#app/data/commands/customer.ts'
import { acceptClass, dropTier, setClass, setTier } from '#app/data/commands/class.ts'
import { addNote } from '#app/data/commands/note.ts'
import { editOrder, recordOrder } from '#app/data/commands/order.ts'
import { addSegment, editSegment } from '#app/data/commands/segment.ts'
import { setSettings } from '#app/data/commands/setting.ts'
import { undo } from '#app/data/commands/undo.ts'
import { keepProfiles, keptProfiles, profileInputs } from '#app/data/profiles.ts'
import { tierOfCustomer, tiersDay } from '#app/data/tiers.ts'
import { customerProfiles, validClass } from '#app/data/queries/profile.ts'
import { segments } from '#app/data/queries/segment.ts'
import { journalDoc } from '#shared/doc/name.ts'
import { analysisSettings, customFields, settingHistory, wordLists } from '#app/data/queries/settings.ts'
import { membersOf } from '#shared/domain/segment/segment-match.ts'
import type { SegmentRule } from '#shared/domain/segment/segment-rule.ts'
import { testTerritory as east } from '#test/kit/random-work.ts'
import { startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { testId } from '#test/kit/test-device.ts'

const [boss, bob] = [21, 22].map(testId) as [string, string]
const asOf = '2026-11-23'

let cloud: Awaited<ReturnType<typeof startCloud>>
let admin: SyncedDevice
let rep: SyncedDevice

beforeEach(async () => {
  cloud = await startCloud()
  admin = await cloud.join({ member: boss, role: 'manager', seed: 1 })
  await cloud.facts({ type: 'grant', id: testId(30), member: boss, role: 'admin', from: 0 })
  rep = await cloud.join({ member: bob, seed: 2 })
  await cloud.settle([admin, rep])
})
afterEach(() => cloud.stop())

async function customerWith(name: string, amount: number, values: object = {}): Promise<string> {
  const { id } = await createCustomer(rep, { territory: east, values: { name, ...values } })
  if (amount > 0) {
    const { id: order } = await recordOrder(rep, { customer: id, name, day: '2026-10-10', amount })
    await editOrder(rep, { id: order, doc: journalDoc(id, 2026), customer: id }, { category: '试剂' })
  }
  return id
}

const rule: SegmentRule = {
  all: [
    { field: 'region', op: 'anyOf', value: ['浙江省'] },
    { field: 'money', op: 'atLeast', value: 100_00 },
  ],
}

const membersOn = async (phone: SyncedDevice) => {
  const { members, undecided } = membersOf(rule, (await customerProfiles(phone.db, asOf)).customers)
  return { members: members.map(({ id }) => id), undecided }
}

describe('profiles', () => {
  it('are the same on two phones, and gather what was written about people, wallets and orders', async () => {
    const id = await customerWith('青麦乳业', 900_00, { region: '浙江省', potential: 2_000_00, custom: ['渠道: 直营'] })
    await customerWith('柏舟药房', 50_00, { region: '浙江省' })
    await customerWith('岚溪物流', 500_00)
    await addContact(rep, id, { name: '周工', motives: ['price', 'quality'] })
    const home = { kind: 'customer', id, name: '青麦乳业' } as const
    await addNote(rep, home, { type: 'need', values: { text: '交期短' } }, '交期短')
    await cloud.settle([admin, rep])
    const [a, b] = [await customerProfiles(admin.db, asOf), await customerProfiles(rep.db, asOf)]
    expect(a).toEqual(b)
    const profile = a.customers.find(one => one.id === id)
    expect(profile?.facts).toMatchObject({
      ...{ region: '浙江省', motives: ['price', 'quality'], needs: ['交期短'], categories: ['试剂'] },
      ...{ money: 900_00, whiteSpace: 1_100_00, shareOfWallet: 0.45, class: 'A', 'custom.渠道': ['直营'] },
    })
    expect(profile?.suggested).toBe('A')
    expect(await membersOn(admin)).toEqual({ members: [id], undecided: 1 })
    expect(await membersOn(rep)).toEqual(await membersOn(admin))
  })

  it('know nobody’s class while nobody bought, and a class by hand until its day', async () => {
    await customerWith('青麦乳业', 0)
    const [profile] = (await customerProfiles(rep.db, asOf)).customers
    expect([profile?.suggested, profile?.facts['class']]).toEqual([null, undefined])
    expect(validClass({ class: 'A', classUntil: '2026-11-23' }, asOf)).toBe('A')
    expect(validClass({ class: 'A', classUntil: '2026-11-22' }, asOf)).toBe('')
  })

  it('that are kept say what they were made of', async () => {
    await customerWith('青麦乳业', 10_00)
    await keepProfiles(rep.db, asOf)
    const kept = await keptProfiles(rep.db)
    expect(kept?.profiles.customers).toHaveLength(1)
    expect(kept?.inputs).toBe(await profileInputs(rep.db, asOf))
    await customerWith('岚溪物流', 10_00)
    expect(kept?.inputs).not.toBe(await profileInputs(rep.db, asOf))
  })
})

describe('a segment', () => {
  it('of the company is an admin’s to write; its version rises with the rule alone', async () => {
    const input = { name: '浙江大客户', isTarget: true, positioning: '', rule }
    await addSegment(admin, input, true)
    await addSegment(rep, { ...input, name: '我的' }, false)
    await cloud.settle([admin, rep])
    const seen = await segments(rep)
    expect(seen.map(({ row, isCompany, mayWrite }) => [row.name, isCompany, mayWrite])).toEqual([
      ['浙江大客户', true, false],
      ['我的', false, true],
    ])
    const [own] = (await segments(admin)).filter(one => one.isCompany)
    if (own === undefined) throw new Error('no segment')
    await editSegment(admin, own.row, { ...input, positioning: '最快的交期' })
    const [named] = await segments(admin)
    expect([named?.row.version, named?.row.positioning]).toEqual([1, '最快的交期'])
    if (named) await editSegment(admin, named.row, { ...input, rule: { all: [] } })
    expect((await segments(admin))[0]?.row.version).toBe(2)
    expect(await membersOn(rep)).toEqual({ members: [], undecided: 0 })
  })
})

describe('a setting', () => {
  const set = (phone: SyncedDevice, cutA: number, reason: string) =>
    setSettings(phone, [{ part: 'abc', value: { cutA } }], reason, 'abc')

  it('set by two admins at once is the same on every phone, both stay to be told, and an undo brings the one before', async () => {
    const second = await cloud.join({ member: testId(23), role: 'manager', seed: 5 })
    await cloud.facts({ type: 'grant', id: testId(31), member: testId(23), role: 'admin', from: 0 })
    await cloud.settle([admin, rep, second])
    const { activity } = await set(second, 0.6, '大客户太少')
    await set(admin, 0.7, '大客户太多')
    await cloud.settle([admin, rep, second])
    const seen = await Promise.all([admin, rep, second].map(async ({ db }) => (await analysisSettings(db)).abc.cutA))
    expect(new Set(seen).size).toBe(1)
    const history = await settingHistory(rep.db, 'abc')
    expect(history.map(({ reason }) => reason).sort()).toEqual(['大客户太多', '大客户太少'])
    expect(history[0]?.value).toEqual({ cutA: seen[0] })
    second.clock.now += 60_000
    const later = await set(second, 0.5, '再试试')
    await undo(second, later.activity)
    await undo(second, activity)
    await cloud.settle([admin, rep, second])
    expect((await analysisSettings(rep.db)).abc.cutA).toBe(0.7)
  })

  it('that does not fit leaves the default, and a preset is one command with one undo', async () => {
    await set(admin, 0.99, '太大')
    expect((await analysisSettings(admin.db)).abc.cutA).toBe(0.8)
    admin.clock.now += 1000
    const changes = [
      { part: 'visiting', value: { visitsOfClass: { A: 6 } } },
      { part: 'wordLists', value: { tags: ['标杆客户'] } },
      { part: 'customFields', value: [{ name: '渠道', choices: ['直营'] }] },
    ]
    const { activity } = await setSettings(admin, changes, 'B2B', 'B2B')
    expect((await analysisSettings(admin.db)).visiting.visitsOfClass).toMatchObject({ A: 6, B: 6 })
    expect([(await wordLists(admin.db)).tags, await customFields(admin.db)]).toEqual([
      ['标杆客户'],
      [{ name: '渠道', choices: ['直营'] }],
    ])
    await undo(admin, activity)
    expect((await analysisSettings(admin.db)).visiting.visitsOfClass.A).toBe(12)
    expect(await customFields(admin.db)).toEqual([])
  })
})

describe('a class', () => {
  it('by hand says why and until when; what sales say needs neither; a customer’s page knows the tier', async () => {
    const id = await customerWith('青麦乳业', 10_00)
    await setClass(rep, id, { value: 'C', reason: '换了采购', until: '2026-12-31' })
    expect(await rep.db.customers.get(id)).toMatchObject({ class: 'C', classReason: '换了采购' })
    const profile = async () => (await customerProfiles(rep.db, asOf)).customers[0]
    expect(await profile()).toMatchObject({ set: 'C', suggested: 'A', facts: { class: 'C' } })
    await acceptClass(rep, id, 'A')
    expect(await rep.db.customers.get(id)).toMatchObject({ class: 'A', classReason: '', classUntil: '' })
    await setTier(rep, id, { value: 'potential', reason: '新厂开工', until: '2026-12-31' })
    expect(await profile()).toMatchObject({ tier: 'potential', tierReason: 'set' })
    await dropTier(rep, id)
    expect(await profile()).toMatchObject({ tier: 'high-value', tierReason: 'class' })
    const other = await customerWith('柏舟药房', 0)
    expect(await tierOfCustomer(rep.db, id)).toBeUndefined()
    await keepProfiles(rep.db, asOf)
    expect(await tierOfCustomer(rep.db, id)).toBe('high-value')
    expect(await tierOfCustomer(rep.db, other)).toBe('general')
    expect(await tiersDay(rep.db)).toBe(asOf)
  })
})
