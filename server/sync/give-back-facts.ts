/**
 * Facts that a restore has lost, from whoever still holds them (push:P14). Of each thing the latest counts: one that is given back is
 * appended again, as it was, unless the log says something later of the same thing.
 */
import type { PushAnswer, PushEntry } from '#shared/sync/message.ts'
import { firstEpoch } from '#shared/sync/message.ts'
import { decodeFact } from '#shared/sync/fact-body.ts'
import type { LogStore, LogView, Planned, StoredRow } from '../store/log-store.ts'
import { chainFacts, type NewFact } from './append-facts.ts'
import { bodyHash } from './hash.ts'
import type { PokeHub } from './poke-hub.ts'
import type { Receipts } from './receipts.ts'

export interface GiveBackOptions {
  readonly store: LogStore
  readonly receipts: Pick<Receipts, 'read'>
  readonly hub: Pick<PokeHub, 'publish'>
}

/** @param epoch the one the device knows. @returns an answer for each entry, in order */
export type GiveBackFacts = (ws: string, epoch: number, entries: readonly PushEntry[]) => Promise<readonly PushAnswer[]>

/** No document has this name. */
export const isFactGivenBack = ({ doc, receipt }: PushEntry): boolean => doc === '' && receipt !== undefined

export function createGiveBackFacts({ store, receipts, hub }: GiveBackOptions): GiveBackFacts {
  const read = (ws: string, { body, receipt }: PushEntry): NewFact | undefined => {
    const accepted = receipt && receipts.read(ws, '', bodyHash(body), receipt)
    return accepted?.kind === 'fact' ? { body, by: accepted.by, device: accepted.device, at: accepted.at } : undefined
  }
  return async (ws, epoch, entries) => {
    const given = entries.map(entry => read(ws, entry))
    for (;;) {
      const known = await store.factsAfter(ws, 0)
      const done = await store.commit(ws, {}, view => planFacts(view, epoch, known, given))
      // Somebody stated something between the look and the commit.
      if (done === undefined) continue
      if (done.isNews) hub.publish(ws, 'w', done.head)
      return entries.map(({ n }, i): PushAnswer => ({ n, ...(done.answers[i] ?? { kind: 'held' }) }))
    }
  }
}

type Answer = { readonly kind: 'stored'; readonly seq: number } | { readonly kind: 'held' } | typeof refused
const refused = { kind: 'refused', reason: 'bad-update' } as const

interface Done {
  readonly answers: readonly Answer[]
  readonly head: number
  readonly isNews: boolean
}

function planFacts(
  view: LogView,
  epoch: number,
  known: readonly StoredRow[],
  given: readonly (NewFact | undefined)[],
): Planned<Done | undefined> {
  if (Buffer.compare(view.factHash, known.at(-1)?.hash ?? new Uint8Array()) !== 0)
    return { changes: {}, result: undefined }
  if (epoch !== view.epoch || view.epoch === firstEpoch) {
    const answer = epoch === view.epoch ? refused : ({ kind: 'held' } as const)
    return { changes: {}, result: { answers: given.map(() => answer), head: view.head, isNews: false } }
  }
  const latest = new Map<string, { readonly at: number; readonly seq: number }>()
  for (const { body, at, seq } of known) latest.set(thingOf(body), { at, seq })
  const facts: NewFact[] = []
  const answers = given.map((fact): Answer => {
    if (fact === undefined) return refused
    const thing = thingOf(fact.body)
    const before = latest.get(thing)
    if (before !== undefined && before.at >= fact.at) return { kind: 'stored', seq: before.seq }
    facts.push(fact)
    const seq = view.head + facts.length
    latest.set(thing, { at: fact.at, seq })
    return { kind: 'stored', seq }
  })
  const rows = chainFacts(view, facts)
  const last = rows.at(-1)
  return {
    changes: last === undefined ? {} : { rows, factHash: last.hash },
    result: { answers, head: last?.seq ?? view.head, isNews: last !== undefined },
  }
}

/** What a fact is about; a fact of a later version is about itself. */
function thingOf(body: Uint8Array): string {
  const fact = decodeFact(body)
  return fact === undefined ? Buffer.from(body).toString('latin1') : `${fact.type} ${fact.id}`
}
