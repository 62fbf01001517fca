/** A company at its busiest: members in their territories, their devices with tabs and open documents, and all that they write. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { type Scope, territoryScope } from '#shared/doc/name.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { joinAs, setUp, signIn, startTestServer, type TestPerson, type TestServer } from '#test/kit/test-server.ts'
import { type HttpDevice, httpDevice } from '../peers/our-server.ts'
import { paced } from '../peers/paced.ts'
import { entriesOf, makeWork, pushAll } from '../peers/work.ts'
import { createLine, endOf, type Line } from './line.ts'
import { createDesk, createEar, createReader, type Desk, type Seat } from './seat.ts'

export interface CrowdSize {
  readonly sockets: number
  readonly documents: number
  /** Updates a second, all together. */
  readonly rate: number
  readonly seconds: number
}

export interface Times {
  /** ms from sending to what comes back from the log. */
  readonly room: readonly number[]
  /** ms from when it was due to the answer. */
  readonly push: readonly number[]
}

export interface Crowd {
  readonly pid: () => number
  /** Opens every socket that is not open, all at once; ms until all are, or more than `maxMs` when some did not come in that time. */
  readonly open: (maxMs: number) => Promise<number>
  /** Writes at the rate for so long, half of it typed in rooms and half pushed; ends when all is answered, or cannot be. */
  readonly write: (seconds: number) => Promise<Times>
  /** SIGKILL. */
  readonly kill: () => Promise<void>
  /** The same folder in a new process. */
  readonly restart: () => Promise<void>
  /** Acknowledged updates that the log does not have. */
  readonly lost: () => Promise<number>
  readonly dispose: () => Promise<void>
}

interface Device {
  readonly cookie: string
  readonly member: string
  readonly scope: Scope
}

/** A document that a device keeps writing by push. */
interface Outbox {
  readonly line: Line
  readonly device: Device
  /** Ends when what was pushed before is answered: one device sends in order. */
  last: Promise<void>
}

const members = 25
const devicesAMember = 10
/** Beyond what is measured: warming up, and around the kill. */
const spareSeconds = 15
const answeredMs = 10_000

