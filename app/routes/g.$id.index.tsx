/** /g/$id */
import { createFileRoute } from '@tanstack/react-router'
import { GoalScreen } from '#app/features/goals/goal-screen.tsx'

export const Route = createFileRoute('/g/$id/')({ component: GoalRoute })

function GoalRoute() {
  return <GoalScreen id={Route.useParams().id} />
}
