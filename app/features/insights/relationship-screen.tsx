/** 客户关系矩阵: everybody by trust and importance, as a picture and as a list; select some and plan to see them. */
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { addDays, startOfMonth, instantOfDay } from '#shared/domain/day.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { planVisits } from '#app/data/commands/visit.ts'
import { relationshipPoints, type StandingPoint, standingSettings } from '#app/data/queries/customer-standing.ts'
import { workCalendarOf } from '#app/data/work-calendar.ts'
import { useCommand } from '#app/done.tsx'
import { useToday } from '#app/now.ts'
import { timeToPlan } from '#app/plan-sheet.tsx'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { DaySheet } from '#app/ui/day-sheet.tsx'
import { QuadrantChart } from '#app/ui/quadrant-chart.tsx'
import { ActionBar, BackLink, PageBar, Screen, useSharedActions } from '#app/ui/screen.tsx'
import { VirtualList } from '#app/ui/virtual-list.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { PointRow } from './point-row.tsx'
import {
  chartPoint,
  countByQuadrant,
  leastPoints,
  pointsIn,
  type QuadrantFilter,
  quadrantFilters,
} from './relationship-point.ts'
import { spreadVisits, visitsPerDay } from './spread-visits.ts'
import './insights.css'

interface RelationshipScreenProps {
  /** Customer that is marked. */
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
  /** Absent: that of the customer, else the one that asks for work. */
  readonly filter: QuadrantFilter | undefined
  readonly onFilter: (filter: QuadrantFilter) => void
}

export function RelationshipScreen({ chosen, onChoose, filter, onFilter }: RelationshipScreenProps) {
  const { standing: words, customer, shell } = useWords()
  const format = useFormat()
  const today = useToday()
  const points = useLive(relationshipPoints, [today])
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const selected = points?.filter(({ card }) => ticked.has(card.id)) ?? []
  const shared = useSharedActions()
  const tick = (id: string, isOn: boolean) => {
    const next = new Set(ticked)
    if (isOn) next.add(id)
    else next.delete(id)
    setTicked(next)
  }
  return (
    <Screen
      title={words.matrix}
      top={
        <PageBar
          title={words.matrix}
          start={
            <BackLink label={shell.backTo(customer.backTo)} render={<Link to="/customers" />}>
              {customer.backTo}
            </BackLink>
          }
          end={<span className="shared">{shared}</span>}
        />
      }
      foot={selected.length === 0 ? undefined : <PlanBar selected={selected} onPlanned={() => setTicked(new Set())} />}
    >
      {points === undefined ? null : points.length < leastPoints ? (
        <TooFew count={points.length} />
      ) : (
        <>
          <p className="matrix-note">
            {words.since(format.dayOfMonth(addDays(startOfMonth(today), -1)))} ·{' '}
            {words.scored(format.count(points.length))}
          </p>
          <Matrix {...{ points, chosen, onChoose, filter, onFilter, ticked }} onTick={tick} />
        </>
      )}
    </Screen>
  )
}

interface MatrixProps extends RelationshipScreenProps {
  readonly points: readonly StandingPoint[]
  readonly ticked: ReadonlySet<string>
  readonly onTick: (id: string, isOn: boolean) => void
}

function Matrix({ points, chosen, onChoose, filter: asked, onFilter, ticked, onTick }: MatrixProps) {
  const { standing: words } = useWords()
  const format = useFormat()
  const chart = useMemo(() => points.map(chartPoint), [points])
  const counts = useMemo(() => countByQuadrant(points), [points])
  const chosenPoint = points.find(({ card }) => card.id === chosen)
  const filter =
    asked ?? chosenPoint?.standing.place.quadrant ?? (counts['develop-first'] > 0 ? 'develop-first' : 'all')
  const listed = pointsIn(points, filter)
  const { matrix } = standingSettings
  const corner = (name: Exclude<QuadrantFilter, 'all'>) => ({
    word: words.quadrants[name],
    count: format.count(counts[name]),
  })
  const summary = quadrantFilters.flatMap(name =>
    name === 'all' ? [] : [words.quadrantCount(words.quadrants[name], format.count(counts[name]))],
  )
  return (
    <>
      <QuadrantChart
        label={words.chart(format.list(summary))}
        points={chart}
        cut={{ x: matrix.trust, y: matrix.importance }}
        corners={{
          highLow: corner('develop-first'),
          highHigh: corner('core-partner'),
          lowLow: corner('monitor'),
          lowHigh: corner('sustain'),
        }}
        axes={{ x: words.indices.trust, y: words.indices.importance }}
        selected={chosen}
        onPick={onChoose}
      />
      {chosenPoint === undefined ? null : (
        <PointRow as="div" point={chosenPoint} isTicked={ticked.has(chosenPoint.card.id)} onTick={onTick} isChosen />
      )}
      <div className="matrix-filters">
        <ChipGroup label={words.quadrantLabel} line>
          {quadrantFilters.map(name => (
            <Chip
              key={name}
              pressed={name === filter}
              count={format.count(counts[name])}
              onClick={() => onFilter(name)}
            >
              {name === 'all' ? words.all : words.quadrants[name]}
            </Chip>
          ))}
        </ChipGroup>
      </div>
      {listed.length === 0 ? <p className="matrix-note">{words.emptyQuadrant}</p> : null}
      <VirtualList label={words.list} items={listed} itemKey={keyOf}>
        {point => <PointRow as="div" point={point} isTicked={ticked.has(point.card.id)} onTick={onTick} />}
      </VirtualList>
    </>
  )
}

const keyOf = ({ card }: StandingPoint): string => card.id

function TooFew({ count }: { count: number }) {
  const { standing: words } = useWords()
  const format = useFormat()
  return (
    <EmptyState
      action={
        <Button look="main" render={<Link to="/customers" />}>
          {words.toCustomers}
        </Button>
      }
    >
      {words.tooFew(leastPoints)}
      {count === 0 ? null : (
        <>
          <br />
          {words.tooFewNow(format.count(count), leastPoints)}
        </>
      )}
    </EmptyState>
  )
}

/** All of it is one command, with one undo. */
function PlanBar({ selected, onPlanned }: { selected: readonly StandingPoint[]; onPlanned: () => void }) {
  const ketu = useKetu()
  const { standing: words, shell, today: planWords } = useWords()
  const format = useFormat()
  const today = useToday()
  const run = useCommand()
  const [isOpen, setOpen] = useState(false)
  const { zone } = ketu.workspace
  const tomorrow = addDays(today, 1)
  const count = format.count(selected.length)
  const plan = async (day: string, time: string) => {
    setOpen(false)
    const slots = spreadVisits(selected.length, { day, time }, workCalendarOf(zone))
    const visits = selected.flatMap(({ card }, n) => {
      const slot = slots[n]
      return slot === undefined
        ? []
        : [{ customer: card.id, name: card.name, at: instantOfDay(slot.day, slot.time, zone) }]
    })
    if (await run(() => planVisits(ketu, visits), words.planned(count, format.dayShort(day)))) onPlanned()
  }
  return (
    <ActionBar>
      <span className="matrix-selected" role="status">
        {words.selected(count)}
      </span>
      <Button look="main" grow onClick={() => setOpen(true)}>
        {words.plan}
      </Button>
      <DaySheet
        open={isOpen}
        onClose={() => setOpen(false)}
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
        {...(selected.length > visitsPerDay && { note: words.planNote(visitsPerDay) })}
      />
    </ActionBar>
  )
}
