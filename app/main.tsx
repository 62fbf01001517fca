/** The composition root of the app: the only place that builds real clocks, stores and sockets. */
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, StrictMode, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import './ui/ui.css'
import { DeviceProvider, SessionProvider } from './context.tsx'
import { createAccountApi } from './data/account.ts'
import { createApi } from './data/api.ts'
import { hasDraft } from './data/draft.ts'
import { openSessionStore, type SessionStore, type StoredSession } from './data/session.ts'
import { createSurveyLinkApi } from './data/survey-links.ts'
import { createTeamApi } from './data/team.ts'
import { type StartedDevice, startDevice } from './device.ts'
import { browserPorts } from './device-ports.ts'
import { type Host, HostProvider } from './host.tsx'
import { readBrowser } from './platform/browser.ts'
import { after } from './platform/clock.ts'
import { watchInstall } from './platform/install.ts'
import { localStorageOf } from './platform/local-storage.ts'
import { createDeviceStorage } from './platform/storage.ts'
import { tabsOf } from './platform/tabs.ts'
import { followViewport } from './platform/viewport.ts'
import { wipeDevice } from './platform/wipe.ts'
import { applyChosen, createPreferences } from './preferences.ts'
import { createUpdates, noUpdates } from './pwa/updates.ts'
import { createAppRouter } from './router.ts'
import { ToastArea } from './ui/toast.tsx'
import { wakeFormats } from './words/format.ts'
import { type Language, loadWords } from './words/language.ts'
import { WordsProvider } from './words/words-context.tsx'
import type { Words } from './words/zh-CN.ts'

/** @param isCut a drill keeps this device from the server: then nothing is asked, as without a network. */
function buildHost(isCut: () => Promise<boolean>): Host {
  const browser = readBrowser(window)
  const api = createApi(async (path, init) => {
    if (await isCut()) throw new TypeError('cut off by a drill')
    return fetch(path, init)
  })
  const account = createAccountApi(api)
  return {
    // What the door shows waits for this answer: asked while the door is still being made.
    account: firstPath() === '/sign-in' ? { ...account, samplePeople: askAhead(account.samplePeople) } : account,
    team: createTeamApi(api),
    surveyLinks: createSurveyLinkApi(api),
    browser,
    preferences: createPreferences(localStorageOf(window), navigator.languages),
    storage: createDeviceStorage(navigator.storage, browser.asksToKeep),
    install: watchInstall(window, browser),
    updates: import.meta.env.PROD ? createUpdates(window, '/worker.js', hasDraft) : noUpdates,
    wipe: () => wipeDevice(window),
    restart: path => location.assign(path),
  }
}

/** Asks now; the first call gets that answer, later ones ask again. */
function askAhead<T>(ask: () => Promise<T>): () => Promise<T> {
  let ahead: Promise<T> | undefined = ask()
  return () => {
    const answer = ahead ?? ask()
    ahead = undefined
    return answer
  }
}

interface Devices {
  readonly get: () => StartedDevice | undefined
  readonly subscribe: (listener: () => void) => () => void
}

