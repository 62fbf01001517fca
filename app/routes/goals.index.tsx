/** /goals?show=mine|customer|territory */
import { createFileRoute } from '@tanstack/react-router'
import { type GoalFilter, goalFilters } from '#app/features/goals/goal-list.ts'
import { GoalsScreen } from '#app/features/goals/goals-screen.tsx'

interface GoalsSearch {
  readonly show?: GoalFilter
}

export const Route = createFileRoute('/goals/')({
  staticData: { frame: 'tabs' },
  validateSearch: (search: Record<string, unknown>): GoalsSearch => {
    const show = goalFilters.find(filter => filter === search['show'])
    return show === undefined ? {} : { show }
  },
  component: GoalsRoute,
})

function GoalsRoute() {
  const { show = 'all' } = Route.useSearch()
  return <GoalsScreen filter={show} />
}
