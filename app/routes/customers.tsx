/** /customers?show=FILTER&sort=COLUMN; on a desktop a table, `-` before the column turns its order around. */
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type CardColumn, cardColumns } from '#app/features/customers/card-columns.ts'
import { cardFilters, type CardFilter } from '#app/features/customers/card-filter.ts'
import { CustomersScreen } from '#app/features/customers/customers-screen.tsx'
import { readTableOrder, type TableOrder, tableOrderText } from '#app/ui/table-order.ts'

interface CustomersSearch {
  readonly show?: CardFilter
  readonly sort?: string
}

export const Route = createFileRoute('/customers')({
  staticData: { frame: 'tabs' },
  validateSearch: (search: Record<string, unknown>): CustomersSearch => {
    const show = cardFilters.find(filter => filter === search['show'])
    const order = readTableOrder(search['sort'], cardColumns)
    return { ...(show && { show }), ...(order && { sort: tableOrderText(order) }) }
  },
  component: CustomersRoute,
})

function CustomersRoute() {
  const { show = 'all', sort } = Route.useSearch()
  const navigate = useNavigate()
  const order = useMemo(() => readTableOrder(sort, cardColumns), [sort])
  const go = (search: CustomersSearch) => void navigate({ to: '/customers', search, replace: true })
  const filter = (next: CardFilter) =>
    go({ ...(next !== 'all' && { show: next }), ...(sort !== undefined && { sort }) })
  const orderBy = (next: TableOrder<CardColumn>) => go({ ...(show !== 'all' && { show }), sort: tableOrderText(next) })
  return <CustomersScreen filter={show} onFilter={filter} order={order} onOrder={orderBy} />
}
