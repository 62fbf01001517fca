/** The sync pill of every top bar. */
import { Link } from '@tanstack/react-router'
import { useSyncState } from '#app/context.tsx'
import { SyncPill } from '#app/ui/sync-pill.tsx'
import { pillLabel, pillShort } from '#app/words/pill-words.ts'
import { useWords } from '#app/words/words-context.tsx'

/** `full`: the sentence beside the shape (sidebar) instead of a number. */
export function SyncSign({ full = false }: { full?: boolean }) {
  const state = useSyncState()
  const words = useWords()
  const label = pillLabel(words, state)
  const short = full ? label : pillShort(words, state)
  return <SyncPill kind={state.pill} label={label} link={<Link to="/sync" />} {...(short === '' ? {} : { short })} />
}
