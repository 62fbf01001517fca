/** What a person waits for on a slow phone that holds a year of a big territory, offline: start, save, search, open. */
import { switchOnBare } from './bare-phone.ts'
import { type BenchPhone, goTo, slowdown, switchOnSlow, timeTo } from './bench-phone.ts'
import { median, percentile, type Report, spread } from './figure.ts'
import { logVisit } from './log-visit.ts'
import { paintsAfterKey } from './probe.ts'
import { oneRowTransactions } from './raw-indexed-db.ts'
import type { World } from './world.ts'

const startRounds = 5
const saves = 40
const opens = 30
const group = `device at ${slowdown}x CPU, offline, strict`

const firstRow = 'main .row'
/** The list keeps only what is near the view in the page: the whole screen is there with its twelfth row. */
const screenOfRows = 'main .virtual-item:nth-child(12)'

/** @param profile of a phone that holds the world; the server is stopped. */
export async function measureDevice(world: World, profile: string, report: Report): Promise<void> {
  await measureStart(world, profile, report)
  const phone = await switchOnSlow(profile)
  try {
    await phone.page.goto(`${world.server.url}/today`)
    await phone.page.locator(firstRow).first().waitFor()
    await measureSaves(world, phone, report)
    await measureSearch(phone, report)
    await measureOpening(phone, report)
  } finally {
    await phone.kill()
  }
}

/** A new browser process each time; the page comes from the worker. */
async function measureStart(world: World, profile: string, report: Report): Promise<void> {
  const today: number[] = []
  const paints: number[] = []
  const list: number[] = []
  for (let round = 0; round < startRounds; round++) {
    const first = await coldStart(world, profile, '/today', firstRow)
    today.push(first.seen)
    paints.push(first.lcp)
    list.push((await coldStart(world, profile, '/customers', screenOfRows)).seen)
  }
  const of = `median of ${startRounds}`
  report({
    group,
    name: `cold start → first row of Today painted, ${of}`,
    value: median(today),
    unit: 'ms',
    aim: '≤ 1,000 (B5)',
  })
  report({
    group,
    name: `cold start → largest contentful paint, ${of}`,
    value: median(paints),
    unit: 'ms',
    aim: '≤ 1,000 (B5)',
  })
  report({ group, name: `cold start → first screen of 5,000 customers, ${of}`, value: median(list), unit: 'ms' })
  await measureList(world, profile, report)
}

async function coldStart(world: World, profile: string, path: string, watched: string) {
  const phone = await switchOnBare(profile, slowdown, [watched])
  try {
    // The browser itself is busy with its own start; the app's is what is measured.
    await new Promise(resolve => setTimeout(resolve, 1500))
    const { seen, lcp } = await phone.open(world.server.url + path, [watched])
    return { seen: seen[watched] ?? Number.NaN, lcp }
  } finally {
    await phone.kill()
  }
}

/** In a page that runs, so that only the list itself is counted: the first time in the process, and again. */
async function measureList(world: World, profile: string, report: Report): Promise<void> {
  const cold: number[] = []
  const again: number[] = []
  for (let round = 0; round < startRounds; round++) {
    const phone = await switchOnSlow(profile)
    try {
      await phone.page.goto(`${world.server.url}/today`)
      await phone.page.locator(firstRow).first().waitFor()
      await phone.page.waitForTimeout(1000)
      cold.push(await timeTo(phone, '/customers', screenOfRows))
      await timeTo(phone, '/today', firstRow)
      again.push(await timeTo(phone, '/customers', screenOfRows))
    } finally {
      await phone.kill()
    }
  }
  const aim = '≤ 300 (D1)'
  report({ group, name: 'customers list of 5,000, first time in the process', value: median(cold), unit: 'ms', aim })
  report({ group, name: 'customers list of 5,000, again', value: median(again), unit: 'ms' })
}

