/** True where list and detail stand beside each other (the width at which the stylesheets change to the desktop). */
import { useSyncExternalStore } from 'react'

const wide = '(min-width: 1024px)'

const subscribe = (changed: () => void): (() => void) => {
  const query = matchMedia(wide)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

export const useWide = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(wide).matches)
