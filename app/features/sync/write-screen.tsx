/** Writing a third value where two stand against each other: a full page, since one types here. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { fieldShape } from '#shared/domain/field-shape.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { decideFor, readTyped } from '#app/data/conflict.ts'
import { holdDraft } from '#app/data/draft.ts'
import { type ConflictView, conflictsToDecide } from '#app/data/queries/conflict.ts'
import { failureWords, useDone } from '#app/done.tsx'
import { useMinute } from '#app/now.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button, IconButton } from '#app/ui/button.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { ActionBar, PageBar, Screen, Strip } from '#app/ui/screen.tsx'
import { fieldName } from '#app/words/field-words.ts'
import { valueText } from '#app/words/value-text.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { placeText } from './conflict-list.tsx'

interface WriteScreenProps {
  readonly type: string
  readonly id: string
  readonly field: string
}

export function WriteScreen({ type, id, field }: WriteScreenProps) {
  const { sync, shell } = useWords()
  const conflicts = useLive(({ db }) => conflictsToDecide(db))
  if (conflicts === undefined) return null
  const item = conflicts.items.find(each => each.type === type && each.id === id && each.field === field)
  if (item !== undefined) return <WriteForm item={item} names={conflicts.names} />
  const toSync = <Link to="/sync" replace />
  return (
    <Screen
      title={sync.writeAnother}
      top={
        <PageBar title={sync.writeAnother} start={<IconButton icon="close" label={shell.close} render={toSync} />} />
      }
    >
      <EmptyState
        action={
          <Button look="main" render={toSync}>
            {sync.title}
          </Button>
        }
      >
        {sync.alreadyDecided}
      </EmptyState>
    </Screen>
  )
}

function WriteForm({ item, names }: { item: ConflictView; names: ReadonlyMap<string, string> }) {
  const ketu = useKetu()
  const words = useWords()
  const format = useFormat()
  const now = useMinute()
  const navigate = useNavigate()
  const done = useDone()
  const { sync, shell } = words
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const [failure, setFailure] = useState<string>()
  useEffect(() => (text === '' ? undefined : holdDraft()), [text])
  const shape = fieldShape(item.type, item.field, item.metric)
  const save = async () => {
    const read = readTyped(shape, text, ketu.workspace.currency)
    if (read.kind === 'bad') return setProblem(sync.badValue)
    try {
      done(sync.decided, await decideFor(ketu, item, read.value))
      await navigate({ to: '/sync', replace: true })
    } catch (error) {
      setFailure(failureWords(words, error))
    }
  }
  const control = {
    label: fieldName(words, item.type, item.field),
    value: text,
    onValue: (value: string) => {
      setText(value)
      setProblem(undefined)
    },
    error: problem,
  }
  return (
    <Screen
      title={sync.writeAnother}
      top={
        <PageBar
          title={sync.writeAnother}
          start={<IconButton icon="close" label={shell.cancel} render={<Link to="/sync" replace />} />}
        />
      }
      head={failure === undefined ? undefined : <Strip tone="alert">{failure}</Strip>}
      foot={
        <ActionBar>
          <Button look="main" grow onClick={() => void save()}>
            {sync.save}
          </Button>
        </ActionBar>
      }
    >
      <div className="form">
        <p className="ink-2">{placeText(words, format, item)}</p>
        {item.before === undefined ? null : (
          <p className="ink-2">{sync.conflictBefore(valueText({ words, format, names, now }, item, item.before))}</p>
        )}
        {shape === 'text' ? (
          <TextArea {...control} autoFocus />
        ) : (
          <Field {...control} autoFocus type={shape === 'day' ? 'date' : 'text'} autoComplete="off" />
        )}
      </div>
      <SectionHeader>{sync.bothWere}</SectionHeader>
      <List label={sync.bothWere}>
        {item.versions.map(version => {
          const value = valueText({ words, format, names, now }, item, version.value)
          return (
            <Row
              key={`${version.by} ${version.at} ${value}`}
              name={value}
              wrap
              detail={names.get(version.by)}
              link={<button type="button" onClick={() => setText(asTyped(version.value))} />}
            />
          )
        })}
      </List>
    </Screen>
  )

  /** A value that stands there as a beginning to write from. */
  function asTyped(value: unknown): string {
    return shape === 'money' ? '' : typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
}
