/** S4: a device that knows nothing, or all but what 250 colleagues' visits changed, gets 5,000 documents: wall, CPU, bytes. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import * as Y from 'yjs'
import { cpuMs } from '../cpu.ts'
import { bytesReadBy, emptyVector, joinBare } from './bare-client.ts'
import type { Aim } from './comparison.ts'
import { knockFrame, readFrame, syncFrame } from './dialect.ts'
import type { Bench } from './measure.ts'
import { type OurServer, startOurs } from './our-server.ts'
import { peerNames, type RoomServer, startHocuspocus, startYWebsocket } from './room-server.ts'
import { alternate, ourName, type Side } from './rounds.ts'
import { entriesOf, makeWork, pushAll, type Work } from './work.ts'

const rounds = 3
const docs = 5000
const visits = 10
const changed = 250

interface Cost {
  /** ms */
  readonly wall: number
  readonly cpu: number
  readonly mib: number
}

interface CatchUp {
  readonly cold: Cost
  readonly back: Cost
}

/** What a device holds: by document, everything it was sent. */
type Docs = Map<string, Y.Doc>

export async function measureCatchUp(bench: Bench): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ketu-peers-'))
  const ours = await startOurs()
  try {
    const works = Array.from({ length: docs }, (_, i) => makeWork(10_000 + i, visits + 1, ours.member))
    bench.tell(`S4: filling ${docs} documents of ${visits} visits …`)
    const cursors = await fillOurs(ours, works)
    const sides: Side<CatchUp>[] = [
      { name: ourName, run: () => ourCatchUp(ours, works, cursors) },
      ...(await peerSides(folder, works, bench)),
    ]
    report(bench, await alternate(rounds, sides, bench.tell), works)
  } finally {
    await ours.dispose()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function report(bench: Bench, results: ReadonlyMap<string, readonly CatchUp[]>, works: readonly Work[]): void {
  const size = `${docs} docs of ${visits} visits`
  const ours = results.get(ourName)
  const row = (id: string, name: string, unit: string, peer: string, pick: (of: CatchUp) => number, aim: Aim): void =>
    bench.row({ id, name, unit, ours: ours?.map(pick), peer, peers: results.get(peer)?.map(pick), aim })
  const each = (
    id: string,
    name: string,
    unit: string,
    pick: (of: CatchUp) => number,
    aims: Readonly<Record<'hocuspocus' | 'level', Aim>>,
  ): void => {
    row(id, name, unit, peerNames.hocuspocus, pick, aims.hocuspocus)
    row(id, name, unit, peerNames.level, pick, aims.level)
  }
  const times = (atLeast: number): Aim => ({ kind: 'times', atLeast })
  const share = (atMost: number): Aim => ({ kind: 'share', atMost })
  each('S4a', `cold catch-up of ${size}, into Y.Docs, wall`, 'ms', ({ cold }) => cold.wall, {
    hocuspocus: times(6),
    level: times(12),
  })
  each('S4b', `cold catch-up of ${size}, server CPU`, 'ms', ({ cold }) => cold.cpu, {
    hocuspocus: times(20),
    level: times(35),
  })
  each('S4c', `catch-up of ${changed} changed of ${docs}, wall`, 'ms', ({ back }) => back.wall, {
    hocuspocus: times(50),
    level: times(100),
  })
  row('S4d', `cold catch-up of ${size}, bytes`, 'MiB', peerNames.hocuspocus, ({ cold }) => cold.mib, share(0.25))
  bench.row({
    id: 'S4d',
    name: `cold catch-up of ${size}, bytes; against the documents themselves, encoded`,
    unit: 'MiB',
    ours: ours?.map(({ cold }) => cold.mib),
    peer: 'Y.encodeStateAsUpdate',
    peers: [works.reduce((sum, work) => sum + merged(work, visits).length, 0) / 2 ** 20],
    aim: share(0.5),
  })
}

/** Everything but the changes comes first, so that a cursor says who has it. */
async function fillOurs(server: OurServer, works: readonly Work[]): Promise<Readonly<Record<string, number>>> {
  const device = server.device()
  await pushAll(
    device,
    works.flatMap(work => entriesOf(work, server.scope, visits)),
  )
  const cursors = await device.pullAll({}, () => undefined)
  const news = works.slice(0, changed).flatMap(work => entriesOf(work, server.scope, visits + 1).slice(-1))
  await pushAll(device, news)
  device.close()
  return cursors
}

async function ourCatchUp(filled: OurServer, works: readonly Work[], since: Record<string, number>): Promise<CatchUp> {
  const server = await filled.restart()
  const pull = (held: Docs, from: Readonly<Record<string, number>> = {}): Promise<Cost> =>
    costOf(server, async () => {
      const device = server.device()
      await device.pullAll(from, ({ rows }) => {
        for (const { kind, doc, body } of rows) if (kind === 'update' || kind === 'base') take(held, doc, body)
      })
      const bytes = device.bytesRead()
      device.close()
      return bytes
    })
  try {
    return await coldAndBack(works, pull, since)
  } finally {
    await server.kill()
  }
}

type PeerFill = readonly (readonly [doc: string, update: Uint8Array])[]

/** Their stores get each document as one merged update, the shortest they could hold. */
async function peerSides(folder: string, works: readonly Work[], bench: Bench): Promise<Side<CatchUp>[]> {
  const fill: PeerFill = works.map((work, i) => [work.doc, merged(work, visitsOf(i))])
  const file = join(folder, 'documents.db')
  fillHocuspocus(file, fill)
  const level = join(folder, 'level')
  const sides: Side<CatchUp>[] = [
    { name: peerNames.hocuspocus, run: () => peerCatchUp(() => startHocuspocus(file), works, overOneSocket) },
  ]
  try {
    await fillLevel(level, fill)
    sides.push({ name: peerNames.level, run: () => peerCatchUp(() => startYWebsocket(level), works, aSocketEach) })
  } catch (error) {
    bench.tell(`${peerNames.level} was not filled: ${error instanceof Error ? error.message : String(error)}`)
  }
  return sides
}

function fillHocuspocus(file: string, fill: PeerFill): void {
  const db = new DatabaseSync(file)
  db.exec('create table documents (name varchar(255) not null, data blob not null, unique(name)); begin')
  const insert = db.prepare('insert into documents (name, data) values (?, ?)')
  for (const [name, data] of fill) insert.run(name, data)
  db.exec('commit')
  db.close()
}

async function fillLevel(folder: string, fill: PeerFill): Promise<void> {
  const script = fileURLToPath(new URL('./leveldb-fill.ts', import.meta.url))
  const child = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'inherit', 'inherit'] })
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  child.stdin.end(
    fill.map(([name, update]) => `${JSON.stringify([name, Buffer.from(update).toString('base64')])}\n`).join(''),
  )
  if ((await ended) !== 0) throw new Error('y-leveldb could not be filled')
}

