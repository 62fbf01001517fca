/** What a device holds in the catch-up, and what it should: documents of ten visits, of which some got one more while it was away. */
import * as Y from 'yjs'
import { emptyVector } from './bare-client.ts'
import type { Work } from './work.ts'

export const visits = 10
export const changed = 250

/** By document, everything the device was sent. */
export type Docs = Map<string, Y.Doc>

/** A document of so many visits, encoded once for all rounds. */
export function merged(work: Work, count: number): Uint8Array {
  const known = encoded.get(work) ?? new Map<number, Uint8Array>()
  encoded.set(work, known)
  const update = known.get(count) ?? encode(work.visits.slice(0, count))
  known.set(count, update)
  return update
}

const encoded = new WeakMap<Work, Map<number, Uint8Array>>()

function encode(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return Y.encodeStateAsUpdate(doc)
}

/** A device that has everything but the changes. */
export function heldBefore(works: readonly Work[]): Docs {
  return new Map(
    works.map(work => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, merged(work, visits))
      return [work.doc, doc]
    }),
  )
}

export const vectorOf = (held: Docs, doc: string): Uint8Array => {
  const copy = held.get(doc)
  return copy === undefined ? emptyVector : Y.encodeStateVector(copy)
}

/** In one transaction, as the app takes the rows of a page. */
export function take(held: Docs, name: string, ...updates: readonly Uint8Array[]): void {
  const doc = held.get(name) ?? new Y.Doc()
  held.set(name, doc)
  doc.transact(() => updates.forEach(update => Y.applyUpdate(doc, update)))
}

/** The first have one that a device which was away lacks. */
export const visitsOf = (i: number): number => (i < changed ? visits + 1 : visits)

export const known = (held: Docs, doc: string): number => held.get(doc)?.getMap('r').size ?? 0

export function check(held: Docs, works: readonly Work[]): void {
  const short = works.find((work, i) => known(held, work.doc) !== visitsOf(i))
  if (short !== undefined) throw new Error(`${short.doc} came with ${known(held, short.doc)} visits`)
}
