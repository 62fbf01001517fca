/** /customers?show=FILTER */
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { cardFilters, type CardFilter } from '#app/features/customers/card-filter.ts'
import { CustomersScreen } from '#app/features/customers/customers-screen.tsx'

export const Route = createFileRoute('/customers')({
  staticData: { frame: 'tabs' },
  validateSearch: (search: Record<string, unknown>): { readonly show?: CardFilter } => {
    const show = cardFilters.find(filter => filter === search['show'])
    return show === undefined ? {} : { show }
  },
  component: CustomersRoute,
})

function CustomersRoute() {
  const { show = 'all' } = Route.useSearch()
  const navigate = useNavigate()
  const filter = (next: CardFilter) =>
    void navigate({ to: '/customers', search: next === 'all' ? {} : { show: next }, replace: true })
  return <CustomersScreen filter={show} onFilter={filter} />
}