/** Through the quick log, a sentence and an outcome, as a person taps it. */
async function measureSaves(world: World, phone: BenchPhone, report: Report): Promise<void> {
  const stored: number[] = []
  const said: number[] = []
  const inp: number[] = []
  const appends: number[] = []
  for (let i = 0; i < saves; i++) {
    const customer = world.customers[(i * 97) % world.customers.length] ?? ''
    const one = await logVisit(phone, customer, i)
    // The first ones warm the page up, as everything before them does for a person.
    if (i < 5) continue
    stored.push(one.stored)
    said.push(one.said)
    inp.push(one.inp)
    appends.push(one.append)
  }
  const durabilities = await phone.page.evaluate(() => window.ketuBench.durabilities.join())
  const of = `log a visit, tap save →`
  const shares = [0.5, 0.75, 0.95]
  const raw = await oneRowTransactions(phone.page, 30)
  for (const figure of [
    ...spread({ group, name: 'append of a visit with its rows, sums and card', unit: 'ms' }, appends, [0.5, 0.95], {
      0.5: '≤ 20 (D3)',
    }),
    ...spread({ group, name: 'raw IndexedDB, one row a transaction', unit: 'ms' }, raw, [0.5, 0.95]),
    ...spread({ group, name: `${of} next paint (INP)`, unit: 'ms' }, inp, shares, { 0.75: '≤ 100 (D4)' }),
    ...spread({ group, name: `${of} stored (${durabilities} commit)`, unit: 'ms' }, stored, shares, {
      0.95: '≤ 50 (B3)',
    }),
    ...spread({ group, name: `${of} "saved" painted`, unit: 'ms' }, said, shares, { 0.75: '≤ 100 (D4)' }),
  ])
    report(figure)
}

const queries = ['heling', 'qmry', '禾岭医', 'wangchao', '青麦', 'hlyy', 'jinqiao', '物流', 'C12', 'rk']

async function measureSearch(phone: BenchPhone, report: Report): Promise<void> {
  const { page } = phone
  await goTo(phone, '/search')
  const field = page.getByRole('searchbox')
  await field.fill('a')
  await page.waitForTimeout(3000)
  await field.fill('')
  const last: number[] = []
  const first: number[] = []
  for (const query of queries) {
    await field.fill('')
    await page.waitForTimeout(300)
    for (const letter of query) {
      if (/[\x20-\x7e]/.test(letter)) await page.keyboard.press(letter)
      else await page.keyboard.insertText(letter)
      const { keyAt, painted } = await paintsAfterKey(page)
      if (painted.length === 0) continue
      first.push((painted[0] ?? keyAt) - keyAt)
      last.push((painted.at(-1) ?? keyAt) - keyAt)
    }
  }
  const shares = [0.5, 0.95]
  for (const figure of [
    ...spread({ group, name: `search key → first paint`, unit: 'ms' }, first, shares),
    ...spread({ group, name: `search key → list settled`, unit: 'ms' }, last, shares, { 0.95: '≤ 50 (B7)' }),
  ])
    report(figure)
}

async function measureOpening(phone: BenchPhone, report: Report): Promise<void> {
  const { page } = phone
  const samples: number[] = []
  const briefs: number[] = []
  for (let i = 0; i < opens; i++) {
    await goTo(phone, '/customers')
    await page.locator(screenOfRows).waitFor()
    await page.waitForTimeout(300)
    const shown = (selector: string) =>
      page.evaluate(
        wanted =>
          window.ketuBench.whenPainted(
            () => location.pathname.startsWith('/c/') && document.querySelector(wanted) !== null,
          ),
        selector,
      )
    const [painted, briefed] = [shown('.customer-head h1'), shown('.brief')]
    await page.locator(`main .virtual-item:nth-child(${1 + (i % 5)}) .row-target`).click()
    const [at, briefAt] = [await painted, await briefed]
    const tapAt = await page.evaluate(() => window.ketuBench.tapAt)
    samples.push(at - tapAt)
    briefs.push(briefAt - tapAt)
    await page.waitForTimeout(300)
  }
  const shares = [0.5, 0.95]
  const steady = samples.slice(1)
  report({ group, name: 'open a customer from the list, first time', value: samples[0] ?? Number.NaN, unit: 'ms' })
  for (const figure of spread({ group, name: 'open a customer from the list', unit: 'ms' }, steady, shares, {
    0.5: '≤ 150 (B8)',
  }))
    report(figure)
  const withBrief = { group, name: 'open a customer from the list → its brief', unit: 'ms' }
  for (const figure of spread(withBrief, briefs.slice(1), shares, { 0.5: '≤ 150 (B8)' })) report(figure)
  report({ group, name: 'open a customer from the list, slowest', value: percentile(steady, 1), unit: 'ms' })
}
