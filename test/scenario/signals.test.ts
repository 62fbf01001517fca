/** What the chips of a visit tell is stored with it as one command, taken back as one, and is the same on every phone. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCustomer } from '#app/data/commands/customer.ts'
import { createGoal } from '#app/data/commands/goal.ts'
import { addNote } from '#app/data/commands/note.ts'
import { undo } from '#app/data/commands/undo.ts'
import { chipUses } from '#app/data/chip-uses.ts'
import { notesOfCustomer } from '#app/data/queries/note.ts'
import { questionAfterVisit } from '#app/data/queries/question.ts'
import { lastLevels, openNeeds } from '#app/data/queries/signal.ts'
import { goalsMovedBy, standingsOf } from '#app/data/queries/standing.ts'
import { entryOf, nothingHeard } from '#app/features/log/entry.ts'
import { emptyDraft } from '#app/features/log/log-draft.ts'
import { saveEntry } from '#app/features/log/save-entry.ts'
import { kindsOf, type Signals, signalsHere } from '#app/features/log/signal.ts'
import { words } from '#app/words/zh-CN.ts'
import { testTerritory as east } from '#test/kit/random-work.ts'
import { rowsOf } from '#test/kit/rows-of.ts'
import { startCloud, type SyncedDevice } from '#test/kit/test-cloud.ts'
import { makeDevice, testId, type TestDevice } from '#test/kit/test-device.ts'

const name = '青麦乳业'
const text = '见了王厂长，交期太长'

interface Place {
  readonly customer: string
  readonly need: string
  readonly goal: string
}

async function makePlace(ketu: TestDevice): Promise<Place> {
  const { id: customer } = await createCustomer(ketu, { territory: east, values: { name } })
  const home = { kind: 'customer', id: customer, name } as const
  const { id: need } = await addNote(ketu, home, { type: 'need', values: { text: '价格' } }, '价格')
  const terms = { metric: 'visits', target: 12, start: '2026-10-01', end: '2026-12-31', title: '四季度拜访' } as const
  const { id: goal } = await createGoal(ketu, { kind: 'customer', id: customer }, terms)
  return { customer, need, goal }
}

const allSignals = ({ need, goal }: Place): Required<Signals> => ({
  need: { kind: 'expectation', strength: 4 },
  needChange: { id: need, goals: [goal] },
  satisfaction: 2,
  trust: { credibility: 4, closeness: 3 },
  confidence: 0,
  stance: { 王厂长: { willingness: 4, risk: 2 } },
  rival: { competitor: '鼎禾', price: 9_900, text: '降价了' },
  issue: { kind: 'delivery' },
  feedback: { kind: 'wish', text: '要小包装' },
  opportunity: { amount: 5_000_000, text: '二期产线' },
})

/** As the composer saves it: the sentence names somebody nobody knows yet. */
async function save(ketu: TestDevice, { customer }: Place, signals: Signals) {
  const card = await ketu.db.cards.get(customer)
  if (card === undefined) throw new Error('no card')
  const draft = { ...emptyDraft, text, signals }
  const heard = { ...nothingHeard, contacts: [{ name: '王厂长', spans: [] }] }
  const entry = entryOf(draft, heard, { now: ketu.now(), zone: ketu.workspace.zone, names: new Map() })
  const needs = (await openNeeds(ketu.db, customer)).map(({ id }) => id)
  const goals = await goalsMovedBy(ketu.db, { customer, territory: card.territory }, '2026-11-23')
  const saved = await saveEntry(ketu, {
    ...{ card, draft, entry, planned: undefined, before: await standingsOf(ketu, goals), words },
    signals: signalsHere(signals, { people: entry.people.map(({ key }) => key), needs }),
  })
  await saved.moved
  return saved
}

/** What can be read of the customer. */
async function shown({ db }: TestDevice) {
  const alive = <R extends { readonly deletedAt?: number }>(rows: readonly R[]) =>
    rows.filter(row => row.deletedAt === undefined)
  return {
    visits: alive(await db.visits.toArray()).length,
    contacts: alive(await db.contacts.toArray()).map(contact => contact.name),
    actions: alive(await db.actions.toArray()).map(({ title, due, cause }) => [title, due, cause]),
    judgements: alive(await db.judgements.toArray())
      .map(({ part, level, contactId, visit }) => [part, level, contactId, visit])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    notes: alive(await db.notes.toArray())
      .map(note => ({ ...note, doc: note.doc.split('.')[0] }))
      .sort((a, b) => (a.type < b.type ? -1 : 1)),
  }
}

