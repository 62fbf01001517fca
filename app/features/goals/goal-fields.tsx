/** The fields of a goal, the same for a new one and one that is changed: what, when, how much, and what that means. */
import type { ReactNode, Ref } from 'react'
import { goalTemplates, type Suggestion } from '#shared/domain/goal-template.ts'
import type { GoalMetric } from '#shared/domain/record.ts'
import { periodKindOf, previousPeriod } from '#shared/domain/period.ts'
import { useToday } from '#app/now.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { Segmented } from '#app/ui/choice.tsx'
import { Field } from '#app/ui/field.tsx'
import { StatusWord, type Tone } from '#app/ui/mark.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { type DraftProblem, type GoalDraft, type Meaning, offeredPeriods, type Verdict } from './goal-draft.ts'
import { amountText, nameOfPeriod } from './goal-figure.ts'

interface PartProps {
  readonly draft: GoalDraft
  readonly onDraft: (draft: GoalDraft) => void
  readonly problems: ReadonlySet<DraftProblem>
}

export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="field">
      <p className="goal-label">{title}</p>
      {children}
    </div>
  )
}

export function MetricChips({ draft, onDraft }: Omit<PartProps, 'problems'>) {
  const { goals } = useWords()
  return (
    <Group title={goals.whatToMeasure}>
      <ChipGroup label={goals.whatToMeasure}>
        {goalTemplates.map(template => (
          <Chip
            key={template.id}
            pressed={template.id === draft.template.id}
            onClick={() => onDraft({ ...draft, template, typed: undefined })}
          >
            {goals.templates[template.metric].name}
          </Chip>
        ))}
      </ChipGroup>
      <p className="field-hint">{goals.templates[draft.template.metric].hint}</p>
    </Group>
  )
}

export function PeriodChips({ draft, onDraft, problems }: PartProps) {
  const { goals } = useWords()
  const format = useFormat()
  const today = useToday()
  const offered = offeredPeriods(draft.template, today)
  const chosen = offered.find(({ period }) => period.start === draft.start && period.end === draft.end)
  return (
    <Group title={goals.period}>
      <ChipGroup label={goals.period}>
        {offered.map(({ key, period }) => (
          <Chip
            key={key}
            pressed={key === chosen?.key}
            onClick={() => onDraft({ ...draft, start: period.start, end: period.end })}
          >
            {goals.periods[key]}
          </Chip>
        ))}
        <Chip
          pressed={chosen === undefined}
          icon="calendar"
          onClick={() => onDraft({ ...draft, start: today, end: draft.end > today ? draft.end : '' })}
        >
          {goals.customDates}
        </Chip>
      </ChipGroup>
      {chosen === undefined ? (
        <DateFields draft={draft} onDraft={onDraft} problems={problems} />
      ) : (
        <p className="field-hint">{goals.span(format.dayShort(draft.start), format.dayShort(draft.end))}</p>
      )}
    </Group>
  )
}

export function DateFields({ draft, onDraft, problems }: PartProps) {
  const { goals } = useWords()
  return (
    <div className="form-pair">
      <Field
        label={goals.start}
        type="date"
        value={draft.start}
        onValue={start => onDraft({ ...draft, start })}
        required
      />
      <Field
        label={goals.end}
        type="date"
        value={draft.end}
        onValue={end => onDraft({ ...draft, end })}
        min={draft.start}
        error={problems.has('period') ? goals.badPeriod : undefined}
        required
      />
    </div>
  )
}

interface TargetProps {
  readonly metric: GoalMetric
  readonly value: string
  readonly onValue: (value: string) => void
  readonly isBad: boolean
  readonly hint: ReactNode
  readonly ref: Ref<HTMLInputElement>
}

export function TargetField({ metric, value, onValue, isBad, hint, ref }: TargetProps) {
  const { goals } = useWords()
  const format = useFormat()
  const unit = metric === 'revenue.net' ? format.currency : goals.howMuchUnit[metric]
  return (
    <Field
      label={goals.howMuch}
      labelNote={unit}
      inputMode={metric === 'revenue.net' ? 'text' : 'numeric'}
      autoComplete="off"
      enterKeyHint="done"
      ref={ref}
      value={value}
      onValue={onValue}
      hint={hint}
      error={isBad ? goals.badTarget[metric] : undefined}
    />
  )
}

