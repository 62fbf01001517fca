/** The rule of a segment as a form: groups of conditions, joined by all or any; values are offered from what customers have. */
import type { Profile } from '#app/data/queries/profile.ts'
import { segmentDimensions, segmentFieldOf } from '#shared/domain/segment/segment-field.ts'
import {
  type ConditionDraft,
  draftOps,
  type GroupDraft,
  type Join,
  kindOfField,
  newCondition,
  type RuleDraft,
} from '#shared/domain/segment/rule-draft.ts'
import { useKetu } from '#app/context.tsx'
import { wordList } from '#app/word-list.ts'
import { wordsOf } from '#shared/domain/segment/segment-look.ts'
import { useMemo, useState } from 'react'
import { Button, IconButton } from '#app/ui/button.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { Segmented } from '#app/ui/choice.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { choicesOf, fieldWord, longFieldWord, offeredFields, unitWord, valueWord } from './segment-words.ts'

interface RuleEditorProps {
  readonly draft: RuleDraft
  readonly onDraft: (draft: RuleDraft) => void
  readonly profiles: readonly Profile[]
  /** Names of the company's own fields. */
  readonly customFields: readonly string[]
}

export function RuleEditor({ draft, onDraft, profiles, customFields }: RuleEditorProps) {
  const { segments: words } = useWords()
  const nextKey =
    1 + Math.max(0, ...draft.groups.flatMap(({ key, conditions }) => [key, ...conditions.map(c => c.key)]))
  const change = (group: GroupDraft) =>
    onDraft({ ...draft, groups: draft.groups.map(one => (one.key === group.key ? group : one)) })
  const joinBetween = draft.groups.length > 1
  return (
    <>
      {joinBetween ? (
        <JoinChoice label={words.groupsJoin} join={draft.join} onJoin={join => onDraft({ ...draft, join })} />
      ) : null}
      {draft.groups.map(group => (
        <div className="rule-group" key={group.key} role="group" aria-label={words.groupJoin}>
          {group.conditions.length > 1 ? (
            <JoinChoice label={words.groupJoin} join={group.join} onJoin={join => change({ ...group, join })} />
          ) : null}
          {group.conditions.map(condition => (
            <Condition
              key={condition.key}
              {...{ condition, profiles, customFields }}
              onCondition={next =>
                change({
                  ...group,
                  conditions: group.conditions.flatMap(one => (one.key === condition.key ? (next ?? []) : one)),
                })
              }
            />
          ))}
          <Button
            icon="plus"
            onClick={() => change({ ...group, conditions: [...group.conditions, newCondition(nextKey, 'region')] })}
          >
            {words.addCondition}
          </Button>
        </div>
      ))}
      {draft.groups.some(({ conditions }) => conditions.length === 0) ? null : (
        <Button
          look="text"
          onClick={() =>
            onDraft({
              ...draft,
              groups: [
                ...draft.groups,
                { key: nextKey, join: 'all', conditions: [newCondition(nextKey + 1, 'region')] },
              ],
            })
          }
        >
          {words.addGroup}
        </Button>
      )}
    </>
  )
}

function JoinChoice({ label, join, onJoin }: { label: string; join: Join; onJoin: (join: Join) => void }) {
  const { segments: words } = useWords()
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      <Segmented
        label={label}
        value={join}
        onValue={onJoin}
        choices={(['all', 'any'] as const).map(value => ({ value, label: words.joins[value] }))}
      />
    </div>
  )
}

interface ConditionProps {
  readonly condition: ConditionDraft
  /** Undefined: taken out. */
  readonly onCondition: (condition: ConditionDraft | undefined) => void
  readonly profiles: readonly Profile[]
  readonly customFields: readonly string[]
}

