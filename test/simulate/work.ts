/** What people do on a device, through the commands of the app: every text carries the canary of the customer it is about. */
import { addAction, finishAction } from '#app/data/commands/action.ts'
import { addComment } from '#app/data/commands/comment.ts'
import { addContact, createCustomer, editContact, editCustomer } from '#app/data/commands/customer.ts'
import { createGoal, editGoal } from '#app/data/commands/goal.ts'
import { judge } from '#app/data/commands/judge.ts'
import { addNote, editNote, type NewNote } from '#app/data/commands/note.ts'
import { editOrder, recordOrder } from '#app/data/commands/order.ts'
import { changeOwner } from '#app/data/commands/owner.ts'
import { decideConflict, deleteRecord, restoreRecord } from '#app/data/commands/record.ts'
import { dismissTrayItem, resendTrayItem } from '#app/data/commands/tray.ts'
import { undo } from '#app/data/commands/undo.ts'
import { editVisit, logVisit, planVisit } from '#app/data/commands/visit.ts'
import { today } from '#app/data/ketu.ts'
import { notesOfCustomer } from '#app/data/queries/note.ts'
import { NotWritten } from '#app/data/not-written.ts'
import { openNotes } from '#app/data/notes.ts'
import { addDays } from '#shared/domain/day.ts'
import { type CustomerRow, judgedParts } from '#shared/domain/record.ts'
import { isExpected, type Tab } from './device.ts'
import type { Tables } from './disk.ts'

export interface WorkPorts {
  readonly tab: Tab
  /** Decides: 0 ≤ x < 1. */
  readonly random: () => number
  /** Rows of a table as they are stored now; none while somebody writes. */
  readonly rows: <K extends keyof Tables>(table: K) => readonly Tables[K][]
  /** Territories the member may write in, as the world knows. */
  readonly territories: readonly string[]
  readonly members: readonly string[]
  /** A canary for a customer nobody has yet. */
  readonly newCanary: () => string
  /** A word nobody has used yet. */
  readonly word: () => string
}

export type Work = (ports: WorkPorts) => Promise<unknown> | undefined

/** The canary in a text: `[c7]` of a customer, `[t3]` of a territory's own documents. */
export const canaryIn = (text: string): string => /\[[ct]\d+\]/.exec(text)?.[0] ?? ''

const pick = <T>(list: readonly T[], random: () => number): T | undefined => list[Math.floor(random() * list.length)]

/** A command on a customer this device holds. */
const onCustomer =
  (command: (ports: WorkPorts, customer: CustomerRow, text: string) => Promise<unknown> | undefined): Work =>
  ports => {
    const customer = pick(ports.rows('customers'), ports.random)
    return customer && command(ports, customer, `${canaryIn(customer.name)} ${ports.word()}`)
  }

function ofCustomer<K extends 'contacts' | 'visits' | 'orders' | 'actions'>(
  { rows, random }: WorkPorts,
  table: K,
  id: string,
): Tables[K] | undefined {
  return pick(
    rows(table).filter(({ customer }) => customer === id),
    random,
  )
}

