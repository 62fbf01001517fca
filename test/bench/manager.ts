/** A manager of ten reps with two years of their work: the first sync, broken off once on the way, then a start and its memory. */
import { readFileSync } from 'node:fs'
import { makePerson } from '#test/kit/test-auth.ts'
import { signInOn, wordsOf } from '#test/kit/story.ts'
import { switchOnBare } from './bare-phone.ts'
import { type BenchPhone, slowdown, switchOnSlow, untilSynced } from './bench-phone.ts'
import { settle } from './catch-up.ts'
import { median, type Report } from './figure.ts'
import { makeManagersWorld, personName, type World } from './world.ts'

const group = `manager of 10 reps, 300 customers and two years each, at ${slowdown}x CPU`
const firstRow = 'main .row'
const startRounds = 5
const breakAfterMs = 8_000

export async function measureManager(report: Report): Promise<void> {
  const world = await makeManagersWorld()
  try {
    const phone = await measureFirstSync(world, report)
    try {
      await measureMemory(world, phone, report)
      await phone.switchOff()
      await measureStarts(world, phone.profile, report)
    } finally {
      await phone.dispose()
    }
  } finally {
    await world.server.stop()
  }
}

/** The phone is switched off after some seconds and on again: what it had stays, and it goes on from there. */
async function measureFirstSync(world: World, report: Report): Promise<BenchPhone> {
  const first = await switchOnSlow()
  const start = Date.now()
  await signInOn(first, world.server, wordsOf('zh-CN'), makePerson(personName))
  await new Promise(resolve => setTimeout(resolve, breakAfterMs))
  await first.switchOff()
  const before = Date.now() - start
  const phone = await switchOnSlow(first.profile)
  const again = Date.now()
  await phone.page.goto(`${world.server.url}/today`)
  const held = await countOf(phone, 'cards')
  await untilSynced(phone, again)
  const wall = before + Date.now() - again
  report({ group, name: 'customers held when it was switched on again', value: held, unit: '' })
  report({ group, name: 'first sync, broken off once, wall', value: wall / 1000, unit: 's', aim: '≤ 60' })
  await settle(phone)
  return phone
}

const countOf = (phone: BenchPhone, table: string): Promise<number> =>
  phone.page.evaluate(async name => {
    const [info] = (await indexedDB.databases()).filter(({ name: of }) => of?.startsWith('ketu-0'))
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(info?.name ?? '')
      opening.onerror = () => reject(opening.error)
      opening.onsuccess = () => {
        const counting = opening.result.transaction(name).objectStore(name).count()
        counting.onerror = () => reject(counting.error)
        counting.onsuccess = () => {
          opening.result.close()
          resolve(counting.result)
        }
      }
    })
  }, table)

async function measureStarts(world: World, profile: string, report: Report): Promise<void> {
  const seen: number[] = []
  for (let round = 0; round < startRounds; round++) {
    const phone = await switchOnBare(profile, slowdown, [firstRow])
    try {
      await new Promise(resolve => setTimeout(resolve, 1500))
      seen.push((await phone.open(`${world.server.url}/today`, [firstRow])).seen[firstRow] ?? Number.NaN)
    } finally {
      await phone.kill()
    }
  }
  const name = `cold start → first row of Today painted, median of ${startRounds}`
  report({ group, name, value: median(seen), unit: 'ms', aim: '≤ 1,000' })
}

/** Of the page and its workers: what is theirs alone, and their share of what they have in common with other processes. */
async function measureMemory(world: World, phone: BenchPhone, report: Report): Promise<void> {
  for (const path of ['/today', '/customers', '/team']) {
    await phone.page.goto(world.server.url + path)
    await phone.page.locator('main .row, main table').first().waitFor()
  }
  const browser = phone.context.browser()
  if (browser === null || process.platform !== 'linux') return
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const kilobytes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => shareOf(id))
  // The page's own: the browser keeps another renderer ready, which is small.
  report({
    group,
    name: 'memory of the page after Today, customers and the board',
    value: Math.max(...kilobytes) / 1024,
    unit: 'MiB',
    aim: '≤ 250',
  })
}

/** Proportional set size in KiB. */
function shareOf(pid: number): number {
  const line = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
  return Number(line?.[1] ?? 0)
}
