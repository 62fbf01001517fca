/** What the bench notes inside the page: when storage committed, when something was painted. Runs before any script of the app. */
import type { Page } from 'playwright-core'

export interface Probe {
  /** Write transactions over `updates`: when each committed (ms since navigation) and how long it took from its begin. */
  readonly stored: { readonly at: number; readonly took: number }[]
  /** Times at which the frame after a change of the document was painted. */
  readonly painted: number[]
  /** When what was waited for was first on screen, by selector. */
  readonly seen: { [selector: string]: number }
  /** Last tap, and last key, as the browser stamped them. */
  tapAt: number
  keyAt: number
  /** Longest `event` entry of the last tap: what INP would take. */
  inp: number
  /** Largest contentful paint so far. */
  lcp: number
  /** Durability the app asked for: figures of `relaxed` would flatter. */
  readonly durabilities: string[]
  readonly watch: (selector: string) => void
  /** Resolves with the time at which the first frame in which the test held was painted. */
  readonly whenPainted: (test: () => boolean) => Promise<number>
}

declare global {
  interface Window {
    ketuBench: Probe
  }
}

/** @param watched selectors noted in `seen` from the first frame on. */
export async function installProbe(page: Page, watched: readonly string[] = []): Promise<void> {
  await page.addInitScript(startProbe, [...watched])
}

function startProbe(watched: string[]): void {
  const afterPaint = (call: (at: number) => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => call(performance.now())
      port2.postMessage(0)
    })
  }
  const probe: Probe = {
    stored: [],
    painted: [],
    seen: {},
    tapAt: 0,
    keyAt: 0,
    inp: 0,
    lcp: 0,
    durabilities: [],
    watch: selector => {
      delete probe.seen[selector]
      probe
        .whenPainted(() => document.querySelector(selector) !== null)
        .then(at => {
          probe.seen[selector] = at
        })
        .catch(reportError)
    },
    whenPainted: test =>
      new Promise((resolve, reject) => {
        const end = performance.now() + 60_000
        const look = (): void => {
          if (test()) afterPaint(resolve)
          else if (performance.now() > end)
            reject(new Error(`not seen within a minute at ${location.pathname}: ${test.toString()}`))
          else requestAnimationFrame(look)
        }
        look()
      }),
  }
  window.ketuBench = probe

  const open = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    const transaction = open.call(this, names, mode, options)
    if (mode === 'readwrite' && Array.from(names).includes('updates')) {
      if (!probe.durabilities.includes(transaction.durability)) probe.durabilities.push(transaction.durability)
      const start = performance.now()
      transaction.addEventListener('complete', () => {
        const at = performance.now()
        probe.stored.push({ at, took: at - start })
      })
    }
    return transaction
  }

  let isWaiting = false
  const noteChange = (): void => {
    if (isWaiting) return
    isWaiting = true
    afterPaint(at => {
      isWaiting = false
      probe.painted.push(at)
    })
  }
  new MutationObserver(noteChange).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  })
  addEventListener('click', event => (probe.tapAt = event.timeStamp), { capture: true })
  addEventListener('input', event => (probe.keyAt = event.timeStamp), { capture: true })
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (entry.name === 'click') probe.inp = Math.max(probe.inp, entry.duration)
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) probe.lcp = entry.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  for (const selector of watched) probe.watch(selector)
}

/** The probe as the text of a script, for a page that nobody else watches. */
export const probeSource = (watched: readonly string[]): string =>
  `(${startProbe.toString()})(${JSON.stringify(watched)})`

/** Times of paints since the last key, once none came for `quietMs`; empty when the key changed nothing. */
export async function paintsAfterKey(page: Page, quietMs = 400): Promise<{ keyAt: number; painted: number[] }> {
  return page.evaluate(async quiet => {
    const { painted, keyAt } = window.ketuBench
    while (performance.now() - Math.max(keyAt, painted.at(-1) ?? 0) < quiet)
      await new Promise(resolve => setTimeout(resolve, 20))
    return { keyAt, painted: painted.filter(at => at > keyAt) }
  }, quietMs)
}
