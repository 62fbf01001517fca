/**
 * What was built fits the browsers it is meant for: Chromium 111, Safari 16.4, Firefox 128. Their syntax, styles as their engines read
 * them, and no interface that is younger, unless whoever calls it asks first whether it is there.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'acorn'
import { stylesForFloor } from './browser-floor.ts'
import { root } from './step.ts'

/** The last edition all of them read whole, regular expressions included. */
const edition = 2022

/** Younger than one of them. Names that mean something else as well (`union`, `drop`) are left to review. */
const younger =
  /(?<![\w$])(withResolvers|groupBy|fromAsync|canParse|isSubsetOf|symmetricDifference|toBase64|fromBase64|checkVisibility|startViewTransition|requestIdleCallback|moveBefore|DurationFormat|sumPrecise|Temporal|showPopover|getWeekInfo|requestClose|setHTML|getOrInsert|AbortSignal\.any|Promise\.try|URL\.parse|RegExp\.escape)(?![\w$])/g
/** Asked for before they are called, in packages. */
const askedFirst = new Set([
  'withResolvers', // dexie
  'startViewTransition', // @tanstack/react-router
  'requestIdleCallback', // pinyin-pro
  'RegExp.escape', // lib0
])

/** Why this file does not fit; empty when it does. */
export function misfits(name: string, text: string): readonly string[] {
  if (name.endsWith('.css')) return readsAlike(name, text) ? [] : [`${name}: these browsers read the styles otherwise`]
  if (!name.endsWith('.js')) return []
  const wrong = [...new Set(text.match(younger))].filter(found => !askedFirst.has(found))
  return [...syntaxError(name, text), ...wrong.map(found => `${name}: ${found} is younger than these browsers`)]
}

function readsAlike(name: string, text: string): boolean {
  return withoutHelpers(stylesForFloor(name, text)) === withoutHelpers(text)
}

/** The compiler prepares for `light-dark()` wherever a colour scheme is named. Nothing is said by that. */
const withoutHelpers = (css: string): string =>
  css
    .replace(/--lightningcss-(light|dark):[^;}]*;?/g, '')
    .replace(/;}/g, '}')
    .trim()

function syntaxError(name: string, text: string): readonly string[] {
  // The page's own script also has to be read by browsers far below, to tell them.
  const ecmaVersion = name.endsWith('start.js') ? 5 : edition
  try {
    parse(text, { ecmaVersion, sourceType: ecmaVersion === 5 ? 'script' : 'module' })
    return []
  } catch (error) {
    if (error instanceof SyntaxError) return [`${name}: ${error.message}`]
    throw error
  }
}

if (import.meta.main) {
  const dist = join(root, 'dist')
  const names = existsSync(dist) ? readdirSync(dist, { recursive: true, encoding: 'utf8' }) : []
  const files = names.filter(name => /\.(js|css)$/.test(name))
  const found = files.flatMap(name => misfits(name, readFileSync(join(dist, name), 'utf8')))
  for (const line of found) console.log(line)
  console.log(`${files.length} scripts and styles were read as Chromium 111, Safari 16.4 and Firefox 128 read them.`)
  if (files.length === 0 || found.length > 0) process.exitCode = 1
}