export const works: { readonly [name: string]: readonly [weight: number, work: Work] } = {
  'new customer': [
    5,
    ({ tab, random, territories, newCanary, word }) => {
      const territory = pick(territories, random)
      if (territory === undefined) return undefined
      const values = { name: `${newCanary()} ${word()}`, cadenceDays: 1 + Math.floor(random() * 30) }
      return createCustomer(tab.ketu, { territory, values })
    },
  ],
  edit: [
    16,
    onCustomer(({ tab, random }, { id }, text) =>
      editCustomer(
        tab.ketu,
        id,
        pick(
          [{ city: text }, { phone: text }, { class: 'A' as const }, { class: 'B' as const }, { isKey: true }],
          random,
        ) ?? {},
      ),
    ),
  ],
  notes: [
    5,
    onCustomer(async ({ tab, random }, { id, notes }, text) => {
      const open = await openNotes(tab.ketu, id)
      await open.save(`${notes.slice(0, Math.floor(random() * 30))}${text}`)
    }),
  ],
  tags: [
    3,
    onCustomer(({ tab }, { id, tags }, text) => editCustomer(tab.ketu, id, { tags: [...tags.slice(-2), text] })),
  ],
  contact: [3, onCustomer(({ tab }, { id }, text) => addContact(tab.ketu, id, { name: text }))],
  'edit contact': [
    2,
    onCustomer((ports, { id }, text) => {
      const contact = ofCustomer(ports, 'contacts', id)
      return contact && editContact(ports.tab.ketu, id, contact.id, { phone: text })
    }),
  ],
  visit: [
    16,
    onCustomer((ports, { id, name }, text) => {
      const { tab, random } = ports
      const planned = ofCustomer(ports, 'visits', id)
      return logVisit(tab.ketu, {
        ...{ customer: id, at: tab.ketu.now(), note: text, name },
        ...(random() < 0.3 && { order: { amount: 1 + Math.floor(random() * 900_000) } }),
        ...(random() < 0.25 && { next: { title: text, due: today(tab.ketu), side: 'us' as const, isPromise: true } }),
        ...(planned?.state === 'planned' && planned.deletedAt === undefined && { planned }),
      })
    }),
  ],
  plan: [
    3,
    onCustomer(({ tab, random }, { id, name }) =>
      planVisit(tab.ketu, { customer: id, at: tab.ketu.now() + Math.floor(random() * 5e8), name }),
    ),
  ],
  order: [
    4,
    onCustomer(({ tab, random }, { id, name }) => {
      const amount = Math.floor((random() - 0.2) * 1_000_000)
      return recordOrder(tab.ketu, { customer: id, day: today(tab.ketu), amount, name })
    }),
  ],
  'cancel order': [
    2,
    onCustomer((ports, { id }) => {
      const order = ofCustomer(ports, 'orders', id)
      return order && editOrder(ports.tab.ketu, order, { isCancelled: ports.random() < 0.7 })
    }),
  ],
  action: [3, onCustomer(({ tab }, { id }, text) => addAction(tab.ketu, id, { title: text, due: today(tab.ketu) }))],
  finish: [
    2,
    onCustomer((ports, { id }) => {
      const action = ofCustomer(ports, 'actions', id)
      return action && finishAction(ports.tab.ketu, id, action, ports.random() < 0.8 ? today(ports.tab.ketu) : '')
    }),
  ],
  goal: [
    2,
    ports => {
      const { tab, random, territories, word } = ports
      const customer = pick(ports.rows('customers'), random)
      const territory = pick(territories, random)
      const day = today(tab.ketu)
      const goal = {
        metric: pick(['visits', 'orders', 'revenue.net'] as const, random) ?? 'visits',
        target: 1 + Math.floor(random() * 50),
        start: addDays(day, -20),
        end: addDays(day, 60),
      }
      if (customer !== undefined && random() < 0.5)
        return createGoal(
          tab.ketu,
          { kind: 'customer', id: customer.id },
          { ...goal, title: `${canaryIn(customer.name)} ${word()}` },
        )
      if (territory === undefined) return undefined
      const title = `[t${Number(territory)}] ${word()}`
      return createGoal(tab.ketu, { kind: 'territory', id: territory }, { ...goal, title })
    },
  ],
  'edit goal': [
    1,
    ports => {
      const goal = pick(ports.rows('goals'), ports.random)
      return goal && editGoal(ports.tab.ketu, goal, { target: 1 + Math.floor(ports.random() * 50) })
    },
  ],
  'move visit': [
    3,
    onCustomer((ports, { id }) => {
      const visit = ofCustomer(ports, 'visits', id)
      return (
        visit &&
        editVisit(ports.tab.ketu, visit, { at: ports.tab.ketu.now() - Math.floor(ports.random() * 8) * 86_400_000 })
      )
    }),
  ],
  'edit visit': [
    4,
    onCustomer((ports, { id }, text) => {
      const visit = ofCustomer(ports, 'visits', id)
      return visit && editVisit(ports.tab.ketu, visit, { note: text })
    }),
  ],
  'delete visit': [
    2,
    onCustomer((ports, { id, name }) => {
      const visit = ofCustomer(ports, 'visits', id)
      return visit && deleteRecord(ports.tab.ketu, { type: 'visit', id: visit.id, doc: visit.doc }, name)
    }),
  ],
  'bring a visit back': [
    2,
    onCustomer((ports, { id, name }) => {
      const visit = ofCustomer(ports, 'visits', id)
      return visit && restoreRecord(ports.tab.ketu, { type: 'visit', id: visit.id, doc: visit.doc }, name)
    }),
  ],
  'delete customer': [
    1,
    onCustomer(({ tab }, { id, doc, name }) => deleteRecord(tab.ketu, { type: 'customer', id, doc }, name)),
  ],
  'bring a customer back': [
    1,
    onCustomer(({ tab }, { id, doc, name }) => restoreRecord(tab.ketu, { type: 'customer', id, doc }, name)),
  ],
  comment: [
    3,
    onCustomer(({ tab, members, random }, { id, doc }, text) =>
      addComment(tab.ketu, { subject: 'customer', id, doc }, { text, mentions: [pick(members, random) ?? ''] }),
    ),
  ],
  judge: [
    3,
    onCustomer(({ tab, random }, { id: customer, name }) =>
      judge(tab.ketu, {
        customer,
        name,
        levels: { [pick(judgedParts, random) ?? 'fit']: 1 + Math.floor(random() * 5) },
      }),
    ),
  ],
  note: [
    4,
    onCustomer(({ tab, random }, { id, name }, text) => {
      const kind = pick(['customer', 'journal'] as const, random) ?? 'customer'
      const note: NewNote =
        kind === 'customer'
          ? { type: 'need', values: { text } }
          : { type: 'issue', values: { customer: id, title: text } }
      return addNote(tab.ketu, { kind, id, name }, note, name)
    }),
  ],
  editNote: [
    2,
    onCustomer(async ({ tab, random }, { id }, text) => {
      const needs = await notesOfCustomer(tab.ketu.db, id, 'need')
      const need = pick(needs, random)
      return need && editNote(tab.ketu, need, { text, strength: 1 + Math.floor(random() * 5) }, text)
    }),
  ],
  ownSegment: [
    1,
    ({ tab, random }) =>
      addNote(tab.ketu, { kind: 'member' }, { type: 'segment', values: { rule: Math.floor(random() * 9) } }, 'own'),
  ],
  owner: [
    1,
    onCustomer(({ tab, members, random }, { id }) => {
      const member = pick(members, random) ?? ''
      return changeOwner(tab.ketu, id, { member, name: member.slice(-2) })
    }),
  ],
  'decide a conflict': [
    3,
    ports => {
      const customer = ports.rows('customers').find(({ conflicts }) => conflicts !== undefined)
      const [conflict] = customer?.conflicts ?? []
      const version = pick(conflict?.versions ?? [], ports.random)
      return (
        customer &&
        conflict &&
        version &&
        decideConflict(
          ports.tab.ketu,
          { type: 'customer', id: customer.id, doc: customer.doc },
          conflict.field,
          version.value,
        )
      )
    },
  ],
  undo: [
    3,
    ports => {
      const row = ports.rows('activity').findLast(({ state }) => state === 'done')
      return row && undo(ports.tab.ketu, row.id, ports.random() < 0.5)
    },
  ],
  'send refused work again': [
    2,
    ports => {
      const item = pick(
        ports.rows('tray').filter(({ state }) => state === 'open'),
        ports.random,
      )
      return item && resendTrayItem(ports.tab.ketu, item)
    },
  ],
  'put refused work aside': [
    1,
    ports => {
      const item = pick(
        ports.rows('tray').filter(({ state }) => state === 'open'),
        ports.random,
      )
      return item && dismissTrayItem(ports.tab.ketu, item.id)
    },
  ],
}

/** A command may be refused: the record went meanwhile, the app is outdated, the disk is in trouble. The person is told. */
export const isToldToPerson = (error: unknown): boolean =>
  isExpected(error) ||
  (error instanceof NotWritten && ['not-ready', 'no-such-record', 'app-outdated'].includes(error.refusal.kind))
