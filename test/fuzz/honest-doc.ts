/** Documents as our own app writes them: two people at work on a customer, a journal or a plan, in turns. */
import * as Y from 'yjs'
import { createRecord, deleteRecord, editRecord, type Values } from '#shared/doc/document.ts'
import { customerDoc, journalDoc, planDoc } from '#shared/doc/name.ts'
import type { RecordType } from '#shared/domain/record.ts'
import { makeWriter, type Writer } from '../kit/test-log.ts'
import type { Chance } from './chance.ts'

export interface HonestDoc {
  readonly name: string
  /** The customer or territory it belongs to. */
  readonly id: string
  /** Of two people in turns; each stands on all before it. */
  readonly updates: readonly Uint8Array[]
}

const stamp = { at: 1_790_000_000_000, by: 'ann' }

export function makeHonestDoc(
  kind: 'customer' | 'journal' | 'plan',
  {
    id,
    year,
    newId,
    chance,
  }: { readonly id: string; readonly year: number; readonly newId: () => string; readonly chance: Chance },
): HonestDoc {
  const writers = [0, 1].map(() => makeWriter(chance.below(2 ** 32)))
  const updates: Uint8Array[] = []
  const inTurn = (change: (doc: Y.Doc) => void): void => {
    const writer = writers[updates.length % 2] as Writer
    writer.read(...updates.slice(-2))
    updates.push(writer.write(change))
  }
  const create = (type: RecordType, values: Values): string => {
    const record = { type, id: newId(), values }
    inTurn(doc => createRecord(doc, 'record', record, stamp))
    return record.id
  }
  const edit = (record: string, values: Values): void =>
    inTurn(doc => void editRecord(doc, record, values, { ...stamp, at: stamp.at + updates.length }))

  if (kind === 'customer') {
    const values = { name: '禾岭医药', city: '江南市', tags: ['a', 'b'], notes: 'met at the fair' }
    inTurn(doc => createRecord(doc, 'main', { type: 'customer', id, values }, stamp))
    const contact = create('contact', { name: '张总', mobile: '5500' })
    edit(id, { phone: String(chance.below(1e6)), notes: 'met at the fair, 拜访😀' })
    create('action', { title: 'send the offer', due: '2026-12-02', side: 'us', isPromise: true })
    edit(id, { tags: ['b', 'c'], city: 'x' })
    inTurn(doc => void deleteRecord(doc, contact, stamp))
    edit(id, { notes: 'met again', phone: '' })
    edit(id, { class: 'A', cadenceDays: chance.below(60) })
    return { name: customerDoc(id), id, updates }
  }
  if (kind === 'plan') {
    const goal = create('goal', {
      title: 'visits',
      metric: 'visits',
      target: 40,
      start: '2026-10-01',
      end: '2026-12-31',
    })
    for (let i = 0; i < 7; i++) edit(goal, { target: chance.below(100), note: `version ${i}` })
    return { name: planDoc(id, year), id, updates }
  }
  const visit = create('visit', {
    customer: id,
    state: 'done',
    at: stamp.at,
    day: '2026-11-23',
    note: 'wants 20 boxes',
  })
  create('order', { customer: id, day: '2026-11-23', amount: chance.below(1e6) })
  edit(visit, { outcome: 'progress', contacts: [newId()] })
  create('comment', { about: visit, subject: 'visit', text: 'well done', mentions: [newId()] })
  edit(visit, { note: 'wants 30 boxes', day: '2026-11-22' })
  create('visit', { customer: id, state: 'planned', at: stamp.at + 864e5, day: '2026-11-24' })
  edit(visit, { note: 'wants 40 boxes' })
  edit(visit, { state: 'cancelled' })
  return { name: journalDoc(id, year), id, updates }
}
