/** Which Node runs Ketu: the caller's when it is new enough, else the one that came with the packages. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const minNode = [24, 0, 0]
/** Below it two connections can corrupt the database (SQLite 3.51.3 release notes). */
const minSqlite = [3, 51, 3]

/**
 * Path of the executable. Throws a sentence when there is none.
 * @param {string} root
 */
export function findNode(root) {
  if (isAtLeast(process.versions.node, minNode) && isAtLeast(process.versions['sqlite'], minSqlite))
    return process.execPath
  const system = process.platform === 'win32' ? 'win' : process.platform
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const own = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', name)
  if (existsSync(own)) return own
  throw new Error(
    `Ketu needs Node 24 with SQLite ${minSqlite.join('.')} or later (24.21 has it); this is Node ${process.versions.node}. ` +
      'Install it from https://nodejs.org and try again.',
  )
}

/**
 * `version` like 24.21.0; undefined when there is none.
 * @param {string | undefined} version
 * @param {readonly number[]} floor
 */
export function isAtLeast(version, floor) {
  const parts = (version ?? '0').split('.').map(part => Number.parseInt(part, 10))
  for (const [i, least] of floor.entries()) {
    const part = parts[i] ?? 0
    if (part !== least) return part > least
  }
  return true
}
