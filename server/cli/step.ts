/** One step of a command: its name, its time, and its words when it fails. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export interface Step {
  readonly name: string
  /** Arguments for Node: a script of a package or of ours. */
  readonly args: readonly string[]
  /** Its words as they come, instead of only when it fails. */
  readonly isLoud?: boolean
  /** Nothing but its words: they are for a machine to read. */
  readonly isBare?: boolean
  readonly env?: { readonly [name: string]: string }
}

/** Path of a program of a package. */
export const bin = (path: string): string => `${root}node_modules/${path}`

/** True when it ended with 0. */
export async function runStep({ name, args, isLoud = false, isBare = false, env = {} }: Step): Promise<boolean> {
  const start = performance.now()
  const child = spawn(process.execPath, [...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['inherit', isLoud ? 'inherit' : 'pipe', isLoud ? 'inherit' : 'pipe'],
  })
  const words: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => words.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => words.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  const isGood = code === 0
  if (!isBare) console.log(`${isGood ? '✓' : '✗'} ${name}  ${((performance.now() - start) / 1000).toFixed(1)} s`)
  if (!isGood && !isLoud) process.stdout.write(Buffer.concat(words))
  return isGood
}

/** Stops at the first that fails. */
export async function runSteps(steps: readonly Step[]): Promise<boolean> {
  for (const step of steps) if (!(await runStep(step))) return false
  return true
}
