/** The visit a note rests on. */
import { Link } from '@tanstack/react-router'
import { useLive } from '#app/context.tsx'
import { SettingRow } from '#app/ui/block.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

/** @param visit its id; '' when there is none. */
export function CitedVisit({ customer, visit }: { customer: string; visit: string }) {
  const { market } = useWords()
  const format = useFormat()
  const row = useLive(async ({ db }) => (visit === '' ? undefined : await db.visits.get(visit)), [visit])
  if (row === undefined || row.deletedAt !== undefined) return null
  return (
    <SettingRow
      icon="calendar"
      name={market.fromVisit(format.dayShort(row.day))}
      {...(row.note === '' ? {} : { note: row.note })}
      link={<Link to="/c/$id/visit/$visit" params={{ id: customer, visit }} />}
    />
  )
}
