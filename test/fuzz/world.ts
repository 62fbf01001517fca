/**
 * One seed: forty documents as people write them, three thousand mutants pushed at them, then all of it pulled by a phone (rel:D10).
 *
 * What has to hold, whatever comes:
 * 1. Every request is answered, well formed, one answer for each entry, and none takes the processor longer than 250 ms.
 * 2. The log has the honest updates and those answered with a new seq, byte for byte, and nothing else; a refusal changes nothing.
 * 3. What the log took, Yjs applies without throwing, nothing pending, and the server's clocks are those of the document.
 * 4. What an honest person has still to send is stored, whoever has sent what in their name before.
 * 5. A phone that pulls it has every document readable, and its rows are those of a rebuild.
 */
import * as Y from 'yjs'
import { customerDoc, journalDoc, type Scope, territoryScope } from '#shared/doc/name.ts'
import { makeId } from '#shared/domain/id.ts'
import { checksum } from '#shared/sync/checksum.ts'
import { decodePushReply, decodePushRequest, encodePushRequest } from '#shared/sync/codec.ts'
import { inspectUpdate } from '#shared/sync/inspect-update.ts'
import type { PushAnswer, PushEntry, PushRequest } from '#shared/sync/message.ts'
import { inShort } from '../kit/test-log.ts'
import { type Chance, createChance } from './chance.ts'
import { hostileEdit } from './hostile-edit.ts'
import { hostileKeys } from './hostile-value.ts'
import { makeHonestDoc } from './honest-doc.ts'
import { joined, mutateBytes, mutateParts } from './mutate.ts'
import type { Name, Office } from './office.ts'
import { timed } from './processor-time.ts'

export const mutantsOfWorld = 3000
const docsOfWorld = 40

export interface World {
  readonly chance: Chance
  readonly docs: Map<string, FuzzDoc>
  /** Head of the log before the world began. */
  readonly from: number
  /** The last mutant of each document that the log did not take. */
  readonly refused: Map<string, Uint8Array>
  readonly answers: Map<string, number>
  readonly violations: string[]
  /** What each request took the processor, in the order they were sent. */
  readonly costsMs: number[]
}

export interface FuzzDoc {
  readonly name: string
  readonly scope: Scope
  /** Of its main record. */
  readonly id: string
  /** Everything the log should have, in order. */
  readonly stored: Uint8Array[]
  /** As a reader of the log has it. */
  readonly reader: Y.Doc
  /** Honest updates in the order they were made; by Ann and Cai in turns. */
  readonly honest: readonly Uint8Array[]
  /** How many of them were sent. */
  sent: number
  /** The attacker's own copy; undefined when it has gone astray and has to be made anew. */
  attacker: Y.Doc | undefined
  /** What the attacker wrote and has not sent. */
  readonly attacks: Uint8Array[]
}

/** Writes nothing; no mutant is of it. */
const readerClient = 3_333_333_333
/** As long as the log has taken nothing of the mutants. */
const honestFirst = 5

export async function runWorld(office: Office, seed: number): Promise<World> {
  const chance = createChance(seed)
  const docs = new Map<string, FuzzDoc>()
  const { head } = await office.app.databases.log.head(office.ws)
  const world: World = {
    chance,
    docs,
    from: head,
    refused: new Map(),
    answers: new Map(),
    violations: [],
    costsMs: [],
  }
  const newId = (): string =>
    makeId(office.app.time.now, count => Uint8Array.from({ length: count }, () => chance.below(256)))
  const run: Run = { office, world, newId, head }
  for (let i = 0; i < docsOfWorld; i++) addDoc(run, i, 1900 + (seed % 200))
  for (let i = 0; i < honestFirst; i++) await pushHonest(run)
  for (let left = mutantsOfWorld; left > 0; ) {
    const size = Math.min(left, docsOfWorld)
    await pushMutants(run, size)
    left -= size
  }
  while ([...docs.values()].some(({ honest, sent }) => sent < honest.length)) await pushHonest(run)
  await checkLog(run)
  return world
}

interface Run {
  readonly office: Office
  readonly world: World
  readonly newId: () => string
  head: number
}

