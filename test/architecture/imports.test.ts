/** Who may import whom (DESIGN 7), read from the files themselves: no cycles, type imports included; each package at home in one place. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const places = ['app', 'server', 'shared', 'test']

interface Module {
  readonly path: string
  readonly imports: readonly string[]
  readonly packages: readonly string[]
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^'";]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]|new URL\(\s*['"](\.[^'"]+\.ts)['"]/g

function modules(): Module[] {
  return places
    .flatMap(place =>
      readdirSync(join(root, place), { recursive: true, encoding: 'utf8' }).map(file => join(place, file)),
    )
    .filter(path => /\.tsx?$/.test(path) && !path.includes('node_modules') && !path.endsWith('.gen.ts'))
    .map(path => {
      const text = readFileSync(join(root, path), 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '')
      const targets = [...text.matchAll(importPattern)].map(match => match[1] ?? match[2] ?? match[3] ?? match[4] ?? '')
      const isOwn = (target: string): boolean => target.startsWith('#') || target.startsWith('.')
      return {
        path,
        imports: targets
          .filter(isOwn)
          .map(target => (target.startsWith('#') ? target.slice(1) : normalize(join(dirname(path), target)))),
        packages: targets.filter(target => !isOwn(target) && target !== ''),
      }
    })
}

const all = modules()
const layerOf = (path: string): string => {
  const [top, second] = path.split('/')
  return top === 'shared' || top === 'app' ? `${top}/${second?.includes('.') ? '' : second}` : (top ?? '')
}

/** What each layer may import besides itself. */
const allowed: { readonly [layer: string]: readonly string[] } = {
  'shared/domain': [],
  'shared/doc': ['shared/domain'],
  'shared/policy': ['shared/domain', 'shared/doc'],
  'shared/sync': ['shared/domain', 'shared/doc'],
  'shared/api': ['shared/domain', 'shared/doc', 'shared/policy', 'shared/sync'],
  'app/data': ['shared/domain', 'shared/doc', 'shared/policy', 'shared/sync', 'shared/api'],
  'app/platform': ['shared/domain', 'shared/api'],
  'app/words': ['shared/domain', 'shared/doc', 'shared/api', 'shared/sync'],
  'app/ui': ['shared/domain'],
  'app/pwa': [],
  'app/features': [
    'app/data',
    'app/ui',
    'app/words',
    'app/platform',
    'app/pwa',
    'app/',
    'shared/domain',
    'shared/doc',
    'shared/policy',
    'shared/sync',
    'shared/api',
  ],
  'app/routes': ['app/features', 'app/ui', 'app/words', 'app/'],
  // The composition root, its context and the generated route tree.
  'app/': [
    'app/data',
    'app/ui',
    'app/words',
    'app/platform',
    'app/pwa',
    'app/features',
    'app/routes',
    'shared/domain',
    'shared/doc',
    'shared/policy',
    'shared/sync',
    'shared/api',
  ],
  server: ['shared/domain', 'shared/doc', 'shared/policy', 'shared/sync', 'shared/api'],
  test: [
    'app/data',
    'app/ui',
    'app/words',
    'app/platform',
    'app/pwa',
    'app/features',
    'app/routes',
    'app/',
    'server',
    'shared/domain',
    'shared/doc',
    'shared/policy',
    'shared/sync',
    'shared/api',
  ],
}

