/** /insights/portfolio?class=A&sort=COLUMN: everybody by value; `-` before the column turns its order around. */
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type ClassFilter, classFilters, portfolioColumns } from '#app/features/value/portfolio-columns.ts'
import { PortfolioScreen } from '#app/features/value/portfolio-screen.tsx'
import { readTableOrder, tableOrderText } from '#app/ui/table-order.ts'

interface PortfolioSearch {
  readonly class?: ClassFilter
  readonly sort?: string
}

export const Route = createFileRoute('/insights/portfolio')({
  validateSearch: (search: Record<string, unknown>): PortfolioSearch => {
    const filter = classFilters.find(one => one === search['class'])
    const order = readTableOrder(search['sort'], portfolioColumns)
    return { ...(filter && { class: filter }), ...(order && { sort: tableOrderText(order) }) }
  },
  component: PortfolioRoute,
})

function PortfolioRoute() {
  const { class: filter = 'all', sort } = Route.useSearch()
  const navigate = useNavigate()
  const order = useMemo(() => readTableOrder(sort, portfolioColumns), [sort])
  const go = (search: PortfolioSearch) => void navigate({ to: '/insights/portfolio', search, replace: true })
  return (
    <PortfolioScreen
      filter={filter}
      onFilter={next => go({ ...(next !== 'all' && { class: next }), ...(sort !== undefined && { sort }) })}
      order={order}
      onOrder={next => go({ ...(filter !== 'all' && { class: filter }), sort: tableOrderText(next) })}
    />
  )
}
