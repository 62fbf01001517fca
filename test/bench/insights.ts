/**
 * What knowing the customers costs on a phone: the list with its marks, the page of one, the matrices. Each figure once as this
 * machine is and once slowed down; workers are never slowed by the debugger.
 */
import { signInOn, wordsOf } from '#test/kit/story.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { type BenchPhone, fingerOn, goTo, slowdown, switchOnSlow, timeTo, untilSynced } from './bench-phone.ts'
import { settle } from './catch-up.ts'
import { median, type Report, spread } from './figure.ts'
import { makeKnownWorld } from './known-world.ts'
import { personName, type World } from './world.ts'

const words = wordsOf('zh-CN')
const opens = 10
const looks = 3

const screenOfRows = 'main .virtual-item:nth-child(12)'
const dot = '.quadrants .dot'
const matrices = ['relationship', 'performance', 'decision'] as const

export async function measureInsights(report: Report): Promise<void> {
  const world = await makeKnownWorld()
  try {
    const first = await switchOnSlow(undefined, [], 1)
    const start = Date.now()
    await signInOn(first, world.server, words, makePerson(personName))
    await untilSynced(first, start)
    await settle(first)
    await first.switchOff()
    // From here on nobody answers: the page comes from the worker.
    await world.server.stop()
    for (const rate of [1, slowdown]) await measureAt(rate, world, first.profile, report)
    await first.dispose()
  } finally {
    await world.server.stop()
  }
}

/** @param profile of a phone that holds the world. */
async function measureAt(rate: number, { server }: World, profile: string, report: Report): Promise<void> {
  const at = rate === 1 ? 'as fast as this machine' : `at ${rate}x CPU`
  const group = `insights ${at}: 5,000 customers, 50,000 visits, 100,000 orders, 40,000 judgements`
  const phone = await switchOnSlow(profile, [], rate)
  const say: Say = (name, value, aim) => report({ group, name, value, unit: 'ms', ...(aim && { aim }) })
  try {
    await phone.page.goto(`${server.url}/today`)
    await phone.page.locator('main .row').first().waitFor()
    await measureList(phone, say)
    await measurePage(phone, say)
    await measureMatrices(phone, say)
  } finally {
    await phone.kill()
  }
}

type Say = (name: string, value: number, aim?: string) => void

/** What the page's thread did from the tap until the list and its marks stood, and the longest it answered nobody. */
async function measureList(phone: BenchPhone, say: Say): Promise<void> {
  const [stood, busy, longest]: [number[], number[], number[]] = [[], [], []]
  for (let i = 0; i < looks; i++) {
    await goTo(phone, '/today')
    await phone.page.waitForTimeout(1000)
    await watchTasks(phone)
    const before = await phone.mainThreadMs()
    stood.push(await timeTo(phone, '/customers', screenOfRows))
    await phone.page.waitForTimeout(4000)
    busy.push((await phone.mainThreadMs()) - before)
    longest.push(await longestTask(phone))
  }
  say('customers list, first screen', median(stood), '≤ 300 (D1)')
  say("customers list with its marks, processor time of the page's thread", median(busy))
  say('customers list, longest task of the thread meanwhile', median(longest))
}

/** Rows all over the list, so that every customer is opened for the first time. */
async function measurePage(phone: BenchPhone, say: Say): Promise<void> {
  const { page } = phone
  const parts = { head: '.customer-head h1', brief: '.brief', indices: '.standing', history: '.timeline' }
  const found = new Map<string, number[]>(Object.keys(parts).map(name => [name, []]))
  const busy: number[] = []
  for (let i = 0; i <= opens; i++) {
    await goTo(phone, '/customers')
    await page.locator(screenOfRows).waitFor()
    await page.waitForTimeout(600)
    await page.evaluate(top => document.querySelector('.scroll')?.scrollTo(0, top), 700 + i * 2300)
    await page.waitForTimeout(600)
    const tap = await fingerOn(phone, page.locator('main .virtual-item:nth-child(11) .row-target'))
    const seen = page.evaluate(
      async selectors =>
        Promise.all(
          Object.entries(selectors).map(async ([name, selector]) => {
            const shown = (): boolean =>
              location.pathname.startsWith('/c/') && document.querySelector(selector) !== null
            return [name, await window.ketuBench.whenPainted(shown)] as const
          }),
        ),
      parts,
    )
    const before = await phone.mainThreadMs()
    await tap()
    const at = await seen
    await page.waitForTimeout(600)
    const tapAt = await page.evaluate(() => window.ketuBench.tapAt)
    // The first one brings the code.
    if (i === 0) {
      say('open a customer from the list, first time', Math.max(...at.map(([, time]) => time)) - tapAt)
      continue
    }
    busy.push((await phone.mainThreadMs()) - before)
    for (const [name, time] of at) found.get(name)?.push(time - tapAt)
  }
  const aim = '≤ 150 (B8)'
  for (const [name, samples] of found)
    for (const { name: said, value } of spread({ group: '', unit: '', name }, samples, [0.5, 0.95]))
      say(`open a customer from the list → ${said}`, value, said.endsWith('p50') ? aim : undefined)
  say("open a customer from the list, processor time of the page's thread", median(busy))
}

async function measureMatrices(phone: BenchPhone, say: Say): Promise<void> {
  for (const name of matrices) {
    const samples: number[] = []
    for (let i = 0; i < looks; i++) {
      await goTo(phone, '/insights')
      await phone.page.waitForTimeout(700)
      samples.push(await timeTo(phone, `/insights/${name}`, dot))
      await phone.page.waitForTimeout(700)
    }
    const points = await phone.page.evaluate(countDots)
    say(`${name} matrix of ${points} points → painted`, median(samples), '≤ 300')
  }
}

const countDots = (): number =>
  Array.from(document.querySelectorAll('.quadrants .dot:not(.hole)')).reduce(
    (sum, path) => sum + (path.getAttribute('d') ?? '').split('M').length - 1,
    0,
  )

declare global {
  interface Window {
    ketuTasks?: number[]
  }
}

async function watchTasks(phone: BenchPhone): Promise<void> {
  await phone.page.evaluate(() => {
    const tasks: number[] = []
    window.ketuTasks = tasks
    new PerformanceObserver(list => {
      if (window.ketuTasks === tasks) tasks.push(...list.getEntries().map(({ duration }) => duration))
    }).observe({ type: 'longtask' })
  })
}

/** Since they were last watched; 0 where none took 50 ms. */
const longestTask = (phone: BenchPhone): Promise<number> =>
  phone.page.evaluate(() => Math.max(0, ...(window.ketuTasks ?? [])))