/** @param tell what is being done, for whoever waits. */
export async function gather(size: CrowdSize, tell: (line: string) => void): Promise<Crowd> {
  const data = await mkdtemp(join(tmpdir(), 'ketu-load-'))
  let server = await startTestServer({ data })
  const admin = await setUp(server)
  tell(`${members * devicesAMember} devices sign in …`)
  const devices = await signInAll(server, admin)
  let https = new Map<Device, HttpDevice>()
  const httpOf = (device: Device): HttpDevice => {
    const http = https.get(device) ?? httpDevice(server.url, device.cookie)
    https.set(device, http)
    return http
  }

  tell(`${size.documents} documents are made …`)
  const updates = Math.ceil((size.rate * (size.seconds + spareSeconds)) / size.documents) + 2
  const outboxes: Outbox[] = []
  for (let i = 0; i < size.documents; i++) {
    const device = at(devices, i)
    const work = makeWork(50_000 + i, updates, device.member)
    await pushAll(httpOf(device), entriesOf(work, device.scope, 1))
    outboxes.push({ line: createLine(work), device, last: Promise.resolve() })
  }

  const times = { room: [] as number[], push: [] as number[] }
  const open = (path: string, { cookie }: Device): WebSocket =>
    new WebSocket(server.url.replace('http', 'ws') + path, {
      headers: { cookie, origin: server.url },
      perMessageDeflate: false,
    })
  const room =
    ({ line }: Outbox, device: Device) =>
    () =>
      open(`/api/live/${line.work.doc}`, device)
  const typed = outboxes.filter((_, i) => i % 2 === 0)
  const pushed = outboxes.filter((_, i) => i % 2 === 1)
  const desks: Desk[] = typed.map(box => createDesk(room(box, box.device), box.line, ms => times.room.push(ms)))
  // A colleague's device has it open too, and so has who pushes.
  const beside = (device: Device): Device => at(devices, devices.indexOf(device) ^ 1)
  const readers: Seat[] = [
    ...typed.map(box => createReader(room(box, beside(box.device)), box.line)),
    ...pushed.flatMap(box => [box.device, beside(box.device)].map(device => createReader(room(box, device), box.line))),
  ]
  const ears = Array.from({ length: Math.max(0, size.sockets - desks.length - readers.length) }, (_, i) =>
    createEar(() => open('/api/poke', at(devices, i))),
  )
  const seats = [...desks, ...readers, ...ears]

  async function push({ line, device }: Outbox, dueAt: number): Promise<void> {
    const body = line.send()
    if (body === undefined) return
    const { doc, client } = line.work
    await httpOf(device).push([{ n: 1, group: 1, doc, scope: device.scope, body }])
    line.reached(endOf(body, client))
    times.push.push(performance.now() - dueAt)
  }

  /** What fails is sent again with the next. */
  function pushInTurn(box: Outbox): void {
    const dueAt = performance.now()
    box.last = box.last.then(() => push(box, dueAt)).catch(box.line.rewind)
  }

  async function answered(): Promise<void> {
    await Promise.all(pushed.map(({ last }) => last))
    const end = performance.now() + answeredMs
    while (typed.some(({ line }) => !line.isSettled()) && performance.now() < end)
      await new Promise(resolve => setTimeout(resolve, 20))
  }

  return {
    pid: () => server.pid ?? 0,
    open: async maxMs => {
      const start = performance.now()
      await Promise.all(seats.map(seat => seat.enter(() => performance.now() - start > maxMs)))
      return performance.now() - start
    },
    write: async seconds => {
      times.room = []
      times.push = []
      await paced(size.rate * seconds, size.rate, n => {
        const k = Math.floor(n / 2)
        if (n % 2 === 0) at(desks, k).type()
        else pushInTurn(at(pushed, k))
      })
      await answered()
      return { room: times.room, push: times.push }
    },
    kill: async () => {
      await server.kill()
      for (const http of https.values()) http.close()
      https = new Map()
    },
    restart: async () => {
      server = await startTestServer({ data })
    },
    lost: async () => {
      const clocks = await clocksOf(httpDevice(server.url, admin.cookie))
      return outboxes.reduce((sum, { line }) => sum + line.beyond(clocks.get(line.work.doc) ?? 0), 0)

      /** How far each document goes in the log, for the one client that writes it. */
      async function clocksOf(reader: HttpDevice): Promise<Map<string, number>> {
        const clientOf = new Map(outboxes.map(({ line: { work } }) => [work.doc, work.client]))
        const found = new Map<string, number>()
        await reader.pullAll({}, ({ rows }) => {
          for (const { doc, kind, body } of rows) {
            const client = clientOf.get(doc)
            if (client !== undefined && kind !== 'left')
              found.set(doc, Math.max(found.get(doc) ?? 0, endOf(body, client)))
          }
        })
        reader.close()
        return found
      }
    },
    dispose: async () => {
      for (const seat of seats) seat.leave()
      for (const http of https.values()) http.close()
      await server.kill()
      await rm(data, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function signInAll(server: TestServer, admin: TestPerson): Promise<readonly Device[]> {
  const devices: Device[] = []
  for (let m = 0; m < members; m++) {
    const name = `Rep ${m}`
    const { id: territory } = await admin.request<{ id: string }>('POST', '/api/territories', {
      name: `Territory ${m}`,
    })
    const first = await joinAs(server, admin, name, { role: 'rep', territory })
    for (let d = 0; d < devicesAMember; d++) {
      const { session, cookie } = d === 0 ? first : await signIn(server, makePerson(name))
      devices.push({ cookie, member: session.member.id, scope: territoryScope(territory) })
    }
  }
  return devices
}

/** Round and round. */
function at<T>(list: readonly T[], i: number): T {
  const one = list[i % list.length]
  if (one === undefined) throw new Error('nobody is there')
  return one
}
