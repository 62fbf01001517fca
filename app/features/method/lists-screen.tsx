/** 字段与用词: the company's own fields of a customer, and the words its forms offer. */
import { useState } from 'react'
import { parseCustomFields, type CustomField } from '#shared/domain/custom-field.ts'
import { wordListNames, type WordLists } from '#shared/domain/word-list.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { setSettings } from '#app/data/commands/setting.ts'
import { customFields, wordLists } from '#app/data/queries/settings.ts'
import { mayWriteWorkspace } from '#app/data/queries/workspace-right.ts'
import { useDone } from '#app/done.tsx'
import { FormPage } from '#app/form-page.tsx'
import { useLeave } from '#app/leave.ts'
import { Field, TextArea } from '#app/ui/field.tsx'
import { Strip } from '#app/ui/screen.tsx'
import { wordList } from '#app/word-list.ts'
import { useWords } from '#app/words/words-context.tsx'
import { fieldLine, fieldsOfText } from './field-lines.ts'
import { useMethodWords } from './method-words.ts'

export function ListsScreen() {
  const known = useLive(async ({ db }) => ({ fields: await customFields(db), lists: await wordLists(db) }))
  const isAdmin = useLive(mayWriteWorkspace)
  return known === undefined || isAdmin === undefined ? null : <Lists {...known} isAdmin={isAdmin} />
}

interface ListsProps {
  readonly fields: readonly CustomField[]
  readonly lists: WordLists
  readonly isAdmin: boolean
}

const toMethod = { to: '/settings/method' } as const

function Lists({ fields, lists, isAdmin }: ListsProps) {
  const ketu = useKetu()
  const { method } = useMethodWords()
  const { segments } = useWords()
  const done = useDone()
  const leave = useLeave(toMethod)
  const [born] = useState(() => ({
    fields: fields.map(field => fieldLine(field, segments.comma)).join('\n'),
    ...Object.fromEntries(wordListNames.map(name => [name, lists[name].join(segments.comma)])),
  }))
  const [form, setForm] = useState<{ readonly [name: string]: string }>(born)
  const save = async (): Promise<boolean | string> => {
    if (!isAdmin) return method.onlyAdmins
    if (form === born) return true
    const value = Object.fromEntries(wordListNames.map(name => [name, wordList(form[name] ?? '')]))
    const made = parseCustomFields(fieldsOfText(form['fields'] ?? '')).map(({ name, choices }) => ({ name, choices }))
    const changes = [
      { part: 'customFields', value: made },
      { part: 'wordLists', value },
    ]
    done(method.listsSaved, await setSettings(ketu, changes, method.lists, method.lists))
    return true
  }
  return (
    <FormPage title={method.lists} isDirty={form !== born} onSave={save} onLeave={leave}>
      {isAdmin ? null : <Strip>{method.onlyAdmins}</Strip>}
      <TextArea
        label={method.customFields}
        hint={method.customFieldsHint}
        rows={4}
        value={form['fields'] ?? ''}
        onValue={value => setForm({ ...form, fields: value })}
        readOnly={!isAdmin}
      />
      {wordListNames.map(name => (
        <Field
          key={name}
          label={method.wordLists[name]}
          hint={method.listHint}
          value={form[name] ?? ''}
          onValue={value => setForm({ ...form, [name]: value })}
          readOnly={!isAdmin}
        />
      ))}
    </FormPage>
  )
}
