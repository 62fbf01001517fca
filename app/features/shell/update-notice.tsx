/** Says once that a new version waits; never while something typed stands unsaved. */
import { useEffect, useSyncExternalStore } from 'react'
import { hasDraft } from '#app/data/draft.ts'
import { useHost } from '#app/host.tsx'
import { useToast } from '#app/ui/toast.tsx'
import { useWords } from '#app/words/words-context.tsx'

export function UpdateNotice() {
  const { updates } = useHost()
  const { shell } = useWords()
  const { show } = useToast()
  const isReady = useSyncExternalStore(updates.subscribe, updates.isReady)
  useEffect(() => {
    if (!isReady || hasDraft()) return
    show({ text: shell.updateReady, action: { label: shell.updateNow, run: updates.apply } })
  }, [isReady, show, shell, updates])
  return null
}