const broke = ({ world }: Run, what: string): void => void world.violations.push(what)

/** Customers, the journals of some of them, one plan. */
function addDoc({ office, world, newId }: Run, i: number, year: number): void {
  const { chance, docs } = world
  const customers = [...docs.values()].filter(({ name }) => name.startsWith('customer.'))
  const kind = i < 20 ? 'customer' : i < 39 ? 'journal' : 'plan'
  const id = kind === 'customer' ? newId() : kind === 'plan' ? office.north : (customers[i - 20]?.id ?? '')
  const honest = makeHonestDoc(kind, { id, year, newId, chance })
  addKnown(docs, honest.name, territoryScope(office.north), id, honest.updates)
}

function addKnown(
  docs: Map<string, FuzzDoc>,
  name: string,
  scope: Scope,
  id: string,
  honest: readonly Uint8Array[] = [],
): FuzzDoc {
  const doc: FuzzDoc = {
    name,
    scope,
    id,
    honest,
    stored: [],
    reader: makeCopy(readerClient),
    sent: 0,
    attacker: undefined,
    attacks: [],
  }
  docs.set(name, doc)
  return doc
}

/** The next honest update of every document, by whose turn it is: all of them have to be stored. */
async function pushHonest(run: Run): Promise<void> {
  const due = [...run.world.docs.values()].filter(({ honest, sent }) => sent < honest.length)
  for (const [turn, by] of (['ann', 'cai'] as const).entries()) {
    const docs = due.filter(({ sent }) => sent % 2 === turn)
    if (docs.length === 0) continue
    const entries = docs.map((doc, n): PushEntry => {
      const body = doc.honest[doc.sent] ?? new Uint8Array()
      return { n, group: n, doc: doc.name, scope: doc.scope, body }
    })
    const answers = await push(run, by, { epoch: 0, entries })
    for (const [i, doc] of docs.entries()) {
      const answer = answers[i]
      if (answer?.kind !== 'stored') broke(run, `honest work on ${doc.name} is ${answer && inShort(answer)}`)
      doc.sent++
    }
  }
}

async function pushMutants(run: Run, count: number): Promise<void> {
  const { chance, docs } = run.world
  const by = chance.of(['bob', 'bob', 'bob', 'bob', 'bob', 'bob', 'bob', 'ada', 'vera', 'dan'] as const)
  const all = [...docs.values()]
  const first = chance.below(all.length)
  const entries = Array.from({ length: count }, (_, i): PushEntry => {
    const doc = all[(first + i) % all.length] as FuzzDoc
    return mutateEntry(run, { n: i, group: i, doc: doc.name, scope: doc.scope, body: mutantOf(run, doc) })
  })
  const epoch = chance.is(0.02) ? chance.below(5) : 0
  const answers = await push(run, by, { epoch, entries }, chance.is(0.1))
  if (chance.is(0.05)) {
    // I6: the same again changes nothing, and what was stored is stored where it was.
    const again = await push(run, by, { epoch, entries })
    for (const [i, answer] of answers.entries())
      if (answer.kind === 'stored' && again.length > 0 && inShort(answer) !== inShort(again[i] ?? answer))
        broke(run, `sent twice: ${inShort(answer)}, then ${inShort(again[i] ?? answer)}`)
  }
}

function mutantOf(run: Run, doc: FuzzDoc): Uint8Array {
  const { chance } = run.world
  const known = chance.is(0.5) ? doc.stored : doc.honest
  const own = (): Uint8Array => attack(run, doc)
  const base = known.length === 0 || chance.is(0.5) ? own() : chance.of(known)
  const kind = chance.below(60)
  // Only what the log could take can be taken apart and put together again.
  if (kind < 22 || inspectUpdate(base).kind === 'bad') return mutateBytes(base, doc.honest[0] ?? base, chance)
  if (kind < 44) return mutateParts(base, { vector: vectorOf(doc), roots: [...doc.reader.share.keys()] }, chance)
  if (kind < 56) return own()
  if (kind < 59) return base
  return bigOnes(chance)
}

