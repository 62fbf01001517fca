/** The dark values are written twice and the contrast promises of the look hold in both themes. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../app/ui/tokens.css', import.meta.url), 'utf8')

type Tokens = Readonly<Record<string, string>>

function tokensAfter(selector: string): Tokens {
  const at = css.indexOf(selector)
  if (at < 0) throw new Error(`no rule ${selector}`)
  const body = css.slice(css.indexOf('{', at) + 1, css.indexOf('}', at))
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(oklch\([^)]*\))/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

const light = tokensAfter(':root {\n  color-scheme: light dark')
const darkBySystem = tokensAfter('  :root:not([data-theme')
const darkByChoice = tokensAfter(':root[data-theme="dark"] {\n  color-scheme')

/** Relative luminance of an opaque oklch colour (CSS Color 4, WCAG 2). */
function luminance(oklch: string): number {
  const [l = 0, c = 0, h = 0] = [...oklch.matchAll(/[\d.]+/g)].map(Number)
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)]
  const lightness = l / 100
  const [x, y, z] = [
    (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ]
  const red = 4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z
  const green = -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z
  const blue = -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z
  const clamp = (n: number) => Math.min(Math.max(n, 0), 1)
  return 0.2126 * clamp(red) + 0.7152 * clamp(green) + 0.0722 * clamp(blue)
}

function contrast(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined) throw new Error('no such token')
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

it('dark by system and dark by choice are the same values, for every colour', () => {
  expect(Object.keys(light).length).toBeGreaterThan(20)
  expect(darkByChoice).toEqual(darkBySystem)
  expect(Object.keys(darkBySystem)).toEqual(Object.keys(light))
})

describe.each([
  ['light', light],
  ['dark', darkBySystem],
])('%s theme', (_, token) => {
  it('has ink of 12, 7 and 4.5 to 1 on paper, and 4.5 on what one types into', () => {
    expect(contrast(token['ink'], token['paper'])).toBeGreaterThanOrEqual(12)
    expect(contrast(token['ink-2'], token['paper'])).toBeGreaterThanOrEqual(7)
    expect(contrast(token['ink-3'], token['paper'])).toBeGreaterThanOrEqual(4.5)
    expect(contrast(token['ink-3'], token['sunken'])).toBeGreaterThanOrEqual(4.5)
  })
  it('has meanings readable on paper and on their own soft fill', () => {
    for (const tone of ['good', 'warn', 'bad', 'accent']) {
      expect(contrast(token[tone], token['paper']), tone).toBeGreaterThanOrEqual(4.5)
      expect(contrast(token[tone], token[`${tone}-soft`]), `${tone} soft`).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrast(token['on-accent'], token['accent'])).toBeGreaterThanOrEqual(4.5)
  })
  it('has control edges of 3 to 1', () => {
    expect(contrast(token['line-2'], token['paper'])).toBeGreaterThanOrEqual(3)
  })
})
