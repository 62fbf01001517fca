/** What a script can find wrong with a screen: axe, room at 320 px and with letters twice as large, targets for thumbs. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const phoneSize = { width: 390, height: 844 }

/** Everything found on the page as it stands now, a line each, in both themes; empty when nothing is. */
export async function auditScreen(page: Page): Promise<string[]> {
  await page.evaluate(untilStill, 100)
  const light = await findBarriers(page, { type: 'tag', values: axeTags })
  const targets = await page.evaluate(findSmallTargets, { inline: 24, primary: 48, other: 44 })
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await findBarriers(page, { type: 'rule', values: ['color-contrast'] })
  await page.emulateMedia({ colorScheme: 'light' })
  const large = await page.evaluate(findOverflows, '200%')
  await page.setViewportSize({ ...phoneSize, width: 320 })
  const narrow = await page.evaluate(findOverflows, '')
  await page.setViewportSize(phoneSize)
  return [
    ...light,
    ...targets,
    ...dark.map(line => `dark: ${line}`),
    ...large.map(line => `letters twice as large: ${line}`),
    ...narrow.map(line => `320 px: ${line}`),
  ]
}

/** What axe finds on a desktop, in both themes; sizes for thumbs are of no concern with a mouse. */
export async function auditDesktop(page: Page): Promise<string[]> {
  await page.evaluate(untilStill, 100)
  const light = await findBarriers(page, { type: 'tag', values: axeTags })
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await findBarriers(page, { type: 'rule', values: ['color-contrast'] })
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark.map(line => `dark: ${line}`)]
}

interface AxeRules {
  readonly type: 'tag' | 'rule'
  readonly values: readonly string[]
}

async function findBarriers(page: Page, runOnly: AxeRules): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  const { violations } = await page.evaluate(async rules => {
    // The source above has put it there.
    const { axe } = window as unknown as { axe: { run(options: unknown): Promise<AxeResults> } }
    return axe.run({ runOnly: rules, resultTypes: ['violations'] })
  }, runOnly)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ html, any: [check] }) => {
      const colours = id === 'color-contrast' ? ` ${JSON.stringify(check?.data)}` : ''
      return `axe ${id} (${help}): ${html.slice(0, 160)}${colours}`
    }),
  )
}

/** Runs in the page. Rows come a moment after the frame of their screen: waits until nothing has changed for so long. */
export function untilStill(quietMs: number): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => {
      observer.disconnect()
      resolve()
    }
    let timer = setTimeout(done, quietMs)
    const observer = new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(done, quietMs)
    })
    observer.observe(document, { subtree: true, childList: true, characterData: true })
  })
}

/** Runs in the page: what sticks out to the right, scrolls sideways or is cut, with this size of letters. */
function findOverflows(fontSize: string): string[] {
  const root = document.documentElement
  root.style.fontSize = fontSize
  const found: string[] = []
  const nameOf = (element: Element): string => {
    const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)
    return `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> “${text}”`
  }
  const overflowOf = (element: Element): string => getComputedStyle(element).overflowX
  const isInsideScroller = (element: Element): boolean => {
    for (let at = element.parentElement; at !== null && at !== document.body; at = at.parentElement)
      if (overflowOf(at) !== 'visible') return true
    return false
  }
  if (root.scrollWidth > window.innerWidth) found.push(`the page scrolls sideways: ${root.scrollWidth} px`)
  for (const element of document.body.querySelectorAll('*')) {
    if (!element.checkVisibility()) continue
    const { width, right } = element.getBoundingClientRect()
    if (width > 0 && right > window.innerWidth + 1 && !isInsideScroller(element))
      found.push(`sticks out to ${Math.round(right)} px: ${nameOf(element)}`)
    if (element.scrollWidth <= element.clientWidth + 1) continue
    const wide = `(${element.scrollWidth} in ${element.clientWidth}): ${nameOf(element)}`
    const overflow = overflowOf(element)
    // A line of chips and a row of tabs are meant to be pushed along.
    const isLine = element.matches('.line, [role=tablist]')
    if ((overflow === 'auto' || overflow === 'scroll') && !isLine) found.push(`scrolls sideways ${wide}`)
    const isLabel = element.matches('.button, [role=tab], .tabbar-item, .segmented label')
    if (isLabel || (element.matches('h1, h2, h3, legend') && overflow !== 'visible')) found.push(`is cut ${wide}`)
  }
  root.style.fontSize = ''
  return found
}

/** Least side of a target in px. */
interface LeastSides {
  /** What stands inside a sentence or a chip. */
  readonly inline: number
  /** The one filled button. */
  readonly primary: number
  readonly other: number
}

/** Runs in the page. Measures by asking what lies under the finger, so that targets larger than what one sees count. */
function findSmallTargets(least: LeastSides): string[] {
  const found: string[] = []
  const seen = new Map<string, number>()
  const place = document.querySelector('dialog[open]') ?? document
  for (const element of place.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')) {
    if (!element.isConnected || !element.checkVisibility()) continue
    const isChoice = element.matches('input[type=checkbox], input[type=radio]')
    const target = isChoice ? (element.closest('label') ?? element) : element
    const kind = `${target.tagName.toLowerCase()}.${target.className || `… in ${target.parentElement?.className}`}`
    const count = seen.get(kind) ?? 0
    seen.set(kind, count + 1)
    if (count < 4) measure(target, kind)
  }
  document.querySelector('.scroll')?.scrollTo(0, 0)
  return found

  function measure(target: HTMLElement, kind: string): void {
    target.scrollIntoView({ block: 'center', inline: 'center' })
    const [box] = target.getClientRects()
    if (box === undefined || box.width === 0) return
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
    const under = (dx: number, dy: number): Element | null => document.elementFromPoint(x + dx, y + dy)
    const isHit = (hit: Element | null): boolean =>
      hit !== null && (target.contains(hit) || hit.closest('label')?.contains(target) === true)
    const reach = (dx: number, dy: number): number => {
      let n = 0
      while (n < 30 && isHit(under(dx * (n + 1), dy * (n + 1)))) n++
      return n
    }
    const name = `${kind} “${(target.getAttribute('aria-label') ?? target.textContent ?? '').trim().slice(0, 30)}”`
    if (!isHit(under(0, 0))) {
      found.push(`${name} is covered by .${under(0, 0)?.className}`)
      return
    }
    const [width, height] = [reach(-1, 0) + reach(1, 0) + 1, reach(0, -1) + reach(0, 1) + 1]
    const side = isInline(target) ? least.inline : target.matches('.button.main') ? least.primary : least.other
    // Whole pixels counted from the middle can miss one.
    if (Math.min(width, height) + 1 < side) found.push(`${name} is ${width}×${height}, less than ${side}`)
  }

  function isInline(target: HTMLElement): boolean {
    if (target.matches('.chip-drop')) return true
    const around = [...(target.parentElement?.childNodes ?? [])]
    const hasText = around.some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '')
    return hasText && getComputedStyle(target).display === 'inline'
  }
}
