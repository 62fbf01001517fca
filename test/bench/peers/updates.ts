/** S2, S2b, S3: what an update costs the server that stores and passes it on, and how long its writer waits for the word. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cpuMs } from '../cpu.ts'
import { percentile } from '../figure.ts'
import { joinBare } from './bare-client.ts'
import type { Aim } from './comparison.ts'
import { type Link, logLink, ourRoomLink, roomLink } from './link.ts'
import type { Bench } from './measure.ts'
import { type OurServer, startOurs } from './our-server.ts'
import { peerNames, type RoomServer, startHocuspocus, startYWebsocket } from './room-server.ts'
import { alternate, ourName, type Side } from './rounds.ts'
import { entriesOf, makeWork, pushAll, type Work } from './work.ts'

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

export async function withPeer<T>(
  start: (folder: string) => Promise<RoomServer>,
  use: (server: RoomServer, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ketu-peers-'))
  try {
    const server = await start(folder)
    try {
      return await use(server, folder)
    } finally {
      await server.kill()
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
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

/** Calls for each at its time, whether or not the one before was answered. */
async function paced(count: number, perSecond: number, send: (i: number) => void): Promise<void> {
  const start = performance.now()
  for (let i = 0; i < count; i++) {
    const wait = start + (i * 1000) / perSecond - performance.now()
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
    send(i)
  }
}

function cpuOf(pid: number): number {
  const ms = cpuMs(pid)
  if (ms === undefined) throw new Error('the CPU of another process is not told here')
  return ms
}

/** S3: ms from sending an update to the word about it. */
export async function measureAcks(bench: Bench): Promise<void> {
  const sides: Side<number[]>[] = [
    { name: ourName, run: ourAcks },
    {
      name: peerNames.hocuspocus,
      run: () => withPeer(folder => startHocuspocus(join(folder, 'documents.db')), peerAcks),
    },
  ]
  const times = await alternate(rounds, sides, bench.tell)
  for (const part of [0.5, 0.99])
    bench.row({
      id: 'S3',
      name: `acknowledged at ${rate}/s, p${part * 100}; ours after fsync, one update a request, theirs from memory`,
      unit: 'ms',
      ours: times.get(ourName)?.map(samples => percentile(samples, part)),
      peer: peerNames.hocuspocus,
      peers: times.get(peerNames.hocuspocus)?.map(samples => percentile(samples, part)),
      ...(part === 0.99 && { aim: share(1) }),
    })
}

/** Each device writes a document of its own, in turn: what one sends is answered before it sends again, or it waits. */
const devices = 50
const perDevice = Math.ceil((warmUp + rate * steadySeconds) / devices)

async function ourAcks(): Promise<number[]> {
  const server = await startOurs()
  try {
    const works = Array.from({ length: devices }, (_, i) => makeWork(40 + i, 1 + perDevice, server.member))
    const senders = works.map(() => server.device())
    for (const [i, work] of works.entries())
      await pushAll(senders[i] ?? server.device(), entriesOf(work, server.scope, 1))
    const times: Promise<number>[] = []
    const push = async (n: number): Promise<number> => {
      const [work, sender] = [works[n % devices], senders[n % devices]]
      const body = work?.visits[1 + Math.floor(n / devices)]
      if (work === undefined || sender === undefined || body === undefined) throw new Error('more sent than made')
      const start = performance.now()
      await sender.push([{ n, group: n, doc: work.doc, scope: server.scope, body }])
      return performance.now() - start
    }
    await paced(devices * perDevice, rate, n => times.push(push(n)))
    return (await Promise.all(times)).slice(warmUp)
  } finally {
    await server.dispose()
  }
}

async function peerAcks(server: RoomServer): Promise<number[]> {
  const works = Array.from({ length: devices }, (_, i) => makeWork(40 + i, perDevice, '0'.repeat(26)))
  const times: number[] = []
  let allHere = (): void => undefined
  const done = new Promise<void>(resolve => {
    allHere = resolve
  })
  // Acknowledgements name no update: they come in the order of what was sent.
  const sentAt: number[][] = works.map(() => [])
  const clients = works.map(({ doc }, i) =>
    joinBare(server, doc, {
      onHeard: heard => {
        if (heard.kind !== 'ack') return
        times.push(performance.now() - (sentAt[i]?.shift() ?? Number.NaN))
        if (times.length === devices * perDevice) allHere()
      },
    }),
  )
  await Promise.all(clients.map(({ synced }) => synced))
  await paced(devices * perDevice, rate, n => {
    const i = n % devices
    sentAt[i]?.push(performance.now())
    clients[i]?.send(works[i]?.visits[Math.floor(n / devices)] ?? new Uint8Array())
  })
  await done
  for (const client of clients) client.close()
  return times.slice(warmUp)
}
