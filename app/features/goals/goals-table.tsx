/** Goals of a desktop as a table: the worst first, or by any column. */
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useLive } from '#app/context.tsx'
import { memberNames } from '#app/data/facts.ts'
import type { GoalStanding } from '#app/data/queries/goal-progress.ts'
import { statusLooks } from '#app/goal-status.ts'
import { StatusWord } from '#app/ui/mark.tsx'
import { FoldedSection } from '#app/ui/row.tsx'
import { type Column, Table, VirtualTable } from '#app/ui/table.tsx'
import type { TableOrder } from '#app/ui/table-order.ts'
import { TableShare } from '#app/ui/table-share.tsx'
import { collator, type Format } from '#app/words/format.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import type { Words } from '#app/words/zh-CN.ts'
import type { GoalColumn } from './goal-columns.ts'
import { pairText, rowAmount } from './goal-figure.ts'
import { goalStatusOrder, type SortedGoals } from './goal-list.ts'
import { noteOf } from './goal-row.tsx'

interface GoalsTableProps {
  readonly sorted: SortedGoals
  readonly order: TableOrder<GoalColumn> | undefined
  readonly onOrder: (order: TableOrder<GoalColumn>) => void
}

export function GoalsTable({ sorted: { sections, ended }, order, onOrder }: GoalsTableProps) {
  const words = useWords()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const names = useLive(({ db }) => memberNames(db))
  const running = useMemo(() => sections.flatMap(section => section.standings), [sections])
  const columns = useMemo(
    () => names && columnsOf({ words, format, names, standings: [...running, ...ended] }),
    [words, format, names, running, ended],
  )
  if (columns === undefined) return null
  const table = { columns, itemKey, link, onOrder }
  const inOrder = (comesIn: TableOrder<GoalColumn>) => ({ comesIn, order: order ?? comesIn })
  return (
    <>
      {running.length === 0 ? null : (
        <VirtualTable {...table} {...inOrder(worstFirst)} label={words.goals.title} items={running} remember="goals" />
      )}
      {ended.length === 0 ? null : (
        <FoldedSection
          count={ended.length}
          open={isOpen}
          onToggle={() => setOpen(!isOpen)}
          content={<Table {...table} {...inOrder(latestFirst)} label={words.goals.ended} items={ended} />}
        >
          {words.goals.ended}
        </FoldedSection>
      )}
    </>
  )
}

const itemKey = ({ goal }: GoalStanding): string => goal.id
const link = ({ goal }: GoalStanding) => <Link to="/g/$id" params={{ id: goal.id }} />
const worstFirst: TableOrder<GoalColumn> = { column: 'status', isDown: false }
const latestFirst: TableOrder<GoalColumn> = { column: 'end', isDown: true }

interface Seen {
  readonly words: Words
  readonly format: Format
  readonly names: ReadonlyMap<string, string>
  readonly standings: readonly GoalStanding[]
}

function columnsOf(seen: Seen): readonly Column<GoalStanding, GoalColumn>[] {
  const owners = new Set(seen.standings.map(({ goal }) => goal.owner))
  return [
    nameColumn(seen),
    statusColumn(seen),
    shareColumn(seen),
    ...figureColumns(seen),
    endColumn(seen),
    ...(owners.size > 1 ? [ownerColumn(seen)] : []),
  ]
}

type GoalColumnOf = (seen: Seen) => Column<GoalStanding, GoalColumn>

const nameColumn: GoalColumnOf = ({ words: { goals } }) => ({
  key: 'name',
  head: goals.columns.name,
  size: 'name',
  cell: ({ scopeName, goal }) =>
    scopeName === '' ? (
      <span>{goal.title}</span>
    ) : (
      <>
        <span>{scopeName}</span>
        <span className="goal-title">{goal.title}</span>
      </>
    ),
  sort: { of: ({ scopeName, goal }) => `${scopeName} ${goal.title}`, compare: collator.compare },
})

/** Of one status they stay as they come: farthest behind first. */
const statusColumn: GoalColumnOf = ({ words: { goals } }) => ({
  key: 'status',
  head: goals.columns.status,
  size: 'word',
  cell: ({ progress: { status } }) => <StatusWord {...statusLooks[status]}>{goals.status[status]}</StatusWord>,
  sort: { of: ({ progress }) => goalStatusOrder.indexOf(progress.status) },
})

const isIncomplete = ({ progress }: GoalStanding): boolean => progress.status === 'incomplete'

const shareColumn: GoalColumnOf = ({ words: { goals }, format }) => ({
  key: 'share',
  head: goals.columns.share,
  size: 'word',
  isFigure: true,
  cell: standing =>
    isIncomplete(standing) ? (
      goals.noFigure
    ) : (
      <TableShare ratio={standing.progress.ratio} text={format.percent(standing.progress.ratio)} />
    ),
  sort: { of: standing => (isIncomplete(standing) ? undefined : standing.progress.ratio) },
})

/** Visits and money cannot be compared: these columns order nothing. */
const figureColumns = ({ words, format }: Seen): readonly Column<GoalStanding, GoalColumn>[] => [
  {
    key: 'figures',
    head: words.goals.columns.figures,
    size: 'word',
    isFigure: true,
    cell: ({ goal, progress }) => pairText(words, format, goal.metric, progress.actual, goal.target),
  },
  {
    key: 'needed',
    head: words.goals.columns.needed,
    size: 'figure',
    isFigure: true,
    isExtra: true,
    cell: ({ goal, progress: { neededPerWeek, status } }) =>
      neededPerWeek === null || neededPerWeek === 0 || status === 'incomplete'
        ? ''
        : rowAmount(words, format, goal.metric, neededPerWeek),
  },
  {
    key: 'gap',
    head: words.goals.columns.gap,
    size: 'word',
    isFigure: true,
    isExtra: true,
    cell: standing => noteOf(words, format, standing),
  },
]

const endColumn: GoalColumnOf = ({ words: { goals }, format }) => ({
  key: 'end',
  head: goals.columns.end,
  size: 'figure',
  isFigure: true,
  cell: ({ goal }) => format.dayOfMonth(goal.end),
  sort: { of: ({ goal }) => goal.end || undefined },
})

const ownerColumn: GoalColumnOf = ({ words: { goals }, names }) => ({
  key: 'owner',
  head: goals.columns.owner,
  size: 'word',
  cell: ({ goal }) => names.get(goal.owner),
  sort: { of: ({ goal }) => names.get(goal.owner), compare: collator.compare },
})
