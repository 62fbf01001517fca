/** Next steps and promises, each with its day: the words typed in place, the day by the platform's calendar. */
import { useState } from 'react'
import { UnderstoodChip } from '#app/ui/chip.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { PickerChip } from '#app/ui/picker.tsx'
import { TypingChip } from '#app/ui/typing-chip.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { dropStep, editStep, type EntryStep } from './entry.ts'
import type { LogDraft } from './log-draft.ts'

interface StepChipsProps {
  readonly draft: LogDraft
  readonly steps: readonly EntryStep[]
  readonly setDraft: (draft: LogDraft) => void
}

export function StepChips({ draft, steps, setDraft }: StepChipsProps) {
  return steps.map((step, i) => (
    <StepChip key={step.key} draft={draft} step={step} isFirst={i === 0} setDraft={setDraft} />
  ))
}

interface StepChipProps extends Omit<StepChipsProps, 'steps'> {
  readonly step: EntryStep
  /** Only the first offers to add a day: it becomes the visit's next step. */
  readonly isFirst: boolean
}

function StepChip({ draft, step, isFirst, setDraft }: StepChipProps) {
  const { log } = useWords()
  const format = useFormat()
  const [isTyping, setIsTyping] = useState(false)
  const name = step.side === 'us' ? log.next : log.theirNext
  const drop = () => setDraft(dropStep(draft, step))
  const retitle = (title: string): boolean => {
    setIsTyping(false)
    if (title.trim() !== '') setDraft(editStep(draft, step.key, { title: title.trim() }))
    return true
  }
  const setDue = (due: string) => setDraft(editStep(draft, step.key, { due }))
  return (
    <>
      {isTyping ? (
        <TypingChip
          name={name}
          label={log.changeNext}
          value={step.title}
          onCommit={retitle}
          onDrop={drop}
          dropLabel={log.drop(step.title)}
        />
      ) : (
        <UnderstoodChip
          name={name}
          value={step.title}
          onChange={() => setIsTyping(true)}
          onDrop={drop}
          dropLabel={log.drop(step.title)}
        />
      )}
      {step.due !== '' ? null : isFirst ? (
        <PickerChip type="date" label={log.noDue} value="" onValue={setDue} icon="calendar" dashed>
          {log.noDue}
        </PickerChip>
      ) : null}
      {step.due === '' ? null : (
        <PickerChip
          type="date"
          label={log.due}
          name={log.due}
          value={step.due}
          onValue={setDue}
          end={
            <button type="button" className="chip-drop" aria-label={log.drop(log.due)} onClick={() => setDue('')}>
              <Icon name="close" />
            </button>
          }
        >
          {format.dayShort(step.due)}
        </PickerChip>
      )}
    </>
  )
}