function Condition({ condition, onCondition, profiles, customFields }: ConditionProps) {
  const all = useWords()
  const { segments: words } = all
  const { field, op } = condition
  const ops = draftOps[kindOfField(field)]
  const fields = useMemo(() => fieldNames(customFields, field), [customFields, field])
  return (
    <div className="rule-condition">
      <div className="rule-head">
        <SelectField
          label={words.field}
          value={field}
          onValue={next => onCondition(newCondition(condition.key, next))}
          choices={fields.map(value => ({ value, label: longFieldWord(all, value) }))}
        />
        <IconButton
          icon="close"
          label={words.dropCondition(fieldWord(all, field))}
          onClick={() => onCondition(undefined)}
        />
      </div>
      <SelectField
        label={words.op}
        value={op}
        onValue={next => onCondition({ ...condition, op: next })}
        choices={(ops.includes(op) ? ops : [op, ...ops]).map(value => ({ value, label: words.ops[value] }))}
      />
      <ConditionValue {...{ condition, onCondition, profiles }} />
    </div>
  )
}

/** By dimension; a field only an older rule has stays to be seen. */
function fieldNames(customFields: readonly string[], chosen: string): readonly string[] {
  const known: readonly string[] = [...offeredFields, ...customFields.map(name => `custom.${name}`)]
  const all = known.includes(chosen) ? known : [...known, chosen]
  const rank = (name: string): number => {
    const dimension = segmentFieldOf(name)?.dimension
    return dimension === undefined ? segmentDimensions.length : segmentDimensions.indexOf(dimension)
  }
  return all.toSorted((a, b) => rank(a) - rank(b))
}

/** Words offered as chips; more can be typed. */
const mostOffered = 12

function ConditionValue({ condition, onCondition, profiles }: Omit<ConditionProps, 'customFields'>) {
  const { workspace } = useKetu()
  const all = useWords()
  const { segments: words } = all
  const { field, op, low, high } = condition
  const said = condition.words
  const known = useMemo(() => wordsOf(field, profiles).map(([word]) => word), [field, profiles])
  if (op === 'known' || op === 'unknown') return null
  if (kindOfField(field) === 'number') {
    const unit = unitWord(all, workspace.currency, field)
    const typed = (value: string, part: 'low' | 'high') => ({
      value,
      inputMode: 'decimal' as const,
      ...(unit !== '' && { labelNote: unit }),
      onValue: (next: string) => onCondition({ ...condition, [part]: next }),
    })
    if (op !== 'between') return <Field label={words.value} {...typed(low, 'low')} />
    return (
      <div className="form-pair">
        <Field label={words.from} {...typed(low, 'low')} />
        <Field label={words.to} {...typed(high, 'high')} />
      </div>
    )
  }
  if (op === 'contains' || op === 'startsWith' || op === 'is' || op === 'isNot')
    return (
      <Field
        label={words.value}
        value={said[0] ?? ''}
        onValue={value => onCondition({ ...condition, words: value.trim() === '' ? [] : [value.trim()] })}
      />
    )
  const fixed = choicesOf(all, field)
  const offered = fixed === undefined ? [...new Set([...known.slice(0, mostOffered), ...said])] : Object.keys(fixed)
  const toggle = (word: string) =>
    onCondition({
      ...condition,
      words: said.includes(word) ? said.filter(one => one !== word) : [...said, word],
    })
  return (
    <>
      {offered.length === 0 ? null : (
        <ChipGroup label={`${fieldWord(all, field)} ${words.value}`}>
          {offered.map(word => (
            <Chip key={word} pressed={said.includes(word)} onClick={() => toggle(word)}>
              {valueWord(all, field, word)}
            </Chip>
          ))}
        </ChipGroup>
      )}
      {fixed === undefined ? (
        <OtherWords onWords={typed => onCondition({ ...condition, words: [...new Set([...said, ...typed])] })} />
      ) : null}
    </>
  )
}

/** What nobody has yet may be asked for too: it becomes a chip like the others. */
function OtherWords({ onWords }: { onWords: (words: readonly string[]) => void }) {
  const { segments: words } = useWords()
  const [text, setText] = useState('')
  const take = () => {
    onWords(wordList(text))
    setText('')
  }
  return <Field label={words.otherValue} value={text} onValue={setText} onEnter={take} onBlur={take} />
}
