/** /insights/factor/$factor?about=NAME&cell=CELL; `new` adds one. */
import { createFileRoute } from '@tanstack/react-router'
import { CompanyFactorScreen, type FactorCell, readCell } from '#app/features/market/factor-form.tsx'

interface FactorSearch {
  readonly about: string
  readonly cell?: FactorCell
}

export const Route = createFileRoute('/insights/factor/$factor')({
  validateSearch: (search: Record<string, unknown>): FactorSearch => {
    const cell = readCell(search['cell'])
    const { about } = search
    return { about: typeof about === 'string' ? about : '', ...(cell !== undefined && { cell }) }
  },
  component: FactorRoute,
})

function FactorRoute() {
  const { factor } = Route.useParams()
  const { about, cell } = Route.useSearch()
  return <CompanyFactorScreen key={factor} factor={factor === 'new' ? undefined : factor} about={about} cell={cell} />
}
