/** /c/$id?tab=TAB: the customer, or who stands for it once it was merged; on a desktop beside the list. */
import { createFileRoute, Navigate, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { CustomerAnalysis } from '#app/customer-analysis.tsx'
import { useCustomerInsight } from '#app/customer-insight.ts'
import { BriefSection } from '#app/features/brief/brief-section.tsx'
import { CustomerScreen } from '#app/features/customer/customer-screen.tsx'
import { type CustomerTab, customerTabs } from '#app/features/customer/customer-tab.ts'
import type { CardFilter } from '#app/features/customers/card-filter.ts'
import { ReviewRows } from '#app/features/review/review-rows.tsx'
import { StandingSection } from '#app/features/judge/standing-section.tsx'
import { ConflictList } from '#app/features/sync/conflict-list.tsx'
import { useStandIn } from '#app/stand-in.ts'
import { Panes } from '#app/ui/screen.tsx'
import { useWide } from '#app/ui/use-wide.ts'
import { WhenStanding } from '#app/when-standing.tsx'

const KeepTiers = lazy(async () => ({ default: (await import('#app/keep-tiers.tsx')).KeepTiers }))

export const Route = createFileRoute('/c/$id/')({
  validateSearch: (search: Record<string, unknown>): { readonly tab?: CustomerTab } => {
    const tab = customerTabs.find(name => name === search['tab'])
    return tab === undefined ? {} : { tab }
  },
  component: CustomerRoute,
})

/** Beside the customer on a desktop; a phone does without. */
const CustomersScreen = lazy(async () => ({
  default: (await import('#app/features/customers/customers-screen.tsx')).CustomersScreen,
}))

function CustomerRoute() {
  const { id } = Route.useParams()
  const { tab = 'overview' } = Route.useSearch()
  const navigate = useNavigate()
  const [filter, setFilter] = useState<CardFilter>('all')
  const isWide = useWide()
  const standIn = useStandIn(id)
  const insight = useCustomerInsight(id)
  const open = (next: CustomerTab) =>
    void navigate({ to: '/c/$id', params: { id }, search: next === 'overview' ? {} : { tab: next }, replace: true })
  if (standIn !== undefined) return <Navigate to="/c/$id" params={{ id: standIn }} replace />
  const page = (
    <CustomerScreen
      id={id}
      tab={tab}
      onTab={open}
      conflicts={<ConflictList customer={id} />}
      brief={
        <>
          {insight && <ReviewRows key={id} items={insight.review} />}
          {insight?.brief && <BriefSection key={`brief ${id}`} page={insight.brief} />}
        </>
      }
      standing={insight?.standing && <StandingSection key={id} page={insight.standing} />}
      analysis={<CustomerAnalysis key={id} id={id} />}
    />
  )
  const list = (
    <Suspense>
      <CustomersScreen filter={filter} onFilter={setFilter} selected={id} />
    </Suspense>
  )
  return (
    <>
      {isWide ? <Panes list={list} detail={page} /> : page}
      <WhenStanding>
        <KeepTiers />
      </WhenStanding>
    </>
  )
}
