/** How a device asks the peers for many documents: all of them, since it cannot know which have changed. */
import { bytesReadBy, joinBare } from './bare-client.ts'
import { knockFrame, readFrame, syncFrame } from './dialect.ts'
import { type Docs, known, take, vectorOf, visitsOf } from './held-docs.ts'
import type { RoomServer } from './room-server.ts'
import type { Work } from './work.ts'

/** At most as many documents at once as the server lets in unseen (100). */
const atOnce = 90

/** Hocuspocus: all documents on one socket, as its provider multiplexes them. Resolves to bytes read. */
export function overOneSocket(server: RoomServer, works: readonly Work[], held: Docs): Promise<number> {
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
export async function aSocketEach(server: RoomServer, works: readonly Work[], held: Docs): Promise<number> {
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
