/** What nobody waits for: shown, and its code loaded, when the first screen stands. */
import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { useSignedIn } from './context.tsx'

export function WhenStanding({ children }: { children: ReactNode }) {
  const firstScreen = useSignedIn()?.firstScreen
  const [stands, setStands] = useState(false)
  useEffect(() => firstScreen?.whenStanding(() => setStands(true)), [firstScreen])
  return stands ? <Suspense>{children}</Suspense> : null
}
