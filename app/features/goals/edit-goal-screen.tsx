/** Changing a goal: target, dates, name, pace. What it means is shown while typing; the change can be undone. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { goalTemplates } from '#shared/domain/goal-template.ts'
import type { GoalRow } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { editGoal } from '#app/data/commands/goal.ts'
import { daysOfGoal } from '#app/data/queries/goal.ts'
import { workCalendarOf } from '#app/data/work-calendar.ts'
import { failureWords, useDone } from '#app/done.tsx'
import { LiveRoomProvider, PeopleHere, useLiveRoom } from '#app/live-room.tsx'
import { useToday } from '#app/now.ts'
import { Button, IconButton } from '#app/ui/button.tsx'
import { ActionBar, PageBar, Screen, Strip } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'
import {
  draftProblems,
  firstDayNeeded,
  type GoalDraft,
  meaningOf,
  readTarget,
  targetText,
  templateOf,
} from './goal-draft.ts'
import { MeaningLines, NameAndPace, PeriodChips, TargetField } from './goal-fields.tsx'
import { useUnsaved } from './use-unsaved.ts'
import './goals.css'

export function EditGoalScreen({ id }: { id: string }) {
  const goal = useLive(({ db }) => db.goals.get(id), [id])
  if (goal === undefined) return null
  return (
    <LiveRoomProvider doc={goal.doc} on={id}>
      <EditGoalForm key={id} goal={goal} />
    </LiveRoomProvider>
  )
}

function EditGoalForm({ goal }: { goal: GoalRow }) {
  const ketu = useKetu()
  const words = useWords()
  const { goals, shell } = words
  const today = useToday()
  const navigate = useNavigate()
  const done = useDone()
  const calendar = workCalendarOf(ketu.workspace.zone)
  const { currency } = ketu.workspace
  // What the form began with: a change that arrives meanwhile is not undone by saving.
  const [born] = useState(() => draftOfGoal(goal, currency))
  const [draft, setDraft] = useState(born)
  const [isTried, setIsTried] = useState(false)
  const targetInput = useRef<HTMLInputElement>(null)
  const [failure, setFailure] = useState<string>()
  useUnsaved(draft !== born)
  const { sayTyping } = useLiveRoom()
  useEffect(() => sayTyping(draft !== born), [sayTyping, draft, born])
  const from = firstDayNeeded(draft, today)
  const days = useLive(({ db }) => daysOfGoal(db, goal, from, today), [goal.scope.id, from, today]) ?? []
  const target = readTarget(goal.metric, draft.typed ?? '', currency)
  const found = draftProblems(draft, target)
  const problems = isTried ? found : new Set<never>()
  const terms = { metric: goal.metric, target: target ?? 0, start: draft.start, end: draft.end, pace: draft.pace }
  const save = async () => {
    setIsTried(true)
    if (target === undefined) targetInput.current?.focus()
    if (target === undefined || found.size > 0) return
    try {
      const changes = changesOf(draft, born, target, goal.target)
      if (Object.keys(changes).length > 0) done(shell.savedLocal, await editGoal(ketu, goal, changes))
      await navigate({ to: '/g/$id', params: { id: goal.id }, replace: true })
    } catch (error) {
      setFailure(failureWords(words, error))
    }
  }
  const close = (
    <IconButton icon="close" label={shell.cancel} render={<Link to="/g/$id" params={{ id: goal.id }} replace />} />
  )
  return (
    <Screen
      title={goals.edit}
      top={<PageBar title={goals.edit} start={close} end={<PeopleHere />} />}
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
        <TargetField
          metric={goal.metric}
          value={draft.typed ?? ''}
          onValue={typed => setDraft({ ...draft, typed })}
          isBad={problems.has('target')}
          ref={targetInput}
          hint={undefined}
        />
        <PeriodChips draft={draft} onDraft={setDraft} problems={problems} />
        {found.size === 0 ? (
          <MeaningLines metric={goal.metric} meaning={meaningOf(terms, days, today, calendar)} />
        ) : null}
        <NameAndPace draft={draft} onDraft={setDraft} suggested={goal.title} />
      </div>
    </Screen>
  )
}

function draftOfGoal(goal: GoalRow, currency: string): GoalDraft {
  const template = goalTemplates.find(({ metric }) => metric === goal.metric) ?? templateOf(goal.template)
  const { start, end, title, pace } = goal
  return { template, start, end, title, pace, typed: targetText(goal.metric, goal.target, currency) }
}

/** Only what was changed here; an emptied name stays as it was. */
function changesOf(draft: GoalDraft, born: GoalDraft, target: number, targetBefore: number) {
  const title = draft.title.trim()
  return {
    ...(title !== '' && title !== born.title && { title }),
    ...(draft.typed !== born.typed && target !== targetBefore && { target }),
    ...(draft.start !== born.start && { start: draft.start }),
    ...(draft.end !== born.end && { end: draft.end }),
    ...(draft.pace !== born.pace && { pace: draft.pace }),
  }
}
