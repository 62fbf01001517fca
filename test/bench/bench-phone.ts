/** A phone of the bench: four times slower than this machine, with the probe in its page. */
import type { CDPSession, Locator, Page } from 'playwright-core'
import { type Phone, switchOn } from '#test/kit/phone.ts'
import { installProbe } from './probe.ts'

export const slowdown = 4

export interface BenchPhone extends Phone {
  /** Bytes of the answers to /api/pull as they travelled. */
  readonly pulledBytes: () => number
  /** Processor time of the page's main thread so far, ms. */
  readonly mainThreadMs: () => Promise<number>
}

/** @param watched selectors whose first paint is noted. @param rate how many times slower than this machine. */
export async function switchOnSlow(
  profile?: string,
  watched: readonly string[] = [],
  rate: number = slowdown,
): Promise<BenchPhone> {
  const phone = await switchOn({ isWired: true, ...(profile !== undefined && { profile }) })
  const cdp = await phone.context.newCDPSession(phone.page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate })
  // Not by the clock on the wall: what else the machine does is not the page's.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  await installProbe(phone.page, watched)
  const pulledBytes = countPulls(phone.page)
  return { ...phone, pulledBytes, mainThreadMs: () => taskMs(cdp) }
}

async function taskMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

/** Sync runs in a worker of the page: its requests are the page's too. */
function countPulls(page: Page): () => number {
  let bytes = 0
  page.on('requestfinished', request => {
    if (!request.url().endsWith('/api/pull')) return
    void request.sizes().then(({ responseBodySize }) => {
      bytes += responseBodySize
    })
  })
  return () => bytes
}

/** Resolves when the device has pulled everything and has nothing to send: when it said so later than `since` (ms since the epoch). */
export async function untilSynced(phone: Phone, since: number): Promise<void> {
  await phone.page.evaluate(async earliest => {
    const [info] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('ketu-'))
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(info?.name ?? '')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const lastSynced = () =>
      new Promise<number>((resolve, reject) => {
        const reading = db.transaction('meta').objectStore('meta').get('lastSynced')
        reading.onsuccess = () => resolve(reading.result?.value ?? 0)
        reading.onerror = () => reject(reading.error)
      })
    while ((await lastSynced()) < earliest) await new Promise(resolve => setTimeout(resolve, 100))
    db.close()
  }, since)
}

/** The worker holds the app: from here on it starts without a server. */
export async function untilInstalled(phone: Phone): Promise<void> {
  await phone.page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}

/** Goes to an address of the app without loading it again, as a tap on a link does. */
export async function goTo(phone: Phone, path: string): Promise<void> {
  await phone.page.evaluate(to => history.pushState({}, '', to), path)
}

/** From a change of the address to the first painted frame that shows it. */
export const timeTo = (phone: BenchPhone, path: string, selector: string): Promise<number> =>
  phone.page.evaluate(
    async ([to, shown]) => {
      const start = performance.now()
      history.pushState({}, '', to)
      const at = await window.ketuBench.whenPainted(
        () => location.pathname === to && document.querySelector(shown) !== null,
      )
      return at - start
    },
    [path, selector] as const,
  )

/** Found before, and tapped without looking again: the driver's own checks run in the page and would be measured. */
export async function fingerOn({ page }: Phone, target: Locator): Promise<() => Promise<void>> {
  const box = await target.boundingBox()
  if (box === null) throw new Error('nothing to tap')
  // A finger rests: what its coming down costs is over when it leaves.
  return () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { delay: 80 })
}
