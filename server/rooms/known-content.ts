/**
 * What of a document is in the log, without its content: the next clock of each client, and what is deleted. A room keeps
 * it to tell what an update brings that is new: sync step 2 repeats every delete there ever was.
 */
import { createEncoder, toUint8Array, writeUint8Array, writeVarUint } from 'lib0/encoding'
import * as Y from 'yjs'
import { type ClockRange, inspectUpdate } from '#shared/sync/inspect-update.ts'
import { encodeStateVector, type StateVector } from '#shared/sync/state-vector.ts'
import { createSpans, type Spans } from './spans.ts'

export interface KnownContent {
  readonly vector: StateVector
  /** Takes in a row of the log; false when it repeats what is known. */
  take(body: Uint8Array): boolean
  /**
   * The part of an update that passed inspection which is not known yet; the very same bytes when all structs of it are new
   * and no delete is known; undefined when everything is known.
   */
  newPart(body: Uint8Array): Uint8Array | undefined
}

export function createKnownContent(): KnownContent {
  const vector = new Map<number, number>()
  const deleted = new Map<number, Spans>()
  const deletedOf = (client: number): Spans => {
    const spans = deleted.get(client) ?? createSpans()
    deleted.set(client, spans)
    return spans
  }
  const unknownDeletes = (deletes: readonly ClockRange[]): readonly ClockRange[] =>
    deletes.flatMap(range => {
      const rest = deleted.get(range.client)?.without(range)
      return rest?.map(({ from, to }) => ({ client: range.client, from, to })) ?? [range]
    })

  return {
    vector,
    take: body => {
      // The log holds only what Yjs reads without throwing (update:U2).
      const { structs, ds } = Y.decodeUpdate(body)
      let isNews = false
      for (const { id, length } of structs) {
        const end = id.clock + length
        if (end <= (vector.get(id.client) ?? 0)) continue
        vector.set(id.client, end)
        isNews = true
      }
      for (const [client, items] of ds.clients) {
        const spans = items.map(({ clock, len }) => ({ from: clock, to: clock + len }))
        if (deletedOf(client).add(spans)) isNews = true
      }
      return isNews
    },
    newPart: body => {
      const { clients, deletes } = inspected(body)
      const newDeletes = unknownDeletes(deletes)
      const isWhole =
        clients.every(({ client, from }) => from >= (vector.get(client) ?? 0)) && isSameSize(newDeletes, deletes)
      if (isWhole) return body
      const rest = Y.diffUpdate(body, encodeStateVector(vector))
      const isAllKnown = clients.every(({ client, to }) => to <= (vector.get(client) ?? 0))
      return isAllKnown && newDeletes.length === 0 ? undefined : withDeletes(rest, newDeletes)
    },
  }
}

function inspected(body: Uint8Array) {
  const inspection = inspectUpdate(body)
  if (inspection.kind === 'bad') throw new Error(`an update that was not inspected: ${inspection.why}`)
  return inspection.update
}

const sizeOf = (ranges: readonly ClockRange[]): number => ranges.reduce((sum, { from, to }) => sum + to - from, 0)
const isSameSize = (a: readonly ClockRange[], b: readonly ClockRange[]): boolean => sizeOf(a) === sizeOf(b)

/** The structs of one update with other deletes. */
function withDeletes(update: Uint8Array, deletes: readonly ClockRange[]): Uint8Array {
  const byClient = new Map<number, ClockRange[]>()
  for (const range of deletes) {
    const known = byClient.get(range.client)
    if (known === undefined) byClient.set(range.client, [range])
    else known.push(range)
  }
  const encoder = createEncoder()
  writeUint8Array(encoder, update.subarray(0, structsEnd(update)))
  writeVarUint(encoder, byClient.size)
  for (const [client, ranges] of byClient) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, ranges.length)
    for (const { from, to } of ranges) {
      writeVarUint(encoder, from)
      writeVarUint(encoder, to - from)
    }
  }
  return toUint8Array(encoder)
}

/** An update without anything at all is no update to the inspection. */
const structsEnd = (update: Uint8Array): number => {
  const inspection = inspectUpdate(update)
  return inspection.kind === 'update' ? inspection.update.deletesAt : 1
}
