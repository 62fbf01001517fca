/** The draft on the screen, kept on the device with every pause until it is saved. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useKetu } from '#app/context.tsx'
import { dropDraft, holdDraft, keepDraft } from '#app/data/draft.ts'
import { emptyDraft, isEmptyDraft, type LogDraft, writeDraft } from './log-draft.ts'

/** Typing rests this long before the words go to disk. */
const restMs = 250

export interface KeptDraft {
  /** Whose draft it is. */
  readonly key: string
  /** As it was found on the device. */
  readonly draft: LogDraft
}

/** @param kept when its key changes, words on the screen move along; an empty screen takes what was kept there. */
export function useDraft(kept: KeptDraft) {
  const { db } = useKetu()
  const [draft, setDraft] = useState(kept.draft)
  const latest = useRef({ key: kept.key, draft, isOver: false })
  useLayoutEffect(() => {
    latest.current.draft = draft
  }, [draft])
  const isEmpty = isEmptyDraft(draft)

  const keep = useCallback(() => {
    const { key, draft: words, isOver } = latest.current
    if (isOver) return
    void (isEmptyDraft(words) ? dropDraft(db, key) : keepDraft(db, key, writeDraft(words))).catch(reportError)
  }, [db])

  useEffect(() => {
    const before = latest.current.key
    if (before === kept.key) return
    latest.current.key = kept.key
    void dropDraft(db, before).catch(reportError)
    if (isEmptyDraft(latest.current.draft)) setDraft(kept.draft)
    else keep()
  }, [db, kept, keep])

  useEffect(() => {
    const timer = setTimeout(keep, restMs)
    return () => clearTimeout(timer)
  }, [draft, keep])

  // Leaving the screen, or the app, does not wait for the pause.
  useEffect(() => {
    const stopping = new AbortController()
    document.addEventListener('visibilitychange', keep, { signal: stopping.signal })
    return () => {
      stopping.abort()
      keep()
    }
  }, [keep])

  useEffect(() => (isEmpty ? undefined : holdDraft()), [isEmpty])

  /** After it was saved: nothing is kept any more. */
  const forget = useCallback(() => {
    latest.current.isOver = true
    void dropDraft(db, latest.current.key).catch(reportError)
    setDraft(emptyDraft)
  }, [db])
  return { draft, setDraft, forget }
}
