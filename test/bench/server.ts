/** The server under load over HTTP, with all its sign-in, rights and checks: acknowledgements at a steady rate, and bulk. */
import { decodePushReply, encodePushRequest, syncContentType } from '#shared/sync/codec.ts'
import { maxBatchEntries } from '#shared/sync/limit.ts'
import type { PushEntry } from '#shared/sync/message.ts'
import { ketuHeader } from '#shared/api/account.ts'
import { seedEntries } from '#test/kit/seed-team.ts'
import { bareSqliteRate } from './bare-sqlite.ts'
import { cpuMs } from './cpu.ts'
import { durableAppends } from './disk.ts'
import { median, type Report, spread } from './figure.ts'
import { makeEmptyWorld, type World } from './world.ts'

const group = 'server, durable (fsync before every acknowledgement)'
const ratePerSecond = 500
const steadySeconds = 10
const bulkRows = 20_000
const rounds = 3

export async function measureServer(report: Report): Promise<void> {
  const disk = spread(
    { group, name: 'this disk: 4 KiB appended with fdatasync', unit: 'ms' },
    durableAppends(300),
    [0.5, 0.99],
  )
  for (const figure of disk) report(figure)
  await measureSteady(report)
  await measureBulk(report)
}

/** One update a request, sent when its time has come whether or not the one before was answered. */
async function measureSteady(report: Report): Promise<void> {
  const world = await makeEmptyWorld()
  try {
    const entries = await makeEntries(world, ratePerSecond * (steadySeconds + 1), 1)
    const warm = entries.splice(0, ratePerSecond)
    await sendSteadily(world, warm)
    const before = cpuOf(world)
    const times = await sendSteadily(world, entries)
    const cpu = cpuOf(world)
    const name = `acknowledged at ${ratePerSecond}/s, one update a request`
    for (const figure of spread({ group, name, unit: 'ms' }, times, [0.5, 0.99])) report(figure)
    if (before !== undefined && cpu !== undefined)
      report({ group, name: 'server CPU an update', value: (cpu - before) / entries.length, unit: 'ms' })
  } finally {
    await world.server.stop()
  }
}

async function sendSteadily(world: World, entries: readonly PushEntry[]): Promise<number[]> {
  const start = performance.now()
  const sent: Promise<number>[] = []
  for (const [i, entry] of entries.entries()) {
    const wait = start + (i * 1000) / ratePerSecond - performance.now()
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
    sent.push(push(world, encodePushRequest({ epoch: 0, entries: [entry] })))
  }
  return Promise.all(sent)
}

/** Batches as large as a push may be, from one device and from four at once, against bare SQLite in the same run. */
async function measureBulk(report: Report): Promise<void> {
  const rates: { bare: number; one: number; four: number; cpu: number }[] = []
  for (let round = 0; round < rounds; round++) {
    const world = await makeEmptyWorld()
    try {
      const entries = await makeEntries(world, 2 * bulkRows, round + 2)
      const bare = bareSqliteRate(entries.slice(0, bulkRows).map(({ body }) => body))
      const before = cpuOf(world) ?? Number.NaN
      const one = await bulkRate(world, entries.slice(0, bulkRows), 1)
      const cpu = ((cpuOf(world) ?? Number.NaN) - before) / bulkRows
      rates.push({ bare, one, cpu, four: await bulkRate(world, entries.slice(bulkRows), 4) })
    } finally {
      await world.server.stop()
    }
  }
  const of = (pick: (rate: (typeof rates)[number]) => number): number => median(rates.map(pick))
  const name = `bulk push in batches of ${maxBatchEntries}`
  report({ group, name: 'bare node:sqlite, groups of 100', value: of(({ bare }) => bare), unit: 'rows/s' })
  report({ group, name: `${name}, one connection`, value: of(({ one }) => one), unit: 'rows/s' })
  report({ group, name: `${name}, four connections`, value: of(({ four }) => four), unit: 'rows/s' })
  const ratio = of(({ bare, one, four }) => Math.max(one, four) / bare)
  report({ group, name: 'bulk push / bare', value: ratio, unit: '×', aim: '≥ 0.25 (S6)' })
  report({ group, name: 'server CPU a row, one connection', value: of(({ cpu }) => cpu * 1000), unit: 'µs' })
}

async function bulkRate(world: World, entries: readonly PushEntry[], connections: number): Promise<number> {
  const batches: Uint8Array[] = []
  for (let i = 0; i < entries.length; i += maxBatchEntries)
    batches.push(encodePushRequest({ epoch: 0, entries: entries.slice(i, i + maxBatchEntries) }))
  const start = performance.now()
  const sendRest = async (): Promise<void> => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) await push(world, batch)
  }
  await Promise.all(Array.from({ length: connections }, sendRest))
  return entries.length / ((performance.now() - start) / 1000)
}

/** ms until the acknowledgement; throws when anything was not stored. */
async function push({ server, person }: World, body: Uint8Array): Promise<number> {
  const start = performance.now()
  const response = await fetch(`${server.url}/api/push`, {
    method: 'POST',
    headers: { 'content-type': syncContentType, [ketuHeader]: '1', cookie: person.cookie },
    body: body as Uint8Array<ArrayBuffer>,
  })
  const reply = decodePushReply(new Uint8Array(await response.arrayBuffer()))
  const took = performance.now() - start
  if (reply.kind !== 'ok') throw new Error(`push answered ${response.status} ${reply.kind}`)
  if (reply.value.answers.some(({ kind }) => kind !== 'stored')) throw new Error('an entry was not stored')
  return took
}

/** Customers with nothing else: every entry stands alone, so batches may arrive in any order. */
async function makeEntries({ territory, person, today }: World, customers: number, seed: number): Promise<PushEntry[]> {
  const size = { customers, visits: 0, orders: 0, today, seed }
  const entries = [...seedEntries(territory, person.session.member.id, size)]
  // Making them kept the loop busy for seconds: connections the server closed meanwhile must be noticed before one is used.
  await new Promise(resolve => setTimeout(resolve, 100))
  return entries
}

const cpuOf = ({ server }: World): number | undefined => (server.pid === undefined ? undefined : cpuMs(server.pid))
