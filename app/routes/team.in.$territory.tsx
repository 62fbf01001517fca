/** /team/in/$territory: the board of one territory and what is below it. */
import { createFileRoute } from '@tanstack/react-router'
import { BoardScreen } from '#app/features/board/board-screen.tsx'

export const Route = createFileRoute('/team/in/$territory')({ component: TerritoryRoute })

function TerritoryRoute() {
  const { territory } = Route.useParams()
  return <BoardScreen key={territory} territory={territory} />
}
