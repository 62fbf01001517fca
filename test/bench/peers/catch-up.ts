/** S4: a device that knows nothing, or all but what 250 colleagues' visits changed, gets 5,000 documents: wall, CPU, bytes. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cpuMs } from '../cpu.ts'
import { aSocketEach, overOneSocket } from './ask-peers.ts'
import type { Aim } from './comparison.ts'
import { fillHocuspocus, fillLevel, type StoredDoc } from './fill-stores.ts'
import { changed, check, type Docs, heldBefore, merged, take, visits, visitsOf } from './held-docs.ts'
import type { Bench } from './measure.ts'
import { type OurServer, startOurs } from './our-server.ts'
import { peerNames, type RoomServer, startHocuspocus, startYWebsocket } from './room-server.ts'
import { alternate, ourName, type Side } from './rounds.ts'
import { entriesOf, makeWork, pushAll, type Work } from './work.ts'

const rounds = 3
const docs = 5000

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
        const byDoc = new Map<string, Uint8Array[]>()
        for (const { kind, doc, body } of rows)
          if (kind === 'update' || kind === 'base') byDoc.set(doc, [...(byDoc.get(doc) ?? []), body])
        for (const [doc, updates] of byDoc) take(held, doc, ...updates)
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

/** Their stores get each document as one merged update, the shortest they could hold. */
async function peerSides(folder: string, works: readonly Work[], bench: Bench): Promise<Side<CatchUp>[]> {
  const fill = works.map((work, i): StoredDoc => [work.doc, merged(work, visitsOf(i))])
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

async function costOf(server: RoomServer, work: () => Promise<number>): Promise<Cost> {
  const before = cpuMs(server.pid) ?? Number.NaN
  const start = performance.now()
  const bytes = await work()
  const wall = performance.now() - start
  return { wall, cpu: (cpuMs(server.pid) ?? Number.NaN) - before, mib: bytes / 2 ** 20 }
}
