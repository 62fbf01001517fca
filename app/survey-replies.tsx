/** Fetches what customers answered by link: at the start, when the person comes back to the page, and every few minutes. */
import { useEffect } from 'react'
import { useKetu, useSyncControl } from './context.tsx'
import { createReplyTaker } from './data/commands/survey-reply.ts'
import { useHost } from './host.tsx'

const everyMs = 5 * 60_000

export function SurveyReplies() {
  const ketu = useKetu()
  const { surveyLinks } = useHost()
  const sync = useSyncControl()
  useEffect(() => {
    const take = createReplyTaker(ketu, surveyLinks)
    let last: Promise<void> = Promise.resolve()
    let isOver = false
    const round = async (): Promise<void> => {
      if (isOver) return
      const { written } = await take()
      if (written === 0) return
      // In the log first; then the server is told.
      await sync.syncNow()
      await take()
    }
    const run = (): void => {
      last = last.then(round).catch((error: unknown) => {
        if (!isOver) reportError(error)
      })
    }
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') run()
    }
    run()
    const timer = setInterval(onVisible, everyMs)
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      isOver = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [ketu, surveyLinks, sync])
  return null
}
