/** /goals/new?c=CUSTOMER&t=TEMPLATE&title=TITLE */
import { createFileRoute } from '@tanstack/react-router'
import { NewGoalScreen } from '#app/features/goals/new-goal-screen.tsx'

interface NewGoalSearch {
  readonly c?: string
  readonly t?: string
  readonly title?: string
}

export const Route = createFileRoute('/goals/new')({
  validateSearch: ({ c, t, title }: Record<string, unknown>): NewGoalSearch => ({
    ...(typeof c === 'string' && { c }),
    ...(typeof t === 'string' && { t }),
    ...(typeof title === 'string' && { title }),
  }),
  component: NewGoalRoute,
})

function NewGoalRoute() {
  const { c, t, title } = Route.useSearch()
  return <NewGoalScreen customer={c} template={t} title={title} />
}