type Asking = (server: RoomServer, works: readonly Work[], held: Docs) => Promise<number>

async function peerCatchUp(start: () => Promise<RoomServer>, works: readonly Work[], ask: Asking): Promise<CatchUp> {
  const catchUp = async (held: Docs): Promise<Cost> => {
    const server = await start()
    try {
      return await costOf(server, () => ask(server, works, held))
    } finally {
      await server.kill()
    }
  }
  return coldAndBack(works, catchUp)
}

/** Both times the device ends with everything: nobody is fast by leaving out. */
async function coldAndBack<T>(
  works: readonly Work[],
  catchUp: (held: Docs, since?: T) => Promise<Cost>,
  since?: T,
): Promise<CatchUp> {
  const nothing: Docs = new Map()
  const cold = await catchUp(nothing)
  check(nothing, works)
  const most = heldBefore(works)
  const back = await catchUp(most, since)
  check(most, works)
  return { cold, back }
}

/** At most as many documents at once as the server lets in unseen (100). */
const atOnce = 90

/** Hocuspocus: all documents on one socket, as its provider multiplexes them. Resolves to bytes read. */
function overOneSocket(server: RoomServer, works: readonly Work[], held: Docs): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = server.open('')
    const left = works.map(({ doc }) => doc)
    let open = 0
    const next = (): void => {
      for (; open < atOnce; open++) {
        const doc = left.pop()
        if (doc === undefined) break
        socket.send(knockFrame(doc))
        socket.send(syncFrame('hocuspocus', doc, 'vector', vectorOf(held, doc)))
      }
      if (open > 0) return
      const bytes = bytesReadBy(socket)
      socket.terminate()
      resolve(bytes)
    }
    socket.on('message', (data: Buffer) => {
      const heard = readFrame('hocuspocus', data)
      if (heard.kind !== 'answer') return
      take(held, heard.doc, heard.update)
      open--
      next()
    })
    socket.once('open', next)
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('the socket was closed before everything was here')))
  })
}

/** y-websocket: a socket for each document, so many at once. */
async function aSocketEach(server: RoomServer, works: readonly Work[], held: Docs): Promise<number> {
  const left = works.map(({ doc }, i) => ({ doc, wanted: visitsOf(i) }))
  let bytes = 0
  const work = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) await one(next.doc, next.wanted)
  }
  /** Its store answers late: "synced" is said of an empty document, and what it holds follows as an update. */
  const one = async (doc: string, wanted: number): Promise<void> => {
    await new Promise<void>((resolve, reject) => {
      const client = joinBare(server, doc, {
        vector: vectorOf(held, doc),
        onHeard: heard => {
          if (heard.kind !== 'answer' && heard.kind !== 'update') return
          take(held, doc, heard.update)
          if (known(held, doc) < wanted) return
          bytes += client.bytesRead()
          client.close()
          resolve()
        },
      })
      client.synced.catch(reject)
    })
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return bytes
}

async function costOf(server: RoomServer, work: () => Promise<number>): Promise<Cost> {
  const before = cpuMs(server.pid) ?? Number.NaN
  const start = performance.now()
  const bytes = await work()
  const wall = performance.now() - start
  return { wall, cpu: (cpuMs(server.pid) ?? Number.NaN) - before, mib: bytes / 2 ** 20 }
}

const merged = (work: Work, count: number): Uint8Array => {
  const doc = new Y.Doc()
  for (const update of work.visits.slice(0, count)) Y.applyUpdate(doc, update)
  return Y.encodeStateAsUpdate(doc)
}

/** A device that has everything but the changes. */
function heldBefore(works: readonly Work[]): Docs {
  return new Map(
    works.map(work => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, merged(work, visits))
      return [work.doc, doc]
    }),
  )
}

const vectorOf = (held: Docs, doc: string): Uint8Array => {
  const copy = held.get(doc)
  return copy === undefined ? emptyVector : Y.encodeStateVector(copy)
}

function take(held: Docs, name: string, update: Uint8Array): void {
  const doc = held.get(name) ?? new Y.Doc()
  held.set(name, doc)
  Y.applyUpdate(doc, update)
}

/** The first have one that a device which was away lacks. */
const visitsOf = (i: number): number => (i < changed ? visits + 1 : visits)

const known = (held: Docs, doc: string): number => held.get(doc)?.getMap('r').size ?? 0

function check(held: Docs, works: readonly Work[]): void {
  const short = works.find((work, i) => known(held, work.doc) !== visitsOf(i))
  if (short !== undefined) throw new Error(`${short.doc} came with ${known(held, short.doc)} visits`)
}
