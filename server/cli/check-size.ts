/** The JavaScript a first visit loads before it can show anything, as it travels (gzip), against its budget. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './step.ts'

const budgetKb = 240
const dist = join(root, 'dist')

/** Who comes for the first time comes to the door; of the two languages this one is the larger. */
const askedAhead = ['zh-CN', '/sign-in']

/** Scripts and preloads of the page, what the door asks for ahead (public/start.js), and everything those import statically. */
export function firstLoad(readText: (path: string) => string | undefined): readonly string[] {
  const page = readText('index.html') ?? ''
  const ahead = JSON.parse(/ data-ahead='([^']+)'/.exec(page)?.[1] ?? '{}') as Record<string, readonly string[]>
  const files = askedAhead.flatMap(where => ahead[where] ?? []).map(file => file.slice(1))
  const found = new Set([
    ...[...page.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, path]) => path ?? ''),
    ...files.filter(file => file.endsWith('.js')),
  ])
  for (const path of found)
    for (const [, from] of (readText(path) ?? '').matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g))
      if (from !== undefined) found.add(join(path, '..', from).split('\\').join('/'))
  return [...found]
}

if (import.meta.main) {
  const read = (path: string): string | undefined =>
    existsSync(join(dist, path)) ? readFileSync(join(dist, path), 'utf8') : undefined
  const sizes = firstLoad(read).map(path => ({ path, kb: gzipSync(read(path) ?? '', { level: 9 }).length / 1000 }))
  const total = sizes.reduce((sum, { kb }) => sum + kb, 0)
  for (const { path, kb } of sizes.toSorted((a, b) => b.kb - a.kb))
    console.log(`${kb.toFixed(1).padStart(7)} KB  ${path}`)
  console.log(`${total.toFixed(1).padStart(7)} KB  first-load JavaScript, gzip; the budget is ${budgetKb} KB`)
  if (sizes.length === 0) console.log('No script was found in dist/index.html.')
  if (sizes.length === 0 || total > budgetKb) process.exitCode = 1
}
