/** One writer and two readers of one document: what the writer sends, and how much of it all readers have. */
import * as Y from 'yjs'
import type { PullPage } from '#shared/sync/message.ts'
import { joinBare } from './bare-client.ts'
import type { HttpDevice, OurServer } from './our-server.ts'
import type { RoomServer } from './room-server.ts'
import { entriesOf, pushAll, type Work } from './work.ts'

export interface Link {
  readonly pid: number
  readonly send: (update: Uint8Array) => void
  readonly readers: Readers
  readonly close: () => void
}

export interface Readers {
  /** Visits of the work all of them have, from the first. */
  readonly reached: () => number
  /** Resolves when they have so many. Rejects after half a minute. */
  readonly until: (count: number) => Promise<void>
}

const readerCount = 2

interface Following extends Readers {
  readonly reaches: (reader: number, count: number) => void
  /** Something on the way failed: who waits hears it. */
  readonly broke: (error: unknown) => void
}

function followReaders(): Following {
  const counts = Array.from({ length: readerCount }, () => 0)
  const reached = (): number => Math.min(...counts)
  let look = (): void => undefined
  let broke = (_: unknown): void => undefined
  return {
    reached,
    broke: error => broke(error),
    reaches: (reader, count) => {
      counts[reader] = count
      look()
    },
    until: count =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => broke(new Error('readers did not get what was sent within 30 s')), 30_000)
        const end = (): void => {
          clearTimeout(late)
          look = broke = () => undefined
        }
        broke = error => {
          end()
          reject(error)
        }
        look = () => {
          if (reached() < count) return
          end()
          resolve()
        }
        look()
      }),
  }
}

/** Sockets of the document, as a y-websocket or Hocuspocus provider opens them. */
export async function roomLink(server: RoomServer, work: Work): Promise<Link> {
  const readers = followReaders()
  // Told by clocks: a server may join several updates into one frame.
  const counts = new Map(work.visits.map((update, i) => [endOf(update), i + 1]))
  const clients = Array.from({ length: readerCount }, (_, i) =>
    joinBare(server, work.doc, {
      onHeard: heard => {
        if (heard.kind === 'update') readers.reaches(i, counts.get(endOf(heard.update)) ?? 0)
      },
    }),
  )
  const writer = joinBare(server, work.doc, { writesAs: work.client })
  await Promise.all([writer, ...clients].map(({ synced }) => synced))
  return {
    pid: server.pid,
    send: writer.send,
    readers,
    close: () => [writer, ...clients].forEach(client => client.close()),
  }
}

/** Where the clock of its one writer stands after the update. */
const endOf = (update: Uint8Array): number => [...Y.parseUpdateMeta(update).to.values()][0] ?? 0

/** A room of ours exists when its document does: the profile and the first visit are pushed before. */
export async function ourRoomLink(server: OurServer, work: Work): Promise<Link> {
  const device = server.device()
  await pushAll(device, entriesOf(work, server.scope, 1))
  device.close()
  return roomLink(server, work)
}

/**
 * As our app carries everything: the outbox is pushed with one request in flight and whatever waits in it; readers hear a poke and
 * pull, one pull in flight.
 */
export async function logLink(server: OurServer, work: Work): Promise<Link> {
  const writer = server.device()
  await pushAll(writer, entriesOf(work, server.scope, 1))
  const readers = followReaders()
  const ends = await Promise.all(
    Array.from({ length: readerCount }, (_, i) =>
      followLog(server, work.doc, count => readers.reaches(i, count), readers.broke),
    ),
  )
  return {
    pid: server.pid,
    send: pushOutbox(server, writer, work, readers.broke),
    readers,
    close: () => {
      writer.close()
      for (const end of ends) end()
    },
  }
}

function pushOutbox(
  { scope }: OurServer,
  device: HttpDevice,
  { doc }: Work,
  broke: (error: unknown) => void,
): (update: Uint8Array) => void {
  const outbox: Uint8Array[] = []
  let n = 0
  let isBusy = false
  const drain = async (): Promise<void> => {
    isBusy = true
    while (outbox.length > 0) {
      const entries = outbox.splice(0, 500).map(body => ({ n: ++n, group: n, doc, scope, body }))
      await device.push(entries)
    }
    isBusy = false
  }
  return update => {
    outbox.push(update)
    // A turn later: what is written in one turn goes together, as from a transaction.
    queueMicrotask(() => {
      if (!isBusy) drain().catch(broke)
    })
  }
}

/** Resolves, when everything so far has been read, to what ends it. */
async function followLog(
  server: OurServer,
  doc: string,
  tell: (count: number) => void,
  broke: (error: unknown) => void,
): Promise<() => void> {
  const device = server.device()
  let count = 0
  const take = ({ rows }: PullPage): void => {
    count += rows.filter(row => row.doc === doc).length
    tell(count)
  }
  let cursors = await device.pullAll({}, take)
  let isBusy = false
  let wantsMore = false
  const follow = async (): Promise<void> => {
    if (isBusy) {
      wantsMore = true
      return
    }
    isBusy = true
    do {
      wantsMore = false
      cursors = await device.pullAll(cursors, take)
    } while (wantsMore)
    isBusy = false
  }
  const socket = server.openAs('/api/poke', server.cookie)
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  socket.on('message', () => void follow().catch(broke))
  return () => {
    socket.terminate()
    device.close()
  }
}
