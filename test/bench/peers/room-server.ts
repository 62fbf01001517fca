/** The servers that are compared, each a process of its own: ours with its sign-in and rights, the peers as their packages start them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'
import { outsideFolder, outsidePath } from '../outside-package.ts'
import type { Dialect } from './dialect.ts'

/** A server of documents behind sockets. */
export interface RoomServer {
  readonly name: string
  readonly pid: number
  readonly dialect: Dialect
  /** A socket for the document; Hocuspocus takes others on it too. */
  readonly open: (doc: string) => WebSocket
  /** SIGKILL. */
  readonly kill: () => Promise<void>
}

export const peerNames = {
  memory: 'y-websocket 0.1.1, memory',
  level: 'y-websocket 0.1.1, LevelDB',
  hocuspocus: 'hocuspocus 4.7.0',
} as const

/** @param file its SQLite database. */
export async function startHocuspocus(file: string): Promise<RoomServer> {
  outsidePath('@hocuspocus/server')
  const script = fileURLToPath(new URL('./hocuspocus-process.ts', import.meta.url))
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = Number(await lineOf(child, /^listening on (\d+)/))
  return serverOf(child, peerNames.hocuspocus, 'hocuspocus', () => `ws://127.0.0.1:${port}`)
}

/** @param folder where LevelDB keeps the documents; without one they are in memory. */
export async function startYWebsocket(folder?: string): Promise<RoomServer> {
  const port = await freePort()
  const script = join(fileURLToPath(outsideFolder), '@y/websocket-server/src/server.js')
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), ...(folder && { YPERSISTENCE: folder }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await lineOf(child, /^(running at)/)
  const name = folder === undefined ? peerNames.memory : peerNames.level
  return serverOf(child, name, 'y-websocket', doc => `ws://127.0.0.1:${port}/${doc}`)
}

const living = new Set<number>()
process.once('exit', () => {
  for (const pid of living) endNow(pid)
})

function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
    living.delete(pid)
  }
}

/** A process that must not outlive this one, should it break; call what comes back when it has ended. */
export function endWithUs(pid: number): () => void {
  living.add(pid)
  return () => void living.delete(pid)
}

function serverOf(child: ChildProcess, name: string, dialect: Dialect, address: (doc: string) => string): RoomServer {
  const pid = child.pid
  if (pid === undefined) throw new Error(`${name} has no process`)
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve())).then(endWithUs(pid))
  return {
    name,
    pid,
    dialect,
    open: doc => new WebSocket(address(doc), { perMessageDeflate: false }),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** What the pattern found in the first line of its output that it fits. Throws when the process ends before. */
async function lineOf(child: ChildProcess, pattern: RegExp): Promise<string> {
  if (child.stdout === null) throw new Error('a server without standard output')
  for await (const line of createInterface({ input: child.stdout })) {
    const found = pattern.exec(line)?.[1]
    if (found === undefined) continue
    child.stdout.resume()
    return found
  }
  throw new Error('the server ended before it listened')
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
