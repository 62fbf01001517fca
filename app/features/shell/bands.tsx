/** What every screen has to say when it is so: storage at risk, signed out, a connection without https. */
import { Link } from '@tanstack/react-router'
import { useSyncState } from '#app/context.tsx'
import { useHost } from '#app/host.tsx'
import { Strip } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'

export function Bands() {
  const { shell } = useWords()
  const { browser } = useHost()
  const { pill, problem } = useSyncState()
  if (problem === 'storage') return <Strip tone="alert">{shell.storageFailed}</Strip>
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
  return null
}
