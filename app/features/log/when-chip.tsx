/** When it happened, as the sentence says: 昨天下午3点. Shown only when it was understood from the words. */
import { dayOfInstant, instantOfDay, timeOfInstant } from '#shared/domain/day.ts'
import { useKetu } from '#app/context.tsx'
import { useMinute } from '#app/now.ts'
import { Icon } from '#app/ui/icon.tsx'
import { PickerChip } from '#app/ui/picker.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

interface WhenChipProps {
  readonly at: number | undefined
  readonly texts: readonly string[]
  readonly onAt: (at: number) => void
  readonly onDrop: () => void
}

export function WhenChip({ at, texts, onAt, onDrop }: WhenChipProps) {
  const { log } = useWords()
  const format = useFormat()
  const minute = useMinute()
  const { zone } = useKetu().workspace
  if (at === undefined || texts.length === 0) return null
  return (
    <PickerChip
      type="datetime-local"
      label={log.when}
      name={log.when}
      value={`${dayOfInstant(at, zone)}T${timeOfInstant(at, zone)}`}
      onValue={value => onAt(instantOfDay(value.slice(0, 10), value.slice(11, 16), zone))}
      end={
        <button type="button" className="chip-drop" aria-label={log.drop(log.when)} onClick={onDrop}>
          <Icon name="close" />
        </button>
      }
    >
      {format.moment(at, minute)}
    </PickerChip>
  )
}