describe('imports', () => {
  it('go only where the layers allow', () => {
    const wrong = all.flatMap(module =>
      module.imports
        .filter(
          target =>
            layerOf(target) !== layerOf(module.path) && !allowed[layerOf(module.path)]?.includes(layerOf(target)),
        )
        .map(target => `${module.path} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('never lead from one feature into another', () => {
    const featureOf = (path: string): string | undefined => /^app\/features\/([^/]+)\//.exec(path)?.[1]
    const wrong = all.flatMap(module => {
      const own = featureOf(module.path)
      return own === undefined
        ? []
        : module.imports
            .filter(target => featureOf(target) !== undefined && featureOf(target) !== own)
            .map(target => `${module.path} → ${target}`)
    })
    expect(wrong).toEqual([])
  })

  it('take live queries from where every await of them is followed', () => {
    const own = all
      .map(({ path }) => path)
      .filter(path => path.startsWith('app/') && /\bliveQuery\b/.test(readFileSync(join(root, path), 'utf8')))
    expect(own).toEqual(['app/data/live-query.ts'])
  })

  it('have no cycles', () => {
    const byPath = new Map(all.map(module => [module.path, module.imports]))
    const state = new Map<string, 'open' | 'done'>()
    const cycles: string[] = []
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === 'done') return
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
        return
      }
      state.set(path, 'open')
      for (const target of byPath.get(path) ?? []) visit(target, [...trail, path])
      state.set(path, 'done')
    }
    for (const { path } of all) visit(path, [])
    expect(cycles).toEqual([])
  })

  it('name files that exist', () => {
    const files = new Set(all.map(module => module.path))
    const missing = all.flatMap(({ path, imports }) =>
      imports
        .filter(target => /\.tsx?$/.test(target) && !target.endsWith('.gen.ts') && !files.has(target))
        .map(target => `${path} → ${target}`),
    )
    expect(missing).toEqual([])
  })
})

/** Each package and the places where it is at home (DESIGN 7). */
const homes: { readonly [name: string]: readonly string[] } = {
  yjs: ['shared/doc', 'app/data', 'server', 'test'],
  'y-websocket': ['app/data', 'test'],
  dexie: ['app/data', 'app/context.tsx', 'app/background.ts', 'test'],
  hono: ['server', 'test'],
  ws: ['server', 'test'],
  'node:sqlite': ['server', 'test'],
  pg: ['server', 'test'],
  react: ['app/ui', 'app/features', 'app/routes', 'app/words', 'app/*', 'test'],
  '@tanstack/react-router': ['app/routes', 'app/features', 'app/ui', 'app/*', 'test'],
  'pinyin-pro': ['app/data/search', 'test'],
  papaparse: ['app/data/import', 'app/data/export', 'test'],
  'read-excel-file': ['app/data/import'],
  'd3-scale': ['app/ui', 'app/features', 'test'],
}

/** `app/*` = the files of app itself, its composition root. */
const isWithin = (path: string, home: string): boolean =>
  home.endsWith('/*') ? dirname(path) === home.slice(0, -2) : path === home || path.startsWith(`${home}/`)

describe('packages', () => {
  it('are at home in one place', () => {
    const wrong = all.flatMap(module =>
      module.packages
        .map(target => Object.keys(homes).find(name => target === name || target.startsWith(`${name}/`)))
        .filter(name => name !== undefined && !homes[name]?.some(home => isWithin(module.path, home)))
        .map(name => `${module.path} imports ${name}`),
    )
    expect(wrong).toEqual([])
  })

  it('of Node, of the DOM and of screens stay out of shared', () => {
    const wrong = all
      .filter(({ path }) => path.startsWith('shared/'))
      .flatMap(({ path, packages }) =>
        packages.filter(name => !/^(yjs|lib0|valibot)(\/|$)/.test(name)).map(name => `${path} imports ${name}`),
      )
    expect(wrong).toEqual([])
  })
})

describe('the project', () => {
  it('tests without sleeping, skipping or mocking modules', () => {
    const self = relative(root, fileURLToPath(import.meta.url))
    const wrong = all
      .filter(({ path }) => path.startsWith('test/') && !path.startsWith('test/bench/') && path !== self)
      .flatMap(({ path }) =>
        /\b(?:it|describe|test)\.(?:skip|only|todo)\b|vi\.mock\(|waitForTimeout\(/.test(
          readFileSync(join(root, path), 'utf8'),
        )
          ? [path]
          : [],
      )
    expect(wrong).toEqual([])
  })
})
