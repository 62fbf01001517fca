/** /insights/competitors/$name: known by its name, as whoever heard of it wrote it. */
import { createFileRoute } from '@tanstack/react-router'
import { CompetitorScreen } from '#app/features/market/competitor-screen.tsx'

export const Route = createFileRoute('/insights/competitors/$name')({ component: CompetitorRoute })

function CompetitorRoute() {
  const { name } = Route.useParams()
  return <CompetitorScreen key={name} name={name} />
}
