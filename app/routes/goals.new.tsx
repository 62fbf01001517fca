/** /goals/new?c=CUSTOMER&t=TEMPLATE */
import { createFileRoute } from '@tanstack/react-router'
import { NewGoalScreen } from '#app/features/goals/new-goal-screen.tsx'

interface NewGoalSearch {
  readonly c?: string
  readonly t?: string
}

export const Route = createFileRoute('/goals/new')({
  validateSearch: ({ c, t }: Record<string, unknown>): NewGoalSearch => ({
    ...(typeof c === 'string' && { c }),
    ...(typeof t === 'string' && { t }),
  }),
  component: NewGoalRoute,
})

function NewGoalRoute() {
  const { c, t } = Route.useSearch()
  return <NewGoalScreen customer={c} template={t} />
}
