/** /me/team/new?under=<territory> */
import { createFileRoute } from '@tanstack/react-router'
import { NewTerritoryScreen } from '#app/features/account/new-territory-screen.tsx'

interface NewTerritorySearch {
  /** Id of the territory it goes below; absent = at the top. */
  readonly under?: string
}

export const Route = createFileRoute('/me/team/new')({
  validateSearch: ({ under }: Record<string, unknown>): NewTerritorySearch =>
    typeof under === 'string' ? { under } : {},
  component: NewTerritoryRoute,
})

function NewTerritoryRoute() {
  return <NewTerritoryScreen under={Route.useSearch().under} />
}
