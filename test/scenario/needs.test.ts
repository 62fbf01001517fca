/** What a visit brings to light travels: the brief and what is to be reviewed are the same on both phones, and answers come back to who heard. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAction } from '#app/data/commands/action.ts'
import { addContact, createCustomer } from '#app/data/commands/customer.ts'
import { resolveIssue, tellCustomer } from '#app/data/commands/issue.ts'
import { judge } from '#app/data/commands/judge.ts'
import { setNeedState } from '#app/data/commands/need.ts'
import { addNote, editNote } from '#app/data/commands/note.ts'
import { undo } from '#app/data/commands/undo.ts'
import { logVisit } from '#app/data/commands/visit.ts'
import { refreshMatrices } from '#app/data/matrix/refresh-matrices.ts'
import { briefOfCustomer } from '#app/data/queries/brief.ts'
import { timelineOf } from '#app/data/queries/customer.ts'
import { feedbackInbox } from '#app/data/queries/feedback-inbox.ts'
import { pastOfField } from '#app/data/queries/history.ts'
import { notesOfCustomer } from '#app/data/queries/note.ts'
import {
  customersToReview,
  forgetReviewSeen,
  noteReviewSeen,
  reviewOfAll,
  reviewOfCustomer,
} from '#app/data/queries/review.ts'
import { noteAnswersSeen, toDealWith } from '#app/data/queries/to-deal.ts'
import { addDays } from '#shared/domain/day.ts'
import type { NoteType } from '#shared/domain/record.ts'
import { testTerritory as east } from '#test/kit/random-work.ts'
import { startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { testId } from '#test/kit/test-device.ts'

const [boss, bob] = [21, 22].map(testId) as [string, string]
const [name, day] = ['青麦乳业', '2026-11-23']

let cloud: Awaited<ReturnType<typeof startCloud>>
let manager: SyncedDevice
let rep: SyncedDevice
let phones: SyncedDevice[]
let customer: string

beforeEach(async () => {
  cloud = await startCloud()
  manager = await cloud.join({ member: boss, role: 'manager', seed: 1 })
  rep = await cloud.join({ member: bob, seed: 2 })
  phones = [manager, rep]
  await cloud.settle(phones)
  ;({ id: customer } = await createCustomer(rep, { territory: east, values: { name, industry: '食品' } }))
  await cloud.settle(phones)
})
afterEach(() => cloud.stop())

const addNeed = (phone: SyncedDevice, text: string) =>
  addNote(phone, { kind: 'customer', id: customer, name }, { type: 'need', values: { text, strength: 4, day } }, text)
const addIssue = (phone: SyncedDevice, title: string, due: string) => {
  const values = { customer, title, kind: 'complaint' as const, owner: bob, due, day }
  return addNote(phone, { kind: 'journal', id: customer, name }, { type: 'issue', values }, title)
}
async function only<T extends NoteType>(phone: SyncedDevice, type: T) {
  const [row] = await notesOfCustomer(phone.db, customer, type)
  if (row === undefined) throw new Error(`no ${type}`)
  return row
}

describe('what visits bring to light', () => {
  it('feat:B15: the brief of both phones is one, with the words, promises, needs and people of both', async () => {
    const { id: contact } = await addContact(rep, customer, { name: '张总', role: 'economic', preferences: '怕被催' })
    await logVisit(rep, { customer, name, at: rep.now(), note: '样品认可', contacts: [contact] })
    await addAction(manager, customer, { title: '回合同意见', due: addDays(day, -1), side: 'them' })
    await addNeed(rep, '交期太长')
    await cloud.settle(phones)
    const [mine, theirs] = [await briefOfCustomer(rep, customer), await briefOfCustomer(manager, customer)]
    expect(mine?.brief).toEqual(theirs?.brief)
    expect(mine?.brief).toMatchObject({
      said: [{ note: '样品认可' }],
      promises: [{ title: '回合同意见', isLate: true }],
      needs: [{ text: '交期太长' }],
      people: [{ name: '张总', preferences: '怕被催' }],
      question: { kind: 'gap', item: 'potential' },
      suggestions: [{ kind: 'promise' }, { kind: 'need' }, { kind: 'gap' }],
    })
    expect(mine?.brief.completeness.missing).toContain('competitor')
  })

  it('feat:B10, feat:B12: a need that changed is to be reviewed by both until it is settled, and its past stays with its days', async () => {
    await addNeed(rep, '交期太长')
    rep.clock.now += 1000
    const changed = await setNeedState(rep, await only(rep, 'need'), 'changed')
    await cloud.settle(phones)
    const of = async (phone: SyncedDevice) =>
      (await reviewOfCustomer(phone, customer)).map(({ kind, text }) => [kind, text])
    for (const phone of phones) expect(await of(phone)).toEqual([['need', '交期太长']])
    expect(await reviewOfCustomer(manager, customer)).toEqual(await reviewOfCustomer(rep, customer))
    manager.clock.now += 60_000
    await setNeedState(manager, await only(manager, 'need'), 'met')
    await cloud.settle(phones)
    for (const phone of phones) expect(await of(phone)).toEqual([])
    const past = await pastOfField(rep, await only(rep, 'need'), 'state')
    expect(past.map(({ value, by }) => [value, by])).toEqual([
      ['met', boss],
      ['changed', bob],
      [null, bob],
    ])
    await undo(rep, changed.activity)
    expect((await only(rep, 'need')).state).toBe('met')
  })

  it('what was seen is put away on that device alone, and comes back with something new', async () => {
    await judge(rep, { customer, name, levels: { satisfaction: 2 } })
    await cloud.settle(phones)
    const [item] = await reviewOfCustomer(rep, customer)
    expect(item).toMatchObject({ kind: 'satisfaction', value: 2 })
    await noteReviewSeen(rep, item?.id ?? '')
    expect(await reviewOfCustomer(rep, customer)).toEqual([])
    expect(await reviewOfCustomer(manager, customer)).toHaveLength(1)
    await forgetReviewSeen(rep, item?.id ?? '')
    expect(await reviewOfCustomer(rep, customer)).toHaveLength(1)
    await noteReviewSeen(rep, item?.id ?? '')
    rep.clock.now += 1000
    await judge(rep, { customer, name, levels: { satisfaction: 1 } })
    expect(await reviewOfCustomer(rep, customer)).toMatchObject([{ value: 1 }])
  })

  it('feat:B12: the list over all customers says what each customer’s page says, trust that silence took away included, and so do the marks', async () => {
    await judge(rep, { customer, name, levels: { satisfaction: 1, credibility: 1, closeness: 1, selfInterest: 5 } })
    await addNeed(rep, '交期太长')
    await setNeedState(rep, await only(rep, 'need'), 'changed')
    await addIssue(rep, '外包装破损', '')
    await createCustomer(rep, { territory: east, values: { name: '岚溪物流' } })
    await cloud.settle(phones)
    for (const phone of phones) {
      const all = await reviewOfAll(phone)
      expect(all.map(({ item }) => item.kind).toSorted()).toEqual(['complaint', 'need', 'satisfaction', 'trust'])
      expect(all.map(({ item }) => item)).toEqual(await reviewOfCustomer(phone, customer))
      expect(all.map(({ card }) => card.name)).toEqual([name, name, name, name])
    }
    const marked = async (phone: SyncedDevice) => {
      await refreshMatrices({ ...phone, zone: phone.workspace.zone })
      return [...(await customersToReview(phone))]
    }
    expect(await customersToReview(manager)).toEqual(new Set())
    expect(await marked(manager)).toEqual([customer])
    for (const { item } of await reviewOfAll(manager)) await noteReviewSeen(manager, item.id)
    expect(await reviewOfAll(manager)).toEqual([])
    expect([...(await customersToReview(manager))]).toEqual([])
    expect(await reviewOfAll(rep)).toHaveLength(4)
    expect(await marked(rep)).toEqual([customer])
    await setNeedState(rep, await only(rep, 'need'), 'met')
    for (const { item } of await reviewOfAll(rep)) await noteReviewSeen(rep, item.id)
    expect(await marked(rep)).toEqual([])
  })

  it('feat:G5: an issue is on its owner’s Today when it is late and until the customer is told, and in the timeline', async () => {
    await addIssue(manager, '外包装破损', addDays(day, -1))
    await addIssue(manager, '不急', addDays(day, 5))
    await cloud.settle(phones)
    const titles = async (phone: SyncedDevice) =>
      (await toDealWith(phone, day)).issues.map(({ issue, card }) => [issue.title, card.name])
    expect(await titles(rep)).toEqual([['外包装破损', name]])
    expect(await titles(manager)).toEqual([])
    await resolveIssue(rep, await only(rep, 'issue'))
    expect(await titles(rep)).toEqual([['外包装破损', name]])
    await tellCustomer(rep, await only(rep, 'issue'))
    expect(await titles(rep)).toEqual([])
    expect((await timelineOf(rep.db, customer, 10)).map(({ kind }) => kind)).toEqual(['issue', 'issue'])
  })

  it('feat:G13: feedback is answered in the inbox, and the answer is shown once to who heard it', async () => {
    const values = { text: '包装难拆', product: '敷料', day }
    await addNote(rep, { kind: 'customer', id: customer, name }, { type: 'feedback', values }, values.text)
    await cloud.settle(phones)
    const inbox = await feedbackInbox(manager, { state: 'new' })
    expect(inbox.products).toMatchObject([{ product: '敷料', customers: 1, items: [{ importance: null }] }])
    const answers = async () => (await toDealWith(rep, day)).answers.map(({ feedback }) => feedback.answer)
    expect(await answers()).toEqual([])
    const answer = { state: 'planned' as const, answer: '一月换新包装', answeredOn: day }
    await editNote(manager, await only(manager, 'feedback'), answer, values.text)
    await cloud.settle(phones)
    expect(await answers()).toEqual(['一月换新包装'])
    expect((await toDealWith(manager, day)).answers).toEqual([])
    await noteAnswersSeen(rep, [await only(rep, 'feedback')])
    expect(await answers()).toEqual([])
    expect((await feedbackInbox(manager, { state: 'new' })).products).toEqual([])
    expect((await feedbackInbox(manager, { product: '敷料' })).products).toHaveLength(1)
  })
})
