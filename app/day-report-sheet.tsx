/** One's own day as text (日报): choose the day, read it, copy or share it. */
import { useState } from 'react'
import { addDays, type Day } from '#shared/domain/day.ts'
import { useKetu, useLive } from './context.tsx'
import { dayReport } from './data/queries/day-report.ts'
import { useToday } from './now.ts'
import { canShare, copyText, share } from './platform/share.ts'
import { Button } from './ui/button.tsx'
import { Chip, ChipGroup } from './ui/chip.tsx'
import { PickerChip } from './ui/picker.tsx'
import { Sheet } from './ui/sheet.tsx'
import { useToast } from './ui/toast.tsx'
import { dayReportText } from './words/day-report-text.ts'
import { useFormat, useWords } from './words/words-context.tsx'

interface DayReportSheetProps {
  readonly open: boolean
  readonly onClose: () => void
}

export function DayReportSheet({ open, onClose }: DayReportSheetProps) {
  const { report: words, shell } = useWords()
  const today = useToday()
  const [picked, setPicked] = useState<Day>()
  const day = picked ?? today
  const text = useReportText(day, open)
  const close = () => {
    setPicked(undefined)
    onClose()
  }
  return (
    <Sheet
      open={open}
      onClose={close}
      title={words.title}
      closeLabel={shell.close}
      foot={text === undefined || text === '' ? undefined : <ReportActions text={text} onDone={close} />}
    >
      <div className="sheet-choices">
        <DayChips day={day} today={today} onDay={setPicked} />
      </div>
      {text === undefined ? null : (
        <section className="sheet-text plain-text" aria-label={words.text}>
          {text === '' ? words.none : text}
        </section>
      )}
    </Sheet>
  )
}

/** '' when there is nothing of one's own to tell; undefined until it is read. */
function useReportText(day: Day, isShown: boolean): string | undefined {
  const words = useWords()
  const format = useFormat()
  const { me } = useKetu()
  const found = useLive(async ketu => (isShown ? await dayReport(ketu, day) : undefined), [day, isShown])
  if (found === undefined || found.day !== day) return undefined
  return found.customers.length === 0 && found.ahead === undefined
    ? ''
    : dayReportText(found, { words, format, name: me.name })
}

interface DayChipsProps {
  readonly day: Day
  readonly today: Day
  readonly onDay: (day: Day) => void
}

function DayChips({ day, today, onDay }: DayChipsProps) {
  const { report: words } = useWords()
  const format = useFormat()
  const yesterday = addDays(today, -1)
  const isOther = day !== today && day !== yesterday
  return (
    <ChipGroup label={words.which}>
      <Chip pressed={day === today} onClick={() => onDay(today)}>
        {words.today}
      </Chip>
      <Chip pressed={day === yesterday} onClick={() => onDay(yesterday)}>
        {words.yesterday}
      </Chip>
      <PickerChip
        type="date"
        label={words.pickDay}
        value={isOther ? day : ''}
        onValue={onDay}
        max={today}
        icon="calendar"
        chosen={isOther}
      >
        {isOther ? format.dayShort(day) : words.pickDay}
      </PickerChip>
    </ChipGroup>
  )
}

function ReportActions({ text, onDone }: { text: string; onDone: () => void }) {
  const { report: words, sync } = useWords()
  const { show } = useToast()
  const [isRefused, setRefused] = useState(false)
  const copy = async () => {
    const isCopied = await copyText(text)
    setRefused(!isCopied)
    if (!isCopied) return
    onDone()
    show({ text: words.copied })
  }
  return (
    <>
      {isRefused ? <p role="status">{sync.copyFailed}</p> : null}
      {canShare() ? (
        <Button icon="share" onClick={() => void share({ text })}>
          {words.share}
        </Button>
      ) : null}
      <Button look="main" grow icon="copy" onClick={() => void copy()}>
        {words.copy}
      </Button>
    </>
  )
}
