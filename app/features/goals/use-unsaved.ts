/** Tells the app that something typed stands unsaved here: an update must not reload the page then. */
import { useEffect } from 'react'
import { holdDraft } from '#app/data/draft.ts'

export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => (isUnsaved ? holdDraft() : undefined), [isUnsaved])
}
