/** The device's database: updates (the truth and the outbox), rows (their projection), and what only this device knows. */
import Dexie, { type EntityTable, type Table } from 'dexie'
import type { Fact } from '#shared/doc/fact.ts'
import type { Scope } from '#shared/doc/name.ts'
import type { Json } from '#shared/domain/field.ts'
import type {
  ActionRow,
  CommentRow,
  ContactRow,
  CustomerRow,
  GoalRow,
  JudgementRow,
  NoteRow,
  OrderRow,
  VisitRow,
} from '#shared/domain/record.ts'
import type { TerritoryFact } from '#shared/policy/territory-tree.ts'
import type { RefusalReason, TimeMark, TimeProof } from '#shared/sync/message.ts'

/**
 * One Yjs update. `out` = 1 while the server has not acknowledged it: the outbox is this flag, not a second copy. `out` = 2 for what
 * somebody else wrote and a restored server may lack: it is given back, and nobody waits for it.
 */
export interface UpdateRow {
  n: number
  doc: string
  bytes: Uint8Array
  /** Member who wrote it, and when this device stored it. */
  by: string
  at: number
  /** Command it belongs to; entries of one command are pushed together. */
  group: number
  seq?: number
  out?: 1 | 2
  /** What this page knew of the server's time when it was written. */
  proof?: TimeProof
  /** What the server vouches for of it: needed to give it back (push:P13). */
  receipt?: Uint8Array
}

export interface DocRow {
  name: string
  scope: Scope
  /** Number of the last update stored for the document. */
  head: number
  /** Another number = another life: updates were taken away since (refused, left), and a copy in memory holds what is gone. */
  life: number
  /** Version of the projection code that wrote its rows. */
  projection: number
  state: 'ok' | 'pending' | 'quarantined'
  reason?: string
  /** Member each Yjs client id belongs to, as the log says. */
  authors: Record<number, string>
}

/** Integer contributions of one customer on one business day (proj:P9). Goals are read from these. */
export interface ContribRow {
  customer: string
  day: string
  territory: string
  /** 1 when at least one done visit fell on the day (a customer counts once a day). */
  visits: number
  /** 1 when the day's sales are above zero: a purchase day. */
  orders: number
  /** Net revenue of the day in minor units; returns subtract. */
  revenue: number
}

/** Sum of `contrib` over the customers of a territory. */
export interface TotalRow {
  territory: string
  day: string
  visits: number
  orders: number
  revenue: number
}

/** What lists show of a customer, folded from its own rows: profile, last visit, next step. A deleted customer has none. */
export interface CardRow {
  id: string
  territory: string
  owner: string
  name: string
  class: '' | 'A' | 'B' | 'C'
  isKey: boolean
  /** There, and in its index, only while it says it is the same as another; who that is may not be here (queries/alias.ts). */
  mergedInto?: string
  city: string
  industry: string
  cadenceDays: number
  /** Order of the list: class first (A, B, C, none), then the collated name. */
  sort: string
  lastVisit: string
  lastNote: string
  lastOutcome: '' | 'progress' | 'same' | 'blocked'
  lastOrder: string
  /** Day the agreed cadence runs out: last visit (or birth) + cadence. */
  due: string
  nextTitle: string
  nextDue: string
  /** Day of the earliest planned visit still ahead or missed, '' when none. */
  plannedDay: string
}

export type FactRow = { key: string; seq: number; at: number; by: string } & { fact: Fact }
export type TerritoryRow = FactRow & { fact: TerritoryFact }

/** One thing a person did; `inverse` undoes it. */
export interface ActivityRow {
  id: number
  at: number
  /** Dictionary key and its values, so that it reads in either language. */
  label: string
  values: Record<string, string | number>
  customer?: string
  /** Inverse operations, in order; see commands/undo.ts. */
  inverse: readonly InverseStep[]
  state: 'done' | 'undone'
  /** Set for an import: all of it is undone at once. */
  batch?: string
}

export type InverseStep =
  | { kind: 'delete'; type: string; id: string; doc: string }
  | { kind: 'restore'; type: string; id: string; doc: string }
  /** Writes `before` back, if the value is still `after`. */
  | { kind: 'set'; type: string; id: string; doc: string; field: string; before: unknown; after: unknown }
  /** Lets the values that stood against each other before `after` was decided for do so again; `before` is the one that was shown. */
  | {
      kind: 'reopen'
      type: string
      id: string
      doc: string
      field: string
      before: unknown
      after: unknown
      cells: readonly Json[]
    }

