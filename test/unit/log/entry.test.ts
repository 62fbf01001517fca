import { describe, expect, it } from 'vitest'
import { dropOrder, dropPerson, dropStep, editStep, entryOf } from '#app/features/log/entry.ts'
import { addedStep, emptyDraft, type LogDraft } from '#app/features/log/log-draft.ts'
import { visitOf } from '#app/features/log/save-entry.ts'
import type { CardRow } from '#app/data/db.ts'
import { words } from '#app/words/zh-CN.ts'
import { instantOfDay } from '#shared/domain/day.ts'
import { parseSentence } from '#shared/domain/sentence/parse-sentence.ts'
import { createSentenceContext } from '#shared/domain/sentence/sentence-context.ts'

const zone = 'Asia/Shanghai'
const now = instantOfDay('2026-11-23', '14:36', zone)
const contacts = [
  { id: 'zhang', name: '张启衡', customer: 'heling' },
  { id: 'chen', name: '陈若谷', customer: 'heling' },
]
const names = new Map(contacts.map(contact => [contact.id, contact.name]))
const context = createSentenceContext({
  today: '2026-11-23',
  customer: { id: 'heling', name: '禾岭医药' },
  contacts,
  currency: 'CNY',
})
const text = '见了张总，样品认可，价格再谈，下周三送第二批样品'

function entry(draft: LogDraft) {
  return entryOf(draft, parseSentence(draft.text, { ...context, dismissed: draft.dismissed }).proposal, {
    now,
    zone,
    names,
  })
}

describe('entry of the quick log', () => {
  it('proposes people, outcome and the next step with its day from one sentence', () => {
    const { people, outcome, steps, at } = entry({ ...emptyDraft, text })
    expect(people.map(person => [person.name, person.id])).toEqual([['张启衡', 'zhang']])
    expect(outcome).toBe('progress')
    expect(steps.map(step => [step.title, step.due, step.side])).toEqual([['送第二批样品', '2026-12-02', 'us']])
    expect(at).toBeUndefined()
  })

  it('leaves a dismissed piece in the text and out of the visit', () => {
    const draft = { ...emptyDraft, text }
    const [step] = entry(draft).steps
    const [person] = entry(draft).people
    if (step === undefined || person === undefined) throw new Error('nothing understood')
    expect(entry(dropStep(draft, step)).steps).toEqual([])
    expect(entry(dropPerson(draft, person)).people).toEqual([])
  })

  it('keeps a step whose day was taken away', () => {
    const { steps } = entry(editStep({ ...emptyDraft, text }, '送第二批样品', { due: '' }))
    expect(steps.map(({ title, due }) => [title, due])).toEqual([['送第二批样品', '']])
  })

  it('keeps what the person changed when the sentence is parsed again', () => {
    const draft = { ...emptyDraft, text, outcome: 'blocked' as const }
    const edited = editStep(editStep(draft, '送第二批样品', { title: '送样品三盒' }), '送第二批样品', {
      due: '2026-12-04',
    })
    const later = entry({ ...edited, text: `${text}，订单20万` })
    expect(later.outcome).toBe('blocked')
    expect(later.steps.map(({ title, due }) => [title, due])).toEqual([['送样品三盒', '2026-12-04']])
    expect(later.order?.amount).toBe(20_000_000)
  })

  it('takes no outcome when the person took the understood one away', () => {
    expect(entry({ ...emptyDraft, text, outcome: '' }).outcome).toBe('')
  })

  it('puts an order typed by hand over an understood one until it is dropped', () => {
    const draft = { ...emptyDraft, text: '订单20万', amount: 500_000 }
    expect(entry(draft).order).toEqual({ amount: 500_000, texts: [] })
    const dropped = dropOrder(draft, [])
    expect(entry(dropped).order?.amount).toBe(20_000_000)
    expect(entry(dropOrder(dropped, entry(dropped).order?.texts ?? [])).order).toBeUndefined()
  })

  it('hears when it happened, but never a time still to come', () => {
    expect(entry({ ...emptyDraft, text: '昨天下午3点见了张总' }).at).toBe(instantOfDay('2026-11-22', '15:00', zone))
    expect(entry({ ...emptyDraft, text: '今天见了张总' }).at).toBeUndefined()
    const set = { ...emptyDraft, text: '昨天下午3点见了张总', at: now }
    expect(entry(set)).toMatchObject({ at: now, atTexts: [] })
  })

  it('adds people and a step by hand beside what was understood', () => {
    const draft = editStep({ ...emptyDraft, text: '见了张总', met: ['chen', 'zhang'] }, addedStep, { title: '寄合同' })
    expect(entry(draft).people.map(person => person.name)).toEqual(['张启衡', '陈若谷'])
    expect(entry(draft).steps).toMatchObject([{ title: '寄合同', due: '', isPromise: false }])
  })

  it('asks who is meant when several fit, and takes the answer', () => {
    const two = createSentenceContext({
      today: '2026-11-23',
      customer: { id: 'heling', name: '禾岭医药' },
      contacts: [...contacts, { id: 'zhang2', name: '张望', customer: 'heling' }],
    })
    const heard = parseSentence('见了张总', two).proposal
    const view = { now, zone, names: new Map([...names, ['zhang2', '张望']]) }
    expect(entryOf({ ...emptyDraft, text: '见了张总' }, heard, view).people[0]?.candidates).toEqual(['zhang', 'zhang2'])
    const answered = { ...emptyDraft, text: '见了张总', who: { 张总: 'zhang2' } }
    expect(entryOf(answered, heard, view).people).toMatchObject([{ id: 'zhang2', name: '张望', candidates: [] }])
  })
})

describe('visit saved from an entry', () => {
  const card = { id: 'heling', name: '禾岭医药' } as CardRow // Only id and name are read.
  const saving = (draft: LogDraft) => ({
    card,
    draft,
    entry: entry(draft),
    planned: undefined,
    before: [],
    signals: {},
    words,
  })

  it('carries the text as it was typed, people known and new, and every promise', () => {
    const draft = { ...emptyDraft, text: ' 见了张总和王主任，我们下周三送样品，他们周五给答复 ' }
    const visit = visitOf(saving(draft), now, zone)
    expect(visit).toMatchObject({ note: draft.text.trim(), at: now, contacts: ['zhang'], newContacts: ['王主任'] })
    expect(visit.next).toMatchObject({ side: 'us', due: '2026-12-02', contactId: 'zhang' })
    expect(visit.promises).toMatchObject([{ side: 'them', due: '2026-11-27' }])
  })

  it('keeps the words of the plan when nothing was typed', () => {
    const planned = { id: 'plan', doc: 'journal.heling.2026', note: '带新品资料' }
    expect(visitOf({ ...saving(emptyDraft), planned }, now, zone)).toMatchObject({
      note: '带新品资料',
      planned: { id: 'plan', doc: 'journal.heling.2026' },
    })
  })
})
