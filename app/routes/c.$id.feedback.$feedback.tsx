/** /c/$id/feedback/$feedback */
import { createFileRoute } from '@tanstack/react-router'
import { FeedbackScreen } from '#app/features/knowledge/feedback-form.tsx'

export const Route = createFileRoute('/c/$id/feedback/$feedback')({ component: FeedbackRoute })

function FeedbackRoute() {
  const { id, feedback } = Route.useParams()
  return <FeedbackScreen key={feedback} customer={id} feedback={feedback} />
}
