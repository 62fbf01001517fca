/** Plans a visit to a customer: which day, at what time. For every screen that offers it. */
import { addDays, type Day, instantOfDay, timeOfInstant } from '#shared/domain/day.ts'
import { useKetu } from './context.tsx'
import { planVisit } from './data/commands/visit.ts'
import { useCommand } from './done.tsx'
import { useToday } from './now.ts'
import { DaySheet } from './ui/day-sheet.tsx'
import { useFormat, useWords } from './words/words-context.tsx'

/** A visit without another time starts in the morning; one planned for today at the next full hour. */
const usualTime = '10:00'
const lastHour = 20
const hourMs = 60 * 60_000

export function timeToPlan(day: Day, today: Day, now: number, zone: string): string {
  if (day !== today) return usualTime
  const next = timeOfInstant(now + hourMs, zone).slice(0, 2)
  return Number(next) === 0 || Number(next) > lastHour ? timeOfInstant(now, zone) : `${next}:00`
}

interface PlanSheetProps {
  /** The sheet is open while there is one. */
  readonly customer: { readonly id: string; readonly name: string } | undefined
  readonly onClose: () => void
}

export function PlanSheet({ customer, onClose }: PlanSheetProps) {
  const ketu = useKetu()
  const run = useCommand()
  const format = useFormat()
  const { shell, today: words } = useWords()
  const today = useToday()
  const tomorrow = addDays(today, 1)
  const plan = (day: string, time: string) => {
    if (customer === undefined) return
    onClose()
    const at = instantOfDay(day, time, ketu.workspace.zone)
    const said = words.plannedFor(`${format.dayShort(day)} ${time}`)
    void run(() => planVisit(ketu, { customer: customer.id, at, name: customer.name }), said)
  }
  return (
    <DaySheet
      open={customer !== undefined}
      onClose={onClose}
      title={customer === undefined ? words.whenTitle : words.planFor(customer.name)}
      closeLabel={shell.close}
      days={[
        { day: today, label: words.today },
        { day: tomorrow, label: words.tomorrow },
      ]}
      day={tomorrow}
      timeOn={day => timeToPlan(day, today, ketu.now(), ketu.workspace.zone)}
      min={today}
      pickDay={words.pickDay}
      pickTime={words.pickTime}
      dayInWords={format.dayShort}
      confirm={words.plan}
      onConfirm={plan}
    />
  )
}
