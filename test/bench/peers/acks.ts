/** S3: ms from sending an update to the word about it, many devices writing at a steady rate. */
import { join } from 'node:path'
import { percentile } from '../figure.ts'
import { joinBare } from './bare-client.ts'
import type { Bench } from './measure.ts'
import { startOurs } from './our-server.ts'
import { paced } from './paced.ts'
import { peerNames, type RoomServer, startHocuspocus } from './room-server.ts'
import { alternate, ourName, type Side } from './rounds.ts'
import { withPeer } from './with-peer.ts'
import { entriesOf, makeWork, pushAll } from './work.ts'

const rounds = 3
const rate = 500
const warmUp = 500
const steadySeconds = 5

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
      ...(part === 0.99 && { aim: { kind: 'share', atMost: 1 } as const }),
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
    const before = works.map((): Promise<unknown> => Promise.resolve())
    const push = (n: number): Promise<number> => {
      const i = n % devices
      const [work, sender] = [works[i], senders[i]]
      const body = work?.visits[1 + Math.floor(n / devices)]
      if (work === undefined || sender === undefined || body === undefined) throw new Error('more sent than made')
      const start = performance.now()
      const answered = (before[i] ?? Promise.resolve()).then(async () => {
        await sender.push([{ n, group: n, doc: work.doc, scope: server.scope, body }])
        return performance.now() - start
      })
      before[i] = answered
      // Told when all are waited for.
      answered.catch(() => undefined)
      return answered
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
