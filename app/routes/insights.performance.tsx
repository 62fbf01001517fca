/** /insights/performance?c=POINT&show=QUADRANT: the matrix of effort and result. */
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { matrixSearch, viewOf } from '#app/features/insights/matrix-search.ts'
import { PerformanceScreen } from '#app/features/insights/performance-screen.tsx'

export const Route = createFileRoute('/insights/performance')({
  validateSearch: matrixSearch,
  component: PerformanceRoute,
})

function PerformanceRoute() {
  const search = Route.useSearch()
  const navigate = useNavigate()
  const view = viewOf(search, next => void navigate({ to: '/insights/performance', search: next, replace: true }))
  return <PerformanceScreen {...view} />
}
