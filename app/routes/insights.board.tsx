/** /insights/board?about=NAME&kind=swot|pest: the company's board on a competitor or a market. */
import { createFileRoute } from '@tanstack/react-router'
import type { BoardKind } from '#app/features/market/board.tsx'
import { CompanyBoard } from '#app/features/market/board-screen.tsx'

export const Route = createFileRoute('/insights/board')({
  validateSearch: ({ about, kind }: Record<string, unknown>): { readonly about: string; readonly kind: BoardKind } => ({
    about: typeof about === 'string' ? about : '',
    kind: kind === 'pest' ? 'pest' : 'swot',
  }),
  component: BoardRoute,
})

function BoardRoute() {
  const { about, kind } = Route.useSearch()
  return <CompanyBoard key={about} about={about} kind={kind} />
}
