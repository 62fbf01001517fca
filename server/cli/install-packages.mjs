/** Installs the packages of the lockfile when they are not the ones in node_modules. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ [path: string]: { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean } }} Packages */

/**
 * Throws a sentence when npm fails.
 * @param {string} root
 */
export function installPackages(root) {
  const lockfile = join(root, 'package-lock.json')
  const stamp = join(root, 'node_modules', '.ketu-lock')
  const hash = createHash('sha256').update(readFileSync(lockfile)).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  if (!isInstalled(root, lockfile)) install(root)
  writeFileSync(stamp, hash)
}

/**
 * True when somebody ran npm by hand: every package that every machine needs is there in the right version.
 * @param {string} root
 * @param {string} lockfile
 */
function isInstalled(root, lockfile) {
  const hidden = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  /** @type {{ packages: Packages }} */
  const { packages: installed } = JSON.parse(readFileSync(hidden, 'utf8'))
  /** @type {{ packages: Packages }} */
  const { packages: wanted } = JSON.parse(readFileSync(lockfile, 'utf8'))
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional, peer }]) =>
      path === '' || optional || devOptional || peer || installed[path]?.version === version,
  )
}

/** @param {string} root */
function install(root) {
  console.log('Installing packages (once, about a minute) …')
  // Run by npm, its own path is known; Windows finds npm.cmd only through a shell.
  const npm = process.env['npm_execpath']
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const file = npm?.endsWith('.js') ? process.execPath : 'npm'
  const fileArgs = npm?.endsWith('.js') ? [npm, ...args] : args
  const { status, error } = spawnSync(file, fileArgs, {
    cwd: root,
    stdio: 'inherit',
    shell: file === 'npm' && process.platform === 'win32',
  })
  if (error || status !== 0)
    throw new Error(`npm ci did not work${error ? `: ${error.message}` : ''}. Its words are above.`)
}