/** Work the server refused: readable, copyable, can be sent again. One per document (log answer `refused`). */
export interface TrayRow {
  id: number
  at: number
  doc: string
  reason: RefusalReason
  /** Title in words: customer and kind. */
  title: string
  /** Field by field: what it was, what the refused work said. */
  changes: readonly TrayChange[]
  updates: readonly Uint8Array[]
  scope: Scope
  state: 'open' | 'resent' | 'dismissed'
}

export interface TrayChange {
  type: string
  id: string
  field: string
  before: unknown
  after: unknown
}

/** What a search asks besides the name itself: readings and telephone digits. Derived, droppable, filled after the fact. */
export interface SearchKeyRow {
  id: string
  kind: 'customer' | 'contact'
  customer: string
  /** The name and digits the keys were made of: when the record's differ, they are made again. */
  name: string
  phone: string
  /** Readings of the Han characters, see search/pinyin-key.ts. */
  keys: string
  version: number
}

/** When a part of a document was written, as the server said (time:T5). */
export interface MarkRow extends TimeMark {
  doc: string
}

/** A comment this device has shown to the person it mentions. */
export interface SeenRow {
  id: string
  at: number
}

/** What a worker computed of many rows. Droppable: whoever reads it checks that it was made of what there is now. */
export interface DerivedRow {
  name: string
  /** What it was made from, as one text: another text, another result. */
  inputs: string
  /** Business date it is as of. */
  asOf: string
  value: unknown
}

export interface MetaRow {
  key: string
  value: unknown
}

export class KetuDb extends Dexie {
  declare updates: EntityTable<UpdateRow, 'n'>
  declare docs: EntityTable<DocRow, 'name'>
  declare customers: EntityTable<CustomerRow, 'id'>
  declare contacts: EntityTable<ContactRow, 'id'>
  declare actions: EntityTable<ActionRow, 'id'>
  declare goals: EntityTable<GoalRow, 'id'>
  declare visits: EntityTable<VisitRow, 'id'>
  declare orders: EntityTable<OrderRow, 'id'>
  declare comments: EntityTable<CommentRow, 'id'>
  declare judgements: EntityTable<JudgementRow, 'id'>
  declare notes: Table<NoteRow, string>
  declare derived: EntityTable<DerivedRow, 'name'>
  declare cards: EntityTable<CardRow, 'id'>
  declare contrib: Table<ContribRow, [string, string]>
  declare totals: Table<TotalRow, [string, string]>
  declare facts: EntityTable<FactRow, 'key'>
  declare activity: EntityTable<ActivityRow, 'id'>
  declare tray: EntityTable<TrayRow, 'id'>
  declare searchKeys: EntityTable<SearchKeyRow, 'id'>
  declare seen: EntityTable<SeenRow, 'id'>
  declare marks: Table<MarkRow, [string, number, number]>
  declare meta: EntityTable<MetaRow, 'key'>

  constructor(name: string, options: { indexedDB?: IDBFactory; IDBKeyRange?: typeof IDBKeyRange } = {}) {
    super(name, { ...options, chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      updates: '++n, [doc+n], [out+group+doc]',
      docs: 'name, state, projection',
      customers: 'id, externalId, deletedAt, conflicted',
      contacts: 'id, customer, deletedAt, conflicted',
      actions: 'id, customer, open, deletedAt, conflicted',
      goals: 'id, scope.id, deletedAt, conflicted',
      visits: 'id, [customer+state+day], [state+day], deletedAt, conflicted',
      orders: 'id, [customer+day], externalId, deletedAt, conflicted',
      cards: 'id, sort, due, plannedDay, territory',
      contrib: '[customer+day], territory',
      totals: '[territory+day]',
      facts: 'key',
      activity: '++id',
      tray: '++id, state',
      searchKeys: 'id, customer',
      meta: 'key',
    })
    this.version(2).stores({
      comments: 'id, about, doc, *mentions, deletedAt, conflicted',
      cards: 'id, sort, due, plannedDay, territory, [owner+due]',
      seen: 'id',
    })
    this.version(3).stores({ marks: '[doc+client+start]' })
    this.version(4).stores({ judgements: 'id, customer, deletedAt, conflicted' })
    this.version(5).stores({ notes: 'id, doc, type, [customer+type], deletedAt, conflicted', derived: 'name' })
    this.version(6).stores({ cards: 'id, sort, due, plannedDay, territory, [owner+due], mergedInto' })
  }
}

export const databaseName = (workspace: string, member: string): string => `ketu-${workspace}-${member}`
