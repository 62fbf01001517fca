/** A phone in a test: a Chromium process of its own on a profile of its own, killed like a phone is: all at once. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { startRadio } from './radio.ts'

export interface PhoneOptions {
  readonly language?: 'zh-CN' | 'en'
  /** A profile another phone left: the same phone switched on again. */
  readonly profile?: string
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  /** What another browser calls itself; workers say the same. */
  readonly userAgent?: string
  /** Nothing stands between it and the servers: for measuring. Airplane mode is then the debugger's. */
  readonly isWired?: boolean
}

export interface Phone {
  readonly page: Page
  readonly context: BrowserContext
  readonly profile: string
  /** Of its debugger. */
  readonly port: number
  /** What the page wrote to the console as an error, and what it threw. */
  readonly errors: string[]
  /** The last lines of the browser's own standard error, and the crash of a page. */
  readonly lastWords: readonly string[]
  /** Airplane mode. */
  setOffline(isOffline: boolean): Promise<void>
  /** SIGKILL to the whole process group; the profile stays. */
  kill(): Promise<void>
  /** Closes it as a person would: cookies reach the disk, which Chromium otherwise writes every half minute. */
  switchOff(): Promise<void>
  /** Closes it and deletes the profile. */
  dispose(): Promise<void>
}

/** Every phone that is on. */
export const phonesOn = new Set<Phone>()

const keptWords = 40

export const flags = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  '--use-mock-keychain',
  '--bypass-app-banner-engagement-checks',
  '--force-prefers-reduced-motion',
]

export async function switchOn(options: PhoneOptions = {}): Promise<Phone> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'ketu-phone-')))
  const language = options.language ?? 'zh-CN'
  const radio = options.isWired ? undefined : await startRadio()
  const child = spawn(
    chromiumPath(),
    [
      ...flags,
      ...sandbox(),
      `--user-data-dir=${profile}`,
      `--lang=${language}`,
      `--accept-lang=${language}`,
      ...(options.userAgent === undefined ? [] : [`--user-agent=${options.userAgent}`]),
      ...(radio === undefined
        ? []
        : [`--proxy-server=socks5://127.0.0.1:${radio.port}`, '--proxy-bypass-list=<-loopback>']),
      'about:blank',
    ],
    {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, TZ: 'Asia/Shanghai', LANGUAGE: language, LANG: `${language.replace('-', '_')}.UTF-8` },
    },
  )
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const lastWords: string[] = []
  const debuggerAt = await debuggerUrl(child, lastWords)
  const browser = await chromium.connectOverCDP(debuggerAt)
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('the browser has no context')
  const errors: string[] = []
  const page = await openPage(context, options, errors)
  page.on('crash', () => lastWords.push(`the page crashed at ${page.url()}`))
  const kill = async (): Promise<void> => {
    phonesOn.delete(phone)
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL')
    await ended
    await radio?.stop()
  }
  const phone: Phone = {
    page,
    context,
    profile,
    port: Number(new URL(debuggerAt).port),
    errors,
    lastWords,
    setOffline: async isOffline => {
      if (radio === undefined) return context.setOffline(isOffline)
      radio.switchTo(!isOffline)
      // The browser says so to its pages. (The debugger's own switch reaches workers late. Pages have crashed in a worker's
      // thread where it was used; that it was the cause is not proven.)
      const say = (name: string): void => void dispatchEvent(new Event(name))
      for (const open of context.pages()) await open.evaluate(say, isOffline ? 'offline' : 'online')
    },
    kill,
    switchOff: async () => {
      phonesOn.delete(phone)
      const session = await browser.newBrowserCDPSession()
      await session.send('Browser.close')
      await ended
      await radio?.stop()
    },
    dispose: async () => {
      await kill()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  phonesOn.add(phone)
  return phone
}

export function chromiumPath(): string {
  const path = process.env['CHROMIUM_PATH'] ?? process.env['CHROME_PATH'] ?? process.env['CHROME_BIN']
  if (path === undefined) throw new Error('CHROMIUM_PATH names no Chromium: `npm test` finds or installs one')
  return path
}

export const sandbox = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])

/** @param said takes the browser's last lines for as long as it runs. */
async function debuggerUrl(child: ChildProcess, said: string[]): Promise<string> {
  const { stderr } = child
  if (stderr === null) throw new Error('the browser has no standard error')
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: stderr })
    lines.on('line', line => {
      said.push(line)
      if (said.length > keptWords) said.shift()
      const url = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
      if (url !== undefined) resolve(url)
    })
    lines.once('close', () => reject(new Error(`the browser ended before it could be reached: ${said.join('\n')}`)))
  })
}

async function openPage(context: BrowserContext, options: PhoneOptions, errors: string[]): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage())
  await page.setViewportSize({ width: options.width ?? 390, height: options.height ?? 844 })
  await page.emulateMedia({ colorScheme: options.dark ? 'dark' : 'light', reducedMotion: 'reduce' })
  page.on('pageerror', error => errors.push(`${error.name}: ${error.message} ${error.stack ?? ''}`))
  page.on('console', message => {
    // A request that found no server is the test's doing, not the page's fault.
    if (message.type() === 'error' && !/Failed to load resource|WebSocket connection|ERR_/.test(message.text()))
      errors.push(message.text())
  })
  page.setDefaultTimeout(60_000)
  return page
}
