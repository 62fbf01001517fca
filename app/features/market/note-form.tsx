/** A page with the form of one note, made of parts: new, changed or deleted. */
import type { NavigateOptions } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Json } from '#shared/domain/field.ts'
import type { NoteRow, NoteType, RecordValues } from '#shared/domain/record.ts'
import { useKetu } from '#app/context.tsx'
import { addNote, editNote, type NoteHome } from '#app/data/commands/note.ts'
import { DeleteMenu } from '#app/delete-menu.tsx'
import { useDone } from '#app/done.tsx'
import { FormPage } from '#app/form-page.tsx'
import { useLeave } from '#app/leave.ts'
import { useWords } from '#app/words/words-context.tsx'
import { changesOf, type Draft, draftOf, type FormPart, valuesOf } from './form-part.ts'
import { PartField } from './part-field.tsx'

export interface NoteFormProps<T extends NoteType> {
  readonly type: T
  /** Absent: a new one. */
  readonly row: NoteRow<T> | undefined
  readonly home: NoteHome
  /** What a new one begins with. */
  readonly start?: { readonly [field: string]: Json }
  readonly parts: readonly FormPart[]
  /** The field that has to say something, and the one it is known by. */
  readonly named: string
  readonly titles: { readonly add: string; readonly edit: string; readonly missing: string }
  /** Where it belongs, when the page was opened first. */
  readonly leaveTo: NavigateOptions
  /** Above the parts. */
  readonly lead?: ReactNode
  /** Below the form. */
  readonly after?: ReactNode
}

export function NoteForm<T extends NoteType>(props: NoteFormProps<T>) {
  const { type, row, home, start, parts, named, titles, leaveTo, lead, after } = props
  const ketu = useKetu()
  const { customer: words, market } = useWords()
  const done = useDone()
  const { currency } = ketu.workspace
  // Fields of a row are values of JSON; which they are, the parts say.
  const [given] = useState(() => row as unknown as { readonly [field: string]: Json } | undefined)
  const [born] = useState(() => draftOf(parts, given ?? start ?? {}, currency))
  const [draft, setDraft] = useState<Draft>(born)
  const [isTried, setIsTried] = useState(false)
  const [wayOut] = useState(leaveTo)
  const leave = useLeave(wayOut)
  const { bad } = valuesOf(parts, draft, currency)
  const name = typeof draft[named] === 'string' ? draft[named].trim() : ''
  const save = async (): Promise<boolean> => {
    setIsTried(true)
    if (name === '' || bad.size > 0) return false
    // What the parts name are fields of the type.
    const changes = changesOf(parts, born, draft, currency) as Partial<RecordValues<T>>
    if (row !== undefined && Object.keys(changes).length === 0) return true
    const written =
      row === undefined
        ? await addNote(ketu, home, { type, values: { ...start, ...changes } as Partial<RecordValues<T>> }, name)
        : await editNote(ketu, { type, id: row.id, doc: row.doc, customer: row.customer }, changes, name)
    done(words.saved, written)
    return true
  }
  const errorOf = (field: string): string | undefined => {
    if (!isTried) return undefined
    if (field === named && name === '') return titles.missing
    return bad.has(field) ? words.amountBad : undefined
  }
  return (
    <FormPage
      title={row === undefined ? titles.add : titles.edit}
      isDirty={draft !== born}
      onSave={save}
      onLeave={leave}
      after={after}
      {...(row === undefined
        ? {}
        : { end: <DeleteMenu record={row} name={name} label={market.remove} onDeleted={leave} /> })}
    >
      {lead}
      {parts.map((part, n) => (
        <PartField
          key={part.field}
          type={type}
          part={part}
          value={draft[part.field] ?? ''}
          onValue={value => setDraft({ ...draft, [part.field]: value })}
          error={errorOf(part.field)}
          isRequired={part.field === named}
          autoFocus={row === undefined && n === 0 && draft[named] === ''}
        />
      ))}
    </FormPage>
  )
}
