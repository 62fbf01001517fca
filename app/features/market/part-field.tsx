/** One part of a form with its control. */
import type { NoteType } from '#shared/domain/record.ts'
import { useKetu } from '#app/context.tsx'
import { NameField } from '#app/name-field.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { Field, SelectField, TextArea } from '#app/ui/field.tsx'
import { fieldName, fieldValue } from '#app/words/field-words.ts'
import { useWords } from '#app/words/words-context.tsx'
import { ComparisonField } from './comparison-field.tsx'
import type { FormPart } from './form-part.ts'

interface PartFieldProps {
  readonly type: NoteType
  readonly part: FormPart
  readonly value: string | readonly string[]
  readonly onValue: (value: string | readonly string[]) => void
  readonly error: string | undefined
  readonly isRequired: boolean
  readonly autoFocus: boolean
}

export function PartField({ type, part, value, onValue, error, isRequired, autoFocus }: PartFieldProps) {
  const words = useWords()
  const { currency } = useKetu().workspace
  const label = fieldName(words, type, part.field)
  const text = typeof value === 'string' ? value : ''
  const labelNote = isRequired ? {} : { labelNote: words.shell.optional }
  const typed = { label, value: text, onValue, error, autoComplete: 'off', autoFocus }
  switch (part.kind) {
    case 'line':
      return <Field {...typed} {...labelNote} />
    case 'area':
      return <TextArea {...typed} {...labelNote} rows={part.rows ?? 3} />
    case 'day':
      return <Field {...typed} {...labelNote} type="date" />
    case 'money':
      return (
        <Field
          {...typed}
          {...labelNote}
          label={words.market.inCurrency(label, currency)}
          inputMode="decimal"
          hint={part.hasHint === true ? words.market.amountHint : undefined}
        />
      )
    case 'name':
      return <NameField {...typed} {...labelNote} names={part.names} />
    case 'one':
      if (part.choices.length === 0) return null
      return (
        <SelectField
          label={label}
          value={part.choices.some(({ id }) => id === text) ? text : ''}
          onValue={onValue}
          choices={[
            { value: '', label: part.none },
            ...part.choices.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )
    case 'people':
      if (part.people.length === 0) return null
      return <Chips {...{ label, onValue }} chosen={typeof value === 'string' ? [] : value} choices={part.people} />
    case 'choice':
      return (
        <Chips
          label={label}
          chosen={[text]}
          onValue={([last = text]) => onValue(last)}
          choices={part.values.map(id => ({ id, name: fieldValue(words, type, part.field, id) }))}
          isOne
        />
      )
    case 'grid':
      return <ComparisonField label={label} value={text} onValue={onValue} />
    case 'level':
      return (
        <Chips
          label={label}
          chosen={text === '' ? [] : [text]}
          onValue={([last = '']) => onValue(last)}
          choices={['1', '2', '3', '4', '5'].map(id => ({ id, name: id }))}
          isOne
        />
      )
  }
}

interface ChipsProps {
  readonly label: string
  readonly choices: readonly { readonly id: string; readonly name: string }[]
  readonly chosen: readonly string[]
  readonly onValue: (chosen: readonly string[]) => void
  /** A tap takes the place of what was chosen. */
  readonly isOne?: boolean
}

function Chips({ label, choices, chosen, onValue, isOne = false }: ChipsProps) {
  const tap = (id: string): readonly string[] => {
    if (chosen.includes(id)) return chosen.filter(other => other !== id)
    return isOne ? [id] : [...chosen, id]
  }
  return (
    <div className="field">
      <span className="field-legend">{label}</span>
      <ChipGroup label={label}>
        {choices.map(({ id, name }) => (
          <Chip key={id} pressed={chosen.includes(id)} onClick={() => onValue(tap(id))}>
            {name}
          </Chip>
        ))}
      </ChipGroup>
    </div>
  )
}
