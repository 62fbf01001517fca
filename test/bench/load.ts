/**
 * `npm run bench:load`: one server on this machine with many people on it at once. Sockets of devices and of open documents, updates
 * typed in rooms and pushed by devices at a steady rate; then the server is killed in the middle of it, starts again, and everybody
 * comes back at the same moment. Exit code 1 when anything acknowledged is gone, or somebody does not come back.
 */
import { parseArgs } from 'node:util'
import { cpuMs } from './cpu.ts'
import { type Figure, spread, toLine, toTable } from './figure.ts'
import { type Crowd, gather } from './load/crowd.ts'
import { residentMiB } from './peers/memory.ts'

const { values } = parseArgs({
  options: {
    sockets: { type: 'string', default: '3000' },
    documents: { type: 'string', default: '1000' },
    rate: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '20' },
  },
})
const size = {
  sockets: Number(values.sockets),
  documents: Number(values.documents),
  rate: Number(values.rate),
  seconds: Number(values.seconds),
}
if (!Object.values(size).every(n => Number.isInteger(n) && n > 0))
  throw new Error('--sockets, --documents, --rate and --seconds take whole numbers')

const group = `${size.sockets} sockets, ${size.documents} documents, ${size.rate} durable updates/s for ${size.seconds} s`
const warmUpSeconds = 3
/** How long everybody may take to come back before the run ends without them. */
const maxStormMs = 120_000

const figures: Figure[] = []
const report = (figure: Omit<Figure, 'group'>): void => void figures.push({ group, ...figure })
const crowd = await gather(size, line => console.error(line))
try {
  await measure(crowd)
} finally {
  await crowd.dispose()
}
console.log(toTable(figures))
for (const figure of figures) console.log(toLine(figure))

async function measure({ pid, open, write, kill, restart, lost }: Crowd): Promise<void> {
  report({ name: 'all sockets open after', value: (await open(maxStormMs)) / 1000, unit: 's' })
  await write(warmUpSeconds)
  const before = cpuMs(pid())
  const { room, push } = await write(size.seconds)
  const cpu = cpuMs(pid())
  const aims = { 0.99: '≤ 50' }
  const ways = [
    ['typed in a room until it comes back from the log', room],
    ['pushed', push],
  ] as const
  for (const [way, times] of ways)
    figures.push(...spread({ group, name: `acknowledged after fsync: ${way}`, unit: 'ms' }, times, [0.5, 0.99], aims))
  report({ name: 'updates acknowledged', value: room.length + push.length, unit: '' })
  if (before !== undefined && cpu !== undefined)
    report({ name: 'server, of one core', value: (cpu - before) / (size.seconds * 10), unit: '%' })
  report({ name: 'memory of the server', value: residentMiB(pid()), unit: 'MiB' })

  console.error('killed while updates are on their way …')
  const cut = write(2)
  await new Promise(resolve => setTimeout(resolve, 1_000))
  await kill()
  await cut
  await restart()
  const healed = await open(maxStormMs)
  report({ name: 'killed and started again: everybody is back after', value: healed / 1000, unit: 's', aim: '≤ 30' })
  await write(warmUpSeconds)
  const gone = await lost()
  report({ name: 'acknowledged updates that are gone', value: gone, unit: '', aim: '0' })
  if (gone > 0 || healed > maxStormMs) process.exitCode = 1
}
