/** What was understood of the sentence, each to change or to turn back into text, and what could be added. */
import { useState } from 'react'
import type { ContactRow, GoalRow } from '#shared/domain/record.ts'
import { Chip, ChipGroup, UnderstoodChip } from '#app/ui/chip.tsx'
import { TypingChip } from '#app/ui/typing-chip.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { ChoiceSheet } from './choice-sheet.tsx'
import { dismiss, dropPerson, editStep, type Entry, type EntryPerson } from './entry.ts'
import { addedStep, type LogDraft } from './log-draft.ts'
import { OrderChip } from './order-chip.tsx'
import { StepChips } from './step-chips.tsx'
import { WhenChip } from './when-chip.tsx'

export interface HeardChipsProps {
  readonly draft: LogDraft
  readonly entry: Entry
  readonly setDraft: (draft: LogDraft) => void
  readonly contacts: readonly ContactRow[]
  readonly goals: readonly GoalRow[]
}

export function HeardChips(props: HeardChipsProps) {
  const { draft, entry, setDraft, contacts, goals } = props
  const { log } = useWords()
  const [adding, setAdding] = useState<'step' | 'order' | 'people' | 'goal'>()
  const [asked, setAsked] = useState<EntryPerson>()
  const close = () => setAdding(undefined)
  const ownGoals = goals.filter(goal => goal.scope.kind === 'customer')
  const goal = ownGoals.find(({ id }) => id === draft.goal)
  const isHeard = entry.people.length + entry.steps.length + entry.atTexts.length > 0 || entry.order !== undefined
  const { goal: _, ...withoutGoal } = draft
  return (
    <section className="composer-heard" aria-label={log.heard}>
      {isHeard ? <h2>{log.heard}</h2> : null}
      <ChipGroup label={log.heard}>
        {entry.people.map(person => (
          <UnderstoodChip
            key={person.key}
            name={log.met}
            value={person.candidates.length > 1 ? `${person.name}?` : person.name}
            onChange={() => setAsked(person)}
            onDrop={() => setDraft(dropPerson(draft, person))}
            dropLabel={log.drop(person.name)}
          />
        ))}
        <WhenChip
          at={entry.at}
          texts={entry.atTexts}
          onAt={at => setDraft({ ...draft, at })}
          onDrop={() => setDraft(dismiss(draft, entry.atTexts))}
        />
        <StepChips draft={draft} steps={entry.steps} setDraft={setDraft} />
        {adding === 'step' ? (
          <TypingChip
            name={log.next}
            label={log.changeNext}
            value=""
            onCommit={title => {
              if (title.trim() !== '') setDraft(editStep(draft, addedStep, { title: title.trim() }))
              close()
              return true
            }}
            onDrop={close}
            dropLabel={log.drop(log.next)}
          />
        ) : null}
        <OrderChip
          draft={draft}
          order={entry.order}
          setDraft={setDraft}
          isAdding={adding === 'order'}
          onAdded={close}
        />
        {goal === undefined ? null : (
          <UnderstoodChip
            name={log.goal}
            value={goal.title}
            onChange={() => setAdding('goal')}
            onDrop={() => setDraft(withoutGoal)}
            dropLabel={log.drop(goal.title)}
          />
        )}
        {entry.steps.length > 0 || adding === 'step' ? null : (
          <Chip dashed icon="plus" label={log.add(log.next)} onClick={() => setAdding('step')}>
            {log.next}
          </Chip>
        )}
        {contacts.length === 0 ? null : (
          <Chip dashed icon="plus" label={log.add(log.met)} onClick={() => setAdding('people')}>
            {log.met}
          </Chip>
        )}
        {entry.order !== undefined || adding === 'order' ? null : (
          <Chip dashed icon="plus" label={log.add(log.order)} onClick={() => setAdding('order')}>
            {log.order}
          </Chip>
        )}
        {ownGoals.length === 0 || goal !== undefined ? null : (
          <Chip dashed icon="plus" label={log.add(log.goal)} onClick={() => setAdding('goal')}>
            {log.goal}
          </Chip>
        )}
      </ChipGroup>
      <ChoiceSheet
        open={adding === 'goal'}
        onClose={close}
        title={log.goalTitle}
        choices={[{ value: '', label: log.noGoal }, ...ownGoals.map(({ id, title }) => ({ value: id, label: title }))]}
        chosen={[draft.goal ?? '']}
        onChoose={id => {
          setDraft(id === '' ? withoutGoal : { ...draft, goal: id })
          close()
        }}
      />
      <ChoiceSheet
        open={adding === 'people'}
        onClose={close}
        title={log.whoMet}
        choices={contacts.map(({ id, name, title }) => ({ value: id, label: name, note: title }))}
        chosen={entry.people.flatMap(({ id }) => (id === undefined ? [] : [id]))}
        onChoose={id => setDraft(toggleMet(draft, entry, id))}
      />
      <ChoiceSheet
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={log.whoIs(asked?.key ?? '')}
        choices={[
          ...contacts.map(({ id, name, title }) => ({ value: id, label: name, note: title })),
          ...(asked === undefined || asked.texts.length === 0 ? [] : [{ value: '', label: log.newPerson(asked.key) }]),
        ]}
        chosen={asked === undefined ? [] : [asked.id ?? '']}
        onChoose={id => {
          if (asked !== undefined) setDraft(answer(draft, asked, id))
          setAsked(undefined)
        }}
      />
    </section>
  )
}

function toggleMet(draft: LogDraft, entry: Entry, id: string): LogDraft {
  const person = entry.people.find(known => known.id === id)
  return person === undefined ? { ...draft, met: [...draft.met, id] } : dropPerson(draft, person)
}

/** A person added by hand is replaced; an understood name gets its person. */
const answer = (draft: LogDraft, person: EntryPerson, id: string): LogDraft =>
  person.texts.length === 0
    ? { ...draft, met: draft.met.map(known => (known === person.id ? id : known)) }
    : { ...draft, who: { ...draft.who, [person.key]: id } }
