/** From an accepted sign-in to the first screen. */
import { useNavigate } from '@tanstack/react-router'
import { useSessions } from '#app/context.tsx'
import { toStoredSession } from '#app/data/account.ts'
import { useLanguage } from '#app/words/words-context.tsx'
import type { SessionReply } from '#shared/api/account.ts'

/** Keeps who this device belongs to and goes to Today. */
export function useEnter(): (reply: SessionReply) => Promise<void> {
  const sessions = useSessions()
  const navigate = useNavigate()
  const { language, setLanguage } = useLanguage()
  return async reply => {
    if (reply.workspace.language !== language && localeIsUnset()) await setLanguage(reply.workspace.language)
    await sessions.set(toStoredSession(reply))
    await navigate({ to: '/today', replace: true })
  }
}

const localeIsUnset = (): boolean => !navigator.languages.some(tag => /^(zh|en)\b/i.test(tag))