const vectorOf = (doc: FuzzDoc): ReadonlyMap<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc.reader))

/** What somebody with the right to write can write who does not use our app. A few at a time: a copy is dear. */
function attack({ world: { chance }, newId }: Run, doc: FuzzDoc): Uint8Array {
  const waiting = doc.attacks.shift()
  if (waiting !== undefined) return waiting
  if (doc.attacker === undefined) {
    doc.attacker = makeCopy(chance.below(2 ** 32))
    Y.applyUpdate(doc.attacker, Y.encodeStateAsUpdate(doc.reader))
  }
  const { attacker, attacks } = doc
  const before = Y.encodeStateVector(attacker)
  const keep = (update: Uint8Array): void => void attacks.push(update)
  attacker.on('update', keep)
  for (let i = 0; i < 6; i++) attacker.transact(() => hostileEdit(attacker, doc.id, newId(), chance))
  attacker.off('update', keep)
  // As a page writes it, or as a provider sends it: all at once, with all deletes there ever were.
  if (chance.is(0.1)) attacks.splice(0, attacks.length, Y.encodeStateAsUpdate(attacker, before))
  return attacks.shift() ?? new Uint8Array()
}

function makeCopy(client: number): Y.Doc {
  // A name of its own, or Yjs draws a random one.
  const copy = new Y.Doc({ guid: 'copy' })
  copy.clientID = client
  return copy
}

/** Long lists of little, and little that says it is long. */
function bigOnes(chance: Chance): Uint8Array {
  const head = chance.of([
    [1, 1, 9, 0, 8, 1, 1, 112, 1],
    [0, 1, 9, 255, 127],
    [1, 1, 9, 0, 4, 1, 1, 110, 255, 127],
    [255, 127],
  ])
  const bytes = new Uint8Array(chance.of([1000, 5000, 60_000, 70_000])).fill(chance.of([117, 118, 0, 1, 128, 97, 255]))
  bytes.set(head)
  return bytes
}

/** Now and then the entry around the update is wrong too. */
function mutateEntry({ world: { chance }, office, newId }: Run, entry: PushEntry): PushEntry {
  if (chance.is(0.9)) return entry
  const foreign = [
    ...[...hostileKeys, 'w', 'etc.passwd', `workspace.${office.ws}`, `member.${office.people.ann.session.member.id}`],
    ...[customerDoc(newId()), journalDoc(newId(), 2026), `${entry.doc}.2026`, entry.doc.toUpperCase()],
  ].filter(name => name.length < 80)
  switch (chance.below(4)) {
    case 0:
      return { ...entry, doc: chance.of(foreign) }
    case 1:
      return { ...entry, scope: chance.of(['w', 't:', 'x', `t:${newId()}`, `m:${newId()}`, '__proto__']) as Scope }
    case 2:
      return { ...entry, group: chance.below(4) }
    default:
      return { ...entry, n: chance.of([0, 2 ** 31, Number.MAX_SAFE_INTEGER]) }
  }
}

/** Sends a request, broken on the way if asked, and holds the answer against what was said and what was there. Empty: no answers came. */
async function push(run: Run, by: Name, request: PushRequest, isBroken = false): Promise<readonly PushAnswer[]> {
  const { office, world } = run
  const whole = encodePushRequest(request)
  const bytes = isBroken ? mutateFrame(whole, world.chance) : whole
  const understood = decodePushRequest(bytes)
  const { status, bytes: reply } = await timed(world.costsMs, () => office.push(by, bytes))
  if (understood.kind !== 'ok') {
    count(world, 'frame refused', request.entries.length)
    if (status < 400 || status >= 500) broke(run, `a ${understood.kind} frame is answered with ${status}`)
    return []
  }
  const decoded = decodePushReply(reply)
  if (status !== 200 || decoded.kind !== 'ok') {
    broke(run, `a good frame is answered with ${status}, ${decoded.kind}`)
    return []
  }
  const { entries } = understood.value
  const { answers } = decoded.value
  if (answers.length !== entries.length || answers.some(({ n }, i) => n !== entries[i]?.n))
    broke(run, `push:P1 broken: ${entries.length} entries, ${answers.length} answers`)
  // Groups are judged whole: entries are stored in their order, not in that of the list.
  const judged = entries.flatMap((entry, i) => {
    const answer = answers[i]
    return answer === undefined ? [] : [{ entry, answer }]
  })
  const seqOf = ({ answer }: (typeof judged)[number]): number => (answer.kind === 'stored' ? answer.seq : 0)
  for (const { entry, answer } of judged.toSorted((a, b) => seqOf(a) - seqOf(b))) takeAnswer(run, entry, answer)
  const { head } = await office.app.databases.log.head(office.ws)
  if (head !== run.head) broke(run, `log:L2 broken: head ${head}, but ${run.head} by the answers`)
  run.head = head
  return answers
}

