/** Has tiers made once a day, where no screen that shows all customers does: the head of a customer's page tells its own. */
import { useEffect } from 'react'
import { useKetu, useLive } from './context.tsx'
import { askForProfiles } from './data/profile-port.ts'
import { tiersDay } from './data/tiers.ts'
import { useToday } from './now.ts'

export function KeepTiers() {
  const { db } = useKetu()
  const asOf = useToday()
  const made = useLive(({ db }) => tiersDay(db))
  useEffect(() => {
    if (made === undefined || made === asOf) return
    askForProfiles({ database: db.name, asOf }, reason => reportError(new Error(reason)))
  }, [db, asOf, made])
  return null
}
