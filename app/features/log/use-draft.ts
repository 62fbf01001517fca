/** The draft on the screen, kept on the device with every change until it is saved. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Drafts, holdDraft } from '#app/data/draft.ts'
import { emptyDraft, isEmptyDraft, type LogDraft, readDraft, writeDraft } from './log-draft.ts'

interface KeptDraft {
  readonly draft: LogDraft
  readonly setDraft: (draft: LogDraft) => void
  /** After it was saved: nothing is kept any more. */
  readonly forget: () => void
}

/** @param key whose draft it is; when it changes, words on the screen move along and an empty screen takes the other's. */
export function useDraft(drafts: Drafts, key: string): KeptDraft {
  const [draft, setDraft] = useState(() => readDraft(drafts.read(key)))
  const kept = useRef({ key, isOver: false })
  const isEmpty = isEmptyDraft(draft)

  useEffect(() => {
    const before = kept.current.key
    if (before === key) return
    kept.current.key = key
    drafts.drop(before)
    if (isEmpty) setDraft(readDraft(drafts.read(key)))
  }, [drafts, key, isEmpty])

  useEffect(() => {
    if (kept.current.isOver || kept.current.key !== key) return
    if (isEmpty) drafts.drop(key)
    else drafts.write(key, writeDraft(draft))
  }, [drafts, key, draft, isEmpty])

  useEffect(() => (isEmpty ? undefined : holdDraft()), [isEmpty])

  const forget = useCallback(() => {
    kept.current.isOver = true
    drafts.drop(kept.current.key)
    setDraft(emptyDraft)
  }, [drafts])
  return { draft, setDraft, forget }
}
