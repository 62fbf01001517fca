/** Fields the forms of needs, issues and feedback share: who said it, and in which visit. */
import type { ContactRow, VisitRow } from '#shared/domain/record.ts'
import { SelectField } from '#app/ui/field.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

interface ContactFieldProps {
  readonly label: string
  readonly contacts: readonly ContactRow[]
  readonly value: string
  readonly onValue: (contact: string) => void
}

/** Nothing to choose from, nothing to see. */
export function ContactField({ label, contacts, value, onValue }: ContactFieldProps) {
  const { needs } = useWords()
  if (contacts.length === 0) return null
  const choices = contacts.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <SelectField
      label={label}
      value={value}
      onValue={onValue}
      choices={[{ value: '', label: needs.noContact }, ...choices]}
    />
  )
}

interface VisitFieldProps {
  readonly visits: readonly VisitRow[]
  readonly value: string
  readonly onValue: (visit: string) => void
}

/** The evidence (feat:L5). */
export function VisitField({ visits, value, onValue }: VisitFieldProps) {
  const { needs } = useWords()
  const format = useFormat()
  if (visits.length === 0) return null
  const choices = visits.map(({ id, day, note }) => ({
    value: id,
    label: [format.dayShort(day), note.slice(0, 20)].filter(part => part !== '').join(' · '),
  }))
  return (
    <SelectField
      label={needs.evidence}
      value={value}
      onValue={onValue}
      choices={[{ value: '', label: needs.noEvidence }, ...choices]}
    />
  )
}
