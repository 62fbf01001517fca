/** Surveys on several phones: asked offline, due again, called back, and answered by link without being written down twice. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callAgain, tellOfIssue } from '#app/data/commands/call-back.ts'
import { createCustomer } from '#app/data/commands/customer.ts'
import { judge } from '#app/data/commands/judge.ts'
import { addNote } from '#app/data/commands/note.ts'
import { deleteRecord } from '#app/data/commands/record.ts'
import { addSurvey, saveResponse } from '#app/data/commands/survey.ts'
import { createReplyTaker } from '#app/data/commands/survey-reply.ts'
import { undo } from '#app/data/commands/undo.ts'
import { callBacks } from '#app/data/queries/call-back.ts'
import { standingOfCustomer } from '#app/data/queries/customer-standing.ts'
import { notesOfCustomer } from '#app/data/queries/note.ts'
import { dueSurveys, resultsPage, type Survey, surveyOf } from '#app/data/queries/survey.ts'
import type { SurveyReplyRow } from '#shared/api/survey-link.ts'
import { callBackCause } from '#shared/domain/survey/call-back.ts'
import { testTerritory as east } from '#test/kit/random-work.ts'
import { rowsOf } from '#test/kit/rows-of.ts'
import { startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { testId } from '#test/kit/test-device.ts'

const [bob, eve] = [21, 22].map(testId) as [string, string]
const dayMs = 86_400_000
const name = '青麦乳业'

let cloud: Awaited<ReturnType<typeof startCloud>>
let rep: SyncedDevice
let other: SyncedDevice
let phones: SyncedDevice[]
let customer: string

beforeEach(async () => {
  cloud = await startCloud()
  rep = await cloud.join({ member: bob, seed: 1 })
  other = await cloud.join({ member: eve, seed: 2 })
  phones = [rep, other]
  ;({ id: customer } = await createCustomer(rep, { territory: east, values: { name, class: 'A' } }))
  await cloud.settle(phones)
})
afterEach(() => cloud.stop())

const found = async (id: string): Promise<Survey> => {
  const survey = await surveyOf(rep, id)
  if (survey === undefined) throw new Error(`no survey ${id}`)
  return survey
}
const answer = (survey: Survey, answers: { readonly [question: string]: number }, phone = rep) =>
  saveResponse(phone, {
    survey,
    customer: { id: customer, name },
    channel: 'person',
    contacts: [],
    answers,
    language: 'zh-CN',
  })
/** All phones share their clock. */
const later = (days: number): void => {
  rep.clock.now += days * dayMs
}

describe('a survey', () => {
  it('answered offline is one record that says what was asked, the same on every phone, and undone as one', async () => {
    const { activity } = await answer(await found('csat'), { whole: 4, quality: 5, nothing: 3 })
    await cloud.settle(phones)
    const [row] = await notesOfCustomer(other.db, customer, 'response')
    expect(row).toMatchObject({
      survey: 'csat',
      title: '客户满意度',
      channel: 'person',
      answers: { whole: 4, quality: 5 },
    })
    expect(await rowsOf(other.db)).toEqual(await rowsOf(rep.db))
    expect((await resultsPage(other, 'csat'))?.results.responses).toBe(1)
    await undo(rep, activity)
    expect(await notesOfCustomer(rep.db, customer, 'response')).toEqual([])
  })

  it('says how satisfied the customer is before anybody judges it, and confidence stands on that', async () => {
    const part = async () => {
      const page = await standingOfCustomer(other, customer)
      const found = page?.standing.confidence.parts.find(({ id }) => id === 'satisfaction')
      return [found?.basis, found?.value]
    }
    await judge(rep, { customer, levels: { satisfaction: 2 }, name })
    await cloud.settle(phones)
    expect(await part()).toEqual(['judgement', 0.25])
    await answer(await found('csat'), { whole: 4, quality: 1 })
    await cloud.settle(phones)
    expect(await part()).toEqual(['facts', 0.75])
    later(366)
    expect(await part()).toEqual(['judgement', 0.25])
  })

  it('of one’s own is read by colleagues through its answers', async () => {
    const draft = { ...(await found('nps')), everyDays: 0 }
    const { id } = await addSurvey(rep, 'member', draft, 'zh-CN')
    await answer(await found(id), { recommend: 10 })
    await cloud.settle(phones)
    expect(await surveyOf(other, id)).toBeUndefined()
    const page = await resultsPage(other, 'all', customer)
    expect(page?.results.scales.map(({ kind, rated }) => [kind, rated.n])).toEqual([['nps', 1]])
  })

  it('feat:I2: that recurs is due at core customers at once, and again when its days have run out', async () => {
    const { id } = await addSurvey(rep, 'member', { ...(await found('csat')), everyDays: 90 }, 'zh-CN')
    const dueAt = async () => (await dueSurveys(rep)).map(({ due }) => due.map(each => each.customer.name))
    expect(await dueAt()).toEqual([[name]])
    await answer(await found(id), { whole: 4 })
    expect(await dueAt()).toEqual([])
    later(89)
    expect(await dueAt()).toEqual([])
    later(1)
    expect(await dueAt()).toEqual([[name]])
  })
})

