/** /insights/relationship?c=POINT&show=QUADRANT: the matrix of trust and importance. */
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { matrixSearch, viewOf } from '#app/features/insights/matrix-search.ts'
import { RelationshipScreen } from '#app/features/insights/relationship-screen.tsx'

export const Route = createFileRoute('/insights/relationship')({
  validateSearch: matrixSearch,
  component: RelationshipRoute,
})

function RelationshipRoute() {
  const search = Route.useSearch()
  const navigate = useNavigate()
  const view = viewOf(search, next => void navigate({ to: '/insights/relationship', search: next, replace: true }))
  return <RelationshipScreen {...view} />
}
