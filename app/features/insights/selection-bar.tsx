/** What to do with all that are selected: plan visits, add the next step of their quadrant, move them. Each is one command, with one undo. */
import { useState } from 'react'
import { addDays, instantOfDay } from '#shared/domain/day.ts'
import { useKetu } from '#app/context.tsx'
import { planVisits } from '#app/data/commands/visit.ts'
import { workCalendarOf } from '#app/data/work-calendar.ts'
import { useCommand } from '#app/done.tsx'
import { useToday } from '#app/now.ts'
import { timeToPlan } from '#app/plan-sheet.tsx'
import { Button } from '#app/ui/button.tsx'
import { DaySheet } from '#app/ui/day-sheet.tsx'
import { ActionBar } from '#app/ui/screen.tsx'
import { Menu } from '#app/ui/sheet.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { AnyPoint, MatrixLook } from './matrix-look.ts'
import { MoveSheet } from './move-sheet.tsx'
import { spreadVisits, visitsPerDay } from './spread-visits.ts'
import { useAddCards } from './use-cards-of.ts'

interface SelectionBarProps<P extends AnyPoint> {
  readonly look: MatrixLook<P>
  readonly selected: readonly P[]
  readonly canMove: boolean
  readonly onDone: () => void
}

export function SelectionBar<P extends AnyPoint>({ look, selected, canMove, onDone }: SelectionBarProps<P>) {
  const { standing, matrix: words, shell } = useWords()
  const format = useFormat()
  const addCards = useAddCards()
  const [open, setOpen] = useState<'plan' | 'move'>()
  const close = () => setOpen(undefined)
  const addAll = async () => {
    if (await addCards(selected.map(point => ({ ...point, cards: look.cards(point) })))) onDone()
  }
  // Several people of one customer are visited together.
  const customers = [...new Map(selected.map(point => [point.customer, point])).values()]
  return (
    <ActionBar>
      <span className="matrix-selected" role="status">
        {standing.selected(format.count(selected.length))}
      </span>
      <Menu
        label={words.more}
        closeLabel={shell.close}
        items={[
          { label: words.addForSelected, icon: 'plus', run: () => void addAll() },
          ...(canMove ? [{ label: words.moveTo, icon: 'matrix' as const, run: () => setOpen('move') }] : []),
        ]}
      />
      <Button look="main" grow onClick={() => setOpen('plan')}>
        {standing.plan}
      </Button>
      <VisitsSheet isOpen={open === 'plan'} customers={customers} onClose={close} onPlanned={onDone} />
      {open === 'move' ? <MoveSheet customers={customers} onClose={close} onMoved={onDone} /> : null}
    </ActionBar>
  )
}

interface VisitsSheetProps {
  readonly isOpen: boolean
  readonly customers: readonly Pick<AnyPoint, 'customer' | 'name'>[]
  readonly onClose: () => void
  readonly onPlanned: () => void
}

function VisitsSheet({ isOpen, customers, onClose, onPlanned }: VisitsSheetProps) {
  const ketu = useKetu()
  const { standing: words, shell, today: planWords } = useWords()
  const format = useFormat()
  const today = useToday()
  const run = useCommand()
  const { zone } = ketu.workspace
  const tomorrow = addDays(today, 1)
  const count = format.count(customers.length)
  const plan = async (day: string, time: string) => {
    onClose()
    const slots = spreadVisits(customers.length, { day, time }, workCalendarOf(zone))
    const visits = customers.flatMap(({ customer, name }, n) => {
      const slot = slots[n]
      return slot === undefined ? [] : [{ customer, name, at: instantOfDay(slot.day, slot.time, zone) }]
    })
    if (await run(() => planVisits(ketu, visits), words.planned(count, format.dayShort(day)))) onPlanned()
  }
  return (
    <DaySheet
      open={isOpen}
      onClose={onClose}
      title={words.planTitle(count)}
      closeLabel={shell.close}
      days={[
        { day: today, label: planWords.today },
        { day: tomorrow, label: planWords.tomorrow },
      ]}
      day={tomorrow}
      timeOn={day => timeToPlan(day, today, ketu.now(), zone)}
      min={today}
      pickDay={planWords.pickDay}
      pickTime={planWords.pickTime}
      dayInWords={format.dayShort}
      confirm={planWords.plan}
      onConfirm={(day, time) => void plan(day, time)}
      {...(customers.length > visitsPerDay && { note: words.planNote(visitsPerDay) })}
    />
  )
}
