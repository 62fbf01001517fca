/** /insights/relationship?c=CUSTOMER&show=QUADRANT: the matrix of trust and importance. */
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { type QuadrantFilter, quadrantFilters } from '#app/features/insights/relationship-point.ts'
import { RelationshipScreen } from '#app/features/insights/relationship-screen.tsx'

interface RelationshipSearch {
  readonly c?: string
  readonly show?: QuadrantFilter
}

export const Route = createFileRoute('/insights/relationship')({
  validateSearch: (search: Record<string, unknown>): RelationshipSearch => {
    const show = quadrantFilters.find(filter => filter === search['show'])
    return { ...(typeof search['c'] === 'string' && { c: search['c'] }), ...(show && { show }) }
  },
  component: RelationshipRoute,
})

function RelationshipRoute() {
  const { c, show } = Route.useSearch()
  const navigate = useNavigate()
  const go = (search: RelationshipSearch) => void navigate({ to: '/insights/relationship', search, replace: true })
  return (
    <RelationshipScreen
      chosen={c}
      onChoose={id => go({ c: id })}
      filter={show}
      onFilter={filter => go({ ...(c !== undefined && { c }), show: filter })}
    />
  )
}
