/**
 * What becomes of each entry of a push: a pure plan over one view of the log (rules `push:` in shared/sync/SPEC.md).
 *
 * Order per entry: readable? → placed and allowed? → known? → complete? → whose client id? → within budget? → stored.
 * A group is stored whole or not at all. A refusal closes its document for the rest of the push.
 */
import { customerDoc, customerOf, parseDocName } from '#shared/doc/name.ts'
import { maxDocBytes } from '#shared/sync/limit.ts'
import type { UpdateContent } from '#shared/sync/inspect-update.ts'
import { judge } from '#shared/sync/judge-update.ts'
import { firstEpoch, type PushEntry, type RefusalReason } from '#shared/sync/message.ts'
import type { LogView, Planned } from '../store/log-store.ts'
import { createLedger, type Ledger, type NewUpdate } from './ledger.ts'
import { type OpenPlace, type Place, placeDocument, placeGivenBack } from './place-document.ts'
import type { PreparedEntry } from './prepare-entry.ts'
import type { Decide, Session } from './session.ts'
import type { WrittenBetween } from './tickets.ts'

/** As PushAnswer, but the vector is still to be read. */
export type PlannedAnswer =
  | { readonly kind: 'stored'; readonly seq: number }
  | { readonly kind: 'behind' }
  | { readonly kind: 'held' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason }

export interface PushContext {
  readonly session: Session
  readonly decide: Decide
  /** ms since the epoch, the server's clock (log:L7). */
  readonly now: number
  /** When the entry was written, as far as its proof goes; undefined for one without. */
  readonly writtenBetween?: (entry: PushEntry) => WrittenBetween | undefined
}

export interface PushPlan {
  readonly epoch: number
  /** One for each entry, in the order of the entries. */
  readonly answers: readonly PlannedAnswer[]
}

/** `epoch` = what the device knows, 0 for none. */
export function planPush(
  context: PushContext,
  epoch: number,
  entries: readonly PreparedEntry[],
  view: LogView,
): Planned<PushPlan> {
  // push:P9: before it has reconciled with the new epoch, a device's entries would be judged against the wrong past.
  if (epoch !== 0 && epoch !== view.epoch)
    return { changes: {}, result: { epoch: view.epoch, answers: entries.map(() => ({ kind: 'held' })) } }
  const ledger = createLedger(view)
  const memory: PushMemory = {
    closed: new Map(),
    waiting: new Set(),
    open: new Map(),
    isRestored: view.epoch !== firstEpoch,
  }
  const answers = new Map<PreparedEntry, PlannedAnswer>()
  for (const group of groupsOf(entries))
    for (const [entry, answer] of planGroup(context, ledger, memory, group)) answers.set(entry, answer)
  return {
    changes: ledger.changes(),
    result: { epoch: view.epoch, answers: entries.map(entry => answers.get(entry) ?? { kind: 'held' }) },
  }
}

/** What earlier groups of the push mean for later ones. */
interface PushMemory {
  /** push:P7: a refusal is total for its document. */
  readonly closed: Map<string, RefusalReason>
  /** Documents with entries that are behind or held. */
  readonly waiting: Set<string>
  /** Where documents are that may be written; forgotten when a group is taken back. */
  readonly open: Map<string, OpenPlace>
  /** The log was restored once: people send again what came after the backup, in any order and from any of their devices. */
  readonly isRestored: boolean
}

function groupsOf(entries: readonly PreparedEntry[]): Iterable<readonly PreparedEntry[]> {
  const groups = new Map<number, PreparedEntry[]>()
  for (const prepared of entries) {
    const group = groups.get(prepared.entry.group)
    if (group === undefined) groups.set(prepared.entry.group, [prepared])
    else group.push(prepared)
  }
  return groups.values()
}

/** push:P6: all entries of the group are stored, or none that was not stored before. */
function planGroup(
  context: PushContext,
  ledger: Ledger,
  memory: PushMemory,
  group: readonly PreparedEntry[],
): readonly (readonly [PreparedEntry, PlannedAnswer])[] {
  const before = ledger.seq()
  const verdicts = group.map(entry => [entry, judgeEntry(context, ledger, memory, entry)] as const)
  const isRefused = verdicts.some(([, { kind }]) => kind === 'refused')
  const isWaiting = verdicts.some(([, { kind }]) => kind === 'behind' || kind === 'held')
  if (!isRefused && !isWaiting) return verdicts
  ledger.takeBack(before)
  memory.open.clear()
  const whole: PlannedAnswer = isRefused ? { kind: 'refused', reason: 'sibling' } : { kind: 'held' }
  return verdicts.map(([prepared, verdict]) => {
    const isStoredEarlier = verdict.kind === 'stored' && verdict.seq <= before
    const isOwnAnswer = isStoredEarlier || verdict.kind === 'refused' || (!isRefused && verdict.kind === 'behind')
    const answer = isOwnAnswer ? verdict : whole
    if (answer.kind === 'refused') memory.closed.set(prepared.entry.doc, answer.reason)
    else if (answer.kind !== 'stored') memory.waiting.add(prepared.entry.doc)
    return [prepared, answer]
  })
}

