import { describe, expect, it } from 'vitest'
import { createDrafts, hasDraft, holdDraft } from '#app/data/draft.ts'
import { emptyDraft, isEmptyDraft, type LogDraft, readDraft, writeDraft } from '#app/features/log/log-draft.ts'

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
}

describe('draft of the quick log', () => {
  it('is the same after it was kept', () => {
    expect(readDraft(writeDraft(full))).toEqual(full)
    expect(readDraft(writeDraft(emptyDraft))).toEqual(emptyDraft)
  })

  it.each(['', 'no json', '[]', 'null', '{"text":7,"who":{"a":1},"steps":{"a":{"due":3}},"outcome":"odd"}'])(
    'reads %j as empty instead of failing',
    stored => {
      expect(readDraft(stored)).toEqual(emptyDraft)
    },
  )

  it('keeps the text when everything around it is damaged', () => {
    expect(readDraft('{"text":"见了张总","met":{},"at":"soon","amount":1.5}')).toEqual({
      ...emptyDraft,
      text: '见了张总',
    })
  })

  it('is empty without words or choices, whatever the channel', () => {
    expect(isEmptyDraft({ ...emptyDraft, text: ' \n', channel: 'call' })).toBe(true)
    expect(isEmptyDraft({ ...emptyDraft, outcome: '' })).toBe(false)
    expect(isEmptyDraft({ ...emptyDraft, met: ['zhang'] })).toBe(false)
  })
})

describe('drafts on a device', () => {
  const storageOf = (setItem: (key: string, value: string) => void, items = new Map<string, string>()) => ({
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => (setItem(key, value), void items.set(key, value)),
    removeItem: (key: string) => void items.delete(key),
  })

  it('belong to one member each and are found again by key', () => {
    const storage = storageOf(() => {})
    const [mine, theirs] = [createDrafts(storage, 'me'), createDrafts(storage, 'you')]
    expect(mine.write('heling', 'words')).toBe(true)
    expect([mine.read('heling'), theirs.read('heling')]).toEqual(['words', undefined])
    mine.drop('heling')
    expect(mine.read('heling')).toBeUndefined()
  })

  it('say so when the device has no room, and do not fail', () => {
    const full = storageOf(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    expect(createDrafts(full, 'me').write('heling', 'words')).toBe(false)
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
