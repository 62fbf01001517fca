/** Says once that a new version waits; never while something typed stands unsaved, and never in place of another word. */
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { hasDraft, subscribeDrafts } from '#app/data/draft.ts'
import { useHost } from '#app/host.tsx'
import { useToast, useToastStands } from '#app/ui/toast.tsx'
import { useWords } from '#app/words/words-context.tsx'

export function UpdateNotice() {
  const { updates } = useHost()
  const { shell } = useWords()
  const { show } = useToast()
  const isReady = useSyncExternalStore(updates.subscribe, updates.isReady)
  const isTyping = useSyncExternalStore(subscribeDrafts, hasDraft)
  const isOtherSaid = useToastStands()
  const isSaid = useRef(false)
  useEffect(() => {
    if (!isReady || isTyping || isOtherSaid || isSaid.current) return
    isSaid.current = true
    show({ text: shell.updateReady, action: { label: shell.updateNow, run: updates.apply } })
  }, [isReady, isTyping, isOtherSaid, show, shell, updates])
  return null
}
