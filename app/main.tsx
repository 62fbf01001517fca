/** The composition root of the app: the only place that builds real clocks, stores and sockets. */
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { type ReactNode, StrictMode, useEffect, useState, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { DeviceProvider, SessionProvider } from './context.tsx'
import { createSessionStore, type SessionStore } from './data/session.ts'
import { type StartedDevice, startDevice } from './device.ts'
import { browserPorts } from './platform/device-ports.ts'
import { routeTree } from './route-tree.gen.ts'

const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

/** One device at a time: another person signing in gets another database. */
function useStartedDevice(sessions: SessionStore): StartedDevice | undefined {
  const session = useSyncExternalStore(sessions.subscribe, sessions.get)
  const [device, setDevice] = useState<StartedDevice>()
  useEffect(() => {
    if (session === undefined) return
    const started = startDevice(session, browserPorts())
    setDevice(started)
    return () => {
      setDevice(undefined)
      started.stop()
    }
  }, [session])
  return session === undefined ? undefined : device
}

function App({ sessions }: { sessions: SessionStore }): ReactNode {
  const session = useSyncExternalStore(sessions.subscribe, sessions.get)
  const device = useStartedDevice(sessions)
  if (session !== undefined && device === undefined) return null
  const screens = <RouterProvider router={router} />
  return (
    <SessionProvider sessions={sessions}>
      {device === undefined ? screens : <DeviceProvider device={device}>{screens}</DeviceProvider>}
    </SessionProvider>
  )
}

const root = document.getElementById('app')
if (root === null) throw new Error('index.html has no #app')
createRoot(root).render(
  <StrictMode>
    <App sessions={createSessionStore(localStorage)} />
  </StrictMode>,
)
