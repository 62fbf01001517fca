import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
      '<script src="/start.js"></script><script type="module" src="/assets/a.js"></script><link rel="modulepreload" href="/assets/b.js"><link rel="stylesheet" href="/assets/a.css">',
    'start.js': '',
    'assets/a.js': 'import{x}from"./c.js";import"./d.js";const later=()=>import("./later.js")',
    'assets/c.js': 'export*from"./b.js";export * from "../deep/e.js"',
  }

  test('is the scripts of the page and what they import at once, each counted once', () => {
    expect([...firstLoad(path => files[path])].sort()).toEqual([
      'assets/a.js',
      'assets/b.js',
      'assets/c.js',
      'assets/d.js',
      'deep/e.js',
      'start.js',
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
