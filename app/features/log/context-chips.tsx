/** For whom, when and how: preselected, one tap to change. */
import { useState } from 'react'
import { addDays, dayOfInstant, instantOfDay, timeOfInstant } from '#shared/domain/day.ts'
import { visitChannels } from '#shared/domain/record.ts'
import { useKetu } from '#app/context.tsx'
import type { CardRow } from '#app/data/db.ts'
import { useMinute } from '#app/now.ts'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { ClassMark } from '#app/ui/mark.tsx'
import { PickerChip } from '#app/ui/picker.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { ChoiceSheet } from './choice-sheet.tsx'
import type { Entry } from './entry.ts'
import type { LogDraft } from './log-draft.ts'

interface ContextChipsProps {
  readonly card: CardRow | undefined
  readonly draft: LogDraft
  readonly entry: Entry
  readonly setDraft: (draft: LogDraft) => void
  readonly onChooseCustomer: () => void
}

export function ContextChips({ card, draft, entry, setDraft, onChooseCustomer }: ContextChipsProps) {
  const { shell, log } = useWords()
  const lead =
    card === undefined || card.class === ''
      ? {}
      : { lead: <ClassMark letter={card.class} label={shell.classMark(card.class)} /> }
  return (
    <div className="composer-context">
      <ChipGroup label={log.context} line>
        <Chip opens onClick={onChooseCustomer} {...lead}>
          <b>{card?.name ?? log.chooseCustomer}</b>
        </Chip>
        <TimeChip at={entry.at} onAt={at => setDraft({ ...draft, at })} />
        <ChannelChip draft={draft} setDraft={setDraft} />
      </ChipGroup>
    </div>
  )
}

function TimeChip({ at, onAt }: { at: number | undefined; onAt: (at: number) => void }) {
  const { log } = useWords()
  const format = useFormat()
  const minute = useMinute()
  const { zone } = useKetu().workspace
  const shown = at ?? minute
  const local = (instant: number): string => `${dayOfInstant(instant, zone)}T${timeOfInstant(instant, zone)}`
  const pick = (value: string) => onAt(instantOfDay(value.slice(0, 10), value.slice(11, 16), zone))
  return (
    <PickerChip
      type="datetime-local"
      label={log.time}
      value={local(shown)}
      max={`${addDays(dayOfInstant(minute, zone), 0)}T23:59`}
      onValue={pick}
      icon="clock"
    >
      {format.moment(shown, minute)}
    </PickerChip>
  )
}

function ChannelChip({ draft, setDraft }: Pick<ContextChipsProps, 'draft' | 'setDraft'>) {
  const { log } = useWords()
  const [isOpen, setIsOpen] = useState(false)
  const channel = draft.channel ?? 'visit'
  return (
    <>
      <Chip opens label={`${log.channel}: ${log.channels[channel]}`} onClick={() => setIsOpen(true)}>
        {log.channels[channel]}
      </Chip>
      <ChoiceSheet
        open={isOpen}
        onClose={() => setIsOpen(false)}
        title={log.channel}
        choices={visitChannels.map(value => ({ value, label: log.channels[value] }))}
        chosen={[channel]}
        onChoose={value => {
          setIsOpen(false)
          setDraft({ ...draft, channel: value })
        }}
      />
    </>
  )
}
