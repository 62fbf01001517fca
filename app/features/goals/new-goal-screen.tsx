/** Setting a goal in a few taps: for whom, what, when; the number is filled in from the period before (ux:B11). */
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { isOpenNeed } from '#shared/domain/account/need.ts'
import type { GoalScope } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { createGoal } from '#app/data/commands/goal.ts'
import { daysOfGoal } from '#app/data/queries/goal.ts'
import { notesOfCustomer } from '#app/data/queries/note.ts'
import { workCalendarOf } from '#app/data/work-calendar.ts'
import { failureWords, useDone } from '#app/done.tsx'
import { useToday } from '#app/now.ts'
import { Button, IconButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { ActionBar, PageBar, Screen, Strip } from '#app/ui/screen.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import {
  draftProblems,
  firstDayNeeded,
  meaningOf,
  readTarget,
  startDraft,
  suggestionFor,
  targetText,
  templateOf,
} from './goal-draft.ts'
import {
  Group,
  MeaningLines,
  MetricChips,
  NameAndPace,
  PeriodChips,
  SuggestionHint,
  TargetField,
} from './goal-fields.tsx'
import { periodName } from './goal-figure.ts'
import { type NamedScope, ScopePicker } from './scope-picker.tsx'
import { useUnsaved } from './use-unsaved.ts'
import './goals.css'

interface NewGoalScreenProps {
  /** Customer it is for, when one comes from there. */
  readonly customer?: string | undefined
  readonly template?: string | undefined
  /** Its name, from what it is made of. */
  readonly title?: string | undefined
}

export function NewGoalScreen({ customer, template, title = '' }: NewGoalScreenProps) {
  const given = useLive(({ db }) => givenScope(db, customer), [customer])
  const [picked, setPicked] = useState<NamedScope>()
  const [isPicking, setIsPicking] = useState(false)
  if (given === undefined) return null
  const named = picked ?? given.named
  const pick = (next: NamedScope) => {
    setPicked(next)
    setIsPicking(false)
  }
  return isPicking || named === undefined ? (
    <ScopePicker onPick={pick} onClose={() => (named === undefined ? history.back() : setIsPicking(false))} />
  ) : (
    <GoalForm
      key={named.scope.id}
      named={named}
      template={template}
      title={title}
      onPickAgain={() => setIsPicking(true)}
    />
  )
}

async function givenScope(
  db: ReturnType<typeof useKetu>['db'],
  customer: string | undefined,
): Promise<{ readonly named: NamedScope | undefined }> {
  const row = customer === undefined ? undefined : await db.customers.get(customer)
  return { named: row && { scope: { kind: 'customer', id: row.id }, name: row.name } }
}

interface GoalFormProps {
  readonly named: NamedScope
  readonly template: string | undefined
  readonly title: string
  readonly onPickAgain: () => void
}

