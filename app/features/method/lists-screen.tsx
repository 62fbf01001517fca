/** 字段与用词: the company's own fields of a customer, and the words its forms offer. */
import { Link } from '@tanstack/react-router'
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
import { List, Row } from '#app/ui/row.tsx'
import { BackLink, PageBar, Screen } from '#app/ui/screen.tsx'
import { wordList } from '#app/word-list.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { fieldLine, fieldsOfText } from './field-lines.ts'
import { useMethodWords } from './method-words.ts'
import './method.css'

export function ListsScreen() {
  const known = useLive(async ({ db }) => ({ fields: await customFields(db), lists: await wordLists(db) }))
  const isAdmin = useLive(mayWriteWorkspace)
  if (known === undefined || isAdmin === undefined) return null
  return isAdmin ? <EditLists {...known} /> : <ReadLists {...known} />
}

interface ListsProps {
  readonly fields: readonly CustomField[]
  readonly lists: WordLists
}

const toMethod = { to: '/settings/method' } as const

function EditLists({ fields, lists }: ListsProps) {
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
  const save = async (): Promise<boolean> => {
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
      <TextArea
        label={method.customFields}
        hint={method.customFieldsHint}
        rows={4}
        value={form['fields'] ?? ''}
        onValue={value => setForm({ ...form, fields: value })}
      />
      {wordListNames.map(name => (
        <Field
          key={name}
          label={method.wordLists[name]}
          hint={method.listHint}
          value={form[name] ?? ''}
          onValue={value => setForm({ ...form, [name]: value })}
        />
      ))}
    </FormPage>
  )
}

/** For everybody who is no admin. */
function ReadLists({ fields, lists }: ListsProps) {
  const { method } = useMethodWords()
  const { segments, shell } = useWords()
  const format = useFormat()
  const rows = [
    {
      key: 'fields',
      name: method.customFields,
      detail: fields.map(field => fieldLine(field, segments.comma)).join('\n'),
    },
    ...wordListNames.map(name => ({ key: name, name: method.wordLists[name], detail: format.list(lists[name]) })),
  ]
  return (
    <Screen
      title={method.lists}
      top={
        <PageBar
          title={method.lists}
          start={
            <BackLink label={shell.backTo(method.title)} render={<Link {...toMethod} />}>
              {method.title}
            </BackLink>
          }
        />
      }
    >
      <p className="method-note">{method.onlyAdmins}</p>
      <List label={method.lists}>
        {rows.map(({ key, name, detail }) => (
          <Row key={key} name={name} namePlain wrap detail={detail === '' ? '–' : detail} />
        ))}
      </List>
    </Screen>
  )
}
