/** Ours among the servers: the real one with a workspace, a territory and one person, everything checked that is always checked. */
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { WebSocket } from 'ws'
import { ketuHeader } from '#shared/api/account.ts'
import { type Scope, territoryScope } from '#shared/doc/name.ts'
import {
  decodePullPage,
  decodePushReply,
  encodePullRequest,
  encodePushRequest,
  syncContentType,
} from '#shared/sync/codec.ts'
import type { PullPage, PushEntry } from '#shared/sync/message.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { setUp, signIn, startTestServer, type TestServer } from '#test/kit/test-server.ts'
import { personName } from '../world.ts'
import { endWithUs, type RoomServer } from './room-server.ts'
import { ourName } from './rounds.ts'

export interface OurServer extends RoomServer {
  readonly scope: Scope
  readonly member: string
  /** Cookie of the person's first device. */
  readonly cookie: string
  /** Another device of the same person. */
  readonly newDevice: () => Promise<string>
  readonly openAs: (path: string, cookie: string) => WebSocket
  readonly device: (cookie?: string) => HttpDevice
  /** The same folder in a new process. */
  readonly restart: () => Promise<OurServer>
  readonly dispose: () => Promise<void>
}

/** A device that pushes and pulls over one kept connection, as the app's worker does. */
export interface HttpDevice {
  /** Throws unless every entry was stored. */
  readonly push: (entries: readonly PushEntry[]) => Promise<readonly number[]>
  readonly pull: (cursors: PullPage['through']) => Promise<PullPage>
  /** Everything since the cursors; resolves to the cursors after it. */
  readonly pullAll: (since: PullPage['through'], take: (page: PullPage) => void) => Promise<PullPage['through']>
  /** Bytes that came over the wire, headers and all. */
  readonly bytesRead: () => number
  readonly close: () => void
}

export async function startOurs(): Promise<OurServer> {
  const data = await mkdtemp(join(tmpdir(), 'ketu-peers-'))
  const server = await startTestServer({ data })
  await setUp(server, personName)
  const person = await signIn(server, makePerson(personName))
  const { id } = await person.request<{ id: string }>('POST', '/api/territories', { name: '华东' })
  const owner = { scope: territoryScope(id), member: person.session.member.id, cookie: person.cookie }
  return ourServer(server, data, owner)
}

function ourServer(server: TestServer, data: string, owner: Pick<OurServer, 'scope' | 'member' | 'cookie'>): OurServer {
  const { url, pid } = server
  if (pid === undefined) throw new Error('the server has no process')
  const release = endWithUs(pid)
  const kill = async (): Promise<void> => {
    await server.kill()
    release()
  }
  const openAs = (path: string, cookie: string): WebSocket =>
    new WebSocket(url.replace('http', 'ws') + path, { headers: { cookie, origin: url }, perMessageDeflate: false })
  return {
    ...owner,
    name: ourName,
    pid,
    dialect: 'y-websocket',
    open: doc => openAs(`/api/live/${doc}`, owner.cookie),
    openAs,
    newDevice: async () => (await signIn(server, makePerson(personName))).cookie,
    device: (cookie = owner.cookie) => httpDevice(url, cookie),
    kill,
    restart: async () => {
      await kill()
      return ourServer(await startTestServer({ data }), data, owner)
    },
    dispose: async () => {
      await kill()
      await rm(data, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const unpack = promisify(gunzip)

export function httpDevice(url: string, cookie: string): HttpDevice {
  const agent = new Agent({ keepAlive: true })
  let bytes = 0
  const post = async (path: string, body: Uint8Array): Promise<Uint8Array> => {
    const headers = { 'content-type': syncContentType, 'accept-encoding': 'gzip', [ketuHeader]: '1', cookie }
    const { status, isGzip, parts, read } = await new Promise<Answer>((resolve, reject) => {
      const asking = request(url + path, { method: 'POST', agent, headers }, response => {
        const { socket } = response
        const before = readBefore.get(socket) ?? 0
        const received: Buffer[] = []
        response.on('data', (part: Buffer) => received.push(part))
        response.once('error', reject)
        response.once('end', () => {
          readBefore.set(socket, socket.bytesRead)
          resolve({
            status: response.statusCode ?? 0,
            isGzip: response.headers['content-encoding'] === 'gzip',
            parts: received,
            read: socket.bytesRead - before,
          })
        })
      })
      asking.once('error', reject)
      asking.end(body)
    })
    bytes += read
    const whole = Buffer.concat(parts)
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    return isGzip ? await unpack(whole) : whole
  }
  const pull: HttpDevice['pull'] = async cursors => {
    const page = decodePullPage(await post('/api/pull', encodePullRequest({ epoch: 0, cursors })))
    if (page.kind !== 'ok') throw new Error(`a pull was answered ${page.kind}`)
    return page.value
  }
  return {
    pull,
    push: async entries => {
      const reply = decodePushReply(await post('/api/push', encodePushRequest({ epoch: 0, entries })))
      if (reply.kind !== 'ok') throw new Error(`a push was answered ${reply.kind}`)
      return reply.value.answers.map(answer => {
        if (answer.kind !== 'stored') throw new Error(`an entry was not stored: ${JSON.stringify(answer)}`)
        return answer.seq
      })
    },
    pullAll: async (since, take) => {
      let cursors = since
      for (;;) {
        const page = await pull(cursors)
        take(page)
        cursors = { ...cursors, ...page.through }
        if (!page.more) return cursors
      }
    },
    bytesRead: () => bytes,
    close: () => agent.destroy(),
  }
}

interface Answer {
  readonly status: number
  readonly isGzip: boolean
  readonly parts: readonly Buffer[]
  readonly read: number
}

/** Bytes a kept connection had read when its last answer was whole. */
const readBefore = new WeakMap<object, number>()
