/** A Chromium for the tests: one that is there, else one that can be brought. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** @typedef {{ [name: string]: string | undefined }} Env */

const isWindows = process.platform === 'win32'

/**
 * Path of the executable. Throws a sentence when there is none and none can be brought.
 * @param {string} root
 * @param {Env} env
 */
export function findBrowser(root, env = process.env) {
  const browser = named(env) ?? onPath(env) ?? inFixedPlaces(env) ?? inPlaywrightCache(env) ?? bring(root, env)
  if (browser !== undefined) return browser
  throw new Error('The tests need Chromium or Chrome. Install one, or set CHROMIUM_PATH to its executable.')
}

/** @param {Env} env */
function named(env) {
  for (const name of ['CHROMIUM_PATH', 'CHROME_PATH', 'CHROME_BIN']) {
    const path = env[name]
    if (!path) continue
    if (existsSync(path)) return path
    throw new Error(`${name} names a browser that is not there: ${path}`)
  }
  return undefined
}

/** @param {Env} env */
function onPath(env) {
  const names = isWindows
    ? ['chrome.exe', 'chromium.exe', 'msedge.exe']
    : ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter(folder => folder !== '')
  return firstThere(folders.flatMap(folder => names.map(name => join(folder, name))))
}

/** @param {Env} env */
function inFixedPlaces(env) {
  const windows = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].flatMap(folder =>
    folder === undefined
      ? []
      : [
          join(folder, 'Google/Chrome/Application/chrome.exe'),
          join(folder, 'Chromium/Application/chrome.exe'),
          join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ],
  )
  const mac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    name => `/Applications/${name}.app/Contents/MacOS/${name}`,
  )
  return firstThere(
    isWindows ? windows : process.platform === 'darwin' ? mac : ['/snap/bin/chromium', '/usr/lib/chromium/chromium'],
  )
}

const cachedExecutables = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-linux/headless_shell',
  'chrome-headless-shell-linux64/chrome-headless-shell',
  'chrome-headless-shell-linux-arm64/chrome-headless-shell',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-mac/headless_shell',
  'chrome-win/chrome.exe',
  'chrome-win64/chrome.exe',
  'chrome-headless-shell-win64/chrome-headless-shell.exe',
]

/** @param {Env} env */
function inPlaywrightCache(env) {
  const folder = env['PLAYWRIGHT_BROWSERS_PATH'] ?? defaultCache(env)
  if (!existsSync(folder)) return undefined
  const versions = readdirSync(folder)
    .filter(name => name.startsWith('chromium'))
    .sort()
    .reverse()
  return firstThere(versions.flatMap(version => cachedExecutables.map(path => join(folder, version, path))))
}

/** @param {Env} env */
function defaultCache(env) {
  if (isWindows) return join(env['LOCALAPPDATA'] ?? homedir(), 'ms-playwright')
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches/ms-playwright' : '.cache/ms-playwright')
}

/**
 * @param {string} root
 * @param {Env} env
 */
function bring(root, env) {
  return byApt(env) ?? byPlaywright(root, env)
}

/**
 * Debian and its kin; with the fonts, without which Chinese is boxes. Needs root, or sudo that does not ask.
 * @param {Env} env
 */
function byApt(env) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return undefined
  const isRoot = process.getuid?.() === 0
  if (!isRoot && !works('sudo', ['-n', 'true'])) return undefined
  console.log('Installing Chromium and Chinese fonts with apt …')
  /** @param {string[]} args */
  const apt = (...args) => run(isRoot ? 'apt-get' : 'sudo', isRoot ? args : ['-n', 'apt-get', ...args], env)
  apt('update', '-qq')
  return apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk') ? onPath(env) : undefined
}

/**
 * @param {string} root
 * @param {Env} env
 */
function byPlaywright(root, env) {
  console.log('Downloading Chromium …')
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js')
  return run(process.execPath, [cli, 'install', 'chromium-headless-shell'], env) ? inPlaywrightCache(env) : undefined
}

/** @type {(file: string, args: readonly string[]) => boolean} */
const works = (file, args) => spawnSync(file, args, { stdio: 'ignore' }).status === 0

/** @type {(file: string, args: readonly string[], env: Env) => boolean} */
const run = (file, args, env) =>
  spawnSync(file, args, { stdio: 'inherit', env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0

/** @type {(paths: readonly string[]) => string | undefined} */
const firstThere = paths => paths.find(path => existsSync(path))