function judgeEntry(context: PushContext, ledger: Ledger, memory: PushMemory, prepared: PreparedEntry): PlannedAnswer {
  const { doc, body } = prepared.entry
  const reason = memory.closed.get(doc)
  if (reason !== undefined) return { kind: 'refused', reason }
  if (prepared.kind === 'unreadable') return { kind: 'refused', reason: prepared.reason }

  const { update, hash, accepted } = prepared
  // Nobody has anything to give back to a log that never lost any.
  if (accepted !== undefined && !memory.isRestored) return { kind: 'refused', reason: 'bad-update' }
  const place = placeOf(context, ledger, memory, prepared)
  if (place.kind === 'closed') return closedAnswer(memory, ledger, prepared, place.reason)

  const state = ledger.doc(doc)
  const clockOf = (client: number): number => ledger.client(doc, client)?.clock ?? 0
  const judgement = judge(update, clockOf, () => ledger.seqOf(doc, hash) !== undefined)
  // Rows may be compacted away; what stands for them is at most as new as the document's newest row.
  if (judgement === 'known') return { kind: 'stored', seq: ledger.seqOf(doc, hash) ?? state?.head ?? 0 }
  if (judgement === 'behind') return { kind: 'behind' }
  const row = accepted ?? newRow(context, prepared)
  // A base is whole in itself and of the server's making: where it repeats stored clocks, it says the same.
  if (row.kind === 'update') {
    if (hasForeignClient(ledger, doc, update, row, memory.isRestored)) return { kind: 'refused', reason: 'bad-client' }
    if (judgement === 'overlapping') return { kind: 'refused', reason: 'bad-update' }
  }
  if (accepted === undefined && (state?.bytes ?? 0) + body.length > maxDocBytes)
    return { kind: 'refused', reason: 'over-budget' }
  const { scope, customer } = place
  return { kind: 'stored', seq: ledger.store({ ...row, doc, scope, customer, body, hash, update }) }
}

/** log:L7: author, device and time are what the server knows. */
function newRow(
  { session, now, writtenBetween }: Omit<PushContext, 'decide'>,
  { entry, update }: Readable,
): Pick<NewUpdate, 'kind' | 'by' | 'device' | 'at' | 'marks'> {
  const written = writtenBetween?.(entry)
  const marks = written && update.clients.map(({ client, from, to }) => ({ client, start: from, end: to, ...written }))
  return { kind: 'update', by: session.member, device: session.device, at: now, ...(marks && { marks }) }
}

/** What is given back opens its document for nothing else. */
function placeOf(
  { session, decide }: Pick<PushContext, 'session' | 'decide'>,
  ledger: Ledger,
  { open }: PushMemory,
  { entry: { doc, scope }, accepted }: Readable,
): Place {
  if (accepted !== undefined) return placeGivenBack(session.ws, doc, accepted.scope, ledger.doc)
  const place = open.get(doc) ?? placeDocument(session, doc, scope, ledger.doc, decide)
  if (place.kind === 'open') open.set(doc, place)
  return place
}

type Readable = Extract<PreparedEntry, { kind: 'readable' }>

/** push:P8: a journal whose customer waits in the outbox waits with it. */
function closedAnswer(
  { waiting, isRestored }: PushMemory,
  ledger: Ledger,
  { entry: { doc } }: Readable,
  reason: RefusalReason,
): PlannedAnswer {
  const customer = parseDocName(doc)?.kind === 'journal' ? customerOf(doc) : undefined
  const waitsForCustomer =
    reason === 'bad-name' &&
    customer !== undefined &&
    (waiting.has(customerDoc(customer)) || (isRestored && ledger.doc(customerDoc(customer)) === undefined))
  return waitsForCustomer ? { kind: 'held' } : { kind: 'refused', reason }
}

/**
 * log:L5: only new structs count; repeating what is stored binds nothing. After a restore each device of a member sends again what
 * any of them wrote, so whoever is first brings client ids of the others: there they belong to the member.
 */
const hasForeignClient = (
  ledger: Ledger,
  doc: string,
  update: UpdateContent,
  { device, by }: Pick<NewUpdate, 'device' | 'by'>,
  isRestored: boolean,
): boolean =>
  update.clients.some(({ client, to }) => {
    const owner = ledger.client(doc, client)
    if (owner === undefined || to <= owner.clock || owner.device === device) return false
    return !(isRestored && owner.member === by)
  })
