/** /c/$id/feedback/new */
import { createFileRoute } from '@tanstack/react-router'
import { FeedbackScreen } from '#app/features/knowledge/feedback-form.tsx'

export const Route = createFileRoute('/c/$id/feedback/new')({ component: NewFeedbackRoute })

function NewFeedbackRoute() {
  const { id } = Route.useParams()
  return <FeedbackScreen key={id} customer={id} feedback={undefined} />
}
