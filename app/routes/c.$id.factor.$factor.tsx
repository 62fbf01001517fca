/** /c/$id/factor/$factor?cell=CELL; `new` adds one. */
import { createFileRoute } from '@tanstack/react-router'
import { CustomerFactorScreen, type FactorCell, readCell } from '#app/features/market/factor-form.tsx'

export const Route = createFileRoute('/c/$id/factor/$factor')({
  validateSearch: (search: Record<string, unknown>): { readonly cell?: FactorCell } => {
    const cell = readCell(search['cell'])
    return cell === undefined ? {} : { cell }
  },
  component: FactorRoute,
})

function FactorRoute() {
  const { id, factor } = Route.useParams()
  const { cell } = Route.useSearch()
  return <CustomerFactorScreen key={factor} customer={id} factor={factor === 'new' ? undefined : factor} cell={cell} />
}
