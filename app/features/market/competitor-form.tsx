/** What the company writes of a competitor: three words on how it plays, and us beside it. */
import { useLive } from '#app/context.tsx'
import { mayWriteWorkspace } from '#app/data/queries/workspace-right.ts'
import { useWords } from '#app/words/words-context.tsx'
import { liveNote } from './live-note.ts'
import { MissingNote } from './missing-note.tsx'
import { NoteForm } from './note-form.tsx'

/** @param competitor its id; undefined for a new one, then `name` fills in its name. */
export function CompetitorFormScreen({ competitor, name }: { competitor: string | undefined; name: string }) {
  const { market } = useWords()
  const found = useLive(
    async ketu => ({
      row: await liveNote(ketu.db, 'competitor', competitor),
      mayWrite: await mayWriteWorkspace(ketu),
    }),
    [competitor],
  )
  if (found === undefined) return null
  if (found.row === 'gone' || !found.mayWrite)
    return <MissingNote title={market.competitors} to="/insights/competitors" />
  return (
    <NoteForm
      type="competitor"
      row={found.row}
      home={{ kind: 'workspace' }}
      start={{ name }}
      named="name"
      titles={market.competitorTitles}
      leaveTo={{ to: '/insights/competitors' }}
      parts={[
        { kind: 'line', field: 'name' },
        { kind: 'area', field: 'strategy' },
        { kind: 'area', field: 'positioning' },
        { kind: 'area', field: 'pricing' },
        { kind: 'grid', field: 'grid' },
      ]}
    />
  )
}
