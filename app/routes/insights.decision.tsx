/** /insights/decision?c=POINT&show=QUADRANT: the matrix of willingness and risk. */
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { matrixSearch, viewOf } from '#app/features/insights/matrix-search.ts'
import { DecisionScreen } from '#app/features/insights/decision-screen.tsx'

export const Route = createFileRoute('/insights/decision')({ validateSearch: matrixSearch, component: DecisionRoute })

function DecisionRoute() {
  const search = Route.useSearch()
  const navigate = useNavigate()
  const view = viewOf(search, next => void navigate({ to: '/insights/decision', search: next, replace: true }))
  return <DecisionScreen {...view} />
}
