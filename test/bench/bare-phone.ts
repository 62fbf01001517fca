/**
 * A phone watched as little as possible. A debugger that listens to the network has the engine find the source position of every
 * request a script makes, which reads the whole script again: half of a cold start would be the watching.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { WebSocket } from 'ws'
import { chromiumPath, flags, sandbox } from '#test/kit/phone.ts'
import { probeSource } from './probe.ts'

export interface BarePhone {
  /** Goes to the address and resolves, some time after all of `selectors` were painted, with when each was (ms). */
  readonly open: (url: string, selectors: readonly string[]) => Promise<{ seen: Record<string, number>; lcp: number }>
  /** SIGKILL to the whole process group; the profile stays. */
  readonly kill: () => Promise<void>
}

export async function switchOnBare(profile: string, slowdown: number, watched: readonly string[]): Promise<BarePhone> {
  const child = spawn(
    chromiumPath(),
    [...flags, ...sandbox(), `--user-data-dir=${profile}`, '--lang=zh-CN', 'about:blank'],
    {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, TZ: 'Asia/Shanghai' },
    },
  )
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const kill = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
    await ended
  }
  let port = ''
  for await (const line of createInterface({ input: child.stderr })) {
    port = /DevTools listening on ws:\/\/([^/]+)/.exec(line)?.[1] ?? ''
    if (port !== '') break
  }
  child.stderr.resume()
  const send = await connect(await pageOf(port))
  await send('Page.enable')
  await send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await send('Emulation.setDeviceMetricsOverride', { width: 390, height: 844, deviceScaleFactor: 2, mobile: true })
  await send('Page.addScriptToEvaluateOnNewDocument', { source: probeSource(watched) })
  return {
    kill,
    open: async (url, selectors) => {
      await send('Page.navigate', { url })
      for (;;) {
        await new Promise(resolve => setTimeout(resolve, 500))
        const { result } = (await send('Runtime.evaluate', {
          expression: `JSON.stringify(window.ketuBench && { seen: ketuBench.seen, lcp: ketuBench.lcp })`,
          returnByValue: true,
        })) as { result: { value?: string } }
        const found = JSON.parse(result.value ?? 'null') as { seen: Record<string, number>; lcp: number } | null
        if (found !== null && selectors.every(selector => selector in found.seen)) return found
      }
    },
  }
}

async function pageOf(port: string): Promise<string> {
  const targets = (await (await fetch(`http://${port}/json`)).json()) as {
    type: string
    url: string
    webSocketDebuggerUrl: string
  }[]
  const page = targets.find(({ type, url }) => type === 'page' && url === 'about:blank')
  if (page === undefined) throw new Error('the browser has no page')
  return page.webSocketDebuggerUrl
}

type Send = (method: string, params?: object) => Promise<unknown>

async function connect(url: string): Promise<Send> {
  const socket = new WebSocket(url)
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const waiting = new Map<number, (result: unknown) => void>()
  let last = 0
  socket.on('message', (data: Buffer) => {
    const { id, result } = JSON.parse(data.toString()) as { id?: number; result?: unknown }
    if (id !== undefined) waiting.get(id)?.(result)
  })
  return (method, params = {}) =>
    new Promise(resolve => {
      waiting.set(++last, resolve)
      socket.send(JSON.stringify({ id: last, method, params }))
    })
}
