/** A name that is often one of a known list and may be any other: typed, or taken with one tap. */
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { Field } from '#app/ui/field.tsx'

interface NameFieldProps {
  readonly label: string
  readonly labelNote?: string
  readonly value: string
  readonly onValue: (value: string) => void
  readonly error?: string | undefined
  readonly autoFocus?: boolean
  readonly names: readonly string[]
}

const most = 8

export function NameField({ names, value, onValue, ...field }: NameFieldProps) {
  const typed = value.trim().toLowerCase()
  const isKnown = names.some(name => name.toLowerCase() === typed)
  const offered = names.filter(name => isKnown || name.toLowerCase().includes(typed)).slice(0, most)
  return (
    <div className="field">
      <Field {...field} autoComplete="off" value={value} onValue={text => onValue(text)} />
      {offered.length === 0 ? null : (
        <ChipGroup label={field.label}>
          {offered.map(name => (
            <Chip key={name} pressed={name === value} onClick={() => onValue(name === value ? '' : name)}>
              {name}
            </Chip>
          ))}
        </ChipGroup>
      )}
    </div>
  )
}
