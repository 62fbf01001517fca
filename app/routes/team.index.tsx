/** /team: the manager's board. */
import { createFileRoute } from '@tanstack/react-router'
import { BoardScreen } from '#app/features/board/board-screen.tsx'

export const Route = createFileRoute('/team/')({
  staticData: { frame: 'tabs' },
  component: BoardRoute,
})

function BoardRoute() {
  return <BoardScreen />
}
