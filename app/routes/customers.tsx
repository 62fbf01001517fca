/** /customers?show=FILTER&segment=SEGMENT&sort=COLUMN; on a desktop a table, `-` before the column turns its order around. */
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type CardColumn, cardColumns } from '#app/features/customers/card-columns.ts'
import { cardFilters, type CardFilter } from '#app/features/customers/card-filter.ts'
import { CustomersScreen } from '#app/features/customers/customers-screen.tsx'
import { readTableOrder, type TableOrder, tableOrderText } from '#app/ui/table-order.ts'

interface CustomersSearch {
  readonly show?: CardFilter
  readonly segment?: string
  readonly sort?: string
}

export const Route = createFileRoute('/customers')({
  staticData: { frame: 'tabs' },
  validateSearch: (search: Record<string, unknown>): CustomersSearch => {
    const show = cardFilters.find(filter => filter === search['show'])
    const order = readTableOrder(search['sort'], cardColumns)
    const segment = search['segment']
    return {
      ...(show && { show }),
      ...(typeof segment === 'string' && { segment }),
      ...(order && { sort: tableOrderText(order) }),
    }
  },
  component: CustomersRoute,
})

function CustomersRoute() {
  const { show = 'all', segment, sort } = Route.useSearch()
  const navigate = useNavigate()
  const order = useMemo(() => readTableOrder(sort, cardColumns), [sort])
  const go = (change: { show?: CardFilter; segment?: string | undefined; sort?: string | undefined }) => {
    const next = { show, segment, sort, ...change }
    const search: CustomersSearch = {
      ...(next.show !== 'all' && { show: next.show }),
      ...(next.segment !== undefined && { segment: next.segment }),
      ...(next.sort !== undefined && { sort: next.sort }),
    }
    void navigate({ to: '/customers', search, replace: true })
  }
  return (
    <CustomersScreen
      filter={show}
      onFilter={next => go({ show: next })}
      segment={segment}
      onSegment={next => go({ segment: next })}
      order={order}
      onOrder={(next: TableOrder<CardColumn>) => go({ sort: tableOrderText(next) })}
    />
  )
}
