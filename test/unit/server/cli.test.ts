import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { misfits } from '#server/cli/check-floor.ts'
import { firstLoad } from '#server/cli/check-size.ts'
import { findBrowser } from '#server/cli/find-browser.mjs'
import { isAtLeast } from '#server/cli/find-node.mjs'

test.each([
  ['24.21.0', [24, 0, 0], true],
  ['20.20.2', [24, 0, 0], false],
  ['3.51.3', [3, 51, 3], true],
  ['3.51.2', [3, 51, 3], false],
  ['3.9.9', [3, 51, 3], false],
  ['4.0', [3, 51, 3], true],
  [undefined, [3, 51, 3], false],
])('version %s is at least %j: %s', (version, floor, expected) => {
  expect(isAtLeast(version, floor)).toBe(expected)
})

describe('the first load', () => {
  const files: { readonly [path: string]: string } = {
    'index.html':
      '<script src="/start.js" data-ahead=\'{"zh-CN":["/words.js"],"en":["/en.js"],"/sign-in":["/door.js","/door.css"],"/c/":["/c.js"]}\'></script><script type="module" src="/assets/a.js"></script><link rel="modulepreload" href="/assets/b.js"><link rel="stylesheet" href="/assets/a.css">',
    'start.js': '',
    'assets/a.js': 'import{x}from"./c.js";import"./d.js";const later=()=>import("./later.js")',
    'assets/c.js': 'export*from"./b.js";export * from "../deep/e.js"',
  }

  test('is the scripts of the page, what the door asks for ahead, and what they import at once, each counted once', () => {
    expect([...firstLoad(path => files[path])].sort()).toEqual([
      'assets/a.js',
      'assets/b.js',
      'assets/c.js',
      'assets/d.js',
      'deep/e.js',
      'door.js',
      'start.js',
      'words.js',
    ])
  })

  test('of no page is nothing', () => {
    expect(firstLoad(() => undefined)).toEqual([])
  })
})

describe('the browser for the tests', () => {
  let folder: string
  const place = (...parts: readonly string[]): string => {
    const path = join(folder, ...parts)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, '')
    chmodSync(path, 0o755)
    return path
  }
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ketu-browser-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('is the one the environment names, before the one on the path', () => {
    const [own, other] = [place('own', 'my-chrome'), place('bin', 'chromium')]
    expect(findBrowser(folder, { CHROME_BIN: own, PATH: join(folder, 'bin') })).toBe(own)
    expect(findBrowser(folder, { PATH: ['/nowhere', join(folder, 'bin')].join(':') })).toBe(other)
  })

  test('that is named and not there is told, not replaced', () => {
    expect(() => findBrowser(folder, { CHROMIUM_PATH: '/nowhere/chrome', PATH: join(folder, 'bin') })).toThrow(
      'CHROMIUM_PATH names a browser that is not there: /nowhere/chrome',
    )
  })
})

describe('what is built', () => {
  test.each([
    ['a.js', 'export const a=b?.c??1;class d{#e=1;static{d.f=1}}'],
    ['a.js', 'import("./b.js").then(m=>Promise.withResolvers&&m())'],
    ['a.css', 'a{color:red;text-decoration:underline;text-decoration-thickness:1px}'],
    ['start.js', 'var a = function () { return 1 }'],
    ['a.png', '\u0000'],
  ])('fits the floor: %s of %s', (name, text) => {
    expect(misfits(name, text)).toEqual([])
  })

  test.each([
    ['a.js', 'using a=b()', /Unexpected|using/],
    ['a.js', 'a=/[a--b]/v', /flag/],
    ['a.js', 'Object.groupBy(a,b)', /groupBy is younger/],
    ['a.js', 'AbortSignal.any([a])', /AbortSignal\.any is younger/],
    ['a.css', 'a{color:light-dark(red,#00f)}', /read the styles otherwise/],
    ['a.css', 'a{b{color:red}}', /read the styles otherwise/],
    ['start.js', 'const a = 1', /const|reserved/],
  ])('is refused above it: %s of %s', (name, text, why) => {
    expect(misfits(name, text).join()).toMatch(why)
  })
})
