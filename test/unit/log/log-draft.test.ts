import { describe, expect, it } from 'vitest'
import { dropDraft, hasDraft, holdDraft, keepDraft, readDraft } from '#app/data/draft.ts'
import { emptyDraft, isEmptyDraft, type LogDraft, parseDraft, writeDraft } from '#app/features/log/log-draft.ts'
import { makeDevice } from '#test/kit/test-device.ts'

const full: LogDraft = {
  text: '见了张总',
  dismissed: ['张总'],
  at: 1_795_000_000_000,
  outcome: 'same',
  channel: 'call',
  met: ['zhang'],
  who: { 张总: '' },
  steps: { 送样品: { due: '' } },
  amount: -500,
  goal: 'goal',
  signals: {
    need: { kind: 'decision', strength: 4, text: '交期' },
    needChange: { id: 'need', goals: ['goal'] },
    satisfaction: 1,
    trust: { closeness: 5 },
    confidence: 0,
    stance: { 张总: { willingness: 4, risk: 2 } },
    rival: { competitor: '鼎禾', price: 9_900 },
    issue: { kind: 'quality' },
    feedback: { kind: 'wish', text: '要小包装' },
    opportunity: {},
  },
}

describe('draft of the quick log', () => {
  it('is the same after it was kept', () => {
    expect(parseDraft(writeDraft(full))).toEqual(full)
    expect(parseDraft(writeDraft(emptyDraft))).toEqual(emptyDraft)
  })

  it.each(['', 'no json', '[]', 'null', '{"text":7,"who":{"a":1},"steps":{"a":{"due":3}},"outcome":"odd"}'])(
    'reads %j as empty instead of failing',
    stored => {
      expect(parseDraft(stored)).toEqual(emptyDraft)
    },
  )

  it('keeps the text when everything around it is damaged', () => {
    expect(parseDraft('{"text":"见了张总","met":{},"at":"soon","amount":1.5}')).toEqual({
      ...emptyDraft,
      text: '见了张总',
    })
  })

  it('leaves out chips that do not fit, and keeps those that do', () => {
    const odd = {
      need: { kind: 'odd' },
      satisfaction: 6,
      confidence: 0.5,
      trust: { credibility: 0, closeness: 2 },
      stance: { a: {}, b: 7 },
      rival: { price: 3 },
      opportunity: 'big',
      surprise: 1,
    }
    const stored = JSON.stringify({ text: '见了张总', signals: odd })
    expect(parseDraft(stored)).toEqual({ ...emptyDraft, text: '见了张总', signals: { trust: { closeness: 2 } } })
    expect(parseDraft('{"signals":[]}')).toEqual(emptyDraft)
  })

  it('is empty without words or choices, whatever the channel', () => {
    expect(isEmptyDraft({ ...emptyDraft, text: ' \n', channel: 'call' })).toBe(true)
    expect(isEmptyDraft({ ...emptyDraft, outcome: '' })).toBe(false)
    expect(isEmptyDraft({ ...emptyDraft, met: ['zhang'] })).toBe(false)
    expect(isEmptyDraft({ ...emptyDraft, signals: { confidence: 0 } })).toBe(false)
  })
})

describe('drafts on a device', () => {
  it('are found again by key, in another tab too, until they are dropped', async () => {
    const device = makeDevice()
    const { db } = makeDevice({ tabOf: device })
    await keepDraft(device.db, 'heling', 'words')
    expect(await readDraft(db, 'heling')).toBe('words')
    expect(await readDraft(db, 'dinghe')).toBeUndefined()
    await dropDraft(db, 'heling')
    expect(await readDraft(device.db, 'heling')).toBeUndefined()
  })

  it('hold back a reload while anything unsaved stands on the screen', () => {
    expect(hasDraft()).toBe(false)
    const [first, second] = [holdDraft(), holdDraft()]
    first()
    expect(hasDraft()).toBe(true)
    second()
    expect(hasDraft()).toBe(false)
  })
})
