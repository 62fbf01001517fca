/** Makes or changes a segment; how many are in it is said with every edit of the rule. */
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { newCondition, newRuleDraft, type RuleDraft, ruleOf, draftOf } from '#shared/domain/segment/rule-draft.ts'
import type { SegmentRule } from '#shared/domain/segment/segment-rule.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { addSegment, editSegment } from '#app/data/commands/segment.ts'
import type { Profile } from '#app/data/queries/profile.ts'
import { type Segment, segments } from '#app/data/queries/segment.ts'
import { customFields } from '#app/data/queries/settings.ts'
import { mayWriteWorkspace } from '#app/data/queries/workspace-right.ts'
import { useDone } from '#app/done.tsx'
import { FormPage } from '#app/form-page.tsx'
import { useLeave } from '#app/leave.ts'
import { Switch } from '#app/ui/choice.tsx'
import { Field } from '#app/ui/field.tsx'
import { SectionHeader } from '#app/ui/row.tsx'
import { useProfiles } from '#app/use-profiles.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { MissingSegment } from './missing-segment.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { segmentMembers } from './segment-members.ts'
import { scaleOf } from './segment-words.ts'
import './segments.css'

interface Draft {
  readonly name: string
  readonly isTarget: boolean
  readonly positioning: string
  readonly isCompany: boolean
  /** Undefined: a rule this form cannot show; it stays as it is. */
  readonly rule: RuleDraft | undefined
}

/** @param region the segment begins with who is in it. */
export function NewSegmentScreen({ region }: { region: string | undefined }) {
  const ketu = useKetu()
  const { segments: words } = useWords()
  const done = useDone()
  const navigate = useNavigate()
  const made = useRef('')
  const [born] = useState<Draft>(() => ({
    ...{ name: region ?? '', isTarget: false, positioning: '', isCompany: false },
    rule:
      region === undefined
        ? newRuleDraft(1)
        : {
            join: 'all',
            groups: [{ key: 1, join: 'all', conditions: [{ ...newCondition(2, 'region'), words: [region] }] }],
          },
  }))
  const save = async (draft: Draft, rule: SegmentRule) => {
    const { name, isTarget, positioning } = draft
    const written = await addSegment(ketu, { name, isTarget, positioning, rule }, draft.isCompany)
    made.current = written.id
    done(words.added, written)
  }
  return (
    <SegmentForm
      title={words.add}
      born={born}
      isNew
      onSave={save}
      onSaved={() =>
        void navigate({ to: '/insights/segments/$segment', params: { segment: made.current }, replace: true })
      }
    />
  )
}

export function EditSegmentScreen({ id }: { id: string }) {
  const saved = useLive(segments)
  if (saved === undefined) return null
  const segment = saved.find(({ row }) => row.id === id)
  return segment?.mayWrite === true ? <EditSegment segment={segment} /> : <MissingSegment />
}

function EditSegment({ segment: { row, rule, isCompany } }: { segment: Segment }) {
  const ketu = useKetu()
  const { segments: words } = useWords()
  const done = useDone()
  const [born] = useState<Draft>(() => ({
    ...{ name: row.name, isTarget: row.isTarget, positioning: row.positioning, isCompany },
    rule: rule && draftOf(rule, scaleOf(ketu.workspace.currency)),
  }))
  const save = async ({ name, isTarget, positioning, rule: draft }: Draft, edited: SegmentRule) => {
    const kept = draft === undefined && rule !== undefined ? rule : edited
    done(words.saved, await editSegment(ketu, row, { name, isTarget, positioning, rule: kept }))
  }
  return <SegmentForm title={words.edit} born={born} onSave={save} />
}

interface SegmentFormProps {
  readonly title: string
  readonly born: Draft
  readonly isNew?: boolean
  readonly onSave: (draft: Draft, rule: SegmentRule) => Promise<void>
  readonly onSaved?: () => void
}

const toSegments = { to: '/insights/segments' } as const

function SegmentForm({ title, born, isNew = false, onSave, onSaved }: SegmentFormProps) {
  const { workspace } = useKetu()
  const { segments: words } = useWords()
  const leave = useLeave(toSegments)
  const [draft, setDraft] = useState(born)
  const [isTried, setIsTried] = useState(false)
  const isAdmin = useLive(mayWriteWorkspace) === true
  const fields = useLive(({ db }) => customFields(db))
  const profiles = useProfiles()?.customers
  const scale = useMemo(() => scaleOf(workspace.currency), [workspace.currency])
  const { rule, open } = useMemo(
    () => (draft.rule === undefined ? { rule: undefined, open: 0 } : ruleOf(draft.rule, scale)),
    [draft.rule, scale],
  )
  const save = async (): Promise<boolean> => {
    setIsTried(true)
    if (draft.name.trim() === '') return false
    await onSave({ ...draft, name: draft.name.trim(), positioning: draft.positioning.trim() }, rule ?? { all: [] })
    return true
  }
  return (
    <FormPage title={title} isDirty={draft !== born} onSave={save} onLeave={leave} {...(onSaved && { onSaved })}>
      {rule === undefined ? null : <Count rule={rule} open={open} profiles={profiles} />}
      <Field
        label={words.name}
        value={draft.name}
        onValue={name => setDraft({ ...draft, name })}
        error={isTried && draft.name.trim() === '' ? words.nameMissing : undefined}
      />
      <div className="segment-head">
        <SectionHeader>{words.rules}</SectionHeader>
      </div>
      {draft.rule === undefined ? (
        <p className="segment-rule">{words.tooDeep}</p>
      ) : (
        <RuleEditor
          draft={draft.rule}
          onDraft={next => setDraft({ ...draft, rule: next })}
          profiles={profiles ?? []}
          customFields={fields?.map(({ name }) => name) ?? []}
        />
      )}
      <div className="flush">
        <Switch
          label={words.target}
          note={words.targetNote}
          checked={draft.isTarget}
          onChecked={isTarget => setDraft({ ...draft, isTarget })}
        />
      </div>
      <Field
        label={words.positioning}
        hint={words.positioningHint}
        value={draft.positioning}
        onValue={positioning => setDraft({ ...draft, positioning })}
      />
      {isNew && isAdmin ? (
        <div className="flush">
          <Switch
            label={words.share}
            note={words.shareNote}
            checked={draft.isCompany}
            onChecked={isCompany => setDraft({ ...draft, isCompany })}
          />
        </div>
      ) : null}
    </FormPage>
  )
}

interface CountProps {
  readonly rule: SegmentRule
  readonly open: number
  readonly profiles: readonly Profile[] | undefined
}

function Count({ rule, open, profiles }: CountProps) {
  const { segments: words } = useWords()
  const format = useFormat()
  const found = useMemo(() => profiles && segmentMembers(rule, profiles), [rule, profiles])
  const notes = [
    ...(found !== undefined && found.undecided > 0 ? [words.mightFit(format.count(found.undecided))] : []),
    ...(open > 0 ? [words.incomplete(open)] : []),
  ]
  return (
    <p className="segment-count" role="status">
      <b>{found === undefined ? words.counting : words.count(format.count(found.members.length))}</b>
      {notes.length === 0 ? null : <small>{notes.join(' · ')}</small>}
    </p>
  )
}