function takeAnswer(run: Run, entry: PushEntry, answer: PushAnswer): void {
  const { world } = run
  count(world, answer.kind === 'stored' ? 'stored' : inShort(answer))
  const { docs } = world
  const isNew = answer.kind === 'stored' && answer.seq > run.head
  if (!isNew) {
    const doc = docs.get(entry.doc)
    if (answer.kind === 'stored' || doc === undefined) return
    // What it wrote is nowhere: it begins again from what is.
    doc.attacker = undefined
    world.refused.set(entry.doc, entry.body)
    return
  }
  if (answer.seq !== run.head + 1) broke(run, `log:L2 broken: seq ${answer.seq} after ${run.head}`)
  run.head = answer.seq
  const doc = docs.get(entry.doc) ?? addKnown(docs, entry.doc, entry.scope, entry.doc.split('.')[1] ?? '')
  doc.stored.push(entry.body)
  try {
    Y.applyUpdate(doc.reader, entry.body)
  } catch (error) {
    broke(run, `what ${entry.doc} took at ${answer.seq} makes Yjs throw: ${String(error)}`)
  }
  const { pendingStructs, pendingDs } = doc.reader.store
  if (pendingStructs !== null || pendingDs !== null) broke(run, `log:L4 broken: ${entry.doc} waits after ${answer.seq}`)
}

/** Bytes of the frame around the entries; mostly with the checksum of what they became. */
function mutateFrame(frame: Uint8Array, chance: Chance): Uint8Array {
  if (chance.is(0.2)) return mutateBytes(frame, frame, chance)
  const [head, tail] = [6, 10]
  const body = mutateBytes(frame.subarray(tail), frame, chance)
  const mutant = joined(frame.subarray(0, tail), body)
  new DataView(mutant.buffer).setUint32(head, checksum(body))
  return mutant
}

async function checkLog(run: Run): Promise<void> {
  const { office, world } = run
  const { log } = office.app.databases
  for (const doc of world.docs.values()) {
    const rows = await log.rowsOfDoc(office.ws, doc.name)
    const isSame = rows.length === doc.stored.length && rows.every(({ body }, i) => isEqual(body, doc.stored[i]))
    if (!isSame) broke(run, `${doc.name}: ${rows.length} rows in the log, ${doc.stored.length} by the answers`)
    const clients = await log.clientsOfDoc(office.ws, doc.name)
    const vector = vectorOf(doc)
    const isSameVector =
      clients.size === vector.size && [...clients].every(([id, { clock }]) => clock === vector.get(id))
    if (!isSameVector) broke(run, `${doc.name}: the server's clocks are not those of the document`)
    for (const [i, update] of doc.honest.entries()) {
      const author = office.people[i % 2 === 0 ? 'ann' : 'cai'].session.device
      const inspection = inspectUpdate(update)
      const ids = inspection.kind === 'update' ? inspection.update.clients.map(({ client }) => client) : []
      if (ids.some(id => clients.get(id)?.device !== author)) broke(run, `log:L5 broken: ${doc.name} is robbed`)
    }
  }
}

const isEqual = (a: Uint8Array, b: Uint8Array | undefined): boolean => b !== undefined && Buffer.compare(a, b) === 0

const count = ({ answers }: World, what: string, times = 1): void =>
  void answers.set(what, (answers.get(what) ?? 0) + times)
