/** Goals, worst first: sections by status, what is over folded away, templates where there is nothing yet. */
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { goalTemplates } from '#shared/domain/goal-template.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { type GoalStanding, goalStandings } from '#app/data/queries/goal-progress.ts'
import { statusLooks } from '#app/goal-status.ts'
import { useToday } from '#app/now.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button, IconButton } from '#app/ui/button.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { FoldedSection, List, Row, SectionHeader } from '#app/ui/row.tsx'
import { Screen, TopBar } from '#app/ui/screen.tsx'
import type { TableOrder } from '#app/ui/table-order.ts'
import { useWide } from '#app/ui/use-wide.ts'
import { VirtualList } from '#app/ui/virtual-list.tsx'
import { useWords } from '#app/words/words-context.tsx'
import type { GoalColumn } from './goal-columns.ts'
import {
  filterGoals,
  type GoalFilter,
  goalFilters,
  type GoalSection,
  type SortedGoals,
  sortGoals,
} from './goal-list.ts'
import { GoalRow } from './goal-row.tsx'
import './goals.css'

const GoalsTable = lazy(async () => ({ default: (await import('./goals-table.tsx')).GoalsTable }))

interface GoalsScreenProps {
  readonly filter: GoalFilter
  readonly onFilter: (filter: GoalFilter) => void
  /** What a desktop's table is ordered by; absent = the worst first. */
  readonly order: TableOrder<GoalColumn> | undefined
  readonly onOrder: (order: TableOrder<GoalColumn>) => void
}

export function GoalsScreen({ filter, onFilter, order, onOrder }: GoalsScreenProps) {
  const { goals } = useWords()
  const asOf = useToday()
  const isWide = useWide()
  const standings = useLive(goalStandings, [asOf])
  const hasAny = standings !== undefined && standings.length > 0
  return (
    <Screen
      title={goals.title}
      wide={isWide && hasAny}
      top={
        <TopBar
          title={goals.title}
          actions={<IconButton icon="plus" label={goals.new} render={<Link to="/goals/new" />} />}
        />
      }
      head={hasAny ? <Filters standings={standings} chosen={filter} onFilter={onFilter} /> : undefined}
    >
      {standings === undefined ? null : hasAny ? (
        <GoalLists {...{ standings, filter, order, onOrder }} />
      ) : (
        <TemplateGallery />
      )}
    </Screen>
  )
}

interface FiltersProps {
  readonly standings: readonly GoalStanding[]
  readonly chosen: GoalFilter
  readonly onFilter: (filter: GoalFilter) => void
}

function Filters({ standings, chosen, onFilter }: FiltersProps) {
  const { goals } = useWords()
  const { me } = useKetu()
  return (
    <ChipGroup label={goals.filter} line>
      {goalFilters.map(filter => (
        <Chip
          key={filter}
          count={filterGoals(standings, filter, me.member).length}
          pressed={filter === chosen}
          onClick={() => onFilter(filter)}
        >
          {goals.filters[filter]}
        </Chip>
      ))}
    </ChipGroup>
  )
}

interface GoalListsProps extends Omit<GoalsScreenProps, 'onFilter'> {
  readonly standings: readonly GoalStanding[]
}

function GoalLists({ standings, filter, order, onOrder }: GoalListsProps) {
  const { goals } = useWords()
  const { me } = useKetu()
  const asOf = useToday()
  const isWide = useWide()
  const sorted = useMemo(
    () => sortGoals(filterGoals(standings, filter, me.member), asOf),
    [standings, filter, me.member, asOf],
  )
  if (sorted.sections.length + sorted.ended.length === 0)
    return (
      <EmptyState action={<Button render={<Link to="/goals" />}>{goals.showAll}</Button>}>{goals.noneHere}</EmptyState>
    )
  if (!isWide) return <GoalRows sorted={sorted} />
  return (
    <Suspense>
      <GoalsTable {...{ sorted, order, onOrder }} />
    </Suspense>
  )
}

function GoalRows({ sorted: { sections, ended } }: { sorted: SortedGoals }) {
  const { goals } = useWords()
  const [open, setOpen] = useState(false)
  const lines = sections.flatMap(section =>
    section.standings.map((standing, i) => ({ standing, head: i === 0 ? section : undefined })),
  )
  return (
    <>
      {lines.length === 0 ? null : (
        <VirtualList label={goals.title} items={lines} itemKey={line => line.standing.goal.id} remember="goals">
          {({ standing, head }) => (
            <>
              {head === undefined ? null : <StatusHeader section={head} />}
              <GoalRow standing={standing} as="div" />
            </>
          )}
        </VirtualList>
      )}
      {ended.length === 0 ? null : (
        <FoldedSection
          count={ended.length}
          open={open}
          onToggle={() => setOpen(!open)}
          content={
            <List label={goals.ended}>
              {ended.map(standing => (
                <GoalRow key={standing.goal.id} standing={standing} as="li" />
              ))}
            </List>
          }
        >
          {goals.ended}
        </FoldedSection>
      )}
    </>
  )
}

function StatusHeader({ section }: { section: GoalSection }) {
  const { goals } = useWords()
  return (
    <SectionHeader count={section.standings.length}>
      <StatusWord {...statusLooks[section.status]}>{goals.status[section.status]}</StatusWord>
    </SectionHeader>
  )
}

/** Nothing yet: one sentence and what one could begin with. */
function TemplateGallery() {
  const { goals } = useWords()
  return (
    <>
      <p className="goals-intro">{goals.empty}</p>
      <SectionHeader>{goals.emptyHint}</SectionHeader>
      <List label={goals.emptyHint}>
        {goalTemplates.map(template => (
          <Row
            key={template.id}
            lead={<Icon name={templateIcons[template.metric]} />}
            leadSize="small"
            leadMiddle
            name={goals.templates[template.metric].name}
            detail={goals.templates[template.metric].hint}
            figure={<Icon name="right" />}
            link={<Link to="/goals/new" search={{ t: template.id }} />}
          />
        ))}
      </List>
    </>
  )
}

export const templateIcons = { visits: 'customers', orders: 'document', 'revenue.net': 'bars' } as const
