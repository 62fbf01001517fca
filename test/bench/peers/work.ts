/** The work all sides do: visits of a customer as the app writes them, about 850 bytes each, the same bytes for everybody. */
import * as Y from 'yjs'
import { createRecord, type Values } from '#shared/doc/document.ts'
import { customerDoc, journalDoc, type Scope } from '#shared/doc/name.ts'
import { makeId } from '#shared/domain/id.ts'
import type { PushEntry } from '#shared/sync/message.ts'
import { maxBatchEntries } from '#shared/sync/limit.ts'
import { testRandom } from '#test/kit/test-random.ts'
import type { HttpDevice } from './our-server.ts'

/** Drawn at random from them, text packs as real notes do: gzip leaves about a third. */
const letters = Array.from({ length: 300 }, (_, i) => String.fromCodePoint(0x4e00 + i * 61))
/** Bytes of the text of a visit. */
const noteBytes = 540
const year = 2026
const bornAt = Date.UTC(year, 10, 23, 6)

export interface Work {
  readonly customer: string
  /** The document the visits are in. */
  readonly doc: string
  /** Yjs client that writes them. */
  readonly client: number
  readonly customerUpdate: Uint8Array
  /** One for each visit, in order. */
  readonly visits: readonly Uint8Array[]
}

export function makeWork(seed: number, visits: number, by: string): Work {
  const random = testRandom(seed)
  const newId = (): string =>
    makeId(bornAt, count => Uint8Array.from({ length: count }, () => Math.floor(random() * 256)))
  const customer = newId()
  const values = { name: `Harbour Foods ${seed}`, externalId: `C${seed}`, class: 'B', city: '江南市' }
  const profile = new Y.Doc()
  createRecord(profile, 'main', { type: 'customer', id: customer, values }, { at: bornAt, by })
  const journal = new Y.Doc()
  journal.clientID = 1 + Math.floor(random() * 0xffff_fffe)
  const updates: Uint8Array[] = []
  journal.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < visits; i++)
    journal.transact(() =>
      createRecord(
        journal,
        'record',
        { type: 'visit', id: newId(), values: visit(customer, random) },
        { at: bornAt, by },
      ),
    )
  return {
    customer,
    doc: journalDoc(customer, year),
    client: journal.clientID,
    customerUpdate: Y.encodeStateAsUpdate(profile),
    visits: updates,
  }
}

/** As a rep fills it in; the text is most of it. */
function visit(customer: string, random: () => number): Values {
  const note = Array.from({ length: noteBytes / 3 }, () => letters[Math.floor(random() * letters.length)]).join('')
  const contacts = [customer, customer]
  return {
    customer,
    state: 'done',
    channel: 'visit',
    at: bornAt,
    day: '2026-11-23',
    note,
    outcome: 'progress',
    contacts,
  }
}

/** Entries of the profile and of so many visits from the start: a journal comes after its customer. */
export function entriesOf(work: Work, scope: Scope, visits: number): PushEntry[] {
  const entry = (doc: string, body: Uint8Array, n: number): PushEntry => ({ n, group: n, doc, scope, body })
  const profile = entry(customerDoc(work.customer), work.customerUpdate, 1)
  return [profile, ...work.visits.slice(0, visits).map((body, i) => entry(work.doc, body, i + 2))]
}

/** In batches as large as the server takes, each entry a command of its own. */
export async function pushAll(device: HttpDevice, entries: readonly PushEntry[]): Promise<void> {
  const apart = entries.map((entry, i) => ({ ...entry, n: i + 1, group: i + 1 }))
  for (const batch of batchesOf(apart)) await device.push(batch)
}

/** Of bodies of at most half a megabyte together. */
function* batchesOf(entries: readonly PushEntry[]): Generator<readonly PushEntry[]> {
  let batch: PushEntry[] = []
  let bytes = 0
  for (const entry of entries) {
    if (batch.length === maxBatchEntries || bytes + entry.body.length > 512 * 1024) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(entry)
    bytes += entry.body.length
  }
  if (batch.length > 0) yield batch
}
