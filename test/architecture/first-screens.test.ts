/** What comes with a screen a person may start on: nothing that only later work needs. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Imports that are there when the program runs; what is imported on demand comes later. */
const importPattern = /(?:^|\n)(?:import|export)\s(?!type\b)[^'";]*?\bfrom\s*'([^']+)'|(?:^|\n)import\s*'([^']+)'/g

/** Packages that a module and all it imports at once bring along. */
function packagesOf(entry: string): readonly string[] {
  const found = new Set([entry])
  const packages = new Set<string>()
  for (const path of found) {
    if (!existsSync(join(root, path))) continue
    for (const [, from, alone] of readFileSync(join(root, path), 'utf8').matchAll(importPattern)) {
      const target = from ?? alone ?? ''
      if (target.startsWith('#')) found.add(target.slice(1))
      else if (target.startsWith('.')) found.add(normalize(join(dirname(path), target)))
      else packages.add(target)
    }
  }
  return [...packages].sort()
}

const everywhere = new Set(['@tanstack/react-router', 'dexie', 'react', 'react-dom', 'react-dom/client', 'valibot'])

test.each(['app/main.tsx', 'app/routes/sign-in.tsx', 'app/routes/today.tsx', 'app/routes/c.$id.index.tsx'])(
  '%s comes without documents, long lists and readers of files',
  path => {
    const packages = packagesOf(path)
    expect(packages).toContain('react')
    expect(packages.filter(name => !everywhere.has(name))).toEqual([])
  },
)
