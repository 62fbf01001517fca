/**
 * `npm start`, `npm test` and the other scripts begin here. Built-in modules only, and no newer than Node 18: it runs on
 * whatever Node is there, brings what is missing (packages, a browser for tests), then goes on with a Node that is new
 * enough for the rest.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { findBrowser } from './find-browser.mjs'
import { findNode } from './find-node.mjs'
import { installPackages } from './install-packages.mjs'

const commands = [
  'start',
  'demo',
  'dev',
  'build',
  'verify',
  'test',
  'bench',
  'peers',
  'load',
  'clv',
  'crash',
  'fuzz',
  'simulate',
  'planted',
  'lighthouse',
  'backup',
  'restore',
]
/** Commands that drive a real browser. */
const browserCommands = ['test', 'bench', 'peers', 'lighthouse']

const root = fileURLToPath(new URL('../../', import.meta.url))
const [command = '', ...rest] = process.argv.slice(2)

try {
  if (!commands.includes(command)) throw new Error(`Ketu knows these commands: ${commands.join(', ')}.`)
  process.chdir(root)
  installPackages(root)
  if (browserCommands.includes(command) || rest.includes('--browser')) process.env['CHROMIUM_PATH'] = findBrowser(root)
  const script = fileURLToPath(new URL(`./${command}.ts`, import.meta.url))
  const node = findNode(root)
  if (node === process.execPath) await runHere(script)
  else runWith(node, script)
} catch (error) {
  // What the person can do is in the message; the stack of a launcher helps nobody.
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** @param {string} script */
async function runHere(script) {
  process.argv = [process.execPath, script, ...rest]
  await import(pathToFileURL(script).href)
}

/**
 * Signals go on to the child, its end is ours.
 * @param {string} node
 * @param {string} script
 */
function runWith(node, script) {
  const child = spawn(node, [script, ...rest], { stdio: 'inherit' })
  /** @type {readonly NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)
  })
}