function GoalForm({ named, template, title, onPickAgain }: GoalFormProps) {
  const ketu = useKetu()
  const words = useWords()
  const format = useFormat()
  const today = useToday()
  const navigate = useNavigate()
  const done = useDone()
  const { goals, shell } = words
  const calendar = workCalendarOf(ketu.workspace.zone)
  const { currency } = ketu.workspace
  const [draft, setDraft] = useState(() => ({ ...startDraft(templateOf(template), today, calendar), title }))
  const [isTried, setIsTried] = useState(false)
  const targetInput = useRef<HTMLInputElement>(null)
  const [failure, setFailure] = useState<string>()
  useUnsaved(draft.typed !== undefined || draft.title !== title)
  const { metric } = draft.template
  const from = firstDayNeeded(draft, today)
  const history = useLive(k => historyOf(k, named.scope, from, today), [named.scope.id, from, today])
  const { days, cadenceDays } = history ?? { days: [], cadenceDays: 0 }
  const suggestion = suggestionFor(draft, { today, calendar, days, cadenceDays })
  const filled = suggestion === undefined ? '' : targetText(metric, suggestion.target, currency)
  const value = draft.typed ?? filled
  const target = readTarget(metric, value, currency)
  const problems = isTried ? draftProblems(draft, target) : new Set<never>()
  const suggestedTitle = goals.titleOf(periodName(words, format, draft.start, draft.end), goals.metrics[metric])
  const terms = { metric, target: target ?? 0, start: draft.start, end: draft.end, pace: draft.pace }
  const isKnown = target !== undefined && draftProblems(draft, target).size === 0
  const save = async () => {
    setIsTried(true)
    if (target === undefined) targetInput.current?.focus()
    if (target === undefined || draftProblems(draft, target).size > 0) return
    try {
      const name = draft.title.trim() || suggestedTitle
      const written = await createGoal(ketu, named.scope, {
        ...terms,
        target,
        title: name,
        template: draft.template.id,
      })
      done(shell.savedLocal, written)
      await navigate({ to: '/g/$id', params: { id: written.id }, replace: true })
    } catch (error) {
      setFailure(failureWords(words, error))
    }
  }
  return (
    <Screen
      title={goals.new}
      top={<PageBar title={goals.new} start={<CloseButton scope={named.scope} />} />}
      head={failure === undefined ? undefined : <Strip tone="alert">{failure}</Strip>}
      foot={
        <ActionBar>
          <Button look="main" grow onClick={() => void save()}>
            {goals.save}
          </Button>
        </ActionBar>
      }
    >
      <div className="form">
        <Group title={goals.forWhom}>
          <button type="button" className="goal-scope" onClick={onPickAgain}>
            <Icon name={named.scope.kind === 'customer' ? 'customers' : 'pin'} />
            <span>{named.name}</span>
            <Icon name="down" size="small" />
          </button>
        </Group>
        {history?.hasNeed === false && named.scope.kind === 'customer' ? (
          <p className="field-hint">
            {goals.noNeed}{' '}
            <Link to="/c/$id/need/new" params={{ id: named.scope.id }}>
              {words.needs.addNeed}
            </Link>
          </p>
        ) : null}
        <MetricChips draft={draft} onDraft={setDraft} />
        <PeriodChips draft={draft} onDraft={setDraft} problems={problems} />
        <TargetField
          metric={metric}
          value={value}
          onValue={typed => setDraft({ ...draft, typed })}
          isBad={problems.has('target')}
          ref={targetInput}
          hint={
            history === undefined ? undefined : (
              <SuggestionHint
                draft={draft}
                suggestion={suggestion}
                target={target}
                onUse={() => setDraft({ ...draft, typed: undefined })}
              />
            )
          }
        />
        {isKnown && history !== undefined ? (
          <MeaningLines metric={metric} meaning={meaningOf(terms, days, today, calendar)} />
        ) : null}
        <NameAndPace draft={draft} onDraft={setDraft} suggested={suggestedTitle} />
      </div>
    </Screen>
  )
}

function CloseButton({ scope }: { scope: GoalScope }) {
  const { shell } = useWords()
  const back = scope.kind === 'customer' ? <Link to="/c/$id" params={{ id: scope.id }} /> : <Link to="/goals" />
  return <IconButton icon="close" label={shell.cancel} render={back} />
}

async function historyOf(ketu: ReturnType<typeof useKetu>, scope: GoalScope, from: string, to: string) {
  const isOfCustomer = scope.kind === 'customer'
  const [days, customer, needs] = await Promise.all([
    daysOfGoal(ketu.db, { scope }, from, to),
    isOfCustomer ? ketu.db.customers.get(scope.id) : undefined,
    isOfCustomer ? notesOfCustomer(ketu.db, scope.id, 'need') : [],
  ])
  const hasNeed = needs.some(isOpenNeed)
  return { days, cadenceDays: customer?.cadenceDays ?? 0, hasNeed }
}
