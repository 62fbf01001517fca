/** What every screen has to say when it is so: storage at risk or nearly full, a drill, signed out, a connection without https. */
import { Link } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { useSyncState } from '#app/context.tsx'
import { useHost } from '#app/host.tsx'
import { isNearlyFull } from '#app/platform/storage.ts'
import { Strip } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'

export function Bands() {
  const { shell } = useWords()
  const { browser, storage } = useHost()
  const isFull = isNearlyFull(useSyncExternalStore(storage.subscribe, storage.use))
  const { pill, problem, isCut } = useSyncState()
  if (problem === 'storage') return <Strip tone="alert">{shell.storageFailed}</Strip>
  if (isCut) {
    return (
      <Strip tone="notice">
        {shell.cutOff} · <Link to="/sync/drill">{shell.cutOffEnd}</Link>
      </Strip>
    )
  }
  if (pill === 'signed-out') {
    return (
      <Strip tone="notice">
        {shell.signInToSync} <Link to="/sign-in">{shell.signIn}</Link>
      </Strip>
    )
  }
  if (!browser.isSecure) {
    return (
      <Strip tone="notice">
        {shell.insecure} · <Link to="/about/device">{shell.insecureHow}</Link>
      </Strip>
    )
  }
  if (isFull) {
    return (
      <Strip tone="notice">
        {shell.storageNearlyFull} · <Link to="/about/device">{shell.storageHow}</Link>
      </Strip>
    )
  }
  return null
}
