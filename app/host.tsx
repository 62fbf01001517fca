/** What screens may ask of the browser and the server besides the signed-in device; built once, in main.tsx. */
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import type { AccountApi } from './data/account.ts'
import type { SurveyLinkApi } from './data/survey-links.ts'
import type { TeamApi } from './data/team.ts'
import type { BrowserFacts } from './platform/browser.ts'
import type { Install, InstallWay } from './platform/install.ts'
import type { Chosen, Preferences } from './preferences.ts'
import type { DeviceStorage } from './platform/storage.ts'
import type { Updates } from './pwa/updates.ts'

export interface Host {
  readonly account: AccountApi
  readonly team: TeamApi
  readonly surveyLinks: SurveyLinkApi
  readonly browser: BrowserFacts
  readonly preferences: Preferences
  readonly storage: DeviceStorage
  readonly install: Install
  readonly updates: Updates
  /** Deletes everything of Ketu on this device. */
  readonly wipe: () => Promise<void>
  /** Opens a path as if the app had just been started. */
  readonly restart: (path: string) => void
}

const HostContext = createContext<Host | undefined>(undefined)

export function HostProvider({ host, children }: { host: Host; children: ReactNode }): ReactNode {
  return <HostContext value={host}>{children}</HostContext>
}

export function useHost(): Host {
  const host = useContext(HostContext)
  if (host === undefined) throw new Error('no host around this screen')
  return host
}

export function usePreferences(): Chosen {
  const { preferences } = useHost()
  return useSyncExternalStore(preferences.subscribe, preferences.get)
}

export function useInstallWay(): InstallWay {
  const { install } = useHost()
  return useSyncExternalStore(install.subscribe, install.way)
}
