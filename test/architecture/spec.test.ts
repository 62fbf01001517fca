import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const specs = ['shared/sync/SPEC.md']

function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith(ending) && !file.includes('node_modules'))
    .map(file => join(folder, file))
}

/** The titles of `it` and `describe`, which may stand on the line after. */
const titlesIn = (source: string): readonly string[] =>
  [...source.matchAll(/\b(?:it|describe|test)(?:\.each\([\s\S]*?\]\))?\(\s*(['"`])((?:(?!\1).)*)\1/g)].map(
    match => match[2] ?? '',
  )

const read = (file: string): string => readFileSync(join(root, file), 'utf8')

/** Rules are defined in bold, once. */
const defined = specs.flatMap(spec =>
  [...read(spec).matchAll(/^- \*\*([a-z]+:[A-Z]\d+)\*\* /gm)].map(match => match[1] ?? ''),
)
/** `frame:F1`, `log:C2`: a chapter the rules know, a colon, a letter and digits. */
const chapters = [...new Set(defined.map(id => id.split(':')[0]))]
const idPattern = new RegExp(`\\b(?:${chapters.join('|')}):[A-Z]\\d+\\b`, 'g')
const idsIn = (text: string): readonly string[] => text.match(idPattern) ?? []

const tests = [...filesBelow('test', '.ts'), ...filesBelow('test', '.tsx')]
const cited = new Set(tests.flatMap(file => titlesIn(read(file)).flatMap(idsIn)))

describe('the rules of the protocol', () => {
  it('have ids of their own', () => {
    expect(defined.length).toBeGreaterThan(30)
    expect(new Set(defined).size).toBe(defined.length)
  })

  it('are all of what the specification lists', () => {
    const items = specs.flatMap(spec => read(spec).match(/^ *(?:[-*]|\d+\.) .*/gm) ?? [])
    expect(items.filter(item => !/^- \*\*[a-z]+:[A-Z]\d+\*\* \S/.test(item))).toEqual([])
    expect(items).toHaveLength(defined.length)
  })

  it('are each cited by a test title', () => {
    expect(defined.filter(id => !cited.has(id))).toEqual([])
  })

  it('exist wherever code or tests cite one', () => {
    const sources = ['app', 'server', 'shared', 'test'].flatMap(folder => [
      ...filesBelow(folder, '.ts'),
      ...filesBelow(folder, '.tsx'),
      ...filesBelow(folder, '.mjs'),
      ...filesBelow(folder, '.md'),
    ])
    expect(sources.length).toBeGreaterThan(500)
    const unknown = sources.flatMap(file =>
      idsIn(read(file))
        .filter(id => !defined.includes(id))
        .map(id => `${file}: ${id}`),
    )
    expect(unknown.filter(line => !line.startsWith('test/architecture/spec.test.ts'))).toEqual([])
  })
})
