import { describe, expect, it } from 'vitest'
import { createCustomer } from '#app/data/commands/customer.ts'
import { openNotes } from '#app/data/notes.ts'
import { makeDevice, testId } from '#test/kit/test-device.ts'

async function makeCustomer(notes: string) {
  const ketu = makeDevice()
  const { id } = await createCustomer(ketu, { territory: testId(7), values: { name: '禾岭医药', notes } })
  const text = async (): Promise<string | undefined> => (await ketu.db.customers.get(id))?.notes
  return { ketu, id, text }
}

describe('notes being typed', () => {
  it('keep the words of two people who typed from the same text', async () => {
    const { ketu, id, text } = await makeCustomer('样品：待确认。')
    const [mine, theirs] = [await openNotes(ketu, id), await openNotes(ketu, id)]
    await mine.save('样品：张总待确认。')
    await theirs.save('样品：待确认。合同年底到期。')
    expect(await text()).toBe('样品：张总待确认。合同年底到期。')
  })

  it('save the difference again and again from one opening', async () => {
    const { ketu, id, text } = await makeCustomer('')
    const notes = await openNotes(ketu, id)
    for (const next of ['张', '张总爱喝茶', '张总爱喝绿茶']) await notes.save(next)
    expect(await text()).toBe('张总爱喝绿茶')
  })

  it('store nothing when nothing changed', async () => {
    const { ketu, id } = await makeCustomer('样品')
    const before = await ketu.db.updates.count()
    await (await openNotes(ketu, id)).save('样品')
    expect(await ketu.db.updates.count()).toBe(before)
  })

  it('save the same words after a failed write', async () => {
    const { ketu, id, text } = await makeCustomer('')
    const notes = await openNotes(ketu, id)
    ketu.db.close()
    await expect(notes.save('张总爱喝茶')).rejects.toThrow()
    await ketu.db.open()
    await notes.save('张总爱喝茶')
    expect(await text()).toBe('张总爱喝茶')
  })
})

describe('the caret in the notes', () => {
  it('stays between the same words when others write before and after it', async () => {
    const { ketu, id } = await makeCustomer('样品待确认')
    const mine = await openNotes(ketu, id)
    const theirs = await openNotes(ketu, id)
    await theirs.save('周五：样品待确认')
    await theirs.save('周五：样品待确认，急')
    const { notes, caret } = await mine.reopen(2)
    expect(`${notes.text.slice(0, caret)}|${notes.text.slice(caret)}`).toBe('周五：样品|待确认，急')
  })

  it('stays behind its own word when the words after it are taken away', async () => {
    const { ketu, id } = await makeCustomer('样品待确认')
    const mine = await openNotes(ketu, id)
    await (await openNotes(ketu, id)).save('样品')
    expect((await mine.reopen(2)).caret).toBe(2)
  })
})
