/** The answers on the screen, on disk with every change until they are saved or thrown away. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useKetu } from '#app/context.tsx'
import { dropDraft, holdDraft, keepDraft } from '#app/data/draft.ts'
import { type AnswerDraft, isWorthKeeping, writeAnswerDraft } from './answer-draft.ts'

export function useAnswerDraft(key: string, found: AnswerDraft) {
  const { db } = useKetu()
  const [draft, setDraft] = useState(found)
  /** Writes follow each other: the last change is the last on disk. */
  const last = useRef<Promise<void>>(Promise.resolve())
  const isOver = useRef(false)
  const isKept = isWorthKeeping(draft)
  useEffect(() => {
    if (isOver.current) return
    const keep = (): Promise<void> =>
      isWorthKeeping(draft) ? keepDraft(db, key, writeAnswerDraft(draft)) : dropDraft(db, key)
    last.current = last.current.then(keep).catch(reportError)
  }, [db, key, draft])
  useEffect(() => (isKept ? holdDraft() : undefined), [isKept])
  const change = useCallback((part: Partial<AnswerDraft>) => setDraft(before => ({ ...before, ...part })), [])
  /** Saved or thrown away: nothing is kept any more. */
  const forget = useCallback(async () => {
    isOver.current = true
    last.current = last.current.then(() => dropDraft(db, key)).catch(reportError)
    await last.current
  }, [db, key])
  return { draft, change, forget }
}
