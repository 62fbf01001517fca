import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createCustomer, mergeNotes } from '#app/data/commands/customer.ts'
import { createLiveText, type TextScreen } from '#app/data/live/live-text.ts'
import { textOf } from '#shared/doc/document.ts'
import { customerDoc } from '#shared/doc/name.ts'
import { maxTextLength } from '#shared/sync/limit.ts'
import { makeDevice, type TestDevice, testId } from '#test/kit/test-device.ts'

/** Two people on one customer whose live documents hear each other through a wire that can be cut; only one has a device. */
async function openTwo(notes: string) {
  const phone = makeDevice()
  const { id } = await createCustomer(phone, { territory: testId(7), values: { name: '禾岭医药', notes } })
  const born = Y.encodeStateAsUpdate(await phone.store.fork(customerDoc(id)))
  const wire = { isUp: true }
  const lives = [new Y.Doc(), new Y.Doc()] as const
  lives.forEach((live, i) => {
    Y.applyUpdate(live, born)
    live.on('update', (update: Uint8Array, origin: unknown) => {
      if (wire.isUp && origin !== 'wire') Y.applyUpdate(lives[1 - i] ?? live, update, 'wire')
    })
  })
  const open = (live: Y.Doc, store: (typed: Parameters<typeof mergeNotes>[2]) => Promise<unknown>) =>
    createLiveText({ live, textIn: doc => textOf(doc, id, 'notes'), store })
  const mine = open(lives[0], typed => mergeNotes(phone, id, typed))
  const theirs = open(lives[1], async () => undefined)
  return { phone, id, wire, mine, theirs }
}

function makeScreen(carets: number[]): TextScreen & {
  text: string | undefined
  at: () => readonly number[]
  move: (carets: readonly number[]) => void
} {
  let now: readonly number[] = carets
  const screen = {
    text: undefined as string | undefined,
    at: () => now,
    move: (carets: readonly number[]) => {
      now = carets
    },
    carets: () => now,
    show: (text: string, moved: readonly number[]) => {
      screen.text = text
      now = moved
    },
  }
  return screen
}

const stored = async (phone: TestDevice, id: string): Promise<string | undefined> =>
  (await phone.db.customers.get(id))?.notes

describe('a live text', () => {
  it('shows what others type at once, with the caret between the same letters', async () => {
    const { mine, theirs } = await openTwo('样品待确认')
    const screen = makeScreen([2, 4])
    mine.follow(screen)
    theirs.type('周五：样品待确认')
    expect([screen.text, screen.at()]).toEqual(['周五：样品待确认', [5, 7]])
    theirs.type('周五：样待确认')
    expect([screen.text, screen.at()]).toEqual(['周五：样待确认', [4, 6]])
  })

  it('reaches others before it is stored, and says that it is not', async () => {
    const { phone, id, mine, theirs } = await openTwo('样品')
    mine.type('样品已送')
    expect([theirs.text(), await stored(phone, id), mine.hasUnsaved()]).toEqual(['样品已送', '样品', true])
    await mine.save()
    expect([await stored(phone, id), mine.hasUnsaved()]).toEqual(['样品已送', false])
  })

  it('lets a word be composed while others type: both are there when it is chosen', async () => {
    const { mine, theirs } = await openTwo('样品')
    const screen = makeScreen([2])
    mine.follow(screen)
    mine.hold()
    theirs.type('周五：样品')
    theirs.type('周五：样品，急')
    expect(screen.text).toBeUndefined()
    mine.type('样品已送')
    expect(theirs.text()).toBe('周五：样品，急')
    screen.move([4, 4])
    mine.release()
    expect([screen.text, mine.text(), theirs.text()]).toEqual(Array(3).fill('周五：样品已送，急'))
    expect(screen.at()).toEqual([7, 7])
  })

  it('stores what others typed with the words that stand on it, though no pull has brought it', async () => {
    const { phone, id, mine, theirs } = await openTwo('样品')
    theirs.type('样品（红色）')
    mine.type('样品（深红色）')
    await mine.save()
    expect(await stored(phone, id)).toBe('样品（深红色）')
    const rows = await phone.db.updates
      .where('[doc+n]')
      .between([customerDoc(id), 0], [customerDoc(id), []])
      .toArray()
    expect(rows.map(({ out, by }) => [out, by])).toEqual([
      [1, phone.me.member],
      [undefined, ''],
      [1, phone.me.member],
    ])
    // The pull that brings the author has it projected anew.
    expect((await phone.db.docs.get(customerDoc(id)))?.projection).toBe(0)
    const reader = new Y.Doc()
    for (const { bytes } of rows) Y.applyUpdate(reader, bytes)
    expect(textOf(reader, id, 'notes').toString()).toBe('样品（深红色）')
  })

  it('keeps letters apart in the outbox as the room has heard them: a room that was cut holds whole entries', async () => {
    const { phone, id, wire, mine, theirs } = await openTwo('')
    mine.type('a')
    mine.type('ab')
    wire.isUp = false
    mine.type('abc')
    await mine.save()
    const sent = await phone.db.updates.where('[out+group+doc]').between([1], [1, []]).toArray()
    const [, ...letters] = sent.map(({ bytes }) => Y.parseUpdateMeta(bytes))
    const ranges = letters.map(({ from, to }) => [...from.values(), ...to.values()])
    expect(ranges).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ])
    expect(new Set(sent.slice(1).map(({ group }) => group)).size).toBe(1)
    expect([theirs.text(), await stored(phone, id)]).toEqual(['ab', 'abc'])
  })

  it('keeps letters that are typed while others are stored for the next save', async () => {
    const { phone, id, mine } = await openTwo('')
    mine.type('样')
    const saving = mine.save()
    mine.type('样品')
    await saving
    expect([await stored(phone, id), mine.hasUnsaved()]).toEqual(['样', true])
    await mine.save()
    expect([await stored(phone, id), mine.hasUnsaved()]).toEqual(['样品', false])
  })

  it('saves the same letters after a failed write', async () => {
    const { phone, id, mine } = await openTwo('')
    mine.type('张总')
    phone.db.close()
    await expect(mine.save()).rejects.toThrow()
    expect(mine.hasUnsaved()).toBe(true)
    await phone.db.open()
    await mine.save()
    expect(await stored(phone, id)).toBe('张总')
  })

  it('tells nobody of what is too long to be stored', async () => {
    const { mine, theirs } = await openTwo('short')
    expect(mine.type('x'.repeat(maxTextLength + 1))).toBe(false)
    expect([mine.text(), theirs.text(), mine.hasUnsaved()]).toEqual(['short', 'short', false])
    expect(mine.type('shorter')).toBe(true)
    expect(theirs.text()).toBe('shorter')
  })

  it('writes under one client id for as long as it is open', async () => {
    const { phone, mine, theirs } = await openTwo('')
    for (const [i, next] of ['a', 'ab', 'abc'].entries()) {
      mine.type(next)
      if (i === 1) theirs.type(`${theirs.text()}!`)
      await mine.save()
    }
    const sent = await phone.db.updates.where('[out+group+doc]').between([1], [1, []]).toArray()
    const clients = sent.slice(1).flatMap(({ bytes }) => [...Y.parseUpdateMeta(bytes).from.keys()])
    expect(new Set(clients).size).toBe(1)
  })
})
