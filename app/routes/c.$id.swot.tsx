/** /c/$id/swot: both boards of a customer. */
import { createFileRoute } from '@tanstack/react-router'
import { CustomerBoards } from '#app/features/market/board-screen.tsx'

export const Route = createFileRoute('/c/$id/swot')({ component: SwotRoute })

function SwotRoute() {
  const { id } = Route.useParams()
  return <CustomerBoards key={id} customer={id} />
}
