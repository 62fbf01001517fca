/** Brings the packages that only measurements need (test/bench/outside/package.json). */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { root } from './step.ts'

const outside = `${root}test/bench/outside/`

/** Throws when npm could not install them. */
export async function installBench(): Promise<void> {
  if (isInstalled()) return
  console.log('Installing what only measurements need (once) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = ['install', '--prefix', outside, '--no-audit', '--no-fund', '--no-package-lock', '--loglevel', 'error']
  const child = spawn(npm, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0)
    throw new Error('npm could not install the packages of test/bench/outside. Is the registry reachable?')
}

/** Every package is there in the version that is named. */
function isInstalled(): boolean {
  const { dependencies } = JSON.parse(readFileSync(`${outside}package.json`, 'utf8')) as {
    readonly dependencies: { readonly [name: string]: string }
  }
  return Object.entries(dependencies).every(([name, wanted]) => {
    const file = `${outside}node_modules/${name}/package.json`
    return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { version?: string }).version === wanted
  })
}