describe('a visit with every chip', () => {
  it('is one command: its entries are stored together, and each says which visit it is of', async () => {
    const ketu = makeDevice()
    const place = await makePlace(ketu)
    const [activities, updates] = [await ketu.db.activity.count(), await ketu.db.updates.count()]
    const { visit } = await save(ketu, place, allSignals(place))
    expect(await ketu.db.activity.count()).toBe(activities + 1)
    const stored = (await ketu.db.updates.toArray()).slice(updates)
    expect(new Set(stored.map(({ group }) => group)).size).toBe(1)
    expect(stored).toHaveLength(2)
    expect(new Set(stored.map(({ doc }) => doc.split('.')[0]))).toEqual(new Set(['customer', 'journal']))
    const { notes, judgements, contacts, actions } = await shown(ketu)
    const [wang] = await ketu.db.contacts.toArray()
    const day = '2026-11-23'
    const { customer } = place
    expect(contacts).toEqual(['王厂长'])
    expect(actions).toEqual([[words.signals.reviewGoal('四季度拜访'), '2026-11-30', 'need']])
    expect(judgements).toEqual([
      ['adoption', 0, '', visit],
      ['closeness', 3, '', visit],
      ['credibility', 4, '', visit],
      ['risk', 2, wang?.id, visit],
      ['satisfaction', 2, '', visit],
      ['willingness', 4, wang?.id, visit],
    ])
    const told = { customer, visit, day }
    expect(notes).toMatchObject([
      { type: 'feedback', kind: 'wish', text: '要小包装', contactId: wang?.id, ...told },
      { type: 'issue', doc: 'journal', kind: 'delivery', title: text, contactId: wang?.id, ...told },
      { type: 'need', text: '价格', state: 'changed', stateOn: day, visit: '' },
      { type: 'need', kind: 'expectation', strength: 4, text, ...told },
      { type: 'opportunity', title: '二期产线', amount: 5_000_000, customer, visit },
      { type: 'rivalNews', competitor: '鼎禾', price: 9_900, text: '降价了', ...told },
    ])
  })

  it('is taken back whole by one undo, the changed need with it', async () => {
    const ketu = makeDevice()
    const place = await makePlace(ketu)
    const before = await shown(ketu)
    const { written } = await save(ketu, place, allSignals(place))
    expect(await shown(ketu)).not.toEqual(before)
    expect(await undo(ketu, written.activity)).toEqual({ kind: 'undone' })
    expect(await shown(ketu)).toEqual(before)
  })

  it('stores what is set and nothing else, whatever is set, and undo leaves nothing of it', async () => {
    const ketu = makeDevice()
    const place = await makePlace(ketu)
    const all = allSignals(place)
    const before = await shown(ketu)
    const records = { trust: 2, stance: 2 } as const
    await fc.assert(
      fc.asyncProperty(fc.subarray(kindsOf(all)), async kinds => {
        const signals = Object.fromEntries(kinds.map(kind => [kind, all[kind]])) as Signals // Some of all.
        const { written } = await save(ketu, place, signals)
        const row = await ketu.db.activity.get(written.activity)
        const count = kinds.reduce((sum, kind) => sum + (kind in records ? 2 : 1), 0)
        expect(row?.values).toEqual({ name, ...(count > 0 && { count }) })
        await undo(ketu, written.activity)
        expect(await shown(ketu)).toEqual(before)
      }),
      { numRuns: 15 },
    )
  })

  it('counts what was used, so that the chips of this device know the habit', async () => {
    const ketu = makeDevice()
    const place = await makePlace(ketu)
    await save(ketu, place, { rival: { competitor: '鼎禾' }, confidence: 0 })
    expect(await chipUses(ketu.db)).toMatchObject({ rival: 1, confidence: 1, need: 0 })
    expect(await lastLevels(ketu.db, place.customer, '')).toEqual(new Map([['adoption', 0]]))
  })

  it('leaves out a person and a need of another customer, and a competitor of whom nothing is said', async () => {
    const ketu = makeDevice()
    const place = await makePlace(ketu)
    await save(ketu, place, {
      stance: { 张总: { risk: 5 } },
      needChange: { id: testId(99), goals: [place.goal] },
      rival: { competitor: ' ' },
    })
    const { judgements, notes, actions } = await shown(ketu)
    expect([judgements, actions]).toEqual([[], []])
    expect(notes).toHaveLength(1)
  })
})

describe('on two phones', () => {
  let cloud: Awaited<ReturnType<typeof startCloud>>
  beforeEach(async () => {
    cloud = await startCloud()
  })
  afterEach(() => cloud.stop())

  it('the rows are the same, and a question is put only where nobody has just answered', async () => {
    const rep = await cloud.join({ member: testId(22), seed: 2 })
    const manager = await cloud.join({ member: testId(21), role: 'manager', seed: 1 })
    const phones: SyncedDevice[] = [rep, manager]
    await cloud.settle(phones)
    const place = await makePlace(rep)
    await cloud.settle(phones)
    expect(await questionAfterVisit(rep, place.customer)).toBeDefined()
    await save(rep, place, allSignals(place))
    expect(await questionAfterVisit(rep, place.customer)).toBeUndefined()
    await cloud.settle(phones)
    expect(await rowsOf(manager.db)).toEqual(await rowsOf(rep.db))
    expect((await notesOfCustomer(manager.db, place.customer, 'issue')).map(({ title }) => title)).toEqual([text])
  })
})
