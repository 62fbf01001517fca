/**
 * The airplane drill: the app cuts its own way to the server, people work on, and afterwards both sides show that they hold the same.
 *
 * 1. What is cut is cut for every tab and worker of the device, by one row of its database; the network itself is left alone.
 * 2. It ends by itself: a phone that is put away in the middle is never left cut off.
 * 3. "Equal" is said only of hashes the server made of its log and this device of its own documents, after a full round of sync.
 */
import { contentHash, hashOfHashes } from '#shared/doc/content-hash.ts'
import { customerOf, parseDocName, sampleScope } from '#shared/doc/name.ts'
import type { ApiAnswer } from './api.ts'
import type { ComparedDoc, DrillResult } from './drill-state.ts'
import type { KetuDb } from './db.ts'
import type { Ketu } from './ketu.ts'
import { readMeta, writeMeta } from './meta.ts'
import { hasWaiting, newestUpdate } from './outbox.ts'

/** Documents compared: those the drill touched, then the latest before. */
const maxDocs = 30
const minDocs = 10
/** A colleague may write while both sides are asked: then they are asked again. */
const maxTries = 3

export async function startDrill({ db, now }: Pick<Ketu, 'db' | 'now'>): Promise<void> {
  await writeMeta(db, 'drill', { at: now(), n: await newestUpdate(db), isCut: true })
}

export async function reconnect({ db }: Pick<Ketu, 'db'>): Promise<void> {
  const drill = await readMeta(db, 'drill')
  if (drill !== undefined) await writeMeta(db, 'drill', { at: drill.at, n: drill.n, isCut: false })
}

export const endDrill = ({ db }: Pick<Ketu, 'db'>): Promise<void> => db.meta.delete('drill')

/** What came to pass since the drill began: things this person did here, and documents others changed meanwhile. */
export async function drillWork({ db, me }: Pick<Ketu, 'db' | 'me'>, since: number) {
  const updates = await db.updates.where('n').above(since).toArray()
  const own = new Set(updates.filter(({ by, group }) => by === me.member && group !== 0).map(({ group }) => group))
  const others = new Set(updates.filter(({ by }) => by !== me.member && by !== '').map(({ doc }) => doc))
  return { own: own.size, others: others.size }
}

/** Of each document of a customer the customer's name, and the year of a journal. */
export async function comparedNames(db: KetuDb, docs: readonly ComparedDoc[]): Promise<ReadonlyMap<string, string>> {
  const cards = await db.cards.bulkGet(docs.map(({ doc }) => customerOf(doc) ?? ''))
  return new Map(
    docs.flatMap(({ doc }, i) => {
      const [name, parsed] = [cards[i]?.name, parseDocName(doc)]
      if (name === undefined) return []
      return [[doc, parsed?.kind === 'journal' ? `${name} · ${parsed.year}` : name] as const]
    }),
  )
}

export interface DrillPorts {
  readonly syncNow: () => Promise<void>
  readonly contentHash: (doc: string) => Promise<ApiAnswer<{ readonly hash: string }>>
}

/** Brings both sides in step and compares them; what was found is kept, so that it outlives the page. A failure is kept and thrown. */
export async function checkDrill(ketu: Ketu, ports: DrillPorts): Promise<void> {
  const { db } = ketu
  const drill = await readMeta(db, 'drill')
  if (drill === undefined) return
  const keep = async (result: DrillResult): Promise<void> => {
    // Cut off again meanwhile: this is not about that.
    if ((await readMeta(db, 'drill'))?.isCut === false) await writeMeta(db, 'drill', { ...drill, isCut: false, result })
  }
  try {
    let result = await compareOnce(ketu, ports, drill.n)
    for (let tries = 1; result.kind === 'different' && tries < maxTries; tries++)
      result = await compareOnce(ketu, ports, drill.n)
    await keep(result)
  } catch (error) {
    await keep({ at: ketu.now(), kind: 'failed', docs: [], here: '', there: '' })
    throw error
  }
}

async function compareOnce(ketu: Ketu, ports: DrillPorts, since: number): Promise<DrillResult> {
  await ports.syncNow()
  const [contact, isWaiting] = await Promise.all([readMeta(ketu.db, 'contact'), hasWaiting(ketu.db)])
  const nothing = { at: ketu.now(), docs: [], here: '', there: '' }
  if (contact?.kind !== 'reached' || isWaiting) return { ...nothing, kind: 'unreachable' }
  const docs: ComparedDoc[] = []
  for (const doc of await docsToCompare(ketu.db, since)) {
    const answer = await ports.contentHash(doc)
    if (answer.kind === 'failed' && answer.error !== 'not-found') return { ...nothing, kind: 'unreachable' }
    const here = await ketu.store.read(doc, ({ doc: open }) => contentHash(open))
    docs.push({ doc, here, there: answer.kind === 'ok' ? answer.value.hash : '' })
  }
  const isEqual = docs.every(({ here, there }) => here === there)
  const all = (side: 'here' | 'there'): string => hashOfHashes(new Map(docs.map(each => [each.doc, each[side]])))
  return { at: ketu.now(), kind: isEqual ? 'equal' : 'different', docs, here: all('here'), there: all('there') }
}

/** Samples are on this device alone, by design. */
async function docsToCompare(db: KetuDb, since: number): Promise<readonly string[]> {
  const latest = new Set<string>()
  await db.updates
    .orderBy('n')
    .reverse()
    .until(({ n }) => n <= since && latest.size >= minDocs)
    .limit(maxLooked)
    .each(({ doc }) => void latest.add(doc))
  const names = [...latest].slice(0, maxDocs)
  const rows = await db.docs.bulkGet(names)
  return names.filter((_, i) => rows[i] !== undefined && rows[i].scope !== sampleScope)
}

const maxLooked = 5_000
