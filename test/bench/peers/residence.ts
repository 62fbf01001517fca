/** S5, S5b: what a server keeps in memory for documents that are open on somebody's screen, and for devices that are merely there. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import type { WebSocket } from 'ws'
import { type BareClient, joinBare } from './bare-client.ts'
import type { Aim } from './comparison.ts'
import { fillHocuspocus } from './fill-stores.ts'
import type { Bench } from './measure.ts'
import { residentMiB } from './memory.ts'
import { type OurServer, startOurs } from './our-server.ts'
import { peerNames, type RoomServer, startHocuspocus, startYWebsocket } from './room-server.ts'
import { alternate, ourName, type Side } from './rounds.ts'
import { entriesOf, makeWork, pushAll, type Work } from './work.ts'

const rounds = 3
const docs = 1000
const visits = 100
const connections = 1000
/** What a session of ours may hold open: documents on screen, and tabs. */
const roomsASession = 20
const pokesASession = 5
/** For garbage to be collected, and for whatever a server does a little later. */
const restMs = 3000

const share = (atMost: number): Aim => ({ kind: 'share', atMost })
const rest = (): Promise<void> => new Promise(resolve => setTimeout(resolve, restMs))

export async function measureOpenDocs(bench: Bench): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ketu-peers-'))
  const ours = await startOurs()
  try {
    const works = Array.from({ length: docs }, (_, i) => packed(makeWork(30_000 + i, visits, ours.member)))
    bench.tell(`S5: filling ${docs} documents of ${visits} visits …`)
    await pushAll(
      ours.device(),
      works.flatMap(work => entriesOf(work, ours.scope, work.visits.length)),
    )
    const cookies = await devicesOf(ours, docs / roomsASession)
    const file = join(folder, 'documents.db')
    fillHocuspocus(
      file,
      works.map(({ doc, visits: parts }) => [doc, Y.mergeUpdates([...parts])]),
    )
    const sides: Side<number>[] = [
      { name: ourName, run: () => openOnOurs(ours, works, cookies) },
      { name: peerNames.memory, run: () => openOnPeer(() => startYWebsocket(), works, true) },
      { name: peerNames.hocuspocus, run: () => openOnPeer(() => startHocuspocus(file), works, false) },
    ]
    const resident = await alternate(rounds, sides, bench.tell)
    for (const peer of [peerNames.hocuspocus, peerNames.memory])
      bench.row({
        id: 'S5',
        name: `memory of the server, ${docs} docs of ${visits} visits open, a socket each`,
        unit: 'MiB',
        ours: resident.get(ourName),
        peer,
        peers: resident.get(peer),
        aim: share(0.25),
      })
  } finally {
    await ours.dispose()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Half of the visits an update: below the limit of an entry. */
function packed(work: Work): Work {
  const half = visits / 2
  const parts = [work.visits.slice(0, half), work.visits.slice(half)]
  return { ...work, visits: parts.map(part => Y.mergeUpdates([...part])) }
}

/** Cookies of so many devices of the person, a few signed in at a time: more tries at once would count as guessing. */
async function devicesOf(server: OurServer, count: number): Promise<readonly string[]> {
  const cookies: string[] = []
  for (let i = 0; i < count; i++) cookies.push(await server.newDevice())
  return cookies
}

async function openOnOurs(filled: OurServer, works: readonly Work[], cookies: readonly string[]): Promise<number> {
  const server = await filled.restart()
  try {
    return await openAll(server, works, (doc, i) => {
      const cookie = cookies[Math.floor(i / roomsASession)] ?? ''
      return joinBare({ ...server, open: () => server.openAs(`/api/live/${doc}`, cookie) }, doc)
    })
  } finally {
    await server.kill()
  }
}

/** @param brings the server holds nothing: who opens a document brings it along. */
async function openOnPeer(start: () => Promise<RoomServer>, works: readonly Work[], brings: boolean): Promise<number> {
  const server = await start()
  try {
    return await openAll(server, works, (doc, i) => {
      const client = joinBare(server, doc)
      if (brings) void client.synced.then(() => works[i]?.visits.forEach(client.send))
      return client
    })
  } finally {
    await server.kill()
  }
}

async function openAll(
  { pid }: RoomServer,
  works: readonly Work[],
  open: (doc: string, i: number) => BareClient,
): Promise<number> {
  const clients: BareClient[] = []
  for (const [i, { doc }] of works.entries()) {
    const client = open(doc, i)
    clients.push(client)
    await client.synced
  }
  await rest()
  const resident = residentMiB(pid)
  for (const client of clients) client.close()
  return resident
}

export async function measureConnections(bench: Bench): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ketu-peers-'))
  const ours = await startOurs()
  try {
    bench.tell(`S5b: signing in on ${connections / pokesASession} devices …`)
    const cookies = await devicesOf(ours, connections / pokesASession)
    const file = join(folder, 'documents.db')
    const sides: Side<number>[] = [
      { name: ourName, run: () => holdOnOurs(ours, cookies) },
      { name: peerNames.memory, run: () => holdOnPeer(() => startYWebsocket()) },
      { name: peerNames.hocuspocus, run: () => holdOnPeer(() => startHocuspocus(file)) },
    ]
    const added = await alternate(rounds, sides, bench.tell)
    for (const [peer, aim] of [
      [peerNames.memory, share(2)],
      [peerNames.hocuspocus, share(0.7)],
    ] as const)
      bench.row({
        id: 'S5b',
        name: `memory ${connections} idle connections add (ours: poke sockets of ${cookies.length} sessions)`,
        unit: 'MiB',
        ours: added.get(ourName),
        peer,
        peers: added.get(peer),
        aim,
      })
  } finally {
    await ours.dispose()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function holdOnOurs(server: OurServer, cookies: readonly string[]): Promise<number> {
  const fresh = await server.restart()
  try {
    return await hold(fresh, async i => {
      const socket = fresh.openAs('/api/poke', cookies[i % cookies.length] ?? '')
      await opened(socket)
      return { close: () => socket.terminate() }
    })
  } finally {
    await fresh.kill()
  }
}

async function holdOnPeer(start: () => Promise<RoomServer>): Promise<number> {
  const server = await start()
  try {
    return await hold(server, async () => {
      const client = joinBare(server, 'idle', { isIdle: true })
      await client.synced
      return client
    })
  } finally {
    await server.kill()
  }
}

const warmUp = 50

/** MiB more than before, after some came and went: the first ones bring code into memory. */
async function hold({ pid }: RoomServer, open: (i: number) => Promise<{ close: () => void }>): Promise<number> {
  for (let i = 0; i < warmUp; i++) (await open(i)).close()
  await rest()
  const before = residentMiB(pid)
  const held: { close: () => void }[] = []
  for (let i = 0; i < connections; i++) held.push(await open(i))
  await rest()
  const after = residentMiB(pid)
  for (const { close } of held) close()
  return after - before
}

const opened = (socket: WebSocket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