describe('feat:G4: call-backs', () => {
  it('of a survey wait until tomorrow when nobody was reached, and are done with the answers', async () => {
    const { id } = await addSurvey(rep, 'member', { ...(await found('csat')), everyDays: 90 }, 'zh-CN')
    const cause = callBackCause('survey', id)
    const [call] = await callBacks(rep)
    expect(call).toMatchObject({ kind: 'survey', card: { name } })
    await callAgain(rep, { customer, title: '回访', cause, action: call?.action })
    expect(await callBacks(rep)).toEqual([])
    later(1)
    const [again] = await callBacks(rep)
    expect(again?.action?.cause).toBe(cause)
    await callAgain(rep, { customer, title: '回访', cause, action: again?.action })
    expect(await rep.db.actions.where('customer').equals(customer).count()).toBe(1)
    await answer(await found(id), { whole: 5 })
    later(5)
    expect(await callBacks(rep)).toEqual([])
    expect((await rep.db.actions.where('customer').equals(customer).toArray())[0]?.doneOn).not.toBe('')
  })

  it('of an issue that was put right end when the customer is told', async () => {
    const values = { customer, title: '破损', resolvedOn: '2026-01-01' }
    await addNote(rep, { kind: 'journal', id: customer, name }, { type: 'issue', values }, '破损')
    const [call] = await callBacks(rep)
    if (call?.kind !== 'issue') throw new Error('no call')
    await tellOfIssue(rep, call.issue, call.action)
    expect(await callBacks(rep)).toEqual([])
    expect(await callBacks(other)).toEqual([])
  })
})

describe('an answer by link', () => {
  /** The server's side: answers wait until a device says they are in the log. */
  const startReplies = () => {
    const waiting: SurveyReplyRow[] = []
    return {
      waiting,
      api: {
        replies: async () => ({ kind: 'ok', value: [...waiting] }) as const,
        drop: async (id: string) => {
          const at = waiting.findIndex(reply => reply.id === id)
          if (at < 0) return { kind: 'failed', error: 'not-found' } as const
          waiting.splice(at, 1)
          return { kind: 'ok', value: {} } as const
        },
      },
    }
  }
  const replyOf = async (more: Partial<SurveyReplyRow> = {}): Promise<SurveyReplyRow> => {
    const { titles, questions, everyDays, begin } = await found('nps')
    return {
      ...{ id: testId(901), wordsId: testId(902), customer, survey: 'nps', titles, questions, everyDays, begin },
      ...{ language: 'en', answers: { recommend: 9 }, words: '', wantsReply: false, at: rep.clock.now, ...more },
    }
  }
  const responses = (phone: SyncedDevice) => notesOfCustomer(phone.db, customer, 'response')

  it('reply:A4: fetched by two phones at once is written down once, and the server is told when the log has it', async () => {
    const { waiting, api } = startReplies()
    waiting.push(await replyOf({ words: 'Please send the new list' }))
    const take = { rep: createReplyTaker(rep, api), other: createReplyTaker(other, api) }
    expect(await Promise.all([take.rep(), take.other()])).toEqual([
      { written: 1, done: 0 },
      { written: 1, done: 0 },
    ])
    // Nothing of it is in the log yet: it stays on the server.
    expect(await take.rep()).toEqual({ written: 0, done: 0 })
    expect(waiting).toHaveLength(1)
    await cloud.settle(phones)
    expect(await take.rep()).toEqual({ written: 0, done: 1 })
    expect(waiting).toEqual([])
    for (const phone of phones) {
      expect((await responses(phone)).map(({ channel, answers }) => [channel, answers])).toEqual([
        ['link', { recommend: 9 }],
      ])
      const feedback = await notesOfCustomer(phone.db, customer, 'feedback')
      expect(feedback.map(({ text }) => text)).toEqual(['Please send the new list'])
    }
    expect(await rowsOf(other.db)).toEqual(await rowsOf(rep.db))
  })

  it('reply:A3: written down by a phone that was lost before it could send is written down by another', async () => {
    const { waiting, api } = startReplies()
    waiting.push(await replyOf())
    await createReplyTaker(rep, api)()
    await createReplyTaker(other, api)()
    await other.engine.syncNow()
    expect(await createReplyTaker(other, api)()).toEqual({ written: 0, done: 1 })
    expect(await responses(other)).toHaveLength(1)
  })

  it('that was deleted since is not written down again', async () => {
    const { waiting, api } = startReplies()
    waiting.push(await replyOf())
    const take = createReplyTaker(rep, api)
    await take()
    const [row] = await responses(rep)
    if (row === undefined) throw new Error('no response')
    await deleteRecord(rep, { type: 'response', id: row.id, doc: row.doc }, row.title)
    await cloud.settle(phones)
    expect(await take()).toEqual({ written: 0, done: 1 })
    expect(await responses(rep)).toEqual([])
  })

  it('feat:G4: with something to put right is an issue; of a customer that is not here it waits for another phone', async () => {
    const { waiting, api } = startReplies()
    waiting.push(
      await replyOf({ words: '第三箱破了', wantsReply: true }),
      await replyOf({ id: testId(903), wordsId: testId(905), customer: testId(904) }),
    )
    expect(await createReplyTaker(rep, api)()).toEqual({ written: 1, done: 0 })
    const issues = await notesOfCustomer(rep.db, customer, 'issue')
    expect(issues.map(({ title, kind, resolvedOn }) => [title, kind, resolvedOn])).toEqual([
      ['第三箱破了', 'complaint', ''],
    ])
    await cloud.settle(phones)
    await createReplyTaker(other, api)()
    expect(waiting.map(({ id }) => id)).toEqual([testId(903)])
  })
})
