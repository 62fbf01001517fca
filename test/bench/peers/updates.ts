/** S2, S2b: what an update costs the server that stores it and passes it on. */
import { join } from 'node:path'
import { cpuMs } from '../cpu.ts'
import type { Aim } from './comparison.ts'
import { type Link, logLink, ourRoomLink, roomLink } from './link.ts'
import type { Bench } from './measure.ts'
import { type OurServer, startOurs } from './our-server.ts'
import { paced } from './paced.ts'
import { peerNames, type RoomServer, startHocuspocus, startYWebsocket } from './room-server.ts'
import { alternate, ourName, type Side } from './rounds.ts'
import { withPeer } from './with-peer.ts'
import { makeWork, type Work } from './work.ts'

const rounds = 3
const warmUp = 500
/** Updates sent and not yet with every reader, at saturation. */
const window = 64
const rate = 500
const steadySeconds = 5

const share = (atMost: number): Aim => ({ kind: 'share', atMost })
/** Ours by the log (push, poke, pull), which is how the app carries everything, and by live rooms, the very protocol of the peers. */
const roomsName = `${ourName}, live room`
const paths = [
  { name: ourName, by: 'by the log' },
  { name: roomsName, by: 'by a live room' },
] as const

export async function measureSaturation(bench: Bench): Promise<void> {
  const costs = await alternate(rounds, costSides(5000), bench.tell)
  for (const { name, by } of paths)
    for (const [peer, aim] of [
      [peerNames.memory, share(0.8)],
      [peerNames.hocuspocus, share(0.6)],
    ] as const)
      bench.row({
        id: 'S2',
        name: `server CPU an update, 1 writer, 2 readers, at saturation; ours durable, ${by}`,
        unit: 'ms',
        ours: costs.get(name),
        peer,
        peers: costs.get(peer),
        aim,
      })
}

export async function measureSteady(bench: Bench): Promise<void> {
  const costs = await alternate(rounds, costSides(rate * steadySeconds, rate), bench.tell)
  for (const { name, by } of paths)
    for (const [peer, aim] of [
      [peerNames.memory, share(1.3)],
      [peerNames.level, share(0.7)],
      [peerNames.hocuspocus, share(0.9)],
    ] as const)
      bench.row({
        id: 'S2b',
        name: `server CPU an update, 1 writer, 2 readers, at ${rate}/s; ours durable, ${by}`,
        unit: 'ms',
        ours: costs.get(name),
        peer,
        peers: costs.get(peer),
        aim,
      })
}

/** ms of the server's CPU for one update. */
function costSides(count: number, perSecond?: number): Side<number>[] {
  const cost = async (link: Link, work: Work): Promise<number> => {
    try {
      const start = 1 + warmUp
      await drive(link, work, 1, start, perSecond)
      const before = cpuOf(link.pid)
      await drive(link, work, start, start + count, perSecond)
      return (cpuOf(link.pid) - before) / count
    } finally {
      link.close()
    }
  }
  const ours = (open: (server: OurServer, work: Work) => Promise<Link>) => async (): Promise<number> => {
    const server = await startOurs()
    try {
      const work = makeWork(3, 1 + warmUp + count, server.member)
      return await cost(await open(server, work), work)
    } finally {
      await server.dispose()
    }
  }
  const peer = (start: (folder: string) => Promise<RoomServer>) => (): Promise<number> =>
    withPeer(start, async server => {
      const work = makeWork(3, 1 + warmUp + count, '0'.repeat(26))
      const link = await roomLink(server, work)
      link.send(work.visits[0] ?? new Uint8Array())
      await link.readers.until(1)
      return cost(link, work)
    })
  return [
    { name: ourName, run: ours(logLink) },
    { name: roomsName, run: ours(ourRoomLink) },
    { name: peerNames.memory, run: peer(() => startYWebsocket()) },
    { name: peerNames.level, run: peer(folder => startYWebsocket(join(folder, 'level'))) },
    { name: peerNames.hocuspocus, run: peer(folder => startHocuspocus(join(folder, 'documents.db'))) },
  ]
}

/** Sends the visits from one to another, at a rate or as fast as readers follow, and resolves when every reader has them. */
async function drive(
  { send, readers }: Link,
  { visits }: Work,
  from: number,
  to: number,
  perSecond?: number,
): Promise<void> {
  const sendOne = (i: number): void => send(visits[i] ?? new Uint8Array())
  if (perSecond === undefined)
    for (let i = from; i < to; i++) {
      if (readers.reached() < i - window) await readers.until(i - window)
      sendOne(i)
    }
  else await paced(to - from, perSecond, i => sendOne(from + i))
  await readers.until(to)
}

function cpuOf(pid: number): number {
  const ms = cpuMs(pid)
  if (ms === undefined) throw new Error('the CPU of another process is not told here')
  return ms
}
