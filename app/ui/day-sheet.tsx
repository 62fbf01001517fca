/** Which day, and at what time: today, tomorrow or any other, confirmed with one button. */
import { useState } from 'react'
import { Button } from './button.tsx'
import { Chip, ChipGroup } from './chip.tsx'
import { PickerChip } from './picker.tsx'
import { Sheet } from './sheet.tsx'

interface DaySheetProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly closeLabel: string
  /** Days offered as chips, `YYYY-MM-DD` with their words. */
  readonly days: readonly { readonly day: string; readonly label: string }[]
  /** Chosen at first. */
  readonly day: string
  /** `HH:MM` chosen at first, for the day. */
  readonly timeOn: (day: string) => string
  readonly min?: string
  readonly pickDay: string
  readonly pickTime: string
  readonly dayInWords: (day: string) => string
  readonly confirm: string
  readonly note?: string
  readonly onConfirm: (day: string, time: string) => void
}

export function DaySheet(props: DaySheetProps) {
  const { open, onClose, title, closeLabel, days, min, pickDay, pickTime, dayInWords, confirm, note, onConfirm } = props
  const [picked, setPicked] = useState<{ day?: string; time?: string }>({})
  const day = picked.day ?? props.day
  const time = picked.time ?? props.timeOn(day)
  const close = () => {
    setPicked({})
    onClose()
  }
  const finish = () => {
    setPicked({})
    onConfirm(day, time)
  }
  const isOther = days.every(choice => choice.day !== day)
  const foot = (
    <Button look="main" grow onClick={finish}>
      {confirm}
    </Button>
  )
  return (
    <Sheet open={open} onClose={close} title={title} closeLabel={closeLabel} foot={foot}>
      <div className="sheet-choices">
        <ChipGroup label={title}>
          {days.map(choice => (
            <Chip
              key={choice.day}
              pressed={choice.day === day}
              onClick={() => setPicked({ ...picked, day: choice.day })}
            >
              {choice.label}
            </Chip>
          ))}
          <PickerChip
            type="date"
            label={pickDay}
            value={isOther ? day : ''}
            onValue={value => setPicked({ ...picked, day: value })}
            icon="calendar"
            chosen={isOther}
            {...(min === undefined ? {} : { min })}
          >
            {isOther ? dayInWords(day) : pickDay}
          </PickerChip>
          <PickerChip
            type="time"
            label={pickTime}
            value={time}
            onValue={value => setPicked({ ...picked, time: value })}
            icon="clock"
          >
            {time}
          </PickerChip>
        </ChipGroup>
        {note === undefined ? null : <p className="ink-2">{note}</p>}
      </div>
    </Sheet>
  )
}
