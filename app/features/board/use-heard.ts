/** Asks the server when devices were heard, now and every minute while the screen is looked at. */
import { useEffect } from 'react'
import { useKetu } from '#app/context.tsx'
import { refreshHeard } from '#app/data/queries/member-work.ts'
import { useHost } from '#app/host.tsx'
import { useMinute } from '#app/now.ts'

export function useHeard(): void {
  const ketu = useKetu()
  const { team } = useHost()
  const minute = useMinute()
  useEffect(() => {
    void refreshHeard(ketu, team)
  }, [ketu, team, minute])
}
