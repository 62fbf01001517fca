/** Tells whether dist/ was built from the sources that are here now. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './step.ts'

const stampFile = join(root, 'node_modules', '.ketu-build')
const sources = ['app', 'shared', 'public', 'vite.config.ts', 'package-lock.json']
/** Written by the build itself. */
const generated = 'route-tree.gen.ts'

/** `hash` as `hashSources` gave it before the build: what changed while it ran is not in it. */
export const rememberBuild = (hash: string): void => writeFileSync(stampFile, hash)

export const isBuilt = (hash: string): boolean =>
  existsSync(join(root, 'dist', 'index.html')) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash

export function hashSources(): string {
  const hash = createHash('sha256')
  for (const path of sources.flatMap(filesUnder).sort()) hash.update(`${path}\0`).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

function filesUnder(path: string): readonly string[] {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (/\.\w+$/.test(path)) return [path]
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name !== generated)
    .map(entry => join(entry.parentPath, entry.name).slice(root.length))
}
