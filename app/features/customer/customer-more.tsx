/** What few customers need: firmographics, habits, and the fields the company made itself; folded away. */
import { useState } from 'react'
import { type CustomField, customValue, withCustomValue } from '#shared/domain/custom-field.ts'
import { wordList } from '#app/word-list.ts'
import { useLive } from '#app/context.tsx'
import { customFields, wordLists } from '#app/data/queries/settings.ts'
import { OfferedWord, OfferedWords } from '#app/offered-words.tsx'
import { Field } from '#app/ui/field.tsx'
import { FoldedSection } from '#app/ui/row.tsx'
import { fieldName } from '#app/words/field-words.ts'
import { useWords } from '#app/words/words-context.tsx'
import type { CustomerForm } from './customer-values.ts'

interface CustomerMoreProps {
  readonly form: CustomerForm
  readonly onForm: (form: CustomerForm) => void
}

export function CustomerMore({ form, onForm }: CustomerMoreProps) {
  const words = useWords()
  const known = useLive(async ({ db }) => ({ fields: await customFields(db), lists: await wordLists(db) }))
  const [isOpen, setOpen] = useState(false)
  const label = (field: string): string => fieldName(words, 'customer', field)
  const offer = (field: 'tags' | 'habits') => (
    <OfferedWords
      label={label(field)}
      offered={known?.lists[field] ?? []}
      said={wordList(form[field])}
      onSaid={said => onForm({ ...form, [field]: said.join(words.segments.comma) })}
    />
  )
  return (
    <>
      {offer('tags')}
      <FoldedSection
        open={isOpen}
        onToggle={() => setOpen(!isOpen)}
        content={
          <div className="form-more">
            {(['ownership', 'size', 'level'] as const).map(field => (
              <Field
                key={field}
                label={label(field)}
                value={form[field]}
                onValue={value => onForm({ ...form, [field]: value })}
              />
            ))}
            <Field
              label={label('habits')}
              hint={words.customer.tagsHint}
              value={form.habits}
              onValue={habits => onForm({ ...form, habits })}
            />
            {offer('habits')}
            {known?.fields.map(field => (
              <OwnField key={field.name} {...{ field, form, onForm }} />
            ))}
          </div>
        }
      >
        {words.customer.moreFields}
      </FoldedSection>
    </>
  )
}

function OwnField({ field: { name, choices }, form, onForm }: CustomerMoreProps & { field: CustomField }) {
  const value = customValue(form.custom, name)
  const say = (said: string) => onForm({ ...form, custom: withCustomValue(form.custom, name, said) })
  if (choices.length === 0) return <OwnText name={name} born={value} onValue={say} />
  return (
    <div className="field">
      <span className="field-label">{name}</span>
      <OfferedWord
        label={name}
        offered={choices.includes(value) || value === '' ? choices : [...choices, value]}
        said={value}
        onSaid={say}
      />
    </div>
  )
}

/** Keeps what is typed as it is: a value is stored without the spaces around it. */
function OwnText({ name, born, onValue }: { name: string; born: string; onValue: (value: string) => void }) {
  const [text, setText] = useState(born)
  return (
    <Field
      label={name}
      value={text}
      onValue={value => {
        setText(value)
        onValue(value)
      }}
    />
  )
}
