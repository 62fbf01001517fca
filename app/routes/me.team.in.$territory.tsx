/** /me/team/in/$territory */
import { createFileRoute } from '@tanstack/react-router'
import { EditTerritoryScreen } from '#app/features/account/edit-territory-screen.tsx'

export const Route = createFileRoute('/me/team/in/$territory')({ component: TerritoryRoute })

function TerritoryRoute() {
  const { territory } = Route.useParams()
  return <EditTerritoryScreen key={territory} territory={territory} />
}
