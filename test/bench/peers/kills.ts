/** S1: servers killed at random moments under a steady load, and what of the work they had acknowledged is gone when they are back. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { testRandom } from '#test/kit/test-random.ts'
import type { Asked } from './asked.ts'
import { type BareClient, joinBare } from './bare-client.ts'
import type { Bench } from './measure.ts'
import { type OurServer, startOurs } from './our-server.ts'
import { peerNames, type RoomServer, startHocuspocus } from './room-server.ts'
import { entriesOf, makeWork, pushAll, type Work } from './work.ts'

/** Documents a round writes, each anew: what an earlier kill lost must not hold up later work. */
const docs = 4
const rate = 200
/** A kill comes between these, in ms after the load began: Hocuspocus stores a busy document every ten seconds. */
const moments = { first: 300, last: 12_000 }

/** A server under test that is killed and comes back on the same folder. */
interface Victim {
  /** Makes the documents ready; the answer sends one update and resolves when it was acknowledged, or never. */
  readonly open: (works: readonly Work[]) => Promise<(doc: number, n: number) => Promise<void>>
  readonly killAndRestart: () => Promise<void>
  /** Visits of each work the server still has, by their number. */
  readonly readBack: (works: readonly Work[]) => Promise<readonly ReadonlySet<number>[]>
  readonly dispose: () => Promise<void>
}

interface Toll {
  acknowledged: number
  lost: number
  /** Kills after which anything was missing. */
  losing: number
}

export async function measureKills(bench: Bench, { kills }: Asked): Promise<void> {
  const ours = await openOurs()
  try {
    const peer = await openHocuspocus()
    try {
      const tolls = { ours: { acknowledged: 0, lost: 0, losing: 0 }, peer: { acknowledged: 0, lost: 0, losing: 0 } }
      const random = testRandom(71)
      for (let kill = 0; kill < kills; kill++) {
        const after = moments.first + random() * (moments.last - moments.first)
        // At the same time: what is lost does not depend on how fast the machine is.
        const visits = 2 + Math.ceil((after / 1000) * (rate / docs))
        const works = Array.from({ length: docs }, (_, i) => makeWork(1000 + kill * docs + i, visits, nobody))
        await Promise.all([killOnce(ours, works, after, tolls.ours), killOnce(peer, works, after, tolls.peer)])
      }
      report(bench, kills, tolls.ours, tolls.peer)
    } finally {
      await peer.dispose()
    }
  } finally {
    await ours.dispose()
  }
}

function report(bench: Bench, kills: number, ours: Toll, peer: Toll): void {
  const words = ({ acknowledged, lost, losing }: Toll): string => `${lost} of ${acknowledged} in ${losing} kills`
  bench.row({
    id: 'S1',
    name: `acknowledged updates lost, ${kills} SIGKILLs at ${rate}/s (ours ${words(ours)}; theirs ${words(peer)})`,
    unit: '%',
    ours: [percent(ours)],
    peer: peerNames.hocuspocus,
    peers: [percent(peer)],
    aim: { kind: 'value', atMost: 0 },
  })
}

const percent = ({ acknowledged, lost }: Toll): number => {
  if (acknowledged === 0) throw new Error('nothing was acknowledged before the kills: they show nothing')
  return (100 * lost) / acknowledged
}

async function killOnce(victim: Victim, works: readonly Work[], afterMs: number, toll: Toll): Promise<void> {
  const send = await victim.open(works)
  const acknowledged = works.map(() => new Set<number>())
  const start = performance.now()
  for (let n = 0; ; n++) {
    const wait = start + (n * 1000) / rate - performance.now()
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
    if (performance.now() - start >= afterMs) break
    const doc = n % docs
    const visit = 1 + Math.floor(n / docs)
    void send(doc, visit).then(() => acknowledged[doc]?.add(visit))
  }
  await victim.killAndRestart()
  const kept = await victim.readBack(works)
  const lost = acknowledged.map((visits, i) => [...visits].filter(visit => !kept[i]?.has(visit)).length)
  const missing = lost.reduce((sum, one) => sum + one, 0)
  toll.acknowledged += acknowledged.reduce((sum, { size }) => sum + size, 0)
  toll.lost += missing
  toll.losing += missing > 0 ? 1 : 0
}

/** Who wrote it is the session's to say. */
const nobody = '0'.repeat(26)

async function openOurs(): Promise<Victim> {
  let server: OurServer = await startOurs()
  let seen: Readonly<Record<string, number>> = {}
  return {
    open: async works => {
      const devices = works.map(() => server.device())
      for (const work of works) await pushAll(server.device(), entriesOf(work, server.scope, 1))
      // One request of a device at a time, as the app's: the next waits for the answer before it.
      const last = works.map(() => Promise.resolve())
      return (doc, visit) => {
        const [work, device] = [works[doc], devices[doc]]
        const before = last[doc] ?? Promise.resolve()
        const body = work?.visits[visit]
        if (work === undefined || device === undefined || body === undefined) throw new Error('more sent than made')
        const stored = before.then(async () => {
          await device.push([{ n: visit, group: visit, doc: work.doc, scope: server.scope, body }])
        })
        // The kill cuts it off: it stays unacknowledged, and nobody waits for what would follow.
        const sent = stored.catch(() => new Promise<void>(() => undefined))
        last[doc] = sent
        return sent
      }
    },
    killAndRestart: async () => {
      server = await server.restart()
    },
    readBack: async works => {
      const kept = works.map(() => new Set<number>())
      seen = await server.device().pullAll(seen, ({ rows }) => {
        for (const { doc, body } of rows) {
          const i = works.findIndex(work => work.doc === doc)
          const visit = works[i]?.visits.findIndex(update => Buffer.compare(update, body) === 0) ?? -1
          if (visit >= 0) kept[i]?.add(visit)
        }
      })
      return kept
    },
    dispose: () => server.dispose(),
  }
}

async function openHocuspocus(): Promise<Victim> {
  const folder = await mkdtemp(join(tmpdir(), 'ketu-peers-'))
  const file = join(folder, 'documents.db')
  let server: RoomServer = await startHocuspocus(file)
  return {
    open: async works => {
      const waiting = works.map((): (() => void)[] => [])
      const clients: BareClient[] = works.map(({ doc }, i) =>
        joinBare(server, doc, { onHeard: heard => heard.kind === 'ack' && waiting[i]?.shift()?.() }),
      )
      await Promise.all(clients.map(({ synced }) => synced))
      const send = (doc: number, visit: number): Promise<void> => {
        clients[doc]?.send(works[doc]?.visits[visit] ?? new Uint8Array())
        return new Promise(resolve => waiting[doc]?.push(resolve))
      }
      // The first makes the document, as the first entry does on ours.
      await Promise.all(works.map((_, doc) => send(doc, 0)))
      return send
    },
    killAndRestart: async () => {
      await server.kill()
      server = await startHocuspocus(file)
    },
    readBack: works => Promise.all(works.map(work => visitsOn(server, work))),
    dispose: async () => {
      await server.kill()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Whatever of the document the server has, by the clocks of its one writer. */
async function visitsOn(server: RoomServer, { doc, visits }: Work): Promise<ReadonlySet<number>> {
  const client = joinBare(server, doc)
  const update = await client.synced
  client.close()
  const clock = [...Y.parseUpdateMeta(update).to.values()][0] ?? 0
  const kept = new Set<number>()
  for (const [i, visit] of visits.entries()) {
    const end = [...Y.parseUpdateMeta(visit).to.values()][0] ?? 0
    if (end <= clock) kept.add(i)
  }
  return kept
}
