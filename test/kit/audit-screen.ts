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
  return [...light, ...targets, ...dark.map(line => `dark: ${line}`), ...(await auditRoom(page))]
}

/** Whether everything has its place: as it is, on a screen 320 px wide, and with letters twice as large. */
export async function auditRoom(page: Page): Promise<string[]> {
  const normal = await findCrowding(page, 'name')
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  const large = await findCrowding(page, 'nothing')
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
  await page.setViewportSize({ ...phoneSize, width: 320 })
  const narrow = await findCrowding(page, 'name')
  await page.setViewportSize(phoneSize)
  return [...normal, ...large.map(line => `letters twice as large: ${line}`), ...narrow.map(line => `320 px: ${line}`)]
}

/** What may end in an ellipsis: a name that is told in full where it leads, or nothing at all. */
type MayBeCut = 'name' | 'nothing'

async function findCrowding(page: Page, mayBeCut: MayBeCut): Promise<string[]> {
  // Lists measure their rows once these have another size.
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  return [...(await page.evaluate(findOverflows, mayBeCut)), ...(await page.evaluate(findOverlaps))]
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

/** Runs in the page: what sticks out to the right, scrolls sideways or is cut. */
function findOverflows(mayBeCut: MayBeCut): string[] {
  const root = document.documentElement
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
    const { overflowY, textOverflow, fontSize, clipPath } = getComputedStyle(element)
    // For ears alone.
    if (clipPath === 'inset(50%)') continue
    const isClipped = (overflowY === 'hidden' || overflowY === 'clip') && width > 1
    if (isClipped && element.scrollHeight > element.clientHeight + 2)
      found.push(`is cut below (${element.scrollHeight} in ${element.clientHeight}): ${nameOf(element)}`)
    if (element.scrollWidth <= element.clientWidth + 1) continue
    const wide = `(${element.scrollWidth} in ${element.clientWidth}): ${nameOf(element)}`
    const overflow = overflowOf(element)
    // Of a name at least its first letters are there to know it by; a chip is one line whatever it holds.
    const isShort = element.clientWidth < 3.5 * Number.parseFloat(fontSize)
    const isWhole = mayBeCut === 'nothing' && element.closest('.chip') === null
    if (textOverflow === 'ellipsis' && overflow !== 'visible' && (isShort || isWhole)) found.push(`is cut ${wide}`)
    // A line of chips and a row of tabs are meant to be pushed along.
    const isLine = element.matches('.line, [role=tablist]')
    if ((overflow === 'auto' || overflow === 'scroll') && !isLine) found.push(`scrolls sideways ${wide}`)
    const isLabel = element.matches('.button, [role=tab], .tabbar-item, .segmented label')
    if (isLabel || (element.matches('h1, h2, h3, legend') && overflow !== 'visible')) found.push(`is cut ${wide}`)
  }
  return found
}

/** Runs in the page: words that lie on other words or out of their button, targets that lie on other targets. */
function findOverlaps(): string[] {
  interface Box {
    readonly element: Element
    readonly name: string
    readonly left: number
    readonly top: number
    readonly right: number
    readonly bottom: number
  }
  document.querySelector('.scroll')?.scrollTo(0, 0)
  const place = document.querySelector('dialog[open]') ?? document.body
  const found: string[] = []
  const words = wordBoxes()
  for (const box of words) {
    const button = box.element.closest('.button, .chip, .tabbar-item, [role=tab], .segmented label, .menu-item')
    const room = button?.getBoundingClientRect()
    if (room !== undefined && (box.top < room.top - 2 || box.bottom > room.bottom + 2))
      found.push(`spills out of its button: “${box.name}”`)
  }
  for (const [a, b] of pairs(words)) found.push(`words on words: “${a.name}” and “${b.name}”`)
  // A field has its own buttons inside: a × to clear it, an eye.
  const isInside = (a: Box, b: Box): boolean =>
    a.element.closest('.input-with-icon, .with-end-button')?.contains(b.element) === true
  for (const [a, b] of pairs(targetBoxes()))
    if (!isInside(a, b)) found.push(`targets overlap: “${a.name}” and “${b.name}”`)
  return found

  /** The ink of each line of text, about, where it can be seen. */
  function wordBoxes(): Box[] {
    const boxes: Box[] = []
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement
      const name = node.textContent?.trim().slice(0, 30) ?? ''
      if (element === null || name === '' || !element.checkVisibility()) continue
      if (element.closest('option, svg, .toasts, textarea') !== null) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const line of range.getClientRects()) {
        const spare = line.height * 0.2
        const { left, right } = line
        if (right > sideOf(element) + 1) found.push(`words are cut at the side: “${name}”`)
        const ink = { element, name, left, right, top: line.top + spare, bottom: line.bottom - spare }
        const box = clipped(ink, element)
        if (box !== undefined) boxes.push(box)
      }
    }
    return boxes
  }

  /** Where the page that scrolls up and down ends; what else hides words says so with an ellipsis or scrolls sideways. */
  function sideOf(element: Element): number {
    for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at)
      if (overflowX === 'visible') continue
      const isPage = overflowX === 'hidden' && (overflowY === 'auto' || overflowY === 'scroll')
      return isPage ? at.getBoundingClientRect().left + at.clientWidth : Number.POSITIVE_INFINITY
    }
    return window.innerWidth
  }

  function targetBoxes(): Box[] {
    return [...place.querySelectorAll('a[href], button, input, select, textarea, summary')].flatMap(each => {
      const element = each.matches('input[type=checkbox], input[type=radio]') ? (each.closest('label') ?? each) : each
      if (!element.checkVisibility() || element.closest('.toasts') !== null) return []
      const name = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)
      const { left, top, right, bottom } = element.getBoundingClientRect()
      if (right > sideOf(element) + 1) found.push(`is cut at the side: “${name}”`)
      const box = clipped({ element, name, left, top, right, bottom }, element.parentElement)
      return box === undefined ? [] : [box]
    })
  }

  /** The part that `by` and what it stands in do not hide; undefined when all of it is hidden. */
  function clipped(box: Box, by: Element | null): Box | undefined {
    let { left, top, right, bottom } = box
    for (let at = by; at !== null && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflow === 'visible') continue
      const room = at.getBoundingClientRect()
      left = Math.max(left, room.left)
      top = Math.max(top, room.top)
      right = Math.min(right, room.right)
      bottom = Math.min(bottom, room.bottom)
    }
    return right - left > 2 && bottom - top > 2 ? { ...box, left, top, right, bottom } : undefined
  }

  /** Those that share more than an edge and of which none holds the other. */
  function pairs(boxes: readonly Box[]): [Box, Box][] {
    const sorted = boxes.toSorted((a, b) => a.top - b.top)
    return sorted.flatMap((a, i) => {
      const hits: [Box, Box][] = []
      for (const b of sorted.slice(i + 1)) {
        if (b.top >= a.bottom - 2) break
        const isBeside = Math.min(a.right, b.right) - Math.max(a.left, b.left) <= 2
        if (isBeside || a.element.contains(b.element) || b.element.contains(a.element)) continue
        hits.push([a, b])
      }
      return hits
    })
  }
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
