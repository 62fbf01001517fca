/** Does one thing to the team on the server, says how it went, and brings the facts that came of it. */
import { useState } from 'react'
import { useSyncControl } from '#app/context.tsx'
import type { ApiAnswer } from '#app/data/api.ts'
import { useToast } from '#app/ui/toast.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { failureText } from './door.tsx'

export function useTeamAction() {
  const words = useWords()
  const sync = useSyncControl()
  const { show } = useToast()
  const [isBusy, setBusy] = useState(false)
  /** One at a time; answers whether it was done. */
  const act = async (request: () => Promise<ApiAnswer<unknown>>, said: string): Promise<boolean> => {
    if (isBusy) return false
    setBusy(true)
    const answer = await request()
    if (answer.kind === 'ok' || answer.error === 'changed') await sync.syncNow()
    setBusy(false)
    show({ text: answer.kind === 'ok' ? said : failureText(words, answer) })
    return answer.kind === 'ok'
  }
  return { isBusy, act }
}
