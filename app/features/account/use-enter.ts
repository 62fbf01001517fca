/** From an accepted sign-in to the first screen. */
import { useNavigate } from '@tanstack/react-router'
import { useSessions } from '#app/context.tsx'
import { toStoredSession } from '#app/data/account.ts'
import { useLanguage } from '#app/words/words-context.tsx'
import type { StoredSession } from '#app/data/session.ts'
import type { SessionReply } from '#shared/api/account.ts'

/** Keeps who this device belongs to and goes to Today. */
export function useEnter(): (reply: SessionReply, how?: Pick<StoredSession, 'isSample'>) => Promise<void> {
  const sessions = useSessions()
  const navigate = useNavigate()
  const { language, setLanguage } = useLanguage()
  return async (reply, how) => {
    if (reply.workspace.language !== language && localeIsUnset()) await setLanguage(reply.workspace.language)
    await sessions.set({ ...toStoredSession(reply), ...how })
    await navigate({ to: '/today', replace: true })
  }
}

const localeIsUnset = (): boolean => !navigator.languages.some(tag => /^(zh|en)\b/i.test(tag))
