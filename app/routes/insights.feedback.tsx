/** /insights/feedback?state=STATE&product=NAME: what customers say of our products. */
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { FeedbackInboxScreen } from '#app/features/knowledge/feedback-inbox-screen.tsx'
import { readInboxFilter } from '#app/features/knowledge/inbox-filter.ts'

export const Route = createFileRoute('/insights/feedback')({
  validateSearch: readInboxFilter,
  component: FeedbackRoute,
})

function FeedbackRoute() {
  const filter = Route.useSearch()
  const navigate = useNavigate()
  return (
    <FeedbackInboxScreen
      filter={filter}
      onFilter={next => void navigate({ to: '/insights/feedback', search: next, replace: true })}
    />
  )
}
