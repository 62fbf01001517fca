/** The parts of one figure of a customer's value. */
import { Fragment } from 'react'
import { List, Row } from '#app/ui/row.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { Why } from './value-why.ts'

export function WhySheet({ why, onClose }: { why: Why; onClose: () => void }) {
  const { value, shell } = useWords()
  const format = useFormat()
  const { title, notes, lines, origin } = why
  return (
    <Sheet open onClose={onClose} title={why.title} closeLabel={shell.close} isReading>
      <p className="value-note">
        {notes.map(note => (
          <Fragment key={note}>
            {note}
            <br />
          </Fragment>
        ))}
      </p>
      {lines.length === 0 ? null : (
        <List label={title}>
          {lines.map(line => (
            <Row key={line.name} name={line.name} detail={line.detail || undefined} wrap figure={line.figure} />
          ))}
        </List>
      )}
      <p className="value-note quiet">{value.rules(origin.settings.slice(0, 8), format.dayOfMonth(origin.asOf))}</p>
    </Sheet>
  )
}
