/** Brings the packages that only measurements need (test/bench/outside/package.json). */
import { spawn } from 'node:child_process'
import { root } from './step.ts'

/** Throws when npm could not install them. */
export async function installBench(): Promise<void> {
  console.log('Installing what only measurements need (once) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = [
    'install',
    '--prefix',
    `${root}test/bench/outside`,
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--loglevel',
    'error',
  ]
  const child = spawn(npm, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0)
    throw new Error('npm could not install the packages of test/bench/outside. Is the registry reachable?')
}