interface SuggestionHintProps {
  readonly draft: GoalDraft
  readonly suggestion: Suggestion | undefined
  /** The target as it stands; a button offers the suggestion when it is another. */
  readonly target: number | undefined
  readonly onUse: () => void
}

/** Where the number filled in beforehand comes from. */
export function SuggestionHint({ draft, suggestion, target, onUse }: SuggestionHintProps) {
  const words = useWords()
  const format = useFormat()
  const today = useToday()
  const { goals } = words
  const { metric } = draft.template
  if (suggestion === undefined) return <>{goals.suggestion.none}</>
  const { basis } = suggestion
  const reason = () => {
    if (basis.kind === 'cadence') return goals.suggestion.cadence(basis.days)
    const kind = periodKindOf(draft.start, draft.end) ?? 'month'
    const before = nameOfPeriod(words, previousPeriod({ kind, start: draft.start, end: draft.end }))
    const actual = amountText(words, format, metric, basis.actual)
    return basis.through === today
      ? goals.suggestion.running(before, actual)
      : goals.suggestion.previous(before, actual)
  }
  return (
    <>
      {reason()}
      {target === suggestion.target ? null : (
        <Button look="text" onClick={onUse}>
          {goals.suggestion.use(amountText(words, format, metric, suggestion.target))}
        </Button>
      )}
    </>
  )
}

const tones: { readonly [verdict in Verdict]: Tone } = { easy: 'quiet', fits: 'good', stretch: 'warn', tooMuch: 'warn' }

/** What the target asks for each week, and how that compares with the last four. */
export function MeaningLines({ metric, meaning }: { metric: GoalMetric; meaning: Meaning }) {
  const words = useWords()
  const format = useFormat()
  const { goals } = words
  const say = (amount: number) => amountText(words, format, metric, amount)
  const { neededPerWeek, remaining, recentPerWeek, times, verdict, isPacedByWork } = meaning
  if (neededPerWeek === null) return <p className="goal-meaning">{goals.noneLeft}</p>
  if (neededPerWeek === 0) return <p className="goal-meaning">{goals.paceReached}</p>
  const weekly = isPacedByWork ? goals.weekly : goals.weeklyCalendar
  return (
    <div className="goal-meaning" role="status">
      <p>{weekly(say(neededPerWeek), format.count(remaining))}</p>
      {meaning.actual === 0 ? null : <p className="ink-2">{goals.soFar(say(meaning.actual))}</p>}
      {verdict === undefined || times === undefined || recentPerWeek === null ? (
        <p className="ink-2">{goals.paceNone}</p>
      ) : (
        <p>
          <StatusWord tone={tones[verdict]} {...(verdict === 'easy' ? { icon: 'info' as const } : {})}>
            {goals[verdict]}
          </StatusWord>
          <span className="ink-2">{goals.pace(say(recentPerWeek), say(neededPerWeek), format.number(times))}</span>
        </p>
      )}
    </div>
  )
}

export function NameAndPace({ draft, onDraft, suggested }: Omit<PartProps, 'problems'> & { suggested: string }) {
  const { goals, shell } = useWords()
  return (
    <>
      <Field
        label={goals.name}
        labelNote={shell.optional}
        value={draft.title}
        placeholder={suggested}
        onValue={title => onDraft({ ...draft, title })}
        maxLength={80}
        autoComplete="off"
      />
      <Group title={goals.paceBy}>
        <Segmented
          label={goals.paceBy}
          choices={[
            { value: 'working' as const, label: goals.paceChoices.working },
            { value: 'calendar' as const, label: goals.paceChoices.calendar },
          ]}
          value={draft.pace}
          onValue={pace => onDraft({ ...draft, pace })}
        />
      </Group>
    </>
  )
}
