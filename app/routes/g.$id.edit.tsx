/** /g/$id/edit */
import { createFileRoute } from '@tanstack/react-router'
import { EditGoalScreen } from '#app/features/goals/edit-goal-screen.tsx'

export const Route = createFileRoute('/g/$id/edit')({ component: EditGoalRoute })

function EditGoalRoute() {
  return <EditGoalScreen id={Route.useParams().id} />
}
