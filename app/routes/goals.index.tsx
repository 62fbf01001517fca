/** /goals?show=mine|customer|territory&sort=COLUMN; on a desktop a table, `-` before the column turns its order around. */
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type GoalColumn, goalColumns } from '#app/features/goals/goal-columns.ts'
import { type GoalFilter, goalFilters } from '#app/features/goals/goal-list.ts'
import { GoalsScreen } from '#app/features/goals/goals-screen.tsx'
import { readTableOrder, type TableOrder, tableOrderText } from '#app/ui/table-order.ts'

interface GoalsSearch {
  readonly show?: GoalFilter
  readonly sort?: string
}

export const Route = createFileRoute('/goals/')({
  staticData: { frame: 'tabs' },
  validateSearch: (search: Record<string, unknown>): GoalsSearch => {
    const show = goalFilters.find(filter => filter === search['show'])
    const order = readTableOrder(search['sort'], goalColumns)
    return { ...(show && { show }), ...(order && { sort: tableOrderText(order) }) }
  },
  component: GoalsRoute,
})

function GoalsRoute() {
  const { show = 'all', sort } = Route.useSearch()
  const navigate = useNavigate()
  const order = useMemo(() => readTableOrder(sort, goalColumns), [sort])
  const go = (search: GoalsSearch) => void navigate({ to: '/goals', search, replace: true })
  const filter = (next: GoalFilter) =>
    go({ ...(next !== 'all' && { show: next }), ...(sort !== undefined && { sort }) })
  const orderBy = (next: TableOrder<GoalColumn>) => go({ ...(show !== 'all' && { show }), sort: tableOrderText(next) })
  return <GoalsScreen filter={show} onFilter={filter} order={order} onOrder={orderBy} />
}
