/** /activity?tab=deleted */
import { createFileRoute } from '@tanstack/react-router'
import { ActivityScreen, type ActivityTab } from '#app/features/activity/activity-screen.tsx'

interface ActivitySearch {
  readonly tab?: ActivityTab
}

export const Route = createFileRoute('/activity')({
  validateSearch: (search: Record<string, unknown>): ActivitySearch =>
    search['tab'] === 'deleted' ? { tab: 'deleted' } : {},
  component: ActivityRoute,
})

function ActivityRoute() {
  const { tab = 'done' } = Route.useSearch()
  return <ActivityScreen tab={tab} />
}