/** One device at a time: another person signing in gets another database. Started before the first screen asks for it. */
function followSession(sessions: SessionStore, host: Host): Devices {
  const listeners = new Set<() => void>()
  let session: StoredSession | undefined
  let device: StartedDevice | undefined
  const follow = (): void => {
    if (sessions.get() === session) return
    session = sessions.get()
    device?.stop()
    device = session && startDevice(session, browserPorts(host.storage))
    if (firstPath() === '/today') device?.askToday()
    if (session !== undefined) host.updates.start()
    for (const listener of listeners) listener()
  }
  sessions.subscribe(follow)
  follow()
  return {
    get: () => device,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

interface AppProps {
  readonly sessions: SessionStore
  readonly devices: Devices
  readonly router: AppRouter
  readonly host: Host
  readonly words: Words
}

function App({ sessions, devices, router, host, words }: AppProps): ReactNode {
  const device = useSyncExternalStore(devices.subscribe, devices.get)
  const onLanguage = (language: Language) => host.preferences.set({ language })
  const screens = <RouterProvider router={router} />
  return (
    <HostProvider host={host}>
      <WordsProvider language={host.preferences.get().language} words={words} onLanguage={onLanguage}>
        <SessionProvider sessions={sessions}>
          <ToastArea>
            {device === undefined ? screens : <DeviceProvider device={device}>{screens}</DeviceProvider>}
          </ToastArea>
        </SessionProvider>
      </WordsProvider>
    </HostProvider>
  )
}

/** Another tab signed out or in: this one starts again rather than write into a database that is gone. */
function followOtherTabs(sessions: SessionStore): void {
  const look = async (): Promise<void> => {
    // A database that was deleted under this tab cannot be read: that is a sign-out too.
    if (await sessions.hasChanged().catch(() => true)) location.reload()
  }
  const tabs = tabsOf('ketu-session')
  tabs.hear(() => void look())
  sessions.subscribe(() => tabs.say('changed'))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void look()
  })
}

async function start(): Promise<void> {
  // public/start.js says that this browser is too old.
  if ('tooOld' in document.documentElement.dataset) return
  const root = document.getElementById('app')
  if (root === null) throw new Error('index.html has no #app')
  let devices: Devices | undefined
  const host = buildHost(async () => (await devices?.get()?.isCut()) ?? false)
  const { preferences } = host
  const show = () => applyChosen(document, preferences.get())
  show()
  preferences.subscribe(show)
  followViewport(window)
  const { storage } = host
  const asked = storage.refresh()
  const opening = Promise.all([loadWords(preferences.get().language), openSessionStore(after)])
  let signedIn = (): boolean => false
  const router = createAppRouter({ isSignedIn: () => signedIn() })
  fetchScreen(router).catch(reportError)
  if (firstPath() !== '/sign-in') wakeFormats(preferences.get().language)
  const [words, sessions] = await opening
  signedIn = () => sessions.get() !== undefined
  devices = followSession(sessions, host)
  followOtherTabs(sessions)
  // On the home screen it was put there to stay.
  if (sessions.get() !== undefined && host.install.way() === 'installed') void asked.then(storage.askQuietly)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void storage.refresh()
  })
  // Offline on the very first visit they cannot come: the tap itself asks again.
  devices.get()?.firstScreen.whenStanding(() => {
    after(restMs, () => void fetchNextScreens(router).catch(() => undefined))
  })
  createRoot(root).render(
    <StrictMode>
      <App sessions={sessions} devices={devices} router={router} host={host} words={words} />
    </StrictMode>,
  )
}

type AppRouter = ReturnType<typeof createAppRouter>

/** The code of the screen that is asked for comes while the session is still being read. */
const fetchScreen = (router: AppRouter): Promise<void> => fetchCode(router, firstPath())

const firstPath = (): string => (location.pathname === '/' ? '/today' : location.pathname)

async function fetchCode(router: AppRouter, path: string): Promise<void> {
  const [routes] = router.getMatchedRoutes(path)
  await Promise.all(routes.map(async route => router.loadRouteChunk(route)))
}

/** How long the first screen has stood still by then. */
const restMs = 1_500
/** Where a tap leads most often. */
const nextPaths = ['/log', '/customers', '/c/x', '/search', '/goals']

/** The code of the screens that are likely next, one after the other, so that the first tap does not wait for it. */
async function fetchNextScreens(router: AppRouter): Promise<void> {
  for (const path of nextPaths) await fetchCode(router, path)
}

/** Without a database there is nothing to promise: a sentence instead of a blank page. */
function showFailure(error: unknown): void {
  console.error(error)
  const root = document.getElementById('app')
  if (root)
    root.textContent =
      '这个浏览器不让 Ketu 保存数据（无痕模式？）。请换普通窗口打开。 This browser keeps Ketu from storing data (private mode?). Please open it in a normal window.'
}

start().catch(showFailure)
