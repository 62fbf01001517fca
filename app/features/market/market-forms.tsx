/** An event of the market, and what was found out about it. */
import { eventKinds } from '#shared/domain/fields/workspace.ts'
import { useLive } from '#app/context.tsx'
import { competitorNames } from '#app/data/queries/competitor.ts'
import { notesOfType } from '#app/data/queries/note.ts'
import { mayWriteWorkspace } from '#app/data/queries/workspace-right.ts'
import { useToday } from '#app/now.ts'
import { useWords } from '#app/words/words-context.tsx'
import { liveNote } from './live-note.ts'
import { MissingNote } from './missing-note.tsx'
import { NoteForm } from './note-form.tsx'

/** @param id of the note; undefined for a new one. */
function useMarketNote<T extends 'event' | 'research'>(type: T, id: string | undefined) {
  return useLive(
    async ketu => ({
      row: await liveNote(ketu.db, type, id),
      segments: (await notesOfType(ketu.db, 'segment')).map(({ name }) => name),
      competitors: await competitorNames(ketu.db),
      mayWrite: await mayWriteWorkspace(ketu),
    }),
    [id],
  )
}

export function EventScreen({ event }: { event: string | undefined }) {
  const { market } = useWords()
  const today = useToday()
  const found = useMarketNote('event', event)
  if (found === undefined) return null
  if (found.row === 'gone' || !found.mayWrite) return <MissingNote title={market.marketTitle} to="/insights/market" />
  return (
    <NoteForm
      type="event"
      row={found.row}
      home={{ kind: 'workspace' }}
      start={{ kind: 'market', day: today }}
      named="text"
      titles={market.eventTitles}
      leaveTo={{ to: '/insights/market' }}
      parts={[
        { kind: 'area', field: 'text' },
        { kind: 'choice', field: 'kind', values: eventKinds },
        { kind: 'day', field: 'day' },
        { kind: 'name', field: 'segment', names: found.segments },
      ]}
    />
  )
}

export function ResearchScreen({ research }: { research: string | undefined }) {
  const { market } = useWords()
  const today = useToday()
  const found = useMarketNote('research', research)
  if (found === undefined) return null
  if (found.row === 'gone' || !found.mayWrite) return <MissingNote title={market.marketTitle} to="/insights/market" />
  return (
    <NoteForm
      type="research"
      row={found.row}
      home={{ kind: 'workspace' }}
      start={{ day: today }}
      named="question"
      titles={market.researchTitles}
      leaveTo={{ to: '/insights/market' }}
      parts={[
        { kind: 'area', field: 'question', rows: 2 },
        { kind: 'area', field: 'finding' },
        { kind: 'line', field: 'method' },
        { kind: 'line', field: 'sample' },
        { kind: 'line', field: 'source' },
        { kind: 'day', field: 'day' },
        { kind: 'name', field: 'about', names: [...found.segments, ...found.competitors] },
      ]}
    />
  )
}
