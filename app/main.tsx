/** The composition root of the app: the only place that builds real clocks, stores and sockets. */
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, StrictMode, useEffect, useState, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import './ui/ui.css'
import { DeviceProvider, SessionProvider } from './context.tsx'
import { createAccountApi } from './data/account.ts'
import { createApi } from './data/api.ts'
import { hasDraft } from './data/draft.ts'
import { openSessionStore, type SessionStore } from './data/session.ts'
import { createTeamApi } from './data/team.ts'
import { type StartedDevice, startDevice } from './device.ts'
import { browserPorts } from './device-ports.ts'
import { type Host, HostProvider } from './host.tsx'
import { readBrowser } from './platform/browser.ts'
import { after } from './platform/clock.ts'
import { watchInstall } from './platform/install.ts'
import { localStorageOf } from './platform/local-storage.ts'
import { createDeviceStorage } from './platform/storage.ts'
import { followViewport } from './platform/viewport.ts'
import { wipeDevice } from './platform/wipe.ts'
import { applyChosen, createPreferences } from './preferences.ts'
import { createUpdates, noUpdates } from './pwa/updates.ts'
import { createAppRouter } from './router.ts'
import { ToastArea } from './ui/toast.tsx'
import { type Language, loadWords } from './words/language.ts'
import { WordsProvider } from './words/words-context.tsx'
import type { Words } from './words/zh-CN.ts'

function buildHost(): Host {
  const browser = readBrowser(window)
  const api = createApi((path, init) => fetch(path, init))
  return {
    account: createAccountApi(api),
    team: createTeamApi(api),
    browser,
    preferences: createPreferences(localStorageOf(window), navigator.languages),
    storage: createDeviceStorage(navigator.storage),
    install: watchInstall(window, browser.isIos),
    updates: import.meta.env.PROD ? createUpdates(window, '/worker.js', hasDraft) : noUpdates,
    wipe: () => wipeDevice(window),
    restart: path => location.assign(path),
  }
}

/** One device at a time: another person signing in gets another database. */
function useStartedDevice(sessions: SessionStore, host: Host): StartedDevice | undefined {
  const session = useSyncExternalStore(sessions.subscribe, sessions.get)
  const [device, setDevice] = useState<StartedDevice>()
  useEffect(() => {
    if (session === undefined) return
    host.updates.start()
    const started = startDevice(session, browserPorts(host.storage))
    setDevice(started)
    return () => {
      setDevice(undefined)
      started.stop()
    }
  }, [session, host])
  return session === undefined ? undefined : device
}

interface AppProps {
  readonly sessions: SessionStore
  readonly host: Host
  readonly words: Words
}

function App({ sessions, host, words }: AppProps): ReactNode {
  const session = useSyncExternalStore(sessions.subscribe, sessions.get)
  const device = useStartedDevice(sessions, host)
  const [router] = useState(() => createAppRouter({ isSignedIn: () => sessions.get() !== undefined }))
  const onLanguage = (language: Language) => host.preferences.set({ language })
  if (session !== undefined && device === undefined) return null
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
  const tabs = new BroadcastChannel('ketu-session')
  sessions.subscribe(() => tabs.postMessage('changed'))
  tabs.addEventListener('message', () => void look())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void look()
  })
}

async function start(): Promise<void> {
  const root = document.getElementById('app')
  if (root === null) throw new Error('index.html has no #app')
  const host = buildHost()
  const { preferences } = host
  const show = () => applyChosen(document, preferences.get())
  show()
  preferences.subscribe(show)
  followViewport(window)
  void host.storage.refresh()
  const [words, sessions] = await Promise.all([loadWords(preferences.get().language), openSessionStore(after)])
  followOtherTabs(sessions)
  createRoot(root).render(
    <StrictMode>
      <App sessions={sessions} host={host} words={words} />
    </StrictMode>,
  )
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
