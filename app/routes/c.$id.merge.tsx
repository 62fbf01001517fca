/** /c/CUSTOMER/merge?with=CUSTOMER */
import { createFileRoute } from '@tanstack/react-router'
import { MergeScreen } from '#app/features/duplicates/merge-screen.tsx'

export const Route = createFileRoute('/c/$id/merge')({
  validateSearch: (search: Record<string, unknown>): { readonly with: string } => ({
    with: typeof search['with'] === 'string' ? search['with'] : '',
  }),
  component: MergeRoute,
})

function MergeRoute() {
  const { id } = Route.useParams()
  const { with: other } = Route.useSearch()
  return <MergeScreen key={`${id} ${other}`} first={id} second={other} />
}
